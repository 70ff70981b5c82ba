extension MatrixComparison {
  /// What the changed cells do to the counts and ranks of what users use, and to the whole matrix.
  /// For a derived matrix, which counts changed.
  var effects: [ChangeReport.Effect] {
    if new.isDerived { return derivedEffects }
    guard !new.levels.isEmpty else { return [] }
    let lines = new.usesRows ? new.rows : new.columns
    let ids = new.usesRows ? rowIDs : columnIDs
    let oldIDs = Dictionary(ids.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    let oldCounts = LevelCounts.byLine(old, isRow: new.usesRows)
    let newCounts = LevelCounts.byLine(new, isRow: new.usesRows)
    let oldRanks = ranks(old.usesRows == new.usesRows ? old : new, oldCounts)
    let newRanks = ranks(new, newCounts)
    // A line that is new or gone changes the ranks of the others.
    let oldLines = new.usesRows ? old.rows : old.columns
    let hasSameLines = oldLines.count == lines.count && oldIDs.count == lines.count
    var effects = lines.compactMap { line -> ChangeReport.Effect? in
      guard let oldID = oldIDs[line.id] else { return nil }
      var parts = self.parts(
        oldCounts[oldID] ?? LevelCounts(), newCounts[line.id] ?? LevelCounts())
      if parts.isEmpty, !hasSameLines { return nil }
      if let was = oldRanks[oldID], let now = newRanks[line.id], was != now,
        let level = rankedLevel(new)
      {
        parts.append("rank by \(level.label) \(was) → \(now) of \(lines.count)")
      }
      return parts.isEmpty ? nil : effect(line.id, line.title, parts)
    }
    let all = parts(LevelCounts(old), LevelCounts(new))
    if !all.isEmpty { effects.append(effect("", "In all", all)) }
    return effects
  }

  private func effect(_ id: String, _ title: String, _ parts: [String]) -> ChangeReport.Effect {
    .init(matrix: new.key.id, line: id, title: title, text: parts.joined(separator: ", "))
  }

  /// Lists the counts that differ: "Shared 9 → 8".
  private func parts(_ old: LevelCounts, _ new: LevelCounts) -> [String] {
    let oldIDs = Dictionary(levelIDs.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    let kept = self.new.levels.compactMap { level -> String? in
      let (was, now) = (oldIDs[level.id].map { old[$0] } ?? 0, new[level.id])
      return was == now ? nil : "\(level.label) \(was) → \(now)"
    }
    let gone = self.old.levels.filter { levelIDs[$0.id] == nil && old[$0.id] > 0 }
    return kept + gone.map { "\($0.label) \(old[$0.id]) → 0" }
  }

  /// The level by which lines are ranked: the largest duty of the user.
  private func rankedLevel(_ matrix: ComparedMatrix) -> ComparedMatrix.Level? {
    matrix.duties.first.flatMap { id in matrix.levels.first { $0.id == id } }
  }

  /// The rank of each line by the number of cells with that level, from 1. Equal counts share a rank.
  private func ranks(_ matrix: ComparedMatrix, _ counts: [String: LevelCounts]) -> [String: Int] {
    guard let level = rankedLevel(matrix) else { return [:] }
    let lines = matrix.usesRows ? matrix.rows : matrix.columns
    let numbers = lines.map { counts[$0.id]?[level.id] ?? 0 }
    let sorted = numbers.sorted(by: >)
    return Dictionary(
      zip(lines, numbers).map { line, number in
        (line.id, 1 + (sorted.firstIndex(of: number) ?? 0))
      },
      uniquingKeysWith: { a, _ in a })
  }

  private var derivedEffects: [ChangeReport.Effect] {
    let changed = Set(oldCells.keys).union(new.cells.keys).filter {
      (oldCells[$0]?.number ?? 0) != (new.cells[$0]?.number ?? 0)
    }
    guard !changed.isEmpty else { return [] }
    var parts: [String] = []
    for row in new.rows {
      for column in new.columns where changed.contains(.init(row.id, column.id)) {
        guard parts.count < Self.shownCounts else { continue }
        let key = ComparedMatrix.CellKey(row.id, column.id)
        let (was, now) = (oldCells[key]?.number ?? 0, new.cells[key]?.number ?? 0)
        parts.append("\(row.title) × \(column.title) \(numberText(was)) → \(numberText(now))")
      }
    }
    if changed.count > parts.count { parts.append("\(changed.count - parts.count) more") }
    return [effect("", "Counts", parts)]
  }

  /// Maximum number of changed counts that are listed.
  private static let shownCounts = 5
}

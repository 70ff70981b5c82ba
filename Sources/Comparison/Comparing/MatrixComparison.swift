/// Compares a matrix with its older version, cell by cell.
struct MatrixComparison {
  let old: ComparedMatrix
  let new: ComparedMatrix
  /// The new id of each old row that still exists.
  let rowIDs: [String: String]
  /// The new id of each old column that still exists.
  let columnIDs: [String: String]
  /// The new id of each old level that still exists.
  let levelIDs: [String: String]
  /// The new id of each old mark that still exists.
  let markIDs: [String: String]
  /// The old cells by their new rows and columns, with the new ids of levels and marks.
  let oldCells: [ComparedMatrix.CellKey: ComparedMatrix.Cell]
  /// Who carries what, as the new version says, or else the old one.
  let duties: DutyWeights

  init(_ old: ComparedMatrix, _ new: ComparedMatrix, _ matches: EntryMatches) {
    self.old = old
    self.new = new
    let rowIDs = Self.lines(old.rows, new.rows, matches)
    let columnIDs = Self.lines(old.columns, new.columns, matches)
    let levelIDs = Self.ids(
      old.levels.map { ($0.id, $0.label) }, new.levels.map { ($0.id, $0.label) })
    let markIDs = Self.ids(old.marks.map { ($0.id, $0.label) }, new.marks.map { ($0.id, $0.label) })
    (self.rowIDs, self.columnIDs) = (rowIDs, columnIDs)
    (self.levelIDs, self.markIDs) = (levelIDs, markIDs)
    var cells: [ComparedMatrix.CellKey: ComparedMatrix.Cell] = [:]
    for (key, cell) in old.cells {
      guard let row = rowIDs[key.row], let column = columnIDs[key.column] else { continue }
      var cell = cell
      cell.levels = cell.levels.map { levelIDs[$0] ?? $0 }.sorted()
      cell.marks = cell.marks.map { markIDs[$0] ?? $0 }.sorted()
      cells[.init(row, column)] = cell
    }
    oldCells = cells
    duties = DutyWeights(new.duties.isEmpty ? old : new, levels: new.levels + old.levels)
  }

  /// Returns the new id of each old line: that of the same entry, or of the line with the same id or
  /// title if it comes from the table.
  private static func lines(
    _ old: [ComparedMatrix.Line], _ new: [ComparedMatrix.Line], _ matches: EntryMatches
  ) -> [String: String] {
    let byEntry = Dictionary(
      new.compactMap { line in line.entry.map { ($0, line.id) } }, uniquingKeysWith: { a, _ in a })
    var result: [String: String] = [:]
    for line in old {
      if let entry = line.entry, let id = byEntry[matches.newKeys[entry] ?? entry] {
        result[line.id] = id
      }
    }
    let own = ids(
      old.filter { result[$0.id] == nil }.map { ($0.id, $0.title) },
      new.filter { !result.values.contains($0.id) && ($0.entry == nil) }.map { ($0.id, $0.title) })
    return result.merging(own) { a, _ in a }
  }

  /// Returns the new id of each old item: the same one, or that of the only item with the same label.
  private static func ids(
    _ old: [(id: String, label: String)], _ new: [(id: String, label: String)]
  ) -> [String: String] {
    let newIDs = Set(new.map(\.id))
    let oldIDs = Set(old.map(\.id))
    let fresh = Dictionary(grouping: new.filter { !oldIDs.contains($0.id) }, by: \.label)
    let gone = Dictionary(grouping: old.filter { !newIDs.contains($0.id) }, by: \.label)
    var result: [String: String] = [:]
    for item in old {
      if newIDs.contains(item.id) {
        result[item.id] = item.id
      } else if gone[item.label]?.count == 1, let others = fresh[item.label], others.count == 1 {
        result[item.id] = others[0].id
      }
    }
    return result
  }

  // MARK: Changes

  /// All changes of the matrix. Those of a derived matrix are effects of others.
  var changes: [Change] {
    new.isDerived || old.isDerived
      ? [] : scaleChanges + dutyLevelChanges + lineChanges + cellChanges
  }

  private var scaleChanges: [Change] {
    typealias Item = (id: String, label: String, text: String)
    func compare(_ old: [Item], _ new: [Item], _ ids: [String: String], _ noun: String) -> [Change]
    {
      let before = Dictionary(
        old.compactMap { item in ids[item.id].map { ($0, item) } }, uniquingKeysWith: { a, _ in a })
      func subject(_ item: Item) -> Change.Subject {
        var subject = Change.Subject(self.new)
        (subject.part, subject.partTitle, subject.noun) = (item.id, item.label, noun)
        return subject
      }
      return new.flatMap { item -> [Change] in
        guard let was = before[item.id] else {
          return [Change(.scaleAdded, subject(item), to: item.label)]
        }
        var changes: [Change] = []
        if was.id != item.id {
          changes.append(
            Change(
              .scaleRenamed, subject(item), from: was.id, to: item.id,
              reason: "cells and exported files name it by its id"))
        }
        if (was.label, was.text) != (item.label, item.text) {
          let names = was.label != item.label
          changes.append(
            Change(
              .scaleChanged, subject(item), from: names ? was.label : was.text.shortened,
              to: names ? item.label : item.text.shortened))
        }
        return changes
      }
        + old.filter { ids[$0.id] == nil }.map {
          Change(.scaleRemoved, subject($0), from: $0.label)
        }
    }
    return compare(
      old.levels.map { ($0.id, $0.label, $0.meaning) },
      new.levels.map { ($0.id, $0.label, $0.meaning) }, levelIDs, "level")
      + compare(
        old.marks.map { ($0.id, $0.label, "\($0.sign) \($0.meaning)") },
        new.marks.map { ($0.id, $0.label, "\($0.sign) \($0.meaning)") }, markIDs, "mark")
  }

  /// The levels that newly count as duties of the user, or no longer do. Cells that have them are then
  /// the same, but mean another thing.
  private var dutyLevelChanges: [Change] {
    guard !old.duties.isEmpty, !new.duties.isEmpty else { return [] }
    let before = Set(old.duties.compactMap { levelIDs[$0] })
    let after = Set(new.duties)
    let kept = Set(levelIDs.values)
    return new.levels.filter {
      kept.contains($0.id) && before.contains($0.id) != after.contains($0.id)
    }
    .map { level in
      var subject = Change.Subject(new)
      (subject.part, subject.partTitle, subject.noun) = (level.id, level.label, "level")
      let isAdded = after.contains(level.id)
      let count = new.cells.values.count { $0.levels.contains(level.id) }
      return Change(
        isAdded ? .dutyLevelAdded : .dutyLevelRemoved, subject,
        details: ["\(count) \(count == 1 ? "cell has" : "cells have") it"])
    }
  }

  private var lineChanges: [Change] {
    func added(_ lines: [ComparedMatrix.Line], _ ids: [String: String], isRow: Bool) -> [Change] {
      let kept = Set(ids.values)
      let fresh = lines.filter { !kept.contains($0.id) }
      let allCounts = fresh.isEmpty ? [:] : LevelCounts.byLine(new, isRow: isRow)
      return fresh.map { line in
        let counts = allCounts[line.id] ?? LevelCounts()
        // Nobody uses a new model yet, but those who use the others get the duties of a new domain.
        let hasDuties =
          isRow != new.usesRows && !duties.isEmpty
          && counts.ids.contains { duties.weight(of: [$0]) > 0 }
        return Change(
          hasDuties ? .lineWithDutiesAdded : .lineAdded, subject(line, isRow: isRow, in: new),
          to: line.title, reason: hasDuties ? "it has duties for \(duties.user)" : nil,
          details: counts.words(new.levels))
      }
    }
    func removed(_ lines: [ComparedMatrix.Line], _ ids: [String: String], isRow: Bool) -> [Change] {
      let gone = lines.filter { ids[$0.id] == nil }
      let counts = gone.isEmpty ? [:] : LevelCounts.byLine(old, isRow: isRow)
      return gone.map { line in
        Change(
          .lineRemoved, subject(line, isRow: isRow, in: new), from: line.title,
          details: counts[line.id]?.words(old.levels) ?? [])
      }
    }
    return added(new.rows, rowIDs, isRow: true) + added(new.columns, columnIDs, isRow: false)
      + removed(old.rows, rowIDs, isRow: true) + removed(old.columns, columnIDs, isRow: false)
  }

  private func subject(
    _ line: ComparedMatrix.Line, isRow: Bool, in matrix: ComparedMatrix
  ) -> Change.Subject {
    var subject = Change.Subject(matrix)
    if isRow {
      (subject.row, subject.rowTitle) = (line.id, line.title)
    } else {
      (subject.column, subject.columnTitle) = (line.id, line.title)
    }
    return subject
  }

  private var cellChanges: [Change] {
    let rows = Set(rowIDs.values)
    let columns = Set(columnIDs.values)
    return new.rows.filter { rows.contains($0.id) }.flatMap { row in
      new.columns.filter { columns.contains($0.id) }.flatMap { column -> [Change] in
        let key = ComparedMatrix.CellKey(row.id, column.id)
        let (from, to) = (oldCells[key], new.cells[key])
        guard from != to else { return [] }
        var subject = Change.Subject(new)
        (subject.row, subject.rowTitle) = (row.id, row.title)
        (subject.column, subject.columnTitle) = (column.id, column.title)
        if let address = to?.address { subject.address = address }
        return CellComparison(from ?? .init(), to ?? .init(), self).changes(subject)
      }
    }
  }

  /// Returns the labels of levels by their ids, in the order of the matrix.
  func words(ofLevels ids: [String]) -> String? {
    let labels = (new.levels + old.levels.filter { level in levelIDs[level.id] == nil })
      .filter { ids.contains($0.id) }.map(\.label)
    return labels.isEmpty ? nil : labels.joined(separator: " / ")
  }

  // MARK: Side by side

  /// The matrix with its old and new cells, or nil if no cell changed or there are too many.
  var difference: MatrixDifference? {
    let rows = sideBySide(new.rows, old.rows, rowIDs)
    let columns = sideBySide(new.columns, old.columns, columnIDs)
    guard !new.isDerived, rows.count * columns.count <= Self.shownCells else { return nil }
    let cells = rows.map { row in
      columns.map { column -> MatrixDifference.Cell in
        let old = old.cells[.init(row.oldID, column.oldID)]
        let new = new.cells[.init(row.line.id, column.line.id)]
        return MatrixDifference.Cell(
          from: old.flatMap { text(of: $0, in: self.old) },
          to: new.flatMap { text(of: $0, in: self.new) })
      }
    }
    guard cells.joined().contains(where: \.isChanged) else { return nil }
    return MatrixDifference(
      id: new.key.id, title: new.title, address: new.address, corner: new.corner,
      rows: rows.map(\.line), columns: columns.map(\.line), cells: cells)
  }

  /// Maximum number of cells of a matrix that is shown side by side.
  private static let shownCells = 10_000

  private func sideBySide(
    _ new: [ComparedMatrix.Line], _ old: [ComparedMatrix.Line], _ ids: [String: String]
  ) -> [(line: MatrixDifference.Line, oldID: String)] {
    let oldIDs = Dictionary(ids.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    return new.map { line in
      (
        MatrixDifference.Line(
          id: line.id, title: line.title, state: oldIDs[line.id] == nil ? .added : .kept),
        oldIDs[line.id] ?? ""
      )
    }
      + old.filter { ids[$0.id] == nil }.map {
        (MatrixDifference.Line(id: "", title: $0.title, state: .removed), $0.id)
      }
  }

  private func text(of cell: ComparedMatrix.Cell, in matrix: ComparedMatrix) -> String? {
    if let number = cell.number { return numberText(number) }
    if let text = cell.text { return text.shortened }
    let labels = matrix.levels.filter { cell.levels.contains($0.id) }.map(\.label)
    let signs = matrix.marks.filter { cell.marks.contains($0.id) }.map(\.sign)
    return labels.isEmpty ? nil : labels.joined(separator: " / ") + signs.joined()
  }
}

/// Returns a number without superfluous decimals.
func numberText(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

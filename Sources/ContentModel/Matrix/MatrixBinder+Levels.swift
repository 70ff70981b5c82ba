internal import ContentFormat
internal import Diagnostics

extension MatrixBinder {
  /// Reads the declared levels and reports those that readers could not tell apart.
  mutating func levels(_ kind: Matrix.Kind) -> [Matrix.Level] {
    guard kind == .levels else { return [] }
    let keys = keys(with: "levels")
    let items = keys.fields.list("levels")
    var colors = DefaultColors(taken: items)
    var levels: [Matrix.Level] = []
    for item in items {
      guard case .record(let fields) = item.value, let id = fields.text("id") else { continue }
      let label = fields.text("label") ?? humanized(id)
      let aliases = fields.texts("aliases")
      for name in [id, label] + aliases.map(\.text)
      where levels.contains(where: { $0.matches(name) }) {
        let alias = aliases.first { $0.text == name && name != id && name != label }
        findings.append(
          .duplicateLevel(alias?.text ?? id, at: keys.at(alias?.range ?? item.range)))
        break
      }
      let letter = fields.text("letter") ?? String(label.prefix(1))
      if letter.count > 2 || letter.isEmpty || levels.contains(where: { $0.letter == letter }) {
        findings.append(.ambiguousLetter(letter, of: label, at: keys.at(item.range)))
      }
      let isApplicable = fields.flag("applicable") ?? true
      levels.append(
        Matrix.Level(
          id: id, label: label, aliases: aliases.map(\.text), letter: letter,
          color: fields.choice("color").map { LevelColor($0) }
            ?? colors.next(isApplicable: isApplicable),
          meaning: fields.text("meaning"), isApplicable: isApplicable,
          isSplit: fields.flag("split") ?? (id == "shared"),
          crosswalk: crosswalk(fields.record("crosswalk")), location: keys.at(item.range)))
    }
    if levels.isEmpty {
      findings.append(.matrixWithoutLevels(at: entry.at(entry.titleRange)))
    }
    return levels
  }

  private func crosswalk(_ fields: Fields?) -> [String: String] {
    (fields?.items ?? []).reduce(into: [:]) { words, item in
      if case .text(let text) = item.field.value { words[item.schema.name] = text }
    }
  }

  mutating func marks() -> [Matrix.Mark] {
    let keys = keys(with: "marks")
    var marks: [Matrix.Mark] = []
    for item in keys.fields.list("marks") {
      guard case .record(let fields) = item.value, let id = fields.text("id") else { continue }
      guard let sign = fields.text("sign").map(LevelNames.plain) else {
        hasBrokenMarks = true
        continue
      }
      let isWord =
        sign.allSatisfy { $0.isLetter || $0.isNumber }
        && Matrix.Mark.Emphasis(rawValue: sign) == nil
      if isWord || sign.allSatisfy(\.isWhitespace) || marks.contains(where: { $0.sign == sign }) {
        findings.append(.ambiguousSign(sign, at: keys.at(item.range)))
        hasBrokenMarks = true
        continue
      }
      let label = fields.text("label") ?? humanized(id)
      if marks.contains(where: { $0.id == id || $0.label == label }) {
        findings.append(.duplicateMark(id, at: keys.at(item.range)))
      }
      marks.append(
        Matrix.Mark(
          id: id, sign: sign, label: label, meaning: fields.text("meaning"),
          location: keys.at(item.range)))
    }
    return marks
  }

  /// The way to read the cells of a matrix.
  struct Reading {
    let matrix: Matrix
    let names: LevelNames
    /// The texts between several levels in a cell. Empty if a cell has one level.
    let separators: [String]
    /// The level of an empty cell, if the matrix declares one.
    let empty: Int?
  }

  /// Reads how cells name their levels.
  mutating func reading(of matrix: Matrix) -> Reading {
    let names = LevelNames(matrix.levels)
    let emptyKeys = keys(with: "empty")
    var empty: Int?
    if let field = emptyKeys.fields["empty"], case .text(let text) = field.value {
      empty = names.level(text)
      if empty == nil {
        findings.append(
          .matrixUnknownLevel(
            text, levels: matrix.levels, marks: [], at: emptyKeys.at(field.range)))
      }
    }
    let severalKeys = keys(with: "several")
    let separators = severalKeys.fields.texts("several").filter { text, range in
      let isWord = text.allSatisfy { $0.isLetter || $0.isNumber }
      if isWord { findings.append(.ambiguousSeparator(text, at: severalKeys.at(range))) }
      return !isWord
    }
    // Longest first, because `//` may be one separator and `/` another.
    return Reading(
      matrix: matrix, names: names,
      separators: separators.map(\.text).sorted { ($1.count, $0) < ($0.count, $1) },
      empty: empty)
  }
}

/// The colours of levels that declare none: those of the palette that no other level has.
private struct DefaultColors {
  private let free: [String]
  private var count = 0

  init(taken items: [Field]) {
    let taken = Set(
      items.compactMap { item -> String? in
        if case .record(let fields) = item.value { fields.choice("color") } else { nil }
      })
    let free = LevelPalette.defaults.filter { !taken.contains($0) }
    self.free = free.isEmpty ? LevelPalette.defaults : free
  }

  /// Returns the next colour. A level that expresses the absence of the others has none.
  mutating func next(isApplicable: Bool) -> LevelColor {
    guard isApplicable else { return .named("none") }
    defer { count += 1 }
    return .named(free[count % free.count])
  }
}

extension Matrix.Level {
  /// True if the text is the label, the id or an alias of the level, regardless of case.
  func matches(_ text: String) -> Bool {
    let name = text.lowercased()
    return label.lowercased() == name || id.lowercased() == name
      || aliases.contains { $0.lowercased() == name }
  }
}

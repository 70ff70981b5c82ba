/// The texts in cells and front matter that name the levels of a matrix.
package struct LevelNames: Sendable {
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]

  /// Indexes the labels, ids, letters and aliases of levels. An earlier kind takes precedence.
  package init(_ levels: [Matrix.Level]) {
    let kinds: [(Matrix.Level) -> [String]] = [
      { [$0.label] }, { [$0.id] }, { [$0.letter] }, { $0.aliases },
    ]
    for names in kinds {
      for (index, level) in levels.enumerated() {
        for name in names(level).map(Self.plain) {
          if exact[name] == nil { exact[name] = index }
          if folded[name.lowercased()] == nil { folded[name.lowercased()] = index }
        }
      }
    }
  }

  /// Returns the level with this name, or else with this name in another case.
  package func level(_ text: String) -> Int? {
    let name = Self.plain(text)
    return exact[name] ?? folded[name.lowercased()]
  }

  /// Returns the levels that a text names with separators between them, in that order. Nil if a
  /// part is no level. A level may contain a separator itself, such as `N/A`.
  package func levels(_ text: String, separators: [String]) -> [Int]? {
    if let level = level(text) { return [level] }
    let parts = Self.split(text, separators)
    guard parts.count > 1, parts.count <= Self.maximumParts else { return nil }
    var levels: [Int] = []
    var start = 0
    while start < parts.count {
      let end = (start..<parts.count).reversed().first { end in
        level(String(text[parts[start].lowerBound..<parts[end].upperBound])) != nil
      }
      guard let end,
        let level = level(String(text[parts[start].lowerBound..<parts[end].upperBound]))
      else { return nil }
      levels.append(level)
      start = end + 1
    }
    return levels
  }

  /// Returns the first part of a text that is no level, or the text itself.
  func unknownPart(of text: String, separators: [String]) -> String {
    let parts = Self.split(text, separators)
    guard parts.count > 1, parts.count <= Self.maximumParts else { return text }
    return parts.map { String(text[$0]) }.first { level($0) == nil } ?? text
  }

  /// Maximum number of levels in a cell.
  static let maximumParts = 24

  /// Returns the parts between separators without white space around them. Empty parts are dropped.
  private static func split(_ text: String, _ separators: [String]) -> [Range<String.Index>] {
    var parts: [Range<String.Index>] = []
    var start = text.startIndex
    var index = start
    func add(_ end: String.Index) {
      var (lower, upper) = (start, end)
      while lower < upper, text[lower].isWhitespace { lower = text.index(after: lower) }
      while lower < upper, text[text.index(before: upper)].isWhitespace {
        upper = text.index(before: upper)
      }
      if lower < upper { parts.append(lower..<upper) }
    }
    while index < text.endIndex {
      if let separator = separators.first(where: { text[index...].hasPrefix($0) }) {
        add(index)
        index = text.index(index, offsetBy: separator.count)
        start = index
      } else {
        index = text.index(after: index)
      }
    }
    add(text.endIndex)
    return parts
  }

  /// Removes the selector that only chooses between the forms of an emoji.
  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{FE0F}") else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FE0F}" }))
  }
}

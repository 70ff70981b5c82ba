/// The names of sheets: at most 31 UTF-16 code units without some signs, each once in any case
/// (support.microsoft.com, Rename a worksheet).
struct SheetNames {
  private var used: Set<String> = ["history"]

  /// The largest length in UTF-16 code units.
  static let limit = 31

  /// Returns a name that is as close as possible to a text, and takes it.
  mutating func name(_ text: String) -> String {
    let plain = Self.trimmed(
      String(
        text.map { character in
          "[]:*?/\\".contains(character) || character.unicodeScalars.contains { $0.value < 0x20 }
            ? " " : character
        })[...])
    var name = Self.shortened(plain.isEmpty ? "Sheet" : plain, to: Self.limit)
    var number = 2
    while !used.insert(name.lowercased()).inserted {
      let suffix = " \(number)"
      name = Self.shortened(plain.isEmpty ? "Sheet" : plain, to: Self.limit - suffix.utf16.count)
      name += suffix
      number += 1
    }
    return name
  }

  private static func shortened(_ text: String, to limit: Int) -> String {
    var name = text[...]
    while name.utf16.count > limit { name = name.dropLast() }
    return trimmed(name)
  }

  /// Drops white space and apostrophes at both ends, because a name cannot begin or end with an apostrophe.
  private static func trimmed(_ text: Substring) -> String {
    func isEdge(_ character: Character) -> Bool { character.isWhitespace || character == "'" }
    guard let first = text.firstIndex(where: { !isEdge($0) }),
      let last = text.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(text[first...last])
  }
}

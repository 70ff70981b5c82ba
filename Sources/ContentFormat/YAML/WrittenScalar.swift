package import Diagnostics

/// A scalar that a fix can replace, because its source is simple: on one line and without escapes.
package struct WrittenScalar: Sendable, Hashable {
  /// The value of the scalar.
  package let text: String
  /// The range of the source, quotes included.
  package let range: SourceRange
  private let style: Style

  private enum Style {
    case plain
    /// The only content of a block list item, so brackets and commas have no special meaning.
    case plainInBlock
    case singleQuoted
    case doubleQuoted
  }

  /// Creates a scalar with the value `text`. Returns nil if its source has any other form.
  package init?(_ text: String, at range: SourceRange, in file: SourceFile) {
    guard range.start >= 0, Int(range.end) <= file.bytes.count, !text.contains(where: \.isNewline)
    else { return nil }
    let source = file.bytes[range.indices]
    // JSON has no plain texts.
    if isJSONFile(file.path), source.first != UInt8(ascii: "\"") { return nil }
    if source.elementsEqual(text.utf8), Self.isPlain(text) {
      style = Self.isBlockItem(range, in: file.bytes) ? .plainInBlock : .plain
    } else if source.elementsEqual(Self.singleQuoted(text).utf8) {
      style = .singleQuoted
    } else if source.elementsEqual("\"\(text)\"".utf8), !text.contains("\\"), !text.contains("\"") {
      style = .doubleQuoted
    } else {
      return nil
    }
    self.text = text
    self.range = range
  }

  /// Returns the source for a replacement value, in the same style if possible and otherwise in
  /// single quotes. Returns nil for an empty string and for control characters.
  package func source(of text: String) -> String? {
    guard text.unicodeScalars.allSatisfy(Self.isPrintable), !text.isEmpty else { return nil }
    switch style {
    case .plainInBlock where Self.isPlain(text): return text
    case .plain where Self.isPlain(text) && !text.contains(where: { ",[]{}".contains($0) }):
      return text
    case .doubleQuoted:
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    default: return Self.singleQuoted(text)
    }
  }

  /// Returns the source of a text anywhere in YAML: the text itself if it is plain, otherwise in
  /// single quotes. Control characters and line breaks become spaces.
  package static func source(of text: String) -> String {
    var line = String.UnicodeScalarView()
    line.append(contentsOf: text.unicodeScalars.map { isPrintable($0) ? $0 : " " })
    let text = String(line)
    return isPlain(text) && !text.contains(where: { ",[]{}".contains($0) })
      ? text : singleQuoted(text)
  }

  /// Returns a fix that replaces the value.
  package func fix(_ text: String, in path: String) -> Fix? {
    source(of: text).map { Fix(SourceLocation(path, range), replacement: $0) }
  }

  /// Quotes a line of source in single quotes. Returns nil if it is empty or contains control
  /// characters.
  static func quotedSource(of source: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: source, as: UTF8.self)
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(isPrintable) else { return nil }
    return singleQuoted(text)
  }

  private static func singleQuoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  /// True if YAML reads the string as itself outside of brackets. Stricter than YAML: the string
  /// may not begin with any indicator character.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      !"-?:,[]{}#&*!|>'\"%@`=~ \t".unicodeScalars.contains(first), last != " ", last != ":",
      last != "\t", text != "null"
    else { return false }
    return !text.contains(": ") && !text.contains(" #") && !text.contains("\t")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// True if only the dash of a block list precedes the scalar on its line.
  private static func isBlockItem(_ range: SourceRange, in bytes: [UInt8]) -> Bool {
    ListItemLine(of: range, in: bytes) != nil
  }
}

/// The line of a block list item that has only its dash before it.
struct ListItemLine {
  /// The offset of the start of the line.
  let lineStart: Int

  init?(of range: SourceRange, in bytes: [UInt8]) {
    var index = Int(range.start)
    var spaces = 0
    while index > 0, bytes[index - 1] == 0x20 { (index, spaces) = (index - 1, spaces + 1) }
    guard spaces > 0, index > 0, bytes[index - 1] == UInt8(ascii: "-") else { return nil }
    index -= 1
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    guard index == 0 || bytes[index - 1] == 0x0A else { return nil }
    lineStart = index
  }
}

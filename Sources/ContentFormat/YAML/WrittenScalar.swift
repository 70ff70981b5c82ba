package import Diagnostics

/// A scalar as its file has it, where that is plainly understood: on one line, and without escapes
/// that would have to be read. What a repair needs to put another text in its place.
package struct WrittenScalar: Sendable, Hashable {
  /// What it says.
  package let text: String
  /// Where it stands, quotes included.
  package let range: SourceRange
  private let style: Style

  private enum Style {
    case plain
    /// The only thing in an item of a block list, so that brackets and commas mean nothing in it.
    case plainInBlock
    case singleQuoted
    case doubleQuoted
  }

  /// Understands a scalar that was read as `text`; nil where the file has it in another form.
  package init?(_ text: String, at range: SourceRange, in file: SourceFile) {
    guard range.start >= 0, Int(range.end) <= file.bytes.count, !text.contains(where: \.isNewline)
    else { return nil }
    let source = file.bytes[range.indices]
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

  /// What to write for another text in the same place: in the same style if it can be, else in
  /// single quotes; nil for a text with control characters.
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

  /// The repair that makes it say another text.
  package func fix(_ text: String, in path: String) -> Fix? {
    source(of: text).map { Fix(SourceLocation(path, range), replacement: $0) }
  }

  /// Source in single quotes that says what these bytes show; nil where they are not one plain line.
  static func quotedSource(of source: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: source, as: UTF8.self)
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(isPrintable) else { return nil }
    return singleQuoted(text)
  }

  private static func singleQuoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  /// True for a text that YAML reads as itself outside brackets. Stricter than YAML is: no sign that
  /// means something anywhere may begin it.
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

  /// True where nothing but the dash of a block list stands before it on its line.
  private static func isBlockItem(_ range: SourceRange, in bytes: [UInt8]) -> Bool {
    ListItemPlace(of: range, in: bytes) != nil
  }
}

/// The line of an item of a block list that has nothing but its dash before it.
struct ListItemPlace {
  /// Where its line begins.
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

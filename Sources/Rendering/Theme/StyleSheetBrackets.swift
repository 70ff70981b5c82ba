internal import Bytes
internal import Diagnostics

/// The brackets, quotation marks and comments of a style sheet. If one of them is not closed, browsers skip the rules
/// after it.
struct StyleSheetBrackets {
  private let bytes: [UInt8]
  private var index = 0
  private var open: [(closing: UInt8, start: Int)] = []
  private var problem: ThemeMarkup.Problem?

  private static let pairs: [UInt8: UInt8] = [
    UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "("): UInt8(ascii: ")"),
    UInt8(ascii: "["): UInt8(ascii: "]"),
  ]

  /// Returns the first mistake, or nil.
  static func problem(in bytes: [UInt8]) -> ThemeMarkup.Problem? {
    var brackets = StyleSheetBrackets(bytes: bytes)
    brackets.read()
    return brackets.problem
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() {
    while index < bytes.count, problem == nil { readNext() }
    if problem == nil, let first = open.first { reportOpen(first) }
  }

  private mutating func readNext() {
    let byte = bytes[index]
    let start = index
    index += 1
    switch byte {
    case UInt8(ascii: "\\"): index += 1
    case UInt8(ascii: "/") where bytes[index...].first == UInt8(ascii: "*"):
      guard let end = bytes[(index + 1)...].firstRange(of: Array("*/".utf8)) else {
        return report("this comment has no `*/`", start, index + 1)
      }
      index = end.upperBound
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(byte, from: start)
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("):
      open.append((Self.pairs[byte] ?? byte, start))
      if byte == UInt8(ascii: "(") { skipAddress() }
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): close(byte, at: start)
    default: return
    }
  }

  private mutating func readString(_ quote: UInt8, from start: Int) {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == quote {
        index += 1
        return
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    report("this quotation mark is not closed on its line", start, start + 1)
  }

  /// Moves to the end of an address without quotation marks: `url(a.png)`.
  private mutating func skipAddress() {
    let name = bytes[..<(index - 1)].suffix(3).map(\.lowercasedASCII)
    guard name.elementsEqual("url".utf8),
      let first = bytes[index...].first(where: { !$0.isHTMLSpace }),
      first != UInt8(ascii: "\""), first != UInt8(ascii: "'"),
      let end = bytes[index...].firstIndex(of: UInt8(ascii: ")"))
    else { return }
    index = end
  }

  private mutating func close(_ byte: UInt8, at start: Int) {
    guard let last = open.popLast() else {
      let opening = Self.pairs.first { $0.value == byte }?.key ?? byte
      return report("\(quoted(byte)) has no \(quoted(opening))", start, start + 1)
    }
    if last.closing != byte { reportOpen(last) }
  }

  private mutating func reportOpen(_ bracket: (closing: UInt8, start: Int)) {
    report(
      "\(quoted(bytes[bracket.start])) has no \(quoted(bracket.closing))", bracket.start,
      bracket.start + 1)
  }

  private func quoted(_ byte: UInt8) -> String { "`\(Character(UnicodeScalar(byte)))`" }

  private mutating func report(_ message: String, _ start: Int, _ end: Int) {
    problem = ThemeMarkup.Problem(message: message, range: SourceRange(start, end))
  }
}

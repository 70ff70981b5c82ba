internal import Bytes
internal import Diagnostics

/// The tags and texts of a file of a theme with HTML or XML, and what is not closed in it.
struct ThemeMarkup {
  enum Token: Equatable {
    /// A start tag. `isEmpty` is true if it ends with `/>`.
    case start(String, isEmpty: Bool)
    case end(String)
    /// Text that is more than spaces.
    case text
  }

  /// A mistake that hides the rest of a file from browsers, or changes its meaning.
  struct Problem: Equatable {
    let message: String
    let range: SourceRange
  }

  private(set) var tokens: [(token: Token, range: SourceRange)] = []
  /// Tags and comments without an end. Nothing after the first one is read.
  private(set) var unclosed: Problem?

  private let bytes: [UInt8]
  /// The elements of HTML whose contents are not read, with their end tags.
  private let opaque: Set<String>
  private var index = 0

  /// Reads the HTML of a template, without the contents of scripts and the like.
  init(html bytes: [UInt8]) {
    self.init(bytes, opaque: ["script", "style", "title", "noscript", "template", "textarea"])
  }

  /// Reads a drawing.
  init(xml bytes: [UInt8]) { self.init(bytes, opaque: []) }

  private init(_ bytes: [UInt8], opaque: Set<String>) {
    self.bytes = bytes
    self.opaque = opaque
    while index < bytes.count, unclosed == nil { readToken() }
  }

  private var isHTML: Bool { !opaque.isEmpty }

  private func hasPrefix(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  /// Moves behind the next occurrence of a text, or reports that it is missing.
  private mutating func skip(to end: String, from start: Int, _ message: String) {
    if let found = bytes[index...].firstRange(of: Array(end.utf8)) {
      index = found.upperBound
    } else {
      report(message, at: start)
    }
  }

  /// Reports the line that begins at an index.
  private mutating func report(_ message: String, at start: Int) {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    unclosed = Problem(message: message, range: SourceRange(start, min(end, start + 60)))
  }

  private mutating func readToken() {
    let start = index
    if isHTML, hasPrefix("{{") {
      // The parser of templates reports one without an end.
      index = bytes[index...].firstRange(of: Array("}}".utf8))?.upperBound ?? bytes.count
    } else if hasPrefix("<!--") {
      skip(to: "-->", from: start, "this comment has no `-->`")
    } else if hasPrefix("<![CDATA[") {
      skip(to: "]]>", from: start, "this `<![CDATA[` has no `]]>`")
    } else if hasPrefix("<!") || hasPrefix("<?") {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      let isLong = bytes[index..<end].contains(UInt8(ascii: "["))
      skip(to: isLong ? "]>" : ">", from: start, "this declaration has no `>`")
    } else if hasPrefix("</") {
      index += 2
      let name = readName()
      skip(to: ">", from: start, "`</\(name)` has no `>`")
      if unclosed == nil { tokens.append((.end(name), SourceRange(start, index))) }
    } else if bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count,
      bytes[start + 1].isASCIILetter
    {
      readTag()
    } else {
      readText()
    }
  }

  private mutating func readText() {
    let start = index
    index =
      bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") }
      ?? bytes.count
    let isMark = bytes[start...].starts(with: [0xEF, 0xBB, 0xBF])
    let text = bytes[(isMark ? start + 3 : start)..<index]
    guard let first = text.firstIndex(where: { !$0.isHTMLSpace }),
      let last = text.lastIndex(where: { !$0.isHTMLSpace })
    else { return }
    let end = text[first...].firstIndex(of: UInt8(ascii: "\n")) ?? last + 1
    tokens.append((.text, SourceRange(first, min(end, last + 1))))
  }

  private mutating func readName() -> String {
    let start = index
    while index < bytes.count, !" \t\r\n/><".utf8.contains(bytes[index]) { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    return isHTML ? name.lowercased() : name
  }

  private mutating func readTag() {
    let start = index
    index += 1
    let name = readName()
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if quote != nil {
        if byte == quote { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
        break
      }
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
      return report(
        quote == nil ? "`<\(name)` has no `>`" : "a quotation mark in `<\(name)` is not closed",
        at: start)
    }
    let isEmpty = bytes[index - 1] == UInt8(ascii: "/")
    index += 1
    tokens.append((.start(name, isEmpty: isEmpty), SourceRange(start, index)))
    guard opaque.contains(name) else { return }
    let rest = bytes[index...]
    let end = rest.indices.first { position in
      rest[position] == UInt8(ascii: "<")
        && rest[position...].dropFirst().prefix(name.utf8.count + 1).map(\.lowercasedASCII)
          .elementsEqual("/\(name)".utf8)
    }
    guard let end else { return report("`<\(name)>` has no end tag", at: start) }
    index = end
    skip(to: ">", from: end, "`</\(name)` has no `>`")
  }
}

// MARK: Mistakes

extension ThemeMarkup {
  /// The elements that a head may have (HTML, 4.2).
  private static let ofHead: Set<String> = [
    "base", "link", "meta", "noscript", "script", "style", "template", "title",
  ]

  /// Returns the mistakes in the end of a head. Browsers end the head at the first text or element that
  /// does not belong in it, so only that one is reported.
  var problemsOfHead: [Problem] {
    let found = tokens.lazy.compactMap { token, range -> Problem? in
      switch token {
      case .start(let name, _) where !Self.ofHead.contains(name):
        Problem(
          message: "`<\(name)>` does not belong in the head, so browsers end the head before it",
          range: range)
      case .start: nil
      case .end(let name): Problem(message: "`</\(name)>` has no start tag", range: range)
      case .text:
        Problem(
          message: "text does not belong in the head, so browsers end the head before it",
          range: range)
      }
    }
    return [found.first, unclosed].compactMap(\.self)
  }

  /// Returns the first mistake in a drawing, whose elements all have an end.
  var problemOfDrawing: Problem? {
    var open: [(name: String, range: SourceRange)] = []
    for (token, range) in tokens {
      switch token {
      case .start(let name, isEmpty: false): open.append((name, range))
      case .start, .text: continue
      case .end(let name):
        guard let last = open.popLast() else {
          return Problem(message: "`</\(name)>` has no start tag", range: range)
        }
        if last.name != name {
          return Problem(message: "`<\(last.name)>` has no end tag", range: last.range)
        }
      }
    }
    return unclosed
      ?? open.last.map { Problem(message: "`<\($0.name)>` has no end tag", range: $0.range) }
  }
}

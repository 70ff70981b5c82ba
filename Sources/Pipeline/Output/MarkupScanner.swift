internal import Bytes

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds the ids and URLs in an HTML or SVG file. It tokenizes the file as a browser does
/// (html.spec.whatwg.org, 13.2.5).
///
/// The scanner jumps from `<` to `<` and stores nothing. It accepts any bytes, and treats
/// everything that is not markup as text.
struct MarkupScanner {
  /// The meaning of an attribute for links.
  enum Role {
    /// An `id`.
    case id
    /// The `name` of an `<a>`, which is also a target of fragments.
    case name
    /// A URL.
    case address
    /// The `href` of `<base>`, which is the base of relative URLs.
    case base
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isXML: Bool
  private var index = 0
  /// Nesting depth of `<svg>` elements. Elements inside may be self-closing.
  private var drawings = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) {
    self.bytes = bytes
    self.isXML = isXML
  }

  /// Calls `visit` with the role and the value range of each relevant attribute, in order. Values
  /// are not decoded.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool, _ visit: (Role, Range<Int>) -> Void
  ) {
    var scanner = MarkupScanner(bytes, isXML: isXML)
    scanner.run(visit)
  }

  private mutating func run(_ visit: (Role, Range<Int>) -> Void) {
    while let open = nextTag() {
      index = open + 1
      guard index < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "!"): skipDeclaration()
      case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"))
      case UInt8(ascii: "/"): endTag()
      case let byte where byte.isASCIILetter: startTag(visit)
      default: continue
      }
    }
  }

  /// Returns the index of the next `<`. Between tags is often nothing, or a line feed.
  private func nextTag() -> Int? {
    if index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "<") { return index }
      if bytes[index + 1] == UInt8(ascii: "<") { return index + 1 }
    }
    return find(UInt8(ascii: "<"))
  }

  // MARK: Tags

  private mutating func startTag(_ visit: (Role, Range<Int>) -> Void) {
    var tag = MarkupTag(name: tagName())
    var closesItself = false
    while true {
      while index < bytes.count, bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: "/") {
        closesItself = bytes[index] == UInt8(ascii: "/")
        index += 1
      }
      guard index < bytes.count else { return }
      if bytes[index] == UInt8(ascii: ">") { break }
      closesItself = false
      let name = attributeName()
      let value = attributeValue()
      tag.visit(name, value, in: bytes, visit)
    }
    index += 1
    tag.finish(in: bytes, visit)
    let isForeign = isXML || drawings > 0
    if tag.isDrawing(in: bytes) {
      if !closesItself { drawings += 1 }
    } else if !(isForeign && closesItself), tag.holdsRawText(in: bytes) {
      skipRawText(of: tag.name)
    }
  }

  private mutating func endTag() {
    index += 1
    guard index < bytes.count, bytes[index].isASCIILetter else {
      return skip(past: UInt8(ascii: ">"))
    }
    if MarkupTag(name: tagName()).isDrawing(in: bytes) { drawings = max(0, drawings - 1) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ">") {
      index += 1
    } else {
      skip(past: UInt8(ascii: ">"))
    }
  }

  private mutating func tagName() -> Range<Int> {
    let start = index
    while index < bytes.count, !endsTagName(bytes[index]) { index += 1 }
    return start..<index
  }

  /// Reads the name of an attribute. Its first byte may be any character, even `=`.
  private mutating func attributeName() -> Range<Int> {
    let start = index
    index += 1
    while index < bytes.count, !endsAttributeName(bytes[index]) { index += 1 }
    return start..<index
  }

  /// Reads the value after a name and returns its range without quotes, or nil if there is none.
  private mutating func attributeValue() -> Range<Int>? {
    var next = index
    while next < bytes.count, bytes[next].isHTMLSpace { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return nil }
    index = next + 1
    while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      let start = index
      index = find(quote) ?? bytes.count
      defer { index = min(index + 1, bytes.count) }
      return start..<index
    }
    let start = index
    while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">") {
      index += 1
    }
    return start..<index
  }

  // MARK: Other markup

  /// Skips a comment, a doctype or a CDATA section.
  private mutating func skipDeclaration() {
    if starts(with: "!--") {
      // In `<!-->`, the two dashes both open and close the comment.
      index = end(from: index + 3) { end in
        endsComment(end, dashes: index + 1) || endsBangComment(end, text: index + 3)
      }
    } else if starts(with: "![CDATA["), isXML || drawings > 0 {
      let start = index + 8
      index = end(from: start) { end in
        end >= start + 2 && bytes[end - 1] == UInt8(ascii: "]")
          && bytes[end - 2] == UInt8(ascii: "]")
      }
    } else {
      skip(past: UInt8(ascii: ">"))
    }
  }

  private func endsComment(_ end: Int, dashes: Int) -> Bool {
    end >= dashes + 2 && bytes[end - 1] == UInt8(ascii: "-") && bytes[end - 2] == UInt8(ascii: "-")
  }

  /// True for the `>` of `--!>`, which also ends a comment.
  private func endsBangComment(_ end: Int, text: Int) -> Bool {
    end >= text + 3 && bytes[end - 1] == UInt8(ascii: "!")
      && endsComment(end - 1, dashes: text)
  }

  /// Returns the index after the first `>` that satisfies `isEnd`, or the end of the file.
  private func end(from start: Int, where isEnd: (Int) -> Bool) -> Int {
    var next = start
    while let end = find(UInt8(ascii: ">"), from: next) {
      next = end + 1
      if isEnd(end) { return next }
    }
    return bytes.count
  }

  /// Skips to the end tag of a raw text element, or to the end of the file.
  private mutating func skipRawText(of name: Range<Int>) {
    while let open = find(UInt8(ascii: "<")) {
      index = open + 1
      let end = open + 2 + name.count
      guard end <= bytes.count else { break }
      guard bytes[open + 1] == UInt8(ascii: "/"), bytes.matches((open + 2)..<end, name) else {
        continue
      }
      if end == bytes.count || bytes[end].isHTMLSpace || bytes[end] == UInt8(ascii: ">")
        || bytes[end] == UInt8(ascii: "/")
      {
        return index = open
      }
    }
    index = bytes.count
  }

  private mutating func skip(past byte: UInt8) { index = find(byte).map { $0 + 1 } ?? bytes.count }

  private func starts(with text: StaticString) -> Bool {
    let end = index + text.utf8CodeUnitCount
    return end <= bytes.count && bytes.matches(index..<end, text)
  }

  /// Returns the index of the next occurrence of a byte.
  private func find(_ byte: UInt8, from start: Int? = nil) -> Int? {
    let start = start ?? index
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

/// True for a byte that ends the name of a tag: white space, `/` and `>`.
private func endsTagName(_ byte: UInt8) -> Bool {
  byte < 0x40 && (0x4000_8001_0000_3600 as UInt64) &>> UInt64(byte) & 1 == 1
}

/// True for a byte that ends the name of an attribute: white space, `/`, `=` and `>`.
private func endsAttributeName(_ byte: UInt8) -> Bool {
  byte < 0x40 && (0x6000_8001_0000_3600 as UInt64) &>> UInt64(byte) & 1 == 1
}

internal import Bytes

/// The relevant attributes of one start tag. Like a browser, it uses only the first of several
/// attributes with the same name.
struct MarkupTag {
  /// Range of the tag name.
  let name: Range<Int>

  private var seen: Attribute = []
  /// The `content` of a `<meta>`, which contains a URL if its `http-equiv` is `refresh`.
  private var content: Range<Int>?
  private var isRefresh = false

  private struct Attribute: OptionSet {
    let rawValue: UInt16

    static let id = Attribute(rawValue: 1)
    static let name = Attribute(rawValue: 2)
    static let href = Attribute(rawValue: 4)
    static let xlink = Attribute(rawValue: 8)
    static let src = Attribute(rawValue: 16)
    static let srcset = Attribute(rawValue: 32)
    static let imageSrcset = Attribute(rawValue: 64)
    static let action = Attribute(rawValue: 128)
    static let formAction = Attribute(rawValue: 256)
    static let poster = Attribute(rawValue: 512)
    static let data = Attribute(rawValue: 1024)
    static let content = Attribute(rawValue: 2048)
    static let httpEquiv = Attribute(rawValue: 4096)
  }

  init(name: Range<Int>) { self.name = name }

  /// Records an attribute, and calls `visit` with each relevant range in its value.
  mutating func visit(
    _ name: Range<Int>, _ value: Range<Int>?, in bytes: UnsafeBufferPointer<UInt8>,
    _ visit: (MarkupScanner.Role, Range<Int>) -> Void
  ) {
    guard let attribute = Self.attribute(name, in: bytes), !seen.contains(attribute) else { return }
    seen.insert(attribute)
    guard let value else { return }
    switch attribute {
    case .id: visit(.id, value)
    case .name: if bytes.matches(self.name, "a") { visit(.name, value) }
    case .href: visit(bytes.matches(self.name, "base") ? .base : .address, value)
    case .srcset, .imageSrcset: Self.candidates(value, in: bytes) { visit(.address, $0) }
    case .data: if bytes.matches(self.name, "object") { visit(.address, value) }
    case .content: content = value
    case .httpEquiv: isRefresh = bytes.matches(bytes.trimmed(value), "refresh")
    default: visit(.address, value)
    }
  }

  /// Calls `visit` with the ranges that are only known after the whole tag has been read.
  func finish(
    in bytes: UnsafeBufferPointer<UInt8>, _ visit: (MarkupScanner.Role, Range<Int>) -> Void
  ) {
    guard isRefresh, let content, bytes.matches(name, "meta") else { return }
    if let address = Self.refreshAddress(content, in: bytes) { visit(.address, address) }
  }

  /// True for `<svg>`.
  func isDrawing(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.matches(name, "svg") }

  /// True for an element whose content is raw text up to its end tag.
  func holdsRawText(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch name.count {
    case 3: bytes.matches(name, "xmp")
    case 5: bytes.matches(name, "style") || bytes.matches(name, "title")
    case 6: bytes.matches(name, "script") || bytes.matches(name, "iframe")
    case 7: bytes.matches(name, "noembed")
    case 8: bytes.matches(name, "textarea") || bytes.matches(name, "noframes")
    case 9: bytes.matches(name, "plaintext")
    default: false
    }
  }

  private static func attribute(
    _ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Attribute? {
    func isNamed(_ text: StaticString) -> Bool { bytes.matches(name, text) }
    switch name.count {
    case 2: return isNamed("id") ? .id : nil
    case 3: return isNamed("src") ? .src : nil
    case 4: return isNamed("href") ? .href : isNamed("name") ? .name : isNamed("data") ? .data : nil
    case 6:
      return isNamed("srcset")
        ? .srcset : isNamed("action") ? .action : isNamed("poster") ? .poster : nil
    case 7: return isNamed("content") ? .content : nil
    case 10:
      return isNamed("xlink:href")
        ? .xlink
        : isNamed("formaction") ? .formAction : isNamed("http-equiv") ? .httpEquiv : nil
    case 11: return isNamed("imagesrcset") ? .imageSrcset : nil
    default: return nil
    }
  }

  /// Visits the URLs of a `srcset`. Each ends at white space, without trailing commas, and is
  /// followed by descriptors up to the next comma (html.spec.whatwg.org, 4.8.4.2.10).
  private static func candidates(
    _ value: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ visit: (Range<Int>) -> Void
  ) {
    var index = value.lowerBound
    while index < value.upperBound {
      if bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      let start = index
      while index < value.upperBound, !bytes[index].isHTMLSpace { index += 1 }
      var end = index
      while bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
      visit(start..<end)
      if end < index { continue }
      while index < value.upperBound, bytes[index] != UInt8(ascii: ",") { index += 1 }
    }
  }

  /// Returns the range of the URL in `0; url=/there/`, without its quotes.
  private static func refreshAddress(
    _ value: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    var index = value.lowerBound
    while index + 4 <= value.upperBound, !bytes.matches(index..<(index + 3), "url") { index += 1 }
    guard index + 4 <= value.upperBound else { return nil }
    var address = bytes.trimmed((index + 3)..<value.upperBound)
    guard let sign = address.first, bytes[sign] == UInt8(ascii: "=") else { return nil }
    address = bytes.trimmed((sign + 1)..<address.upperBound)
    guard let first = address.first, let last = address.last else { return address }
    let quote = bytes[first]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return address }
    return (first + 1)..<(last > first && bytes[last] == quote ? last : address.upperBound)
  }
}

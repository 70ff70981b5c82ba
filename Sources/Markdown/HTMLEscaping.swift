extension [UInt8] {
  /// Appends the UTF-8 bytes of a string without escaping.
  @inlinable
  package mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends the UTF-8 bytes of a literal without escaping.
  @inlinable
  package mutating func append(literal string: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  /// Appends text, escaped for HTML and XML content and quoted attributes.
  @inlinable
  package mutating func append(escaping string: String) {
    var string = string
    string.withUTF8 { append(escaping: $0) }
  }

  /// Appends text, escaped for HTML and XML content and quoted attributes.
  @inlinable
  package mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      let entity: StaticString
      switch bytes[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: continue
      }
      append(contentsOf: bytes[start..<index])
      append(literal: entity)
      start = index + 1
    }
    append(contentsOf: bytes[start...])
  }

  /// Appends a URL, escaped for an `href` or `src` attribute: characters that a URL cannot contain
  /// are percent-encoded, `&` and `'` become entities (as in cmark's `houdini_escape_href`).
  package mutating func append(escapingURL string: String) {
    for byte in string.utf8 {
      if byte == UInt8(ascii: "&") {
        append(literal: "&amp;")
      } else if byte == UInt8(ascii: "'") {
        append(literal: "&#x27;")
      } else if isURLSafe(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(hexDigits[Int(byte >> 4)])
        append(hexDigits[Int(byte & 15)])
      }
    }
  }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
private let urlPunctuation = Set("-_.+!*(),%#@?=;:/$~".utf8)

private func isURLSafe(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: urlPunctuation.contains(byte)
  }
}

/// Returns text escaped for HTML content and quoted attributes.
package func escapedHTML(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else {
    return text
  }
  var bytes: [UInt8] = []
  bytes.append(escaping: text)
  return String(decoding: bytes, as: UTF8.self)
}

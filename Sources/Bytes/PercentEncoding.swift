/// Percent-encoding (RFC 3986, 2.1).
package enum PercentEncoding {
  /// True for the characters that have no other meaning in a URI (RFC 3986, 2.3).
  @inlinable package static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: byte.isASCIIAlphanumeric
    }
  }

  /// True for an unreserved character or a slash, which are not encoded in a path.
  @inlinable package static func isUnreservedOrSlash(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || byte == UInt8(ascii: "/")
  }

  /// Encodes every byte of the UTF-8 of `text` that is not ASCII or that `isKept` rejects. Digits
  /// are in upper case.
  @inlinable package static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && isKept(byte) }
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += encoded(byte)
      }
    }
    return result
  }

  /// One byte in encoded form, such as `%2F`.
  package static func encoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
  }

  /// Decodes each `%` that two hexadecimal digits follow. Other bytes stay unchanged.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
        let low = rest.dropFirst().first?.hexadecimalValue
      {
        output.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Decodes a string, or returns it unchanged if the decoded bytes are not UTF-8.
  package static func decode(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(validating: decode(Array(text.utf8)), as: UTF8.self) ?? String(text)
  }
}

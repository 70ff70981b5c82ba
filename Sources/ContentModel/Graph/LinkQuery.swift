internal import ContentFormat

/// The query of a link with its question mark, as it goes into an address; empty for a link
/// without one.
///
/// A query stays as the author wrote it, because its meaning belongs to the page that reads it.
/// Only bytes that no address may hold are percent-encoded.
package func linkQuery(of destination: String) -> String {
  let beforeAnchor = destination.prefix { $0 != "#" }
  guard let start = beforeAnchor.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
  let query = beforeAnchor[start...]
  return query.utf8.count > 1 ? percentEncodedAddress(String(query)) : ""
}

/// The anchor of a link, percent-encoding resolved; nil for a link without one.
package func linkAnchor(of destination: String) -> String? {
  guard let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
  let name = destination[destination.utf8.index(after: hash)...]
  return name.isEmpty ? nil : percentDecoded(name)
}

/// An address with each byte percent-encoded that RFC 3986 allows nowhere in one: white space,
/// control characters, quotes and all that is not ASCII. An address that has none stays as it is,
/// so encoding twice changes nothing.
package func percentEncodedAddress(_ text: String) -> String {
  guard text.utf8.contains(where: { !isAddressByte($0) }) else { return text }
  var result = ""
  for byte in text.utf8 {
    if isAddressByte(byte) {
      result.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return result
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
}

internal import Bytes
internal import ContentFormat

/// The query of a link including its question mark, ready for use in a URL. Empty if the link has
/// none.
///
/// The query is kept as the author wrote it, because only the target interprets it. Bytes that are
/// not allowed in a URL are percent-encoded.
package func linkQuery(of destination: String) -> String {
  guard destination.hasByte(UInt8(ascii: "?")) else { return "" }
  let beforeAnchor = destination.prefix { $0 != "#" }
  guard let start = beforeAnchor.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
  let query = beforeAnchor[start...]
  return query.utf8.count > 1 ? percentEncodedAddress(String(query)) : ""
}

/// The percent-decoded anchor of a link, or nil if the link has none.
package func linkAnchor(of destination: String) -> String? {
  guard let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
  let name = destination[destination.utf8.index(after: hash)...]
  return name.isEmpty ? nil : PercentEncoding.decode(name)
}

/// Percent-encodes the bytes that RFC 3986 forbids everywhere in a URL: white space, control
/// characters, non-ASCII bytes and the characters `"<>\^{|}` and backtick. Encoding is idempotent.
package func percentEncodedAddress(_ text: String) -> String {
  PercentEncoding.encode(text, keeping: isAddressByte)
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
}

extension String {
  /// True if the text contains a byte. Searching its storage is much faster than its view of UTF-8.
  package func hasByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }
}

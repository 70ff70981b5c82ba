internal import Bytes

/// The base URL of a site, or only its path. Routes are appended to it, so it has no query and no
/// fragment.
package struct SiteAddress: Sendable, Hashable {
  /// The URL without a trailing slash. Non-ASCII bytes of the path are percent-encoded.
  package let text: String

  /// Why a string is not a base URL, phrased as a predicate such as “has a query”.
  package struct Problem: Error, Hashable, CustomStringConvertible {
    /// The predicate.
    package let description: String
  }

  /// Parses the base URL of a site.
  ///
  /// - Parameter allowsPath: Whether to accept a path without a host, such as `/docs/`.
  /// - Throws: A ``Problem`` if no route can be appended to the string.
  package init(_ text: String, allowsPath: Bool = false) throws(Problem) {
    if text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) {
      throw Problem(description: "has a space or a control character")
    }
    if text.contains("?") { throw Problem(description: "has a query (`?`)") }
    if text.contains("#") { throw Problem(description: "has a fragment (`#`)") }
    let (head, path) = try Self.parts(text, allowsPath: allowsPath)
    self.text = head + (try Self.encoded(path))
  }

  /// Splits a URL into the scheme with the host, and the path.
  private static func parts(
    _ text: String, allowsPath: Bool
  ) throws(Problem) -> (head: String, path: Substring) {
    if allowsPath, text.hasPrefix("/") {
      guard !text.hasPrefix("//") else { throw Problem(description: "begins with two slashes") }
      return ("", text[...])
    }
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) })
    else {
      let ways = allowsPath ? "`https://`, `http://` or `/`" : "`https://` or `http://`"
      throw Problem(description: "does not begin with \(ways)")
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "\\" }
    try check(host: host)
    return (scheme + host, rest.dropFirst(host.count))
  }

  private static func check(host: Substring) throws(Problem) {
    if host.contains("@") { throw Problem(description: "has a user name or password (`@`)") }
    var name = host
    if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
      name = host[..<colon]
      guard let port = UInt16(host[colon...].dropFirst()), port > 0 else {
        throw Problem(description: "has a port that is not a number from 1 to 65535")
      }
    }
    if name.isEmpty { throw Problem(description: "has no host") }
    if name.hasPrefix("["), name.hasSuffix("]") {
      let inside = name.dropFirst().dropLast().utf8
      guard inside.allSatisfy({ $0.hexadecimalValue != nil || $0 == 0x3A || $0 == 0x2E })
      else { throw Problem(description: "has an invalid IPv6 address") }
      return
    }
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      throw Problem(description: "has a host that is not ASCII: write it in Punycode (`xn--…`)")
    }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = labels.allSatisfy { label in
      !label.isEmpty && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
    }
    guard isPlain else { throw Problem(description: "has an invalid host: \(name)") }
  }

  /// Validates and encodes a path. The result has no trailing slash and no empty components.
  private static func encoded(_ path: Substring) throws(Problem) -> String {
    var result = ""
    for part in path.split(separator: "/") {
      guard part != ".", part != ".." else {
        throw Problem(description: "has a part `\(part)`")
      }
      result += "/"
      let bytes = Array(part.utf8)
      for (index, byte) in bytes.enumerated() {
        if byte >= 0x80 {
          result += PercentEncoding.encoded(byte)
        } else if byte == UInt8(ascii: "%") {
          guard
            bytes.dropFirst(index + 1).prefix(2).count(where: { $0.hexadecimalValue != nil }) == 2
          else {
            throw Problem(description: "has a `%` without two hexadecimal digits")
          }
          result += "%"
        } else if byte.isASCIIAlphanumeric || "-._~!$&'()*+,;=:@".utf8.contains(byte) {
          result.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          throw Problem(
            description: "has a character that an address cannot contain: \(Unicode.Scalar(byte))")
        }
      }
    }
    return result
  }
}

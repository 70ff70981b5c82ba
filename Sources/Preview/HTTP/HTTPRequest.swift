internal import Bytes

/// The head of a request. Nothing is decoded, and features that this server does not need are
/// rejected.
struct HTTPRequest: Sendable, Equatable {
  /// The method, in upper case. Any method can occur.
  let method: String
  /// The path and query, as sent.
  let target: String
  /// The headers, with names in lower case.
  let headers: [(name: String, value: String)]
  /// Whether the connection stays open for another request.
  let keepsAlive: Bool

  /// The maximum size of a head in bytes.
  static let maximumSize = 16 << 10
  /// The maximum number of headers.
  static let maximumHeaders = 100

  /// The reason to reject a head.
  enum ParseError: Error, Equatable {
    /// Not HTTP/1.
    case malformed
    /// Too many bytes or headers.
    case tooLarge
    /// The request has a body.
    case hasBody
  }

  /// Parses a head without the empty line at its end.
  init(_ bytes: some Collection<UInt8>) throws(ParseError) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge }
    guard !bytes.contains(where: \.isControl), let text = String(validating: bytes, as: UTF8.self)
    else { throw .malformed }
    let written = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    // Reject bare line feeds: a proxy that treats them differently would see another request.
    guard written.dropLast().allSatisfy({ $0.last == "\r" }) else { throw .malformed }
    var lines = written.map {
      String(String.UnicodeScalarView($0.last == "\r" ? $0.dropLast() : $0))
    }
    if lines.last == "" { lines.removeLast() }
    guard let first = lines.first, lines.count <= Self.maximumHeaders + 1 else { throw .tooLarge }
    let parts = first.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty,
      parts[0].allSatisfy({ $0.isASCII && $0.isUppercase }),
      parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0"
    else { throw .malformed }
    method = String(parts[0])
    target = String(parts[1])
    var headers: [(name: String, value: String)] = []
    for line in lines.dropFirst() {
      // RFC 9112 made line folding obsolete.
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy(Self.isToken), !line.utf8.contains(0x0D)
      else { throw .malformed }
      let value = line[line.index(after: colon)...].drop(while: Self.isBlank)
      headers.append(
        (line[..<colon].lowercased(), String(value.trimmingSuffix(while: Self.isBlank))))
    }
    self.headers = headers
    let connection = headers.first { $0.name == "connection" }?.value.lowercased()
    keepsAlive = parts[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive"
    // Allow at most one length, and it must be 0: with two, a proxy may choose another (RFC 9112,
    // 6.3).
    let lengths = headers.filter { $0.name == "content-length" }.map(\.value)
    let isCoded = headers.contains { $0.name == "transfer-encoding" }
    if isCoded || !(lengths.isEmpty || lengths == ["0"]) { throw .hasBody }
  }

  /// Returns whether a byte is allowed in a header name (RFC 9110, 5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  /// The value of a header, or nil if it is missing or repeated.
  subscript(_ name: String) -> String? {
    let values = headers.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }

  static func == (a: HTTPRequest, b: HTTPRequest) -> Bool {
    a.method == b.method && a.target == b.target && a.keepsAlive == b.keepsAlive
      && a.headers.elementsEqual(b.headers, by: ==)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}

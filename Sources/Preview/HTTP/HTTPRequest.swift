/// The head of a request as it came: nothing is decoded, and what this server does not need is
/// refused.
struct HTTPRequest: Sendable, Equatable {
  /// `GET` or `HEAD`, as any method may be asked for.
  let method: String
  /// The path and query, as written.
  let target: String
  /// Names in lower case.
  let headers: [(name: String, value: String)]
  /// True where the connection may be used again.
  let keepsAlive: Bool

  /// The most bytes of a head.
  static let maximumSize = 16 << 10
  /// The most headers.
  static let maximumHeaders = 100

  /// What is wrong with a head.
  enum Mistake: Error, Equatable {
    /// It is not HTTP/1.
    case malformed
    /// It has more than anyone needs.
    case tooLarge
    /// It comes with a body.
    case hasBody
  }

  /// Reads a head, without the empty line at its end.
  init(_ bytes: some Collection<UInt8>) throws(Mistake) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge }
    guard
      !bytes.contains(where: { ($0 < 0x20 && $0 != 0x0D && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }
      ),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw .malformed }
    let written = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    // Where one reader ends a line at a bare line feed and another does not, they read two requests.
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
      // A line that goes on from the one before has had no meaning since RFC 9112.
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
    // One length, and that none: where two stand, two readers may believe one each (RFC 9112, 6.3).
    let lengths = headers.filter { $0.name == "content-length" }.map(\.value)
    let isCoded = headers.contains { $0.name == "transfer-encoding" }
    if isCoded || !(lengths.isEmpty || lengths == ["0"]) { throw .hasBody }
  }

  /// True for a sign of a header's name (RFC 9110, 5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  /// The value of a header; nil where it is not there, or there twice.
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

/// A UUID that follows from a name (RFC 9562, version 5).
package struct NameUUID: Sendable, Hashable {
  /// The 16 bytes.
  package let bytes: [UInt8]

  /// The namespace of addresses (RFC 9562, section 6.6).
  package static let addresses = NameUUID(bytes: [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ])

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Creates the UUID of a name in a namespace.
  package init(_ name: String, in namespace: NameUUID) {
    var bytes = Array(SHA1.hash(namespace.bytes + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.bytes = bytes
  }

  /// The UUID in its usual form, in lower case.
  package var text: String {
    let digits = Array(bytes.hexadecimal)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
      .joined(separator: "-")
  }
}

import Testing

@testable import Bytes

@Suite("Hashes and identifiers of exports")
struct HashTests {
  /// The examples of FIPS 180-4 and of NIST's test vectors.
  @Test(
    "SHA-1 and SHA-256 have the values of the standard",
    arguments: [
      (
        "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      ),
      (
        "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func vectors(text: String, sha1: String, sha256: String) {
    #expect(SHA1.hash(Array(text.utf8)).hexadecimal == sha1)
    #expect(SHA256.hash(Array(text.utf8)).hexadecimal == sha256)
  }

  @Test("a long message has the value of the standard")
  func long() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.hash(message).hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(SHA1.hash(message).hexadecimal == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
  }

  /// The example of RFC 9562, appendix A.4, is in the namespace of domain names. This one is Python's
  /// `uuid5(NAMESPACE_URL, "https://example.org/")`.
  @Test("a UUID of version 5 follows from its name")
  func uuid() {
    #expect(
      NameUUID("https://example.org/", in: .addresses).text
        == "527dda32-a0de-5105-a042-cb475b5f7d11")
  }

  @Test(
    "the guard against formulas can be undone",
    arguments: [
      "plain", "=1+1", "'=1+1", "''=1", "-12.5", "- a", "@x", "'", "''", "", "'a", "\t", "+",
    ])
  func guarding(_ text: String) {
    #expect(CSV.unguarded(CSV.guarded(text)) == text)
    let first = CSV.guarded(text).first
    #expect(Double(text) != nil || first.map { !"=+-@\t\r".contains($0) } ?? true)
  }

  @Test("JSON escapes what it must, and a line break separates items")
  func json() {
    var json = JSONWriter()
    json.beginArray()
    json.newLine()
    json.value("a \"b\" \\ \u{1} \n é")
    json.newLine()
    json.value(1.0)
    json.value(1.5)
    json.value(.infinity)
    json.newLineAtEnd()
    json.endArray()
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "[\n\"a \\\"b\\\" \\\\ \\u0001 \\n é\",\n1,1.5,null\n]")
  }

  @Test("a message in pieces has the hash of the whole")
  func pieces() {
    let message = (0..<400).map { UInt8($0 % 251) }
    for size in [1, 7, 55, 63, 64, 65, 128, 200, 400] {
      var hash = SHA256()
      for start in stride(from: 0, to: message.count, by: size) {
        hash.add(Array(message[start..<min(start + size, message.count)]))
        hash.add([])
        // The hash so far can be read without an end.
        #expect(hash.bytes == SHA256.hash(Array(message[..<min(start + size, message.count)])))
      }
      #expect(hash.bytes == SHA256.hash(message))
    }
  }
}

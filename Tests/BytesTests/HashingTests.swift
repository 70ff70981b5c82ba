import Bytes
import Testing

@Suite("Hashing")
struct HashingTests {
  @Test(
    "the hash matches the test vectors of FNV-1a's authors",
    arguments: [
      ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
  func vectors(text: String, expected: String) {
    #expect(stableHash(of: Array(text.utf8)).hexadecimal == expected)
  }

  @Test("small numbers are padded to 16 digits")
  func digits() {
    #expect(UInt64(0).hexadecimal == "0000000000000000")
    #expect(UInt64(0xAB).hexadecimal == "00000000000000ab")
  }
}

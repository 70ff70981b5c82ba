import Bytes
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "all but the kept bytes are encoded",
    arguments: [
      ("a-b", "a-b"), ("a b", "a%20b"), ("ä", "%C3%A4"), ("\t", "%09"), ("a/b", "a%2Fb"),
      ("100%", "100%25"),
    ])
  func encode(text: String, expected: String) {
    #expect(PercentEncoding.encode(text, keeping: PercentEncoding.isUnreserved) == expected)
    #expect(PercentEncoding.decode(expected) == text)
  }

  @Test("bytes beyond ASCII are encoded even if they are kept")
  func beyondASCII() {
    #expect(PercentEncoding.encode("a ä", keeping: { $0 != 0x20 }) == "a%20%C3%A4")
  }

  @Test(
    "decoding keeps bytes that are not encoded",
    arguments: ["%", "%4", "%4g", "%g1", "%+1", "%-1", "100% of it", "%FF"])
  func undecodable(text: String) {
    #expect(PercentEncoding.decode(text) == text)
  }

  @Test("either case of digits is decoded, once")
  func decode() {
    #expect(PercentEncoding.decode("%c3%A4%2541") == "ä%41")
    #expect(PercentEncoding.decode(Array("%ff".utf8)) == [0xFF])
  }
}

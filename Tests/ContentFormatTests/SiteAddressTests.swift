import Testing

@testable import ContentFormat

@Suite("Base URLs")
struct SiteAddressTests {
  @Test(
    "a base URL is normalized for appending routes",
    arguments: [
      ("https://example.org", "https://example.org"),
      ("https://example.org/", "https://example.org"),
      ("http://example.org:8080/a/b/", "http://example.org:8080/a/b"),
      ("https://[::1]:80/x", "https://[::1]:80/x"), ("https://localhost/", "https://localhost"),
      ("https://example.org/größe/", "https://example.org/gr%C3%B6%C3%9Fe"),
      ("https://example.org/a%20b/", "https://example.org/a%20b"),
      ("https://example.org/~me/", "https://example.org/~me"), ("/docs/", "/docs"), ("/", ""),
    ])
  func addresses(text: String, address: String) throws {
    #expect(try SiteAddress(text, allowsPath: true).text == address)
  }

  @Test(
    "an invalid base URL is rejected with the reason",
    arguments: [
      ("https://example.org/?x", "query"), ("https://example.org?x", "query"), ("/?x", "query"),
      ("https://example.org/#f", "fragment"), ("https://example.org/a b", "space"),
      ("https://example.org/\n", "space"), ("ftp://example.org/", "begin"),
      ("example.org", "begin"),
      ("javascript:alert(1)", "begin"), ("mailto:a@example.org", "begin"), ("", "begin"),
      ("https://", "no host"), ("https:///x", "no host"), ("https://:80/", "no host"),
      ("https://me@example.org/", "user name"), ("https://me:pw@example.org/", "user name"),
      ("https://größe.de/", "Punycode"), ("https://example.org:x/", "port"),
      ("https://example.org:70000/", "port"), ("https://a..b/", "invalid host"),
      ("https://exa<mple/", "invalid host"), ("https://example.org\\x", "character"),
      ("https://[zz]/", "IPv6"), ("https://example.org/../x", "part `..`"),
      ("https://example.org/%zz/", "two hexadecimal digits"),
      ("https://example.org/%4", "two hexadecimal digits"),
      ("https://example.org/\"x", "character"), ("//example.org/", "two slashes"),
    ])
  func problems(text: String, words: String) {
    let problem = #expect(throws: SiteAddress.Problem.self) {
      try SiteAddress(text, allowsPath: true)
    }
    #expect(problem?.description.contains(words) == true, "\(text): \(problem?.description ?? "")")
  }

  @Test("a path is accepted only where it is allowed")
  func path() {
    #expect(throws: SiteAddress.Problem.self) { try SiteAddress("/docs/") }
  }
}

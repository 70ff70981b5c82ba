import Testing

@testable import Markdown

@Suite("Escaping")
struct HTMLEscapingTests {
  @Test(
    "text is escaped for HTML",
    arguments: [
      ("", ""), ("plain ä 日本", "plain ä 日本"), ("&", "&amp;"),
      ("<a href=\"b\">'c'&amp;", "&lt;a href=&quot;b&quot;&gt;'c'&amp;amp;"), ("x<", "x&lt;"),
    ])
  func text(text: String, escaped: String) {
    #expect(escapedHTML(text) == escaped)
    var bytes: [UInt8] = []
    bytes.append(escaping: text)
    #expect(String(decoding: bytes, as: UTF8.self) == escaped)
  }

  @Test(
    "URLs are escaped for attributes",
    arguments: [
      ("a/b.md?c=d&e#f", "a/b.md?c=d&amp;e#f"),
      ("a b\"<>\\^`{|}[]", "a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D"),
      ("ä", "%C3%A4"), ("'", "&#x27;"), ("100%25", "100%25"), ("\u{1}\n\u{7F}", "%01%0A%7F"),
      ("-_.+!*(),%#@?=;:/$~", "-_.+!*(),%#@?=;:/$~"),
    ])
  func url(url: String, escaped: String) {
    var bytes: [UInt8] = []
    bytes.append(escapingURL: url)
    #expect(String(decoding: bytes, as: UTF8.self) == escaped)
  }

  @Test("escaping appends to the output")
  func appends() {
    var bytes = Array("a".utf8)
    bytes.append("<b>")
    bytes.append(literal: "&c")
    bytes.append(escaping: "<d>")
    bytes.append(escapingURL: "e f")
    #expect(String(decoding: bytes, as: UTF8.self) == "a<b>&c&lt;d&gt;e%20f")
  }
}

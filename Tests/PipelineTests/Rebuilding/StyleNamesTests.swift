import Testing

@testable import Pipeline

/// Pages without the names of style sheets.
@Suite("Names of style sheets")
struct StyleNamesTests {
  private func plain(_ page: String, _ names: [String]) -> String {
    String(decoding: StyleNames(names).plain(Array(page.utf8)), as: UTF8.self)
  }

  @Test(
    "names are removed wherever they are",
    arguments: [
      ("", ""), ("no names", "no names"), ("<link href=\"/assets/a.1.css\">", "<link href=\"/\">"),
      ("assets/a.1.css assets/b.2.css", " "), ("assets/assets/b.2.css|", "assets/|"),
      ("assets/c.3.js assets/", "assets/c.3.js assets/"),
      ("</head><p>assets/b.2.css", "</head><p>"),
    ])
  func removed(page: String, expected: String) {
    #expect(plain(page, ["assets/a.1.css", "assets/b.2.css"]) == expected)
  }

  @Test("a site may have one style sheet, or none")
  func few() {
    #expect(plain("x assets/a.css", ["assets/a.css"]) == "x ")
    #expect(plain("x assets/a.css", []) == "x assets/a.css")
  }
}

import Foundation
import Testing

@testable import Rendering

@Suite("Values of records as HTML")
struct ValueHTMLTests {
  /// Returns the page of an entry with one field.
  private func page(_ type: String, _ value: String) throws -> String {
    let site = try RenderedSite([
      "risks/_collection.yml": "fields:\n  f: \(type)\n",
      "risks/one.md": "---\ntitle: One\nf: \(value)\n---\n",
    ])
    #expect(site.findings == [])
    return site["risks/one/index.html"]
  }

  @Test("a list of flat records is a table")
  func flat() throws {
    let html = try page(
      "{ type: list, of: record, fields: { title: string, url: url } }",
      "[{ title: A, url: 'https://e.org' }, { title: B }]")
    #expect(html.contains("<th scope=\"col\">Title</th><th scope=\"col\">URL</th>"))
    #expect(html.contains("<tr><td>B</td><td></td></tr>"))
  }

  @Test("a list of flat records inside a record is a table too")
  func nested() throws {
    let html = try page(
      "{ type: record, fields: { steps: { type: list, of: record, fields: { a: string, b: string } } } }",
      "{ steps: [{ a: x, b: y }, { a: z }] }")
    #expect(
      html.contains(
        "<table class=\"nested\"><thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr>"
          + "</thead><tbody><tr><td>x</td><td>y</td></tr><tr><td>z</td><td></td></tr></tbody></table>"
      ))
  }

  @Test("records with parts are one below the other, without empty bullets")
  func deep() throws {
    let html = try page(
      "{ type: list, of: record, fields: { a: string, b: { type: record, fields: { c: string } } } }",
      "[{ a: x, b: { c: y } }]")
    #expect(
      html.contains(
        "<dl class=\"record\"><div><dt>A</dt> <dd>x</dd></div><div><dt>B</dt> <dd>"
          + "<dl class=\"record\"><div><dt>C</dt> <dd>y</dd></div></dl></dd></div></dl>"))
    #expect(!html.contains("<li><ul>"))
  }

  @Test("records with one field are a list")
  func single() throws {
    let html = try page(
      "{ type: record, fields: { l: { type: list, of: record, fields: { a: string } } } }",
      "{ l: [{ a: x }, { a: y }] }")
    #expect(html.contains("<ul><li>x</li><li>y</li></ul>"))
  }

  @Test("the title and the id of a record are shown")
  func title() throws {
    let html = try page(
      "{ type: record, fields: { id: string, title: string } }", "{ id: X-1, title: Name }")
    #expect(html.contains("X-1") && html.contains(">Name<"))
  }

  @Test("blank lines in a text separate paragraphs")
  func text() throws {
    #expect(
      try page("text", "|\n  One & two.\n\n \n  Three.\n").contains(
        "<p>One &amp; two.</p><p>Three.</p>"))
  }
}

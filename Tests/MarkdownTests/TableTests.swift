import Testing

@testable import Markdown

@Suite("Tables")
struct TableTests {
  private func texts(_ sample: Sample) -> [[String]] {
    sample.document.tables.first?.rows.map { $0.cells.map(\.text) } ?? []
  }

  private func sources(_ sample: Sample) -> [[String]] {
    sample.document.tables.first?.rows.map { $0.cells.map { sample.file($0.range) } } ?? []
  }

  @Test("tables, rows and cells have their ranges", arguments: Setting.allCases)
  func cells(setting: Setting) {
    let sample = Sample(
      "Text\n\n| Ä | *b* |\n|---|---|\n|  日本 `c` | [d](e.md)  |\nx | y\n\nafter\n", setting)
    #expect(texts(sample) == [["Ä", "b"], ["日本 c", "d"], ["x", "y"]])
    #expect(sources(sample) == [["Ä", "*b*"], ["日本 `c`", "[d](e.md)"], ["x", "y"]])
    #expect(
      sample.document.tables.map { sample.file($0.range) } == [
        "| Ä | *b* |\n|---|---|\n|  日本 `c` | [d](e.md)  |\nx | y"
      ])
    #expect(
      sample.document.tables.first?.rows.map { sample.file($0.range) } == [
        "| Ä | *b* |", "|  日本 `c` | [d](e.md)  |", "x | y",
      ])
  }

  @Test("ragged rows keep the cells they have", arguments: Setting.allCases)
  func ragged(setting: Setting) {
    let sample = Sample(
      "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | ä [4](x.md) | |\n|  | 5 |\n| 6 ||\n", setting)
    #expect(
      texts(sample) == [["a", "b"], ["1"], ["2", "3", "ä [4](x.md)", ""], ["", "5"], ["6", ""]])
    #expect(sources(sample) == texts(sample))
    #expect(sample.document.links.isEmpty)
    #expect(sample.html.contains("<tr>\n<td>1</td>\n<td></td>\n</tr>"))
    #expect(sample.html.contains("<tr>\n<td>2</td>\n<td>3</td>\n</tr>"))
  }

  @Test("escaped bars stay in their cell", arguments: Setting.allCases)
  func escapedBars(setting: Setting) {
    let sample = Sample("| a\\|b | `c\\|d` |\n|---|---|\n| \\\\| e | f \\| |\n", setting)
    #expect(sources(sample) == [["a\\|b", "`c\\|d`"], ["\\\\| e", "f \\|"]])
    #expect(texts(sample) == [["a|b", "c|d"], ["| e", "f |"]])
  }

  @Test("columns have their alignment")
  func alignment() {
    let text = "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n"
    let site = html(text)
    #expect(site.contains("<th class=\"align-left\">a</th>\n<th class=\"align-center\">b</th>"))
    #expect(site.contains("<td class=\"align-right\">3</td>\n<td>4</td>"))
    var options = MarkdownOptions()
    options.flavor = .specification
    #expect(html(text, options).contains("<td align=\"right\">3</td>\n<td>4</td>"))
  }

  @Test("a cell has its own footnotes and links", arguments: Setting.allCases)
  func contents(setting: Setting) {
    let sample = Sample(
      """
      [before](z.md)[^z]

      | [h](h.md) | b[^a] |
      |---|---|
      | [c](c.md) [d](d.md) | e[^b][^a] |
      | f | |

      [^a]: a
      [^b]: b
      [^z]: z

      """, setting)
    let rows = sample.document.tables.first?.rows ?? []
    #expect(
      rows.map { $0.cells.map(\.links) } == [[1..<2, 2..<2], [2..<4, 4..<4], [4..<4, 4..<4]])
    #expect(
      rows.map { $0.cells.map { $0.references.map(\.number) } } == [
        [[], [2]], [[], [3, 2]], [[], []],
      ])
    #expect(
      rows.flatMap { $0.cells.flatMap(\.references).map(\.anchor) } == [
        "fnref.2", "fnref.3", "fnref.2.2",
      ])
    #expect(sample.document.links.map(\.destination) == ["z.md", "h.md", "c.md", "d.md"])
    #expect(rows.map { $0.cells.map(\.text) } == [["h", "b"], ["c d", "e"], ["f", ""]])
  }

  @Test("a cell records its range in the HTML")
  func placeInHTML() {
    let sample = Sample("| a |\n|---|\n| *b* [c](d.md) | surplus |\n")
    let cells = sample.document.tables.first?.rows.last?.cells ?? []
    #expect(cells.map { sample.html($0.html) } == ["<em>b</em> <a href=\"d.md\">c</a>", ""])
  }

  @Test("tables in quotes and lists have their cells", arguments: Setting.allCases)
  func containers(setting: Setting) {
    let quote = Sample("> | ä | b |\n> |---|---|\n> | [c](d.md) |\n", setting)
    #expect(sources(quote) == [["ä", "b"], ["[c](d.md)"]])
    let list = Sample("- | ä | b |\n  |---|---|\n  | c | [d](e.md) | f |\n", setting)
    #expect(sources(list) == [["ä", "b"], ["c", "[d](e.md)", "f"]])
  }

  @Test("a table can follow a line of a paragraph directly", arguments: Setting.allCases)
  func behindParagraph(setting: Setting) {
    let sample = Sample("Ä two\nlines:\n| a | b |\n|---|---|\n| c | d |\n", setting)
    #expect(sources(sample) == [["a", "b"], ["c", "d"]])
    #expect(texts(sample) == [["a", "b"], ["c", "d"]])
    #expect(sample.document.tables.map { sample.file($0.range) }.first?.hasPrefix("| a") == true)
  }

  @Test("a table can consist of a header only", arguments: Setting.allCases)
  func headerOnly(setting: Setting) {
    let sample = Sample("| ä |\n|---|\n\nx\n", setting)
    #expect(sources(sample) == [["ä"]])
    #expect(!sample.html.contains("<tbody>"))
    #expect(sample.html.hasSuffix("</table></div>\n<p>x</p>\n"))
  }

  @Test("the tables of a section are numbered, and named for it")
  func names() {
    let table = "| a |\n|---|\n\n"
    let html = html(table + table + "# A & B\n\n" + table + table + "## C\n\n" + table)
    let names = html.split(separator: "aria-label=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }.filter { $0.hasPrefix("Table") }
    #expect(names == ["Table", "Table 2", "Table: A &amp; B", "Table 2: A &amp; B", "Table: C"])
  }

  @Test("no two tables of a page have the same name")
  func uniqueNames() {
    let section = "## Same\n\n| a |\n|---|\n\n"
    let names = html(section + section).split(separator: "aria-label=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }.filter { $0.hasPrefix("Table") }
    #expect(names.count == 2)
    #expect(Set(names).count == 2)
  }

  @Test("an empty header cell is a `<td>`")
  func emptyHeader() {
    #expect(html("|  | a |\n|---|---|\n").contains("<tr>\n<td></td>\n<th>a</th>\n</tr>"))
  }

  @Test("a table can scroll and has a name")
  func region() {
    var options = MarkdownOptions()
    options.words.table = "Tabelle \"A\""
    #expect(
      html("| a |\n|---|\n", options).hasPrefix(
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle &quot;A&quot;\">"
          + "<table>\n<thead>\n<tr>\n<th>a</th>"))
  }
}

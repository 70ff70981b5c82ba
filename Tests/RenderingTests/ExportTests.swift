import Bytes
import Foundation
import Testing

@testable import Rendering

@Suite("Exports: JSON and CSV of matrices")
struct ExportTests {
  @Test(
    "a CSV field is quoted if necessary and never begins a formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("", ""), ("=1+1", "'=1+1"), ("@sum", "'@sum"),
      ("-12.5", "-12.5"), ("- a", "'- a"), ("–", "–"),
    ])
  func field(text: String, written: String) { #expect(CSV.field(text) == written) }

  @Test("JSON survives a round trip with any text, and its keys are sorted")
  func json() throws {
    let text = "a \"b\" \\ \u{1} \n </script> é 😀"
    let data = MatrixData(
      id: "m", title: text, rows: [.init(id: "r", title: "", href: "/r/", group: nil)],
      columns: [], levels: nil, marks: nil, entries: nil,
      cells: [
        [
          .init(
            level: nil, levels: nil, marks: nil, number: 3, html: nil, because: nil, example: nil,
            exampleLabel: nil, notes: nil,
            also: nil, related: [0, 1], href: "/c/")
        ]
      ])
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(data.json)) as? [String: Any])
    #expect(read["title"] as? String == text)
    #expect(read.keys.sorted() == ["cells", "columns", "id", "rows", "title"])
    #expect(
      String(decoding: data.json, as: UTF8.self).hasPrefix(
        "{\"cells\":[[{\"href\":\"/c/\",\"number\":3,\"related\":[0,1]}]],\"columns\":[],\"id\":\"m\","
      ))
  }

  private static let sources = DutiesPageTests.sources

  @Test("the files beside the page of a matrix contain all its cells")
  func files() throws {
    let site = try RenderedSite(Self.sources)
    #expect(
      site["matrix/who.csv"] == "Area,Cloud,Own\r\nKeys,Ours*,Ours\r\nDoors,Theirs,Split\r\n")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(site["matrix/who.json"].utf8))
        as? [String: Any])
    let cells = try #require(json["cells"] as? [[[String: Any]]])
    #expect(
      cells.map { $0.map { $0["level"] as? String } } == [["ours", "ours"], ["theirs", "split"]])
    #expect(cells[0][0]["marks"] as? [String] == ["first"])
    #expect(cells[0][0]["because"] as? String == "You hold the <em>keys</em>.")
    let entries = try #require(json["entries"] as? [[String: Any]])
    #expect(entries.map { $0["title"] as? String } == ["Lost key", "Open door"])
    #expect(cells[0][0]["related"] as? [Int] == [0], "it names the row and the column")
    #expect(cells[0][1]["related"] == nil, "it names another column")
    #expect(cells[1][0]["related"] as? [Int] == [1], "it names the row and no column")
    #expect(cells[1][1]["related"] as? [Int] == [1])
  }

  @Test("a cell is related to the entries to which its row refers")
  func outgoing() throws {
    let site = try RenderedSite([
      "site.yml": "title: T\n", "index.md": "---\ntitle: T\n---\n",
      "areas/_collection.yml":
        "fields:\n  needs: { type: list, of: reference, to: tools }\n",
      "areas/keys.md": "---\ntitle: Keys\nneeds: [safe]\n---\n",
      "areas/doors.md": "---\ntitle: Doors\n---\n",
      "models/_collection.yml": "", "models/cloud.md": "---\ntitle: Cloud\n---\n",
      "tools/_collection.yml": "", "tools/safe.md": "---\ntitle: Safe\n---\n",
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/who.md":
        "---\ntitle: Who\nrows: areas\ncolumns: models\nlevels: [ours, theirs]\n---\n\n| A | Cloud |\n| --- | --- |\n| Keys | Ours |\n| Doors | theirs |\n",
    ])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(site["matrix/who.json"].utf8))
        as? [String: Any])
    let entries = try #require(json["entries"] as? [[String: Any]])
    #expect(entries.map { $0["title"] as? String } == ["Safe"])
    let cells = try #require(json["cells"] as? [[[String: Any]]])
    #expect(cells[0][0]["related"] as? [Int] == [0])
    #expect(cells[1][0]["related"] == nil)
    #expect(cells.map { $0[0]["level"] as? String } == ["ours", "theirs"], "ids alone are levels")
  }
}

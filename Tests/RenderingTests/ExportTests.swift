import Foundation
import Testing

@testable import Rendering

@Suite("Exports: JSON and CSV of matrices")
struct ExportTests {
  @Test(
    "a field of CSV",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("", ""), ("=1+1", "'=1+1"), ("@sum", "'@sum"),
      ("-12.5", "-12.5"), ("- a", "'- a"), ("–", "–"),
    ])
  func field(text: String, written: String) { #expect(CSV.field(text) == written) }

  @Test("JSON survives a round trip with any text")
  func json() throws {
    let text = "a \"b\" \\ \u{1} \n </script> é 😀"
    let value = JSONValue.object([
      ("t", .text(text)), ("n", .number(3)), ("x", nil), ("f", .flag(true)),
      ("l", .list([.number(1.5), .text("")])),
    ])
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(read["t"] as? String == text)
    #expect(read["n"] as? Int == 3 && read["f"] as? Bool == true)
    #expect(read.keys.sorted() == ["f", "l", "n", "t"])
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
}

import Bytes
import ContentFormat
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("Workbook")
struct WorkbookTests {
  private func workbook(_ site: TestSite = ExportSites.complete) async throws -> Workbook {
    try await site.withFolder { options in
      var loader = SiteLoader(options)
      let site = try await loader.load()
      let framework = try await site.framework(jobs: 1)
      return WorkbookExport.workbook(SiteExports(site).source(of: framework, []))
    }
  }

  @Test(
    "names of sheets fit and are unique",
    arguments: [
      ("a/b?[x]*:\\", "a b  x"), ("'quoted'", "quoted"), ("", "Sheet"), ("History", "History 2"),
      (String(repeating: "é", count: 40), String(repeating: "é", count: 31)),
      (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)),
    ])
  func names(text: String, expected: String) {
    var names = SheetNames()
    #expect(names.name(text) == expected)
    let second = names.name(text.uppercased())
    #expect(second.lowercased() != expected.lowercased())
    #expect(second.utf16.count <= SheetNames.limit)
  }

  @Test("a text that is too long is cut between characters")
  func length() {
    #expect(Workbook.fitting(String(repeating: "x", count: 32_767)).count == 32_767)
    let cut = Workbook.fitting(String(repeating: "😀", count: 20_000))
    #expect(cut.utf16.count <= 32_767 && cut.hasSuffix("😀…"))
  }

  @Test("rows grow with their texts")
  func heights() {
    #expect(Workbook.Sheet.lineCount("", width: 5) == 1)
    #expect(Workbook.Sheet.lineCount("ab cd ef", width: 5) == 2)
    #expect(Workbook.Sheet.lineCount("abcdefghijk", width: 5) == 3)
    #expect(Workbook.Sheet.lineCount("a\n\nb", width: 5) == 3)
    var sheet = Workbook.Sheet(name: "S")
    sheet.columns = [.init(width: 6), .init(width: 6, isHidden: true)]
    #expect(sheet.height(of: .init(cells: [.init("ab cd ef", .cell)])) == 30)
    #expect(sheet.height(of: .init(cells: [.init("ab cd ef", .data)])) == nil)
    #expect(sheet.height(of: .init(cells: [.init("x"), .init("ab cd ef", .cell)])) == nil)
    #expect(sheet.height(of: .init(cells: [.init("T", .title)])) == 27)
  }

  @Test("days become seconds")
  func seconds() {
    #expect(WorkbookExport.seconds("1980-01-01") == 315_532_800)
    #expect(WorkbookExport.seconds("2024-02-29") == 1_709_164_800)
    #expect(WorkbookExport.seconds("2026-11-29") == 1_795_910_400)
    #expect(WorkbookExport.seconds("1969-01-01") == nil)
    #expect(WorkbookExport.seconds(nil) == nil)
  }

  @Test("lists are shared, and more than 26 have columns")
  func lists() {
    var lists = ListsSheet()
    #expect(lists.add(["a", "b"]) == "Lists!$A$1:$A$2")
    #expect(lists.add(["a", "b"]) == "Lists!$A$1:$A$2")
    #expect(lists.add([]) == nil)
    for number in 1...26 { #expect(lists.add(["\(number)"]) != nil) }
    #expect(lists.add(["last"]) == "Lists!$AB$1:$AB$1")
  }

  @Test("Markdown becomes plain words")
  func words() {
    #expect(PlainWords.text("**A** [b](c.md) `d`") == "A b d")
    #expect(PlainWords.shortened("abcdef", to: 4) == "abc…")
  }

  @Test("the sheet of a matrix has its ids and all cells")
  func matrix() async throws {
    let workbook = try await workbook()
    let framework = try await ExportSites.complete.framework()
    #expect(workbook.sheets.first?.name == "About")
    #expect(workbook.sheets.last?.name == "Lists")
    for matrix in framework.matrices {
      let sheet = try #require(
        workbook.sheets.first { $0.rows.first?.cells.first == .init("matrix:\(matrix.id)") })
      #expect(sheet.rows[0].isHidden && sheet.columns[0].isHidden)
      let titles = try #require(sheet.rows.firstIndex { $0.cells.first == .init("id") })
      let rows = sheet.rows.dropFirst(titles + 1)
      #expect(rows.map { $0.cells[0] } == matrix.rows.headers.map { .init($0.id) })
      let start = sheet.rows[0].cells.count - matrix.columns.headers.count
      for row in rows {
        guard case .text(let id) = row.cells[0].value else { continue }
        for (column, header) in matrix.columns.headers.enumerated() {
          let text = matrix[id, header.id].map { MatrixSheet.text(of: $0, in: matrix) } ?? ""
          #expect(row.cells[start + column].value == (text.isEmpty ? .empty : .text(text)))
        }
      }
    }
  }

  @Test("an edited cell has a style for its level, the longest label first")
  func conditions() async throws {
    var framework = Framework(site: .init(title: "T", language: "en"))
    var matrix = Framework.Matrix(
      id: "m", collection: "x", title: "M", route: "m/", kind: .levels)
    matrix.levels = [
      .init(id: "a", label: "Shared", letter: "S", color: "amber"),
      .init(id: "b", label: "Shared led", letter: "L", color: "#123456"),
    ]
    matrix.rows.headers = [.init(id: "r", title: "R")]
    matrix.columns.headers = [.init(id: "c", title: "=C")]
    matrix.cells[.init(row: "r", column: "c")] = .init(route: "m/", anchor: "x")
    framework.matrices = [matrix]
    var lists = ListsSheet()
    let sheet = MatrixSheet(matrix, of: framework).sheet(named: "M", &lists)
    #expect(sheet.conditions.map(\.beginning) == ["Shared led", "Shared"])
    #expect(sheet.conditions.map(\.style.fill) == ["#123456", "#e69f00"])
    #expect(sheet.validations.map(\.isStrict) == [true])
    #expect(sheet.validations[0].area == Workbook.Area(rows: 2..<3, columns: 2..<3))
  }

  @Test("a site without the program publishes no workbook, and says so")
  func missing() async throws {
    var site = ExportSites.complete
    site["site.yml"]! += "exports:\n  formats: [json, xlsx]\n"
    let outcome = try await site.build()
    #expect(outcome.rules == [])
    #expect(outcome.output["data/framework.json"] != nil)
    #expect(outcome.output.keys.allSatisfy { !$0.hasSuffix(".xlsx") })
    let complete = ExportSites.complete
    await #expect(throws: EnvironmentError.self) {
      try await complete.withFolder { options in
        try await SiteExport.write(
          options, formats: ["xlsx"], ExportSelection(), to: options.output)
      }
    }
  }
}

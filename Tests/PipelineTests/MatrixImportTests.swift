import ContentFormat
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Import of matrices")
struct MatrixImportTests {
  private static let site = TestSite([
    "site.yml": "title: T\n", "index.md": "---\ntitle: T\n---\nText.\n",
    "areas/_collection.yml": "fields: {}\n",
    "areas/net.md": "---\ntitle: Network\naliases: [LAN]\n---\n",
    "areas/data.md": "---\ntitle: Data\n---\n",
    "models/_collection.yml": "fields: {}\n",
    "models/saas.md": "---\ntitle: SaaS\n---\n", "models/paas.md": "---\ntitle: PaaS\n---\n",
    "matrices/_collection.yml": "kind: matrix\n",
    "matrices/m.md": """
    ---
    title: M
    rows: areas
    columns: models
    levels:
      - { id: provider, label: Provider, aliases: [vendor] }
      - { id: shared, label: Shared }
      - { id: customer, label: Customer }
    marks: [{ id: critical, sign: "*" }]
    ---

    Before.

    | Area                        | [SaaS](../models/saas.md) |  PaaS       |
    | :-------------------------- | :-----------------------: | ----------: |
    | [Network](../areas/net.md)  |     Provider[^a]          |    Customer |
    | Data                        |     Shared*               |      Shared |

    [^a]: A note.

    After.
    """,
  ])

  /// Imports a file and returns the plan with the new page.
  private func plan(
    _ text: String, in site: TestSite = site, matrix: String? = nil, name: String = "edited.csv"
  ) async throws -> (plan: MatrixImport, page: String) {
    try await site.withFolder { options in
      let file = "\(options.content)/../\(name)"
      try FileSystem.replace(file, with: Array(text.utf8))
      let plans = try await MatrixImport.plans(file, matrix: matrix, sheet: nil, options)
      let plan = try #require(plans.first)
      if plan.problems.isEmpty, !plan.changes.isEmpty { try plan.write() }
      let page = try FileSystem.read(plan.path)
      return (plan, String(decoding: page, as: UTF8.self))
    }
  }

  private var original: String { Self.site["matrices/m.md"]! }

  @Test("the long form changes only cells that differ")
  func longForm() async throws {
    let (plan, page) = try await plan(
      """
      row,column,level,mark_critical
      net,saas,shared,true
      net,paas,customer,false
      data,saas,shared,FALSCH
      """)
    #expect(plan.problems == [])
    #expect(plan.changes.map(\.old) == ["Provider[^a]", "Shared*"])
    #expect(plan.changes.map(\.new) == ["Shared*[^a]", "Shared"])
    #expect(
      page
        == original.replacing("     Provider[^a]          ", with: "        Shared*[^a]        ")
        .replacing("     Shared*               ", with: "          Shared           "))
  }

  @Test(
    "a table is read with commas, semicolons, tabs, a byte order mark and other spellings",
    arguments: [
      "Area,SaaS,PaaS\r\nNetwork,Provider,Shared\r\nData,Shared*,Shared\r\n",
      "\u{FEFF}Area;SaaS;PaaS\r\nnet; vendor ;shared\r\nDATA;Shared ★;SHARED\r\n",
      "sep=;\nArea;saas;paas\n\"LAN\";provider;shared\n",
      "Area\tPaaS\nNetwork\tshared\n",
    ])
  func tables(text: String) async throws {
    let (plan, page) = try await plan(text)
    #expect(plan.problems == [])
    #expect(plan.changes.map(\.new) == ["Shared"])
    #expect(page == original.replacing("|    Customer |", with: "|      Shared |"))
  }

  @Test("a table with hidden ids is found by them, whatever its titles and order are")
  func marked() {
    let cells = EditedCells(
      [
        ["matrix:m", "", "saas", "paas"], ["id", "Area", "Renamed", "PaaS"],
        ["data", "Data!", "Shared ★", ""], [], ["net", "Net", "Provider"],
      ], sheet: "Matrix")
    #expect(cells?.matrix == "m")
    #expect(cells?.cells.map(\.row.id) == ["data", "data", "net", "net"])
    #expect(cells?.cells.map(\.column.id) == ["saas", "paas", "saas", "paas"])
    #expect(cells?.cells[2].place.text == "Matrix!C5")
    #expect(EditedCells([["a", "b"]], sheet: "Other") == nil)
  }

  @Test(
    "mistakes are reported with their place, and nothing is written",
    arguments: [
      (
        "row,column,level\nnet,saas,Shard\n", "`Shard` is no level of the matrix", "row 2, column 3"
      ),
      ("row,column,level\nnte,saas,shared\n", "the matrix has no row `nte`", "row 2, column 1"),
      ("row,column,level\nnet,iaas,shared\n", "the matrix has no column `iaas`", "row 2, column 2"),
      ("row,column,level\nnet,saas,\n", "the cell is empty", "row 2, column 3"),
      (
        "row,column,level\nnet,saas,shared\nnet,saas,customer\n",
        "the cell has another value in row 2, column 3", "row 3, column 3"
      ),
      (
        "row,column,level,mark_x\nnet,saas,shared,true\n", "the matrix has no mark `x`",
        "row 2, column 3"
      ),
      (
        "row,column,level,mark_critical\nnet,saas,shared,maybe\n",
        "`maybe` is neither true nor false", "row 2, column 3"
      ),
      (
        "Area,SaaS,New\nNetwork,Shared,Shared\n", "the matrix has no column `New`",
        "row 1, column 3"
      ),
    ])
  func mistakes(text: String, message: String, place: String) async throws {
    let (plan, page) = try await plan(text)
    #expect(plan.problems.map(\.message) == [message])
    #expect(plan.problems.map(\.place) == [place])
    #expect(page == original)
  }

  @Test("a file that is no table is refused")
  func noTable() async throws {
    await #expect(throws: EnvironmentError.self) { try await self.plan("row,\"column\nnet") }
    await #expect(throws: EnvironmentError.self) { try await self.plan("a,b\n", matrix: "none") }
    await #expect(throws: EnvironmentError.self) {
      try await self.plan("PK", name: "edited.xlsx")
    }
    #expect(throws: CSVReader.Failure.encoding) { try CSVReader([0xFF, 0xFE, 0x41]) }
  }

  @Test("the change is a patch")
  func patch() async throws {
    let (plan, _) = try await plan("row,column,level\nnet,paas,shared\n")
    #expect(
      plan.patch.contains(
        "\n-| [Network](../areas/net.md)  |     Provider[^a]          |    Customer |\n"))
    #expect(
      plan.patch.contains(
        "\n+| [Network](../areas/net.md)  |     Provider[^a]          |      Shared |\n"))
  }

  @Test("a table keeps its own spelling of levels, marks and emphasis")
  func spelling() async throws {
    var site = Self.site
    site["matrices/m.md"] = """
      ---
      title: M
      rows: areas
      columns: models
      several: "/"
      levels:
        - { id: provider, label: Provider }
        - { id: shared, label: Shared }
        - { id: customer, label: Customer }
      marks: [{ id: key, sign: bold }, { id: new, sign: "!" }]
      ---

      Area | SaaS | PaaS
      --- | --- | ---
      Network | provider/shared | customer !
      Data | **shared** | provider
      """
    let (plan, page) = try await plan(
      """
      row,column,levels,mark_key,mark_new
      net,saas,"[""customer"",""provider""]",true,false
      net,paas,Shared,false,true
      data,saas,shared,false,false
      data,paas,provider / customer,false,false
      """, in: site)
    #expect(plan.problems == [])
    #expect(
      page.hasSuffix(
        """
        Area | SaaS | PaaS
        --- | --- | ---
        Network | **customer/provider** | shared !
        Data | shared | provider/customer
        """))
  }

  @Test("numbers and texts are written, too")
  func otherKinds() async throws {
    var site = Self.site
    site["matrices/m.md"] = """
      ---
      title: M
      rows: { from: table }
      columns: { from: table }
      values: number
      range: { min: 0, max: 9 }
      ---

      | A | B |
      | --- | --- |
      | x | 1.5 |
      """
    #expect(try await plan("A;B\nx;2,5\n", in: site).page.hasSuffix("| x | 2.5 |"))
    #expect(
      try await plan("A;B\nx;12\n", in: site).plan.problems.map(\.message)
        == ["12 is outside of the range of the matrix"])
    site["matrices/m.md"] = site["matrices/m.md"]!
      .replacing("number\nrange: { min: 0, max: 9 }", with: "text")
      .replacing("1.5", with: "a \\| *b*")
    #expect(try await plan("A,B\nx,a | *b*\n", in: site).plan.changes == [])
    #expect(try await plan("A,B\nx,c | d\n", in: site).page.hasSuffix("| x | c \\| d |"))
    #expect(
      try await plan("A,B\nx,\"c\nd\"\n", in: site).plan.problems.map(\.message)
        == ["a cell of a table cannot have two lines"])
  }

  @Test("a derived matrix is refused, and a cell with a link is left to its author")
  func irregular() async throws {
    var site = Self.site
    site["matrices/m.md"] = original.replacing(
      "    Customer |", with: "[Customer](../index.md) |")
    let (plan, _) = try await plan("row,column,level\nnet,paas,shared\n", in: site)
    #expect(plan.problems.map(\.help) == ["write `shared` there by hand"])
    site["items/_collection.yml"] =
      "fields: { area: { type: reference, to: areas }, model: { type: reference, to: models } }\n"
    site["items/a.md"] = "---\ntitle: A\narea: net\nmodel: saas\n---\n"
    site["matrices/m.md"] = """
      ---
      title: M
      rows: areas
      columns: models
      derive: { count: items, row: area, column: model }
      ---
      """
    let derived = try await self.plan("row,column,number\nnet,saas,2\n", in: site, matrix: "m").plan
    #expect(derived.problems.map(\.help) == ["change the entries"])
    #expect(
      try await self.plan("row,column,number\nnet,saas,1\n", in: site, matrix: "m").plan.problems
        == [])
  }
}

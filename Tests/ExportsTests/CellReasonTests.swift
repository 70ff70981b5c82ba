import Diagnostics
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("What exports say about cells and entries")
struct CellReasonTests {
  /// A site whose cells have footnotes in place of assignments, one of them shared.
  private var site: TestSite {
    var site = ExportSites.complete
    site["areas/_collection.yml"] = "fields: {}\n"
    site["areas/net.md"] = "---\ntitle: Net\n---\n"
    site["areas/disk.md"] = "---\ntitle: Disk\n---\n"
    site["models/_collection.yml"] =
      "fields:\n  tips: { type: map, keys: reference, to: areas, of: text }\n"
    site["models/x.md"] = "---\ntitle: X\ntips: { net: Two wires }\n---\n"
    site["matrices/m.md"] = """
      ---
      title: M
      question: Who does it?
      rows: areas
      columns: models
      levels:
        - { id: provider, label: Provider, letter: P, meaning: They do. }
        - { id: shared, label: Shared, letter: S }
        - { id: customer, label: Customer, letter: C }
      marks: [{ id: critical, sign: "*", label: Critical, meaning: Look here. }]
      duties: { of: columns, levels: [customer, shared] }
      ---

      | Area | X | Y |
      | --- | --- | --- |
      | Net | Shared*[^1] | Customer[^1] |
      | Disk | Provider | Customer |

      [^1]: We *both* lock it.
      """
    return site
  }

  private func files(_ formats: [String], of site: TestSite) async throws -> [String: String] {
    try await site.withFolder { options in
      let outcome = try await SiteExport.write(
        options, formats: formats, ExportSelection(), to: options.output)
      #expect(outcome.report.findings.map(\.message) == [])
      return try TestSite.files(below: options.output).mapValues {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  @Test("a footnote is the reason of a cell without another one")
  func footnotes() async throws {
    let files = try await files(["oscal", "oscal-ssp", "llms"], of: site)
    let y = try #require(files["oscal/component.y.json"])
    #expect(
      y.contains("Customer.\\n\\nWe both lock it.") || !y.contains("\"description\":\"Customer."))
    let x = try #require(files["oscal/component.x.json"])
    #expect(x.contains("\"description\":\"Provider.") || x.contains("We both lock it."))
    #expect(files["models/y.md"]?.contains("| Net | Customer | We both lock it. |") == true)
    // Without owners of its own, a control has the level and the reason of the cell.
    var plain = site
    plain["controls/b.md"] = plain["controls/b.md"]?.replacing(
      "\nowner: { x: provider, y: customer }", with: "")
    let others = try await self.files(["oscal", "oscal-ssp"], of: plain)
    for name in ["component", "ssp"] {
      let text = try #require(others["oscal/\(name).x.json"])
      #expect(text.contains("We both lock it."), "\(name)")
    }
    // An assignment is the reason, and the footnote then an aside.
    var assigned = ExportSites.complete
    assigned["matrices/m.md"] = assigned["matrices/m.md"]?.replacing(
      "| Customer |", with: "| Customer[^1] |")
    assigned["matrices/m.md"]? += "\n\n[^1]: An aside.\n"
    let text = try await self.files(["llms"], of: assigned)["models/y.md"]
    #expect(text?.contains("| Net | Customer | =1+1 is theirs |") == true)
  }

  @Test("the Markdown of a matrix has the whole legend, and that of entries the words of readers")
  func twins() async throws {
    let files = try await files(["llms"], of: site)
    let matrix = try #require(files["matrices/m.md"])
    #expect(
      matrix.contains(
        """
        ## Legend

        **Who does it?**

        - **Provider** (P): They do.
        - **Shared** (S): A duty of the users of columns.
        - **Customer** (C): A duty of the users of columns.
        - **Critical** (★): Look here.
        """), "\(matrix)")
    #expect(files["models/x.md"]?.contains("- **Tips:** Net: Two wires") == true)
    #expect(files["threats/t.md"]?.contains("## Controls\n\n- [Backup]") == true)
    let area = try #require(files["areas/net.md"])
    #expect(area.contains("## Controls\n\n- [Backup]"))
    #expect(area.contains("## Used by\n\n- [X]"), "\(area)")
  }

  @Test("what follows from a broken file is no finding of its own, and no list of names is empty")
  func consequences() async throws {
    var broken = ExportSites.complete
    broken["site.yml"]! += """
      exports: { formats: [oscal, stix, ciso], roles: { matrix: m, group: area, controls: controls } }

      """
    #expect(try await broken.check().findings("incomplete-export").isEmpty)
    let site = broken
    broken["matrices/m.md"] = broken["matrices/m.md"]?.replacing(
      "columns: models", with: "columns: { colection: models }")
    broken["site.yml"] = broken["site.yml"]?.replacing("2026-11-29", with: "2026-13-29")
    var found = try await broken.check()
    #expect(found.findings("incomplete-export").map(\.message) == [])
    #expect(!found.findings("unknown-field").isEmpty && !found.findings("invalid-date").isEmpty)
    // A mistake in the file of a matrix that does not touch its duties explains nothing.
    broken = site
    broken["site.yml"] = broken["site.yml"]?.replacing("matrix: m,", with: "matrix: mm,")
    found = try await broken.check()
    #expect(found.findings("incomplete-export").map(\.message) == ["there is no matrix `mm`"])
    for path in ["matrices/_collection.yml", "matrices/m.md", "areas/net.md"] {
      broken[path] = nil
    }
    broken["areas/_collection.yml"] = "fields: {}\n"
    broken["areas/net.md"] = "---\ntitle: Net\n---\n"
    found = try await broken.check()
    let help = found.findings("incomplete-export").flatMap(\.help)
    #expect(help.contains("the site has no matrix"), "\(help)")
    #expect(!help.contains { $0.hasSuffix(" ") })
  }

  @Test("an export replaces the files of exports alone")
  func replacing() async throws {
    try await ExportSites.complete.withFolder { options in
      let folder = options.output
      func export(_ formats: [String], replaces: Bool = false) async throws -> Int {
        try await SiteExport.write(
          options, formats: formats, ExportSelection(), to: folder, replaces: replaces
        ).paths.count
      }
      #expect(try await export(["json"]) == 2)
      #expect(try await export(["json", "stix"]) == 3)
      try FileSystem.write(Array("mine".utf8), to: "\(folder)/CITATION.cff")
      await #expect(throws: EnvironmentError.self) { try await export(["stix", "citation"]) }
      #expect(try FileSystem.read("\(folder)/CITATION.cff") == Array("mine".utf8))
      #expect(try await export(["citation"], replaces: true) == 1)
      #expect(try await export(["citation", "json"]) == 3)
      // A file that was removed is forgotten.
      try FileSystem.remove("\(folder)/stix.json")
      #expect(try await export(["json"]) == 2)
      try FileSystem.write(Array("mine".utf8), to: "\(folder)/stix.json")
      await #expect(throws: EnvironmentError.self) { try await export(["stix"]) }
    }
  }

  @Test("a file in pieces has the same bytes as one that is made at once, and is staged once")
  func pieces() async throws {
    var site = ExportSites.complete
    site["site.yml"]! += "exports: [json, csv]\n"
    for number in 0..<450 {
      site["threats/t\(number).md"] = "---\ntitle: Threat \(number)\n---\nText \(number).\n"
    }
    let framework = try await site.framework()
    #expect(FrameworkJSON.pieceCount(framework) > 3)
    for jobs in [1, 4] {
      site.jobs = jobs
      let built = try await site.build().output["data/framework.json"]
      let exported = try await files(["json"], of: site)["framework.json"]
      #expect(built.map { String(decoding: $0, as: UTF8.self) } == exported)
      let file = try JSONSerialization.jsonObject(with: Data(built ?? [])) as? [String: Any]
      #expect((file?["entries"] as? [Any])?.count == framework.entries.count)
    }
  }
}

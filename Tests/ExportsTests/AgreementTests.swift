import Bytes
import ContentFormat
import ContentModel
import Diagnostics
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("What all formats of a random framework agree on")
struct AgreementTests {
  /// All formats, also that of the workbook, whose description needs no program.
  private static let formats = Exporter.all.map(\.name)

  /// The files of all formats in memory.
  private func files(_ site: TestSite) async throws -> [String: [UInt8]] {
    try await site.withFolder { options in
      var options = options
      options.includesDrafts = false
      var loader = SiteLoader(options)
      let site = try await loader.load()
      #expect(
        !SiteBuild.report(site, options, loader.stages).findings.haveErrors)
      let outline = ExportOutline(site.graph, routes: site.siteMap.routes)
      let files = outline.files(of: Self.formats.compactMap { Exporter.named($0) })
      let source = SiteExports(site).source(of: site.frameworkOnOneThread(), files)
      return Dictionary(
        files.map { ($0.path, $0.bytes(source)) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func site(_ seed: Int) -> TestSite {
    var generator = SeededGenerator(seed: UInt64(seed))
    var site = RandomFramework.site(&generator)
    site["site.yml"]! += "changes: {}\n"
    return site
  }

  @Test("counts by level agree between JSON, CSV, workbook, OSCAL and page", arguments: 1...15)
  func counts(seed: Int) async throws {
    let site = site(seed)
    let files = try await files(site)
    let matrix = try #require(try await site.framework().matrix("m"))
    let expected = Dictionary(
      zip(matrix.levels.map(\.id), matrix.counts).filter { $1 > 0 },
      uniquingKeysWith: { first, _ in first })
    func counted(_ levels: [String]) -> [String: Int] {
      Dictionary(levels.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let json = try JSONDecoder().decode(Written.self, from: Data(files["framework.json"]!))
    let cells = try #require(json.matrices.first { $0.id == "m" }).cells
    #expect(counted(cells.map(\.level)) == expected)

    let table = CSVReader.rows(files["csv/matrix.m.csv"]!)
    let column = try #require(table[0].firstIndex(of: "level"))
    #expect(counted(table.dropFirst().map { $0[column] }) == expected)

    let page = try #require(try await site.build().page("matrices/m/index.html"))
    let shown = page.matches(of: /data-level="([^"]+)"/).map { String($0.output.1) }
    #expect(counted(shown) == expected)

    let workbook = try JSONSerialization.jsonObject(
      with: Data(files.first { $0.key.hasSuffix(".xlsx") }!.value))
    let sheets = try #require((workbook as? [String: Any])?["sheets"] as? [[String: Any]])
    let inSheets = sheets.compactMap { levels(inLongSheet: $0, of: "m") }
    #expect(inSheets.map(counted) == [expected])

    // A component has the level of the cell for each control of its row.
    for header in matrix.columns.headers {
      let document = try JSONSerialization.jsonObject(
        with: Data(files["oscal/component.\(header.id).json"]!))
      let rows = try await rows(ofControls: site)
      let own = rows.compactMap { matrix[$0, header.id]?.levels.first }
      #expect(counted(propertyValues("level", in: document)) == counted(own))
    }
  }

  /// The row of each control.
  private func rows(ofControls site: TestSite) async throws -> [String] {
    try await site.framework().entries.filter { $0.name.collection == "controls" }
      .compactMap { $0.targets("area").first?.entry.id }
  }

  /// The levels in the sheet of a matrix in long form, or nil for another sheet.
  private func levels(inLongSheet sheet: [String: Any], of matrix: String) -> [String]? {
    let rows = (sheet["rows"] as? [[String: Any]] ?? []).map { row in
      (row["cells"] as? [Any] ?? []).map { cell -> String in
        cell as? String ?? (cell as? [String: Any])?["value"] as? String
          ?? (cell as? [String: Any])?["text"] as? String ?? ""
      }
    }
    guard let head = rows.first, head.first == "matrix", let column = head.firstIndex(of: "level")
    else { return nil }
    let own = rows.dropFirst().filter { $0.first == matrix }
    return own.isEmpty ? nil : own.map { $0[column] }
  }

  /// The values of properties with a name at any depth.
  private func propertyValues(_ name: String, in value: Any) -> [String] {
    if let items = value as? [Any] { return items.flatMap { propertyValues(name, in: $0) } }
    guard let object = value as? [String: Any] else { return [] }
    if object["name"] as? String == name, let text = object["value"] as? String { return [text] }
    return object.values.flatMap { propertyValues(name, in: $0) }
  }

  private struct Written: Decodable {
    struct Matrix: Decodable {
      let id: String
      let cells: [Cell]
    }
    struct Cell: Decodable { let level: String }
    let matrices: [Matrix]
  }

  @Test("drafts never leave, in any format", arguments: 1...10)
  func drafts(seed: Int) async throws {
    var site = site(seed)
    site["secret.md"] = "---\ntitle: SECRET page\nstatus: draft\n---\nSECRET\n"
    site["controls/hidden.md"] =
      "---\ntitle: SECRET control\nstatus: draft\narea: a0\nnote: SECRET\n---\nSECRET\n"
    site.includesDrafts = true
    let files = try await files(site)
    #expect(files.count > 20)
    for (path, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("SECRET") && !path.contains("secret") && !path.contains("hidden"))
    }
  }

  @Test("every id of the lock is there or retired", arguments: 1...15)
  func lock(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 1_000)
    var site = site(seed)
    let before = try await lock(of: site)
    // Controls refer to others, and nothing refers to them.
    let controls = site.content.keys.filter { $0.hasPrefix("controls/c") }.sorted()
    let gone = controls.filter { _ in Bool.random(using: &generator) }
    for path in gone { site.content[path] = nil }
    site["site.lock"] = before
    site["site.lock"] = try await lock(of: site)
    let framework = try await site.framework()
    let known = Set(framework.entries.map(\.name) + framework.retired.map(\.name))
    let lines = (before + site["site.lock"]!).split(separator: "\n")
      .filter { $0.hasPrefix("entry ") || $0.hasPrefix("retired ") }
    #expect(lines.count > gone.count)
    for line in lines {
      let name = line.split(separator: " ")[1].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      #expect(known.contains(.init(String(name[0]), String(name[1]))), "\(line)")
    }
    #expect(framework.retired.count == gone.count)
    let json = String(decoding: try await files(site)["framework.json"]!, as: UTF8.self)
    for name in framework.retired { #expect(json.contains("\"id\":\"\(name.name.id)\"")) }
  }

  /// The lock that a site would write.
  private func lock(of site: TestSite) async throws -> String {
    try await site.withFolder { options in
      var loader = SiteLoader(options)
      let site = try await loader.load()
      return PublishedLock.text(of: site.graph, site.siteMap, after: site.lock ?? PublishedLock())
    }
  }

  @Test("ids that a format cannot tell apart are a finding", arguments: 1...20)
  func collisions(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let marks = ["-", "_", ".", "+", "~", "(", ")", "!", ","]
    let ids = (0..<6).map { _ in
      (0..<2).map { _ in ["a", "A", "1"].randomElement(using: &generator)! }
        .joined(separator: marks.randomElement(using: &generator)!)
    }
    var site = TestSite([
      "site.yml": """
      title: T
      id: t
      version_date: 2026-11-29
      exports: { formats: [oscal], roles: { controls: controls } }

      """,
      "controls/_collection.yml": "fields: { id: { type: string } }\n",
    ])
    for id in Set(ids) {
      let name = id.utf8.map { String($0, radix: 16) }.joined()
      site["controls/f\(name).md"] = "---\nid: \"\(id)\"\ntitle: \"T \(name)\"\n---\n"
    }
    let tokens = Set(ids).map { ExportToken.oscal($0) }
    let report = try await site.check()
    #expect(
      report.findings("incomplete-export").isEmpty == (Set(tokens).count == tokens.count),
      "\(tokens)")
    site["site.yml"] = site["site.yml"]!.replacing("[oscal]", with: "[ciso]")
    let names = Set(ids).map { ExportToken.fileName($0.lowercased()) }
    #expect(
      try await site.check().findings("incomplete-export").isEmpty
        == (Set(names).count == names.count), "\(names)")
  }
}

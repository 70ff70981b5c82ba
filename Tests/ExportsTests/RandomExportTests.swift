import Bytes
import Diagnostics
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("Exports of random frameworks")
struct RandomExportTests {
  @Test("formats agree, references resolve, and threads do not matter", arguments: 1...20)
  func agreement(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let site = RandomFramework.site(&generator)
    let framework = try await site.framework()
    for relation in framework.relations {
      for target in [relation.source, relation.target] {
        let entry = try #require(framework.entry(target.entry))
        if let part = target.part { #expect(entry.part(part) != nil) }
      }
    }
    let files = try await export(site)
    var parallel = site
    parallel.jobs = 3
    #expect(try await export(parallel) == files)
    #expect(files.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("SECRET") })
    let json = try JSONDecoder().decode(Written.self, from: Data(files["framework.json"]!))
    #expect(json.entries.map(\.id) == framework.entries.map(\.name.id))
    for collection in framework.collections where !collection.holdsMatrices {
      let table = CSVReader.rows(files["csv/collection.\(collection.name).csv"]!)
      #expect(table.dropFirst().map { $0[0] } == collection.order.sorted())
      for row in table.dropFirst() {
        let entry = try #require(framework.entry(.init(collection.name, row[0])))
        #expect(CSV.unguarded(row[1]) == entry.title)
        #expect(row[1].first.map { !"=+-@\t\r".contains($0) } ?? true)
      }
    }
    let matrix = try #require(framework.matrix("m"))
    let written = try #require(json.matrices.first)
    var counts: [String: Int] = [:]
    for cell in written.cells { counts[cell.level ?? "", default: 0] += 1 }
    #expect(matrix.levels.map { counts[$0.id] ?? 0 } == matrix.counts)
    let table = CSVReader.rows(files["csv/matrix.m.csv"]!)
    #expect(table.count - 1 == matrix.cells.count)
    for row in table.dropFirst() {
      let cell = try #require(matrix[CSV.unguarded(row[0]), CSV.unguarded(row[1])])
      #expect(CSV.unguarded(row[table[0].firstIndex(of: "level")!]) == cell.levels[0])
      #expect(
        CSV.unguarded(row[table[0].firstIndex(of: "because")!]) == cell.texts.because ?? "")
    }
  }

  @Test("new titles change no identifier", arguments: 1...5)
  func identifiers(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let site = RandomFramework.site(&generator)
    var edited = site
    for path in site.content.keys where path.hasPrefix("threats/t") || path.hasPrefix("controls/c")
    {
      edited[path] = site[path]!.replacing("title: \"", with: "title: \"Z ")
    }
    let (before, after) = (try await export(site), try await export(edited))
    #expect(Set(before.keys) == Set(after.keys))
    #expect(identifiers(in: before["stix.json"]!) == identifiers(in: after["stix.json"]!))
  }

  private func identifiers(in bytes: [UInt8]) -> Set<String> {
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(
      text.matches(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/).map {
        String($0.output)
      })
  }

  private func export(_ site: TestSite) async throws -> [String: [UInt8]] {
    try await site.withFolder { options in
      let outcome = try await SiteExport.write(
        options, formats: ["json", "csv", "stix", "llms"], ExportSelection(), to: options.output)
      #expect(!outcome.report.findings.haveErrors, "\(outcome.report.findings.map(\.message))")
      return try TestSite.files(below: options.output)
    }
  }

  private struct Written: Decodable {
    struct Entry: Decodable { let id: String }
    struct Matrix: Decodable { let cells: [Cell] }
    struct Cell: Decodable { let level: String? }
    let entries: [Entry]
    let matrices: [Matrix]
  }
}

/// Makes small frameworks with unusual texts.
enum RandomFramework {
  private static let words = [
    "=1+1", "+x", "-5", "- a", "@b", "'=c", "a, b", "say \"so\"", "two\nlines", "tab\tx", "é 😀",
    "x | y", "<b>", "&amp;", "\\", "C:\\n", "null", "true", "1.50", "plain words",
  ]

  /// Returns a site with a random number of areas, models, controls, threats and a draft.
  static func site(_ generator: inout SeededGenerator) -> TestSite {
    func text() -> String {
      (0...Int.random(in: 0...2, using: &generator))
        .map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
    }
    func quoted(_ text: String) -> String {
      var json = JSONWriter()
      json.value(text)
      return String(decoding: json.bytes, as: UTF8.self)
    }
    // Titles are unique, because they name rows and columns.
    func title(_ id: String) -> String {
      quoted((text() + " " + id).split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    func some(_ names: [String]) -> [String] {
      names.filter { _ in Bool.random(using: &generator) }
    }
    func names(_ prefix: String, _ range: ClosedRange<Int>) -> [String] {
      (0..<Int.random(in: range, using: &generator)).map { "\(prefix)\($0)" }
    }
    let (areas, models) = (names("a", 1...5), names("x", 1...4))
    let (threats, controls) = (names("t", 1...4), names("c", 1...6))
    let levels = ["provider", "shared", "customer"]
    var site = TestSite([
      "site.yml": """
      title: T
      id: random
      version_date: 2026-11-29
      severities: { title-too-long: off }
      exports:
        formats: [json]
        roles: { controls: controls, threats: threats, mitigates: mitigates }

      """,
      "areas/_collection.yml":
        "fields: { carried: { type: assignments, matrix: m, required: true } }\n",
      "models/_collection.yml": "fields: {}\n", "threats/_collection.yml": "fields: {}\n",
      "controls/_collection.yml": """
      fields:
        area: { type: reference, to: areas }
        note: { type: text }
        tools: { type: list, of: string }
        mitigates: { type: list, of: reference, to: threats, unique: true }
      """,
      "matrices/_collection.yml": "kind: matrix\n",
      "threats/draft.md": "---\ntitle: SECRET\nstatus: draft\n---\nSECRET\n",
    ])
    for model in models { site["models/\(model).md"] = "---\ntitle: \(title(model))\n---\n" }
    for threat in threats {
      site["threats/\(threat).md"] = "---\ntitle: \(title(threat))\n---\n\nText.\n"
    }
    for control in controls {
      site["controls/\(control).md"] = """
        ---
        title: \(title(control))
        area: \(areas.randomElement(using: &generator)!)
        note: \(quoted(text()))
        tools: [\((0..<2).map { _ in quoted(text()) }.joined(separator: ", "))]
        mitigates: [\(some(threats).joined(separator: ", "))]
        ---

        See [a threat](../threats/\(threats[0]).md).
        """
    }
    var table =
      "| Area | \(models.map { "[\($0)](../models/\($0).md)" }.joined(separator: " | ")) |\n"
    table += "| --- |\(String(repeating: " --- |", count: models.count))\n"
    for area in areas {
      let chosen = models.map { _ in levels.randomElement(using: &generator)! }
      table += "| [\(area)](../areas/\(area).md) | \(chosen.joined(separator: " | ")) |\n"
      let assignments = zip(models, chosen).map { model, level in
        "  - { level: \(level), of: [\(model)], because: \(quoted("Why " + text())) }\n"
      }
      site["areas/\(area).md"] =
        "---\ntitle: \(title(area))\ncarried:\n\(assignments.joined())---\n"
    }
    site["matrices/m.md"] = """
      ---
      title: M
      rows: areas
      columns: models
      levels: [{ id: provider }, { id: shared, split: false }, { id: customer }]
      duties: { of: columns, levels: [customer, shared] }
      ---

      \(table)
      """
    return site
  }
}

/// Reads CSV as RFC 4180 says.
enum CSVReader {
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = text.popFirst() {
      let row = rows.count - 1
      let field = rows[row].count - 1
      switch scalar {
      case "\"" where isQuoted && text.first == "\"":
        rows[row][field].unicodeScalars.append(scalar)
        text.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[row].append("")
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted: rows.append([""])
      default: rows[row][field].unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }
}

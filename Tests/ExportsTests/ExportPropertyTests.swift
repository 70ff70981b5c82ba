import Bytes
import ContentFormat
import Diagnostics
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("Exports")
struct ExportPropertyTests {
  /// Exports a site and returns the files by path.
  private func export(
    _ site: TestSite, _ formats: [String] = Exporter.all.filter { $0.program == nil }.map(\.name)
  ) async throws -> [String: [UInt8]] {
    var site = site
    site["site.yml"]! += "exports: { formats: [json], roles: { releases: releases } }\n"
    site["releases/_collection.yml"] = "fields: {}\n"
    site["releases/one.md"] = "---\ntitle: One\ndate: 2026-11-29\n---\nFirst.\n"
    return try await site.withFolder { options in
      let folder = options.output
      let outcome = try await SiteExport.write(
        options, formats: formats, ExportSelection(), to: folder)
      #expect(outcome.report.findings.map(\.message) == [])
      return try TestSite.files(below: folder).filter { !$0.key.hasPrefix(".demarc/") }
    }
  }

  private let site = ExportSites.complete

  @Test("the number of threads does not change a byte, and the site publishes the same files")
  func bytes() async throws {
    let files = try await export(site)
    #expect(files.count > 15)
    var parallel = site
    parallel.jobs = 4
    #expect(try await export(parallel) == files)
    var published = site
    published["site.yml"]! +=
      "exports:\n  formats: [json, csv, oscal, oscal-ssp, stix, atom, citation, redirects]\n"
      + "  roles: { releases: releases }\n"
    published["releases/_collection.yml"] = "fields: {}\n"
    published["releases/one.md"] = "---\ntitle: One\ndate: 2026-11-29\n---\nFirst.\n"
    let outcome = try await published.build()
    #expect(outcome.rules == [])
    for (path, bytes) in files
    where (path.contains("/") || path.hasSuffix(".json")) && !path.hasSuffix(".md") {
      #expect(outcome.output["data/\(path)"] == bytes, "\(path)")
    }
    for path in ["CITATION.cff", "_redirects"] { #expect(outcome.output[path] == files[path]) }
    let page = try #require(outcome.page("data/index.html"))
    #expect(page.contains("href=\"/data/framework.json\""))
    let index = try #require(outcome.page("data/index.json"))
    #expect(index.contains(SHA256.hash(files["framework.json"]!).hexadecimal))
    #expect(page.contains("<li><a href=\"/data/\">"))
    #expect(outcome.output["data/releases.atom"] != nil)
    let feed = "type=\"application/atom+xml\""
    #expect(page.contains("<link rel=\"alternate\" \(feed)"))
    #expect(page.contains("<li><a href=\"/data/releases.atom\" \(feed)>"))
    let without = try await site.build().output
    #expect(without.keys.allSatisfy { !$0.hasPrefix("data/") })
    for (path, bytes) in without where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("\"/data/") && !page.contains("atom+xml"), "\(path)")
    }
  }

  @Test("an edit of a title changes no identifier")
  func identifiers() async throws {
    let files = try await export(site)
    var other = site
    other["controls/b.md"] = site["controls/b.md"]!.replacing("Backup", with: "Copies")
    other["threats/t.md"] = site["threats/t.md"]!.replacing("Theft", with: "Loss")
    let edited = try await export(other)
    #expect(Set(edited.keys) == Set(files.keys))
    for path in ["stix.json", "oscal/catalog.json", "oscal/component.x.json"] {
      // A component names controls by their identifiers.
      if !path.contains("component") { #expect(edited[path] != files[path], "\(path)") }
      #expect(identifiers(in: edited[path]!) == identifiers(in: files[path]!), "\(path)")
    }
  }

  private func identifiers(in bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.matches(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/).map {
      String($0.output)
    }
  }

  @Test("the table of a matrix has the same cells")
  func matrices() async throws {
    let framework = try await site.framework()
    let files = try await export(site, ["csv"])
    for matrix in framework.matrices {
      let table = CSVReader.rows(files["csv/matrix.\(matrix.id).csv"]!)
      #expect(table.count == matrix.cells.count + 1)
      let names = table[0]
      for row in table.dropFirst() {
        let values = Dictionary(
          zip(names, row.map(CSV.unguarded)), uniquingKeysWith: { first, _ in first })
        let cell = try #require(matrix[values["row"]!, values["column"]!])
        #expect(values["because"] == cell.texts.because ?? "")
        #expect(values["level"] == cell.levels.first)
        #expect(values["mark_critical"] == "\(cell.marks.contains("critical"))")
      }
    }
  }

  @Test("formulas are made safe, also in the values that a column allows")
  func formulas() async throws {
    let files = try await export(site, ["csv"])
    let matrix = String(decoding: files["csv/matrix.m.csv"]!, as: UTF8.self)
    #expect(matrix.contains(",'=1+1 is theirs,"))
    let clauses = String(decoding: files["csv/part.standards.clauses.csv"]!, as: UTF8.self)
    #expect(clauses.contains("'-5 or more") && clauses.contains("'@home"))
  }

  @Test("drafts are left out, and nothing is written if the content has an error")
  func refusals() async throws {
    var drafted = site
    drafted["threats/secret.md"] = "---\ntitle: Secret plan\nstatus: draft\n---\n"
    drafted.includesDrafts = true
    for bytes in try await export(drafted).values {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Secret plan"))
    }
    let broken = site.with("controls/c.md", "---\ntitle: C\narea: nowhere\n---\n")
    try await broken.withFolder { options in
      let outcome = try await SiteExport.write(
        options, formats: ["json"], ExportSelection(), to: options.output)
      #expect(!outcome.report.succeeded)
      #expect(outcome.paths == [])
    }
  }

  @Test(
    "what a format needs is named",
    arguments: [
      ("id: acme\n", "", "OSCAL and STIX need an `id` of the site"),
      ("version_date: 2026-11-29\n", "", "OSCAL and STIX need a date"),
      ("", "exports: [jsn]\n", "there is no export format `jsn`"),
      (
        "", "exports: { formats: [json], roles: { controls: contols } }\n",
        "no collection `contols`"
      ),
      ("", "exports: { formats: [json], roles: { matrix: x } }\n", "no matrix `x`"),
      ("", "exports: { formats: [json], roles: { serves: x } }\n", "no field of controls `x`"),
    ])
  func needs(removed: String, added: String, message: String) async throws {
    var site = site
    let settings =
      removed.isEmpty ? site["site.yml"]! : site["site.yml"]!.replacing(removed, with: "")
    site["site.yml"] = settings + (added.isEmpty ? "exports: [oscal, stix]\n" : added)
    if removed.hasPrefix("id") {
      site["site.yml"] = site["site.yml"]!.replacing("id: acme-controls\n", with: "")
    }
    let found = try await site.check().findings("incomplete-export")
    #expect(found.contains { $0.message.contains(message) }, "\(found.map(\.message))")
  }

  @Test("the roles of the site follow from its relations")
  func roles() async throws {
    try await site.withFolder { options in
      var loader = SiteLoader(options)
      let graph = try await loader.load().graph
      let roles = ExportOutline(graph).roles
      #expect(roles.controls == "controls")
      #expect(roles.threats == "threats")
      #expect(roles.standards == "standards")
      #expect([roles.matrix, roles.group, roles.groups] == ["m", "area", "areas"])
      #expect([roles.serves, roles.mitigates] == ["serves", "mitigates"])
      #expect(roles.owner == "owner")
    }
  }
}

/// Sites for tests of exports.
enum ExportSites {
  /// A small framework with everything that exports can contain.
  static let complete = {
    var site = FrameworkSites.small
    site["site.yml"]! +=
      "severities: { orphan-entry: off, missing-description: off, unused-level: off }\n"
    site["index.md"] = "---\ntitle: T\n---\nText.\n"
    site["threats/_collection.yml"] = "fields: {}\n"
    site["threats/t.md"] = "---\ntitle: Theft\n---\nSee [backup](../controls/b.md).\n"
    site["controls/_collection.yml"]! += """

        mitigates: { type: list, of: reference, to: threats, inverse: controls }
        owner: { type: map, keys: reference, to: models, of: enum, values: [provider, customer] }
      """
    site["controls/b.md"] = site["controls/b.md"]?.replacing(
      "\n---\nText", with: "\nmitigates: [t]\nowner: { x: provider, y: customer }\n---\nText")
    return site
  }()
}

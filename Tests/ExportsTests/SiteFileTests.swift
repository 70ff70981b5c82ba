import Bytes
import Comparison
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("Files at the top of a site, and names in other programs")
struct SiteFileTests {
  private let site = ExportSites.complete

  private func file(_ path: String, of site: TestSite) async throws -> String {
    let outcome = try await site.build()
    #expect(outcome.rules == [])
    return String(decoding: try #require(outcome.output[path]), as: UTF8.self)
  }

  @Test("former addresses are listed with the path of the site, without wildcards")
  func redirects() async throws {
    var site = site
    site["site.yml"]! += "url: https://example.org/docs\nexports: [redirects]\n"
    site["threats/t.md"] =
      "---\ntitle: Theft\nredirect_from: [theft/, a b/, é/x/]\n---\nSee [b](../controls/b.md).\n"
    #expect(
      try await file("_redirects", of: site) == """
        /docs/a%20b/ /docs/threats/t/ 301
        /docs/theft/ /docs/threats/t/ 301
        /docs/%C3%A9/x/ /docs/threats/t/ 301

        """)
    site["threats/t.md"] = self.site["threats/t.md"]
    #expect(try await file("_redirects", of: site) == "")
  }

  @Test("the citation quotes every text, and names the authors or else the framework")
  func citation() async throws {
    var site = site
    site["site.yml"] = site["site.yml"]!.replacing("title: T\n", with: "title: 'A: \"b\" # c'\n")
    site["site.yml"]! += "exports: { formats: [citation], authors: [Acme, 'B: C'] }\n"
    #expect(
      try await file("CITATION.cff", of: site) == """
        cff-version: 1.2.0
        message: "If you use this framework, cite it as follows."
        type: dataset
        title: "A: \\"b\\" # c"
        authors:
          - name: "Acme"
          - name: "B: C"
        version: "1.0.0"
        date-released: "2026-11-29"

        """)
    site["site.yml"] = site["site.yml"]!.replacing(", authors: [Acme, 'B: C']", with: "")
    #expect(try await file("CITATION.cff", of: site).contains("authors:\n  - name: \"A: \\\"b\\\""))
  }

  @Test("controls are mapped to frameworks of CISO Assistant in both directions")
  func mappings() async throws {
    var site = site
    site["site.yml"]! +=
      "exports: { formats: [ciso], ciso_frameworks: { s: 'urn:acme:risk:framework:s-1' } }\n"
    let text = try await file("data/ciso-assistant-mappings.yaml", of: site)
    #expect(
      text.contains("[\"urn:demarc:risk:library:acme-controls\",\"urn:acme:risk:library:s-1\"]"))
    let (control, clause) = (
      "urn:demarc:risk:req_node:acme-controls:b", "urn:acme:risk:req_node:s-1:a.1"
    )
    for (source, target) in [(control, clause), (clause, control)] {
      #expect(
        text.contains(
          "{\"source_requirement_urn\":\"\(source)\",\"target_requirement_urn\":\"\(target)\",\"relationship\":\"intersect\"}"
        ))
    }
  }

  @Test(
    "a wrong name is a finding",
    arguments: [
      ("[ciso], ciso_frameworks: { x: 'urn:acme:risk:framework:s-1' }", "no standard `x`"),
      ("[ciso], ciso_frameworks: { s: 'urn:acme:risk:library:s-1' }", "is not the URN"),
      ("[ciso], ciso_frameworks: { s: 'urn:a:b:framework:c d' }", "is not the URN"),
      ("[ciso], ciso_frameworks: { s: 'urn:acme.org:risk:framework:s-1' }", "is not the URN"),
      ("[oscal-ssp]", "refers to the catalog of OSCAL"),
    ])
  func wrong(settings: String, message: String) async throws {
    var site = site
    site["site.yml"]! += "exports: { formats: \(settings) }\n"
    let found = try await site.check().findings("incomplete-export")
    #expect(found.contains { $0.message.contains(message) }, "\(found.map(\.message))")
  }

  @Test("a collection has a feed of its own, with the entries that have a day")
  func feeds() async throws {
    var site = site
    site["site.yml"]! += "exports: { formats: [atom], feeds: [lessons] }\n"
    site["lessons/_collection.yml"] = "fields: {}\n"
    for (id, text) in [
      ("a", "title: A\ndate: 2026-01-02"), ("b", "title: B\nlast_updated: 2026-02-03"),
      ("c", "title: C"),
      ("d", "title: D\ndate: 2026-03-04\ndemarc: { noindex: true }"),
    ] { site["lessons/\(id).md"] = "---\n\(text)\n---\nText \(id).\n" }
    let outcome = try await site.build()
    #expect(outcome.rules == [])
    #expect(outcome.output["data/releases.atom"] == nil)
    let text = String(decoding: try #require(outcome.output["data/lessons.atom"]), as: UTF8.self)
    #expect(text.contains("<title>T: Lessons</title>"))
    let titles = text.matches(of: /<entry>\n[^\n]*\n<title>([^<]*)</).map { String($0.output.1) }
    #expect(titles == ["B", "A"])
    #expect(text.contains("<updated>2026-02-03T00:00:00Z</updated>\n<author>"))
    let wrong = site["site.yml"]!.replacing("[lessons]", with: "[lesson]")
    let found = try await site.with("site.yml", wrong).check().findings("incomplete-export")
    #expect(found.flatMap(\.help).contains("did you mean `lessons`?"))
  }

  @Test("the feed has recorded comparisons, with or without an entry of their own")
  func feed() async throws {
    var site = site
    site["site.yml"]! += "changes: {}\nexports: [atom]\n"
    for (version, to) in [("1.0.0", "Customer"), ("0.9.0", "Shared")] {
      site["changes/\(version).json"] = Self.record(version, to: to)
    }
    let text = try await file("data/releases.atom", of: site)
    #expect(text.components(separatedBy: "<entry>").count == 3)
    #expect(text.contains("<title>T 1.0.0</title>"))
    #expect(
      text.contains(
        "<updated>2026-11-29T00:00:00Z</updated>\n<link rel=\"alternate\" href=\"../changes/1.0.0/\"/>"
      ))
    #expect(text.contains("<summary>1 breaking change</summary>"))
    #expect(text.contains("&lt;li&gt;X × Net: Provider → Customer (breaking"))
    site["site.yml"] = site["site.yml"]!.replacing(
      "exports: [atom]", with: "exports: { formats: [atom], roles: { releases: releases } }")
    site["releases/_collection.yml"] = "fields: { version: { type: string } }\n"
    site["releases/first.md"] =
      "---\ntitle: First\ndate: 2026-11-01\nversion: 1.0.0\n---\nText.\n"
    let joined = try await file("data/releases.atom", of: site)
    #expect(joined.components(separatedBy: "<entry>").count == 3)
    #expect(
      joined.contains(
        "<link rel=\"alternate\" href=\"../releases/first/\"/>\n<link rel=\"related\" href=\"../changes/1.0.0/\"/>"
      ))
    #expect(!joined.contains("<title>T 1.0.0</title>"))
  }

  /// A recorded comparison with one change.
  private static func record(_ version: String, to level: String) -> String {
    var subject = Change.Subject()
    (subject.matrix, subject.row, subject.column) = ("m", "net", "x")
    (subject.title, subject.rowTitle, subject.columnTitle) = ("M", "Net", "X")
    var report = ChangeReport(
      base: .init(name: "v0", version: "0.1.0", title: "T"),
      head: .init(name: version, version: version, title: "T"))
    report.changes = [Change(.levelChanged, subject, from: "Provider", to: level)]
    report.conclude()
    return String(decoding: report.json, as: UTF8.self)
  }
}

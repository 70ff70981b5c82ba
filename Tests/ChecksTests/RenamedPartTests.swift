import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// Places that name a part or a wiki page by its old name are one finding, which a fix repairs.
@Suite("Checks: renamed parts and wiki pages")
struct RenamedPartTests {
  private static let lock = """
    anchor laws/a/#art-1
    anchor laws/a/#art-2
    entry :index ./ Home
    entry laws:a laws/a/ Law A
    entry notes:n1 notes/n1/ Note 1
    entry notes:n2 notes/n2/ Note 2

    """

  private static func site(part: String, title: String = "Law A", lock: Bool = true) -> TestSite {
    var site = TestSite([
      "site.yml": "title: S\nsyntax: { wiki_links: true }\n",
      "index.md": "---\ntitle: Home\n---\n\n[The law](laws/a.md)\n",
      "laws/_collection.yml": """
      singular: law
      fields:
        edition: string
        clauses: { type: entries, fields: { summary: string } }
      """,
      "laws/a.md": """
      ---
      title: \(title)
      edition: '2020'
      clauses:
        Art-1: { title: One }
        \(part): { title: Two }
      ---

      Text.
      """,
      "notes/_collection.yml":
        "singular: note\nfields: { law: { type: reference, to: laws } }\n",
    ])
    if lock { site["site.lock"] = Self.lock }
    for number in 1...2 {
      site["notes/n\(number).md"] = """
        ---
        title: Note \(number)
        law: a#Art-2
        ---

        See [it](../laws/a.md#art-2), [[Law A]] and [[Law A#Art-2|the part]].

        """
    }
    return site
  }

  private static func fixed(_ site: TestSite, _ outcome: TestOutcome, _ path: String) -> String? {
    guard let bytes = site.content[path] else { return nil }
    let findings = outcome.report.findings.filter { $0.fix?.path.hasSuffix(path) == true }
    return String(decoding: FixPlan(findings, in: bytes).result, as: UTF8.self)
  }

  @Test("the lock file or an equal number prove a new id", arguments: ["P-7", "Article-2"])
  func part(id: String) async throws {
    let site = Self.site(part: id, lock: id == "P-7")
    let outcome = try await site.check()
    let found = outcome.findings.filter { $0.message.contains("now has the id `\(id)`") }
    #expect(found.count == 1, "\(outcome.terminal)")
    let text = try #require(Self.fixed(site, outcome, "notes/n1.md"))
    #expect(text.contains("law: a#\(id)\n"), "\(text)")
    #expect(text.contains("(../laws/a.md#\(id.lowercased()))"), "\(text)")
  }

  @Test("without a proof, no part is the new one")
  func unproven() async throws {
    let outcome = try await Self.site(part: "P-7", lock: false).check()
    #expect(!outcome.findings.isEmpty)
    #expect(outcome.report.findings.allSatisfy { $0.fix == nil }, "\(outcome.terminal)")
  }

  @Test("a wiki link with a former title gets the new one")
  func wiki() async throws {
    let site = Self.site(part: "Art-2", title: "Act A")
    let outcome = try await site.check()
    let found = outcome.findings("unresolved-wiki-link")
    #expect(found.count == 1, "\(outcome.terminal)")
    let text = try #require(Self.fixed(site, outcome, "notes/n2.md"))
    #expect(text.contains("[[Act A]] and [[Act A#Art-2|the part]]"), "\(text)")
  }
}

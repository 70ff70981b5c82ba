import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Collections that share a file of data")
struct SharedFileTests {
  private func outcome(link: String) async throws -> TestOutcome {
    var site = TestSite()
    site["site.yml"] = "title: T\n"
    site["index.md"] = "---\ntitle: T\n---\n[x](\(link))\n"
    site["tactics.collection.yml"] = "entries: { from: [all.yml] }\nitems: tactics\n"
    site["techniques.collection.yml"] = "entries: { from: [all.yml] }\nitems: techniques\n"
    site["all.yml"] = """
      tactics:
        - { id: a, title: Access }
        - { id: t, title: Trust }
      techniques:
        - { id: a, title: Guess }
        - { id: g, title: Go }

      """
    return try await site.build()
  }

  @Test("a link to an id leads to the entry of the collection that has it")
  func ids() async throws {
    let tactic = try await outcome(link: "all.yml#t")
    #expect(tactic.findings("broken-link") == [])
    #expect(tactic.page("index.html")?.contains("href=\"/tactics/t/\"") == true)
    let technique = try await outcome(link: "all.yml#g")
    #expect(technique.page("index.html")?.contains("href=\"/techniques/g/\"") == true)
  }

  @Test("a link to an id of two collections is a finding with both entries")
  func ambiguous() async throws {
    let findings = try await outcome(link: "all.yml#a").findings("broken-link")
    #expect(findings.map(\.message) == ["several entries have the id `a`"])
    #expect(findings.flatMap(\.notes).count == 2)
    #expect(findings.flatMap(\.help) == ["give one of them another id"])
  }
}

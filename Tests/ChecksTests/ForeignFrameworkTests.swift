import Diagnostics
import Pipeline
import TestSupport
import Testing

/// A framework by other authors: risks, mitigations and standards, made a checked site by
/// `site.yml` and three `_collection.yml`, its entries untouched.
@Suite("A foreign framework: risks and mitigations")
struct ForeignFrameworkTests {
  private let site: TestSite

  init() throws {
    site = try TestSite(fixture: Repository.fixture("sites/risks-and-mitigations"))
  }

  private func replacing(_ path: String, _ old: String, _ new: String) -> TestSite {
    let text = site[path] ?? ""
    #expect(text.contains(old))
    return site.with(path, text.replacing(old, with: new))
  }

  @Test("a site of a foreign framework has no finding")
  func clean() async throws {
    let outcome = try await site.check()
    #expect(outcome.terminal == "")
    #expect(outcome.report.fileCount == 8)
  }

  @Test("each risk, mitigation and standard has a page at the declared route")
  func pages() async throws {
    let outcome = try await site.build()
    for path in [
      "risks/index.html", "risks/ri-1_prompt-injection/index.html",
      "mitigations/mi-2_monitoring/index.html", "standards/owasp-llm/index.html",
      "docs/index.html", "404.html",
    ] {
      #expect(outcome.output[path] != nil, "\(path) is missing")
    }
    let internals = outcome.output.keys.filter { $0.contains("_data/") || $0.contains("_risks/") }
    #expect(internals == [])
  }

  @Test("relations are shown in both directions, and mentions become links")
  func relations() async throws {
    let outcome = try await site.build()
    let risk = try #require(outcome.page("risks/ri-1_prompt-injection/index.html"))
    #expect(risk.contains("href=\"/framework/mitigations/mi-1_firewall/\""))
    #expect(risk.contains("Mitigated by"))
    #expect(risk.contains("href=\"/framework/standards/owasp-llm/#llm01-2025\""))
    let mitigation = try #require(outcome.page("mitigations/mi-2_monitoring/index.html"))
    #expect(mitigation.contains("href=\"/framework/risks/ri-10_drift/\""))
    let standard = try #require(outcome.page("standards/nist-csf/index.html"))
    #expect(standard.contains("id=\"pr-aa\""))
    #expect(standard.contains("href=\"/framework/mitigations/mi-1_firewall/\""))
  }

  @Test("risks are listed in the order of their numbers")
  func order() async throws {
    let index = try #require(try await site.build().page("risks/index.html"))
    let places = ["Prompt injection", "Data poisoning", "Model drift"].map {
      index.firstRange(of: ">\($0)")?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(zip(places, places.dropFirst()).allSatisfy { $0.0! < $0.1! })
  }

  /// A likely mistake and the location of its finding.
  @Test(
    "mistakes in an entry are reported",
    arguments: [
      (
        "docs/_mitigations/mi-1_firewall.md", "  - ri-1\n", "  - ri-11\n",
        "unresolved-reference: Content/docs/_mitigations/mi-1_firewall.md:8:5: ri-11"
      ),
      (
        "docs/_mitigations/mi-1_firewall.md", "  - ri-1\n", "  - mi-2\n",
        "wrong-collection: Content/docs/_mitigations/mi-1_firewall.md:8:5: mi-2"
      ),
      (
        "docs/_risks/ri-1_prompt-injection.md", "llm01-2025", "llm11-2025",
        "unknown-clause: Content/docs/_risks/ri-1_prompt-injection.md:10:5: llm11-2025"
      ),
      (
        "docs/_risks/ri-2_data-poisoning.md", "related_risks:\n  - ri-1\n", "",
        "one-way-relation: Content/docs/_risks/ri-1_prompt-injection.md:8:5: ri-2"
      ),
      (
        "docs/_risks/ri-10_drift.md", "doc-status: Draft", "doc-status: Aproved",
        "value-not-allowed: Content/docs/_risks/ri-10_drift.md:5:13: Aproved"
      ),
      (
        "docs/_risks/ri-10_drift.md", "Nobody", "@ri-100: nobody",
        "unresolved-mention: Content/docs/_risks/ri-10_drift.md:11:1: @ri-100"
      ),
      (
        "docs/_risks/ri-10_drift.md", "layout: risk", "layuot: risk",
        "unknown-field: Content/docs/_risks/ri-10_drift.md:4:1: layuot"
      ),
      (
        "docs/_data/nist-csf.yml", "DE.CM", "PR.AA",
        "duplicate-id: Content/docs/_data/nist-csf.yml:4:11: PR.AA"
      ),
    ])
  func mistakes(path: String, old: String, new: String, expected: String) async throws {
    let outcome = try await replacing(path, old, new).check()
    #expect(outcome.summary.contains(expected), "\(outcome.terminal)")
  }

  @Test("a duplicate id is reported at the field that it is made from")
  func sequence() async throws {
    let outcome = try await replacing(
      "docs/_risks/ri-10_drift.md", "sequence: 10", "sequence: 2"
    ).check()
    let place = "Content/docs/_risks/ri-2_data-poisoning.md:2:11: 2"
    #expect(outcome.summary.contains("duplicate-id: \(place)"), "\(outcome.terminal)")
    #expect(!outcome.summary.contains("unique-field: \(place)"), "the same mistake, said twice")
  }

  @Test("files beside the entries that belong to another generator are not published")
  func otherGenerator() async throws {
    var site = site
    site["_config.yml"] = "theme: other\n"
    site["_layouts/default.html"] = "{{ content }}\n"
    site["_includes/head.html"] = "<script></script>\n"
    site["Gemfile"] = "source 'https://rubygems.org'\n"
    let outcome = try await site.build()
    // Files without a leading `_` are copied, and no page refers to them.
    #expect(outcome.rules == ["unused-asset"])
    #expect(outcome.findings.map(\.location.path) == ["Content/Gemfile"])
    #expect(outcome.output.keys.filter { $0.hasPrefix("_") } == [])
  }
}

import Diagnostics
import TestSupport
import Testing

/// Statements in prose, compared with the data: false ones are reported, true and ambiguous ones
/// are not.
@Suite("Rules: prose against data")
struct ProseTests {
  /// Four models, three domains, a matrix of twelve cells.
  private func site(_ body: String, _ path: String = "page.md") throws -> TestSite {
    var site = try TestSite(fixture: Repository.fixture("rules/stated-count/valid"))
    site["index.md"] = "---\ntitle: Home\ndescription: Where it begins.\n---\n\n[Page](page.md)\n"
    site["page.md"] = "---\ntitle: Page\ndescription: What it says.\n---\n\n\(body)\n"
    return site
  }

  private func findings(_ body: String, _ rule: String) async throws -> [String] {
    let outcome = try await site(body).check()
    return outcome.findings(rule).map { outcome.text(at: $0.location) }
  }

  @Test(
    "wrong counts are reported",
    arguments: [
      ("The framework has 5 deployment models.", "5 deployment models"),
      ("All five deployment models differ.", "five deployment models"),
      ("**All** *five* [deployment models](index.md) differ.", "five* [deployment models"),
      ("There are nine deployment models.", "nine deployment models"),
      ("There are 3 deployment models.", "3 deployment models"),
      ("There are 9 domains.", "9 domains"), ("This site has seven models.", "seven models"),
      ("The 4 × 4 responsibility matrix is full.", "4 × 4"),
      ("3 deployment models and 3 security domains", "3 deployment models"),
      ("Across 5 deployment models, duties move.", "5 deployment models"),
      ("The five models, all in one table.", "five models"),
      ("Each of the 3 cloud deployment models is rented.", "3 cloud deployment models"),
      ("See the 4×4 matrix.", "4×4"), ("See the 5x3 grid.", "5x3"),
      ("A 12 by 3 matrix.", "12 by 3"), ("All 13 cells are full.", "13 cells"),
      ("1,000 deployment models", "1,000 deployment models"),
      ("Twenty-one deployment models", "Twenty-one deployment models"),
    ])
  func counts(_ body: String, _ text: String) async throws {
    #expect(try await findings(body, "stated-count") == [text])
  }

  @Test(
    "true or ambiguous counts are not reported",
    arguments: [
      "The framework has 4 deployment models.", "Four of them.", "Other 9 deployment models.",
      "More than 9 deployment models.", "At least five deployment models.",
      "It had 9 deployment models.", "It grew from 2 to 4 deployment models.",
      "If 9 deployment models were enough.", "Take 3 deployment models.",
      "In three deployment models.", "The three deployment models that are rented.",
      "9 more deployment models.", "`9 deployment models`", "    9 deployment models",
      "Version 4.5 deployment models", "9 deployment, models", "9\n\ndeployment models",
      "9. deployment models", "The 93 domains of another book.", "A 4×4 car in the matrix.",
      "Chapter 9: deployment models", "the 5 models tested by the vendor",
      "Use a 5×5 matrix for impact and likelihood.", "A 2×2 matrix (a confusion matrix).",
      "Cloud computing has four deployment models.", "ISO 27001 has 14 security domains.",
      "The CISSP covers 8 security domains; it lists 5 deployment models.",
      "> The framework has 12 domains and 4 deployment models.",
      "One reviewer called it \"a framework of 15 security domains\".",
      "There are not 9 deployment models but 4.", "We merged seventeen security domains.",
      "This framework does not have 20 security domains.", "The original 5 deployment models.",
      "A survey of 5 deployment models and 5 security domains.", "All ten domains point there.",
      "The 11 models in our registry are signed.", "The three lessons on prompt injection.",
      "~20 security domains", "All c. 20 security domains.", "All 16,5 security domains.",
      "| Source | Size |\n|---|---|\n| CSA | 17 deployment models |",
      "There are 93 domains in that book.", "The 5 models (see NIST).",
    ])
  func silentCounts(_ body: String) async throws {
    #expect(try await findings(body, "stated-count") == [])
  }

  @Test("a fixed count keeps its form, digits or words")
  func countFix() async throws {
    for (body, fix) in [("All five deployment models.", "four"), ("All 5 deployment models.", "4")]
    {
      let outcome = try await site(body).check()
      let finding = try #require(outcome.findings("stated-count").first)
      #expect(finding.fix?.edits.map(\.replacement) == [fix])
      #expect(finding.help == ["write `\(fix)`"])
    }
  }

  @Test(
    "a level that contradicts the matrix is reported",
    arguments: [
      "Network Security is provider-owned in PaaS AI.",
      "Network Security is Provider in PaaS.", "PaaS AI is customer-run for Network Security.",
      "The Network Security is the provider's responsibility in PaaS AI.",
      "The Network Security remains the provider's in PaaS AI and SaaS AI.",
    ])
  func levels(_ body: String) async throws {
    #expect(try await findings(body, "stated-level").count == 1)
  }

  @Test(
    "ambiguous, quoted or denied levels are not reported",
    arguments: [
      "Network Security is shared in PaaS AI.", "Is Network Security provider-owned in PaaS AI?",
      "Network Security is provider-owned in PaaS AI unless you build it.",
      "Network Security is provider-owned.", "Network Security is provider-owned in Cloud AI.",
      "Network Security in general is provider-owned in PaaS AI.",
      "My Network Security is provider-owned in PaaS AI.",
      "Network Security was provider-owned in PaaS AI.",
      "`Network Security` is provider-owned in PaaS AI.",
      "According to AWS, Network Security is provider-owned in PaaS AI.",
      "Nobody claims that Network Security is provider-owned in PaaS AI.",
      "Neither Data Privacy nor Network Security is provider-owned in PaaS AI.",
      "Myth: Network Security is provider-owned in PaaS AI.",
      "> Network Security is provider-owned in PaaS AI.",
      "He wrote: \"Network Security is provider-owned in PaaS AI.\"",
      "Knowledge of Network Security is shared in SaaS AI communities.",
      "Network Security is provider-owned in PaaS AI?",
      "| Before |\n|---|\n| Network Security is provider-owned in PaaS AI. |",
      "- Provider (SaaS, PaaS): whoever it is.",
    ])
  func silentLevels(_ body: String) async throws {
    #expect(try await findings(body, "stated-level") == [])
  }

  @Test(
    "a list on the page of a row or column is a statement if it covers most of the matrix",
    arguments: [
      ("- **Provider (SaaS, PaaS)**\n- **Customer (Agentic)**", 2),
      // What each side does of a shared duty is no level.
      ("- **Provider (SaaS, PaaS)**: by its terms.\n- **Customer (Agentic)**: you.", 0),
      ("- **Provider (SaaS)**: infrastructure.", 0),
      ("- **Customer (SaaS, PaaS)**: classify.\n- **Provider (SaaS, PaaS)**: encrypt.", 0),
      ("If you build on Network Security instead:\n\n- Provider: SaaS, PaaS, Agentic", 0),
      ("## Network Security and more\n\n- Provider (SaaS, PaaS, Agentic)", 0),
      ("## After Data Privacy\n\n- Provider (SaaS, PaaS, Agentic)", 0),
      ("## Network Security\n\n- Provider (SaaS, PaaS): both.", 1),
      ("> - Provider (SaaS, PaaS, Agentic)", 0),
      ("| A |\n|---|\n| Provider (SaaS, PaaS, Agentic) |", 0),
    ])
  func lists(_ body: String, _ count: Int) async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/stated-count/valid"))
    let page = try #require(site["domains/data-privacy.md"])
    site["domains/data-privacy.md"] = page + "\n\(body)\n"
    let outcome = try await site.check()
    #expect(outcome.findings("stated-level").count == count, "\(outcome.terminal)")
  }

  @Test("a text that omits a mark is reported if most texts of marked cells mention it")
  func unsaidMark() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/mark-disagreement/valid"))
    let matrix = try #require(site["matrix/responsibility.md"])
    site["matrix/responsibility.md"] = matrix.replacing(
      "| Customer | Customer |", with: "| Customer | Customer* |")
    for (name, text) in [
      ("network-security", "Critical: nobody watches."),
      ("multi-system-integration", "Agents reach far."),
    ] {
      let domain = try #require(site["domains/\(name).md"])
      site["domains/\(name).md"] = domain.replacing(
        "responsibility:", with: "examples:\n  agentic: \"\(text)\"\nresponsibility:")
    }
    let outcome = try await site.check()
    #expect(outcome.rules == ["mark-disagreement"], "\(outcome.terminal)")
    #expect(outcome.findings[0].location.path == "Content/domains/multi-system-integration.md")
  }

  @Test("only misspelt names are reported")
  func terms() async throws {
    for text in ["Netwerk Security", "Multi System Integration", "Data Privicy"] {
      #expect(try await findings("Look at \(text) first.", "unknown-term") == [text])
    }
    for text in [
      "network security", "Data Policy", "Multi-System Integration Security", "PaaS AIs",
      "Network Securities Exchange", "Dato Privacy", "Network Securitys", "Modal Network Securit",
      "\"Netwerk Security\"",
    ] {
      #expect(try await findings("Look at \(text) first.", "unknown-term") == [], "\(text)")
    }
  }
}

extension ProseTests {
  @Test(
    "a count after an escape or entity, or in folded text, is reported, and a fix never changes other text",
    arguments: [
      (
        "page.md",
        "---\ntitle: P\ndescription: D.\n---\n\nA &amp; B \\* have: all 5 deployment models.\n"
      ),
      ("page.md", "---\ntitle: P\ndescription: It is about\n  all 5 deployment models.\n---\n"),
    ])
  func exactFix(path: String, text: String) async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/stated-count/valid"))
    site["index.md"] = "---\ntitle: Home\ndescription: Where it begins.\n---\n\n[Page](page.md)\n"
    site[path] = text
    let outcome = try await site.check()
    let finding = try #require(outcome.findings("stated-count").first, "\(outcome.terminal)")
    guard let fix = finding.fix else { return }
    let plan = FixPlan([finding], in: Array(text.utf8))
    #expect(fix.edits.count == 1)
    let fixed = String(decoding: plan.result, as: UTF8.self)
    #expect([text, text.replacing("all 5", with: "all 4")].contains(fixed))
  }
}

extension ProseTests {
  @Test(
    "a short list is a statement by itself if no words after it make it ambiguous",
    arguments: [
      ("- **Provider (SaaS, PaaS)**: platform and storage.", 1),
      ("- **Provider (SaaS, PaaS)**", 1), ("**Provider (SaaS and PaaS)** - both.", 0),
      ("- **Provider (PaaS)**: platform.", 0),
      ("- **Provider (SaaS, PaaS)** certificates are useful.", 0),
      ("- **Provider (SaaS, PaaS)**: nothing below the system.", 0),
      ("- **Provider (SaaS, PaaS)**: and Network Security.", 0),
      ("- **Provider (SaaS, PaaS)**: halls.\n- **Customer (SaaS, PaaS)**: accounts.", 0),
    ])
  func firmLists(_ body: String, _ count: Int) async throws {
    var site = MutationTests.content
    let path = "domains/infrastructure-security.md"
    site[path] = (site[path] ?? "") + "\n## Who carries it\n\n\(body)\n"
    let outcome = try await site.check()
    #expect(outcome.findings.count == count, "\(outcome.terminal)")
    #expect(outcome.findings("stated-level").count == count)
  }
}

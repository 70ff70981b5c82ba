import Diagnostics
import TestSupport
import Testing

/// True and false sentences about the shipped framework, in many forms. Each is tested on its own
/// page. The tables are in `Tests/Fixtures/prose`.
@Suite("Rules: counts in sentences")
struct StatedCountTests {
  private static let rule: Set = ["stated-count"]

  @Test("false sentences are reported with the right number, true ones are not reported")
  func sentences() async throws {
    let truths = try SentenceTable.cases("true-counts", withNumbers: false)
    let falsehoods = try SentenceTable.cases("false-counts", withNumbers: true)
    #expect(truths.count >= 300)
    #expect(falsehoods.count >= 90)
    let alarms = zip(truths, try await SentenceTable.findings(truths, Self.rule)).filter {
      !$0.1.isEmpty
    }
    for (sample, findings) in alarms {
      Issue.record("a true sentence is called wrong: \(sample.text): \(findings.map(\.message))")
    }
    let found = zip(falsehoods, try await SentenceTable.findings(falsehoods, Self.rule)).filter {
      sample, findings in
      findings.contains { finding in
        finding.message.split { !$0.isNumber }.contains { $0 == sample.number ?? "" }
      }
    }
    let names = Set(found.map(\.0.text))
    for sample in falsehoods where !names.contains(sample.text) {
      Issue.record("a false sentence is missed: \(sample.text)")
    }
    let precision = Double(found.count) / Double(max(1, found.count + alarms.count))
    let recall = Double(found.count) / Double(max(1, falsehoods.count))
    print("stated-count: precision \(precision), recall \(recall) of \(falsehoods.count) false,")
    print("\(alarms.count) alarms in \(truths.count) true sentences")
  }

  @Test("counts of a framework with other levels and two matrices are read")
  func otherFramework() async throws {
    var site = TestSite()
    site.content = try TestSite.files(below: Repository.fixture("prose/corpus/hosting"))
    let rules: Set = ["stated-count", "stated-ranking"]
    let falsehoods = try SentenceTable.cases("hosting-false-counts", withNumbers: true)
    let truths = try SentenceTable.cases("hosting-true-counts")
    #expect(falsehoods.count >= 15)
    #expect(truths.count >= 12)
    let found = try await SentenceTable.findings(falsehoods, in: site) {
      rules.contains($0.rule.name)
    }
    for (sample, findings) in zip(falsehoods, found) {
      #expect(
        findings.contains {
          $0.message.split { !$0.isNumber }.contains { $0 == sample.number ?? "" }
        }, "\(sample.text): \(findings.map(\.message))")
    }
    let alarms = try await SentenceTable.findings(truths, in: site) { _ in true }
    for (sample, findings) in zip(truths, alarms) {
      #expect(findings.isEmpty, "\(sample.text): \(findings.map(\.message))")
    }
  }

  @Test("a numeric plural makes overlapping claims without a crash")
  func numberAsPlural() async throws {
    let site = TestSite([
      "c/_collection.yml": "plural: two", "d/_collection.yml": "", "c/a.md": "---\ntitle: A\n---\n",
      "index.md": "---\ntitle: Home\n---\nTwo two d and two d, and two two.\n",
    ])
    _ = try await site.check()
  }

  @Test("only certain claims are errors with a fix")
  func severities() async throws {
    let falsehoods = try SentenceTable.cases("false-counts", withNumbers: true)
    for finding in try await SentenceTable.findings(falsehoods, Self.rule).flatMap({ $0 }) {
      #expect(finding.severity == .error || finding.fix == nil, "\(finding.message)")
    }
  }

  @Test("a fix makes a false sentence true, and a second run changes nothing")
  func fixes() async throws {
    var site = SentenceTable.site(try SentenceTable.cases("false-counts", withNumbers: true))
    let outcome = try await site.check()
    let findings = Dictionary(grouping: outcome.findings.filter { $0.fix != nil }) {
      $0.location.path
    }
    #expect(findings.count >= 40)
    for (path, findings) in findings {
      let plan = FixPlan(findings, in: outcome.sources[path] ?? [])
      site.content[String(path.dropFirst("Content/".count))] = plan.result
    }
    let again = try await site.check()
    #expect(again.findings.filter { $0.fix != nil } == [], "\(again.terminal)")
    #expect(again.findings.count == outcome.findings.count { $0.fix == nil })
  }
}

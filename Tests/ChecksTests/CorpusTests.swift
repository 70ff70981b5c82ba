import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// Precision and recall of the rules that read prose, on sentences which were written without
/// knowledge of these rules. The tables are in `Tests/Fixtures/prose/corpus`: `dev` sentences may
/// be read by the authors of a rule, `held` ones only measure. `CORPUS=1` lists the sentences that
/// are judged wrongly.
@Suite("Rules: corpus of sentences")
struct CorpusTests {
  /// A table's name is `dev-true-levels`: the set, what is said of its sentences, and their class.
  struct Table: Sendable {
    let name: String
    let set: String
    let isTrue: Bool
    let kind: String

    init?(file: String) {
      let parts = file.split(separator: ".")[0].split(separator: "-").map(String.init)
      guard file.hasSuffix(".txt"), parts.count == 3, ["true", "false"].contains(parts[1]) else {
        return nil
      }
      (name, set, isTrue, kind) = (
        "corpus/\(parts.joined(separator: "-"))", parts[0],
        parts[1] == "true", parts[2]
      )
    }

    /// The classes whose sentences are about a framework of their own, in the folder of that name.
    static let ownFrameworks = ["hosting", "raci"]
    var isOwn: Bool { Self.ownFrameworks.contains(kind) }

    /// All tables, in the order of their names.
    static let all: [Table] = {
      let folder = Repository.fixture("prose/corpus")
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
      return (files ?? []).sorted().compactMap { Table(file: $0) }
    }()
  }

  /// A sentence and the findings in it.
  struct Verdict: Sendable {
    let table: Table
    let sample: SentenceTable.Case
    let findings: [Finding]

    var isReported: Bool { !findings.isEmpty }
    var isWrong: Bool { isReported == table.isTrue }
  }

  /// Counts of sentences: how many there are, and how many of them are reported.
  struct Score {
    var alarms = 0
    var truths = 0
    var found = 0
    var falsehoods = 0

    init(_ verdicts: [Verdict]) {
      for verdict in verdicts {
        let reported = verdict.isReported ? 1 : 0
        if verdict.table.isTrue {
          truths += 1
          alarms += reported
        } else {
          falsehoods += 1
          found += reported
        }
      }
    }

    /// The share of reported sentences that are false, or nil if none is reported.
    var precision: Double? {
      found + alarms == 0 ? nil : Double(found) / Double(found + alarms)
    }
    /// The share of false sentences that are reported.
    var recall: Double { Double(found) / Double(max(1, falsehoods)) }

    func row(_ name: String) -> String {
      func column(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      func share(_ value: Double?) -> String {
        column(value.map { String(format: "%.1f %%", $0 * 100) } ?? "–", 11)
      }
      return "  " + name.padding(toLength: 12, withPad: " ", startingAt: 0)
        + column("\(truths)", 6) + column("\(alarms)", 10)
        + column("\(falsehoods)", 7) + column("\(found)", 10) + share(precision) + share(recall)
    }
  }

  /// The rules that may report a false sentence: those whose manual says which sentences they read,
  /// and those that read tables. A true sentence must have no finding of any rule.
  static let readers: Set<String> = Set(
    Rule.all.filter { !$0.manual.reads.isEmpty }.map(\.id.name)
  ).union([
    "mark-disagreement", "matrix-disagreement", "stated-level", "stated-ranking",
    "table-disagreement",
  ])

  /// Every sentence of the corpus with the findings in it.
  static func verdicts() async throws -> [Verdict] {
    var sites: [(site: TestSite, kind: String?)] = [(MutationTests.content, nil)]
    for kind in Table.ownFrameworks {
      var site = TestSite()
      site.content = try TestSite.files(below: Repository.fixture("prose/corpus/\(kind)"))
      sites.append((site, kind))
    }
    var verdicts: [Verdict] = []
    for (site, kind) in sites {
      let tables = Table.all.filter { ($0.isOwn ? $0.kind : nil) == kind }
      let pairs = try tables.flatMap { table in
        try SentenceTable.cases(table.name, withNumbers: !table.isTrue).map { (table, $0) }
      }
      let found = try await SentenceTable.findings(pairs.map(\.1), in: site) { _ in true }
      verdicts += zip(pairs, found).map { pair, findings in
        let (table, sample) = pair
        return Verdict(
          table: table, sample: sample,
          findings: findings.filter { table.isTrue || readers.contains($0.rule.name) })
      }
    }
    return verdicts
  }

  /// The table of scores, and the wrongly judged sentences on request.
  static func report(_ verdicts: [Verdict]) -> String {
    var lines = ["Sentences about the framework, by class:"]
    lines.append("  class          true  reported  false  reported  precision     recall")
    for kind in Set(verdicts.map(\.table.kind)).sorted() {
      lines.append(Score(verdicts.filter { $0.table.kind == kind }).row(kind))
    }
    for set in Set(verdicts.map(\.table.set)).sorted() {
      lines.append(Score(verdicts.filter { $0.table.set == set }).row("all (\(set))"))
    }
    lines.append(Score(verdicts).row("all"))
    if ProcessInfo.processInfo.environment["CORPUS"] != nil {
      for verdict in verdicts where verdict.isWrong {
        let text = verdict.sample.text.replacingOccurrences(of: "\n", with: "⏎")
        let place = verdict.sample.isAdded ? "\(verdict.sample.path): " : ""
        lines.append(
          "\(verdict.table.isTrue ? "alarm" : "missed") \(verdict.table.name): \(place)\(text)")
        lines += verdict.findings.map { "    \($0.rule): \($0.message)" }
      }
    }
    return lines.joined(separator: "\n")
  }

  @Test(
    "at least 99 % of the reported sentences are false, and 80 % of the false ones are reported")
  func measure() async throws {
    let verdicts = try await Self.verdicts()
    print(Self.report(verdicts))
    let score = Score(verdicts)
    #expect(score.precision ?? 0 >= 0.99)
    #expect(score.recall >= 0.80)
    // True sentences outnumber false ones in a framework, so they have a limit of their own.
    #expect(Double(score.alarms) <= 0.01 * Double(score.truths))
    // Sentences that no author of a rule has seen have a lower limit, which rises with the rules.
    #expect(Score(verdicts.filter { $0.table.set == "held" }).recall >= 0.4)
  }

  @Test("the corpus is large, two fifths of it are about levels, and no sentence is in it twice")
  func size() throws {
    let tables = Table.all
    func count(_ isWanted: (Table) -> Bool) throws -> Int {
      try tables.filter(isWanted).map { try SentenceTable.cases($0.name).count }.reduce(0, +)
    }
    for isTrue in [true, false] {
      #expect(try count { $0.isTrue == isTrue && !$0.isOwn } >= 350)
      #expect(try count { $0.isTrue == isTrue && $0.isOwn } >= 60)
      #expect(
        try count { $0.isTrue == isTrue && $0.kind == "levels" }
          >= count { $0.isTrue == isTrue && !$0.isOwn } * 2 / 5)
      #expect(try count { $0.isTrue == isTrue && $0.set == "held" } >= 100)
    }
    let texts = try tables.flatMap { table in
      try SentenceTable.cases(table.name, withNumbers: !table.isTrue).map {
        $0.isAdded ? "\($0.path): \($0.text)" : $0.text
      }
    }
    #expect(Set(texts).count == texts.count)
  }
}

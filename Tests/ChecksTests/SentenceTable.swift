import Diagnostics
import Foundation
import TestSupport

/// Tables of sentences about the shipped framework, in `Tests/Fixtures/prose`. Each line is
/// `right number | path: text`, the number and the path being optional; `⏎` is a line break.
enum SentenceTable {
  /// A sentence, its page, and the number that the finding must name.
  struct Case: Sendable {
    let text: String
    let path: String
    /// True if the sentence is added to a page of the shipped site.
    let isAdded: Bool
    let number: String?
  }

  /// The lines of a table.
  static func cases(_ name: String, withNumbers: Bool = false) throws -> [Case] {
    let path = Repository.fixture("prose/\(name).txt")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return lines.drop { $0.hasPrefix("# ") }.enumerated().map { number, line in
      var rest = line
      var right: String?
      if withNumbers, let bar = rest.range(of: " | ") {
        right = String(rest[..<bar.lowerBound].prefix { $0 != " " })
        rest = rest[bar.upperBound...]
      }
      var place: String?
      if let colon = rest.range(of: ".md: "), !rest[..<colon.lowerBound].contains(" ") {
        place = rest[..<colon.lowerBound] + ".md"
        rest = rest[colon.upperBound...]
      }
      return Case(
        text: rest.replacingOccurrences(of: "⏎", with: "\n"),
        path: place ?? "sentences/\(number).md", isAdded: place != nil, number: right)
    }
  }

  /// The shipped site with a page for each sentence that names none.
  static func site(_ cases: [Case]) -> TestSite {
    var site = MutationTests.content
    for (number, sample) in cases.enumerated() where !sample.isAdded {
      site[sample.path] =
        "---\ntitle: Page number \(number)\ndescription: One text.\n---\n\n\(sample.text)\n"
    }
    return site
  }

  /// What some rules find, case by case.
  static func findings(_ cases: [Case], _ rules: Set<String>) async throws -> [[Finding]] {
    func wanted(_ outcome: TestOutcome) -> [Finding] {
      outcome.findings.filter { rules.contains($0.rule.name) }
    }
    let pages = Dictionary(grouping: wanted(try await site(cases).check())) { $0.location.path }
    var found = cases.map { pages["Content/\($0.path)", default: []] }
    // Sentences that are added to pages of the site share a run, one for each page.
    var waiting = cases.indices.filter { cases[$0].isAdded }
    while !waiting.isEmpty {
      var site = MutationTests.content
      var paths: Set<String> = []
      let round = waiting.filter { paths.insert(cases[$0].path).inserted }
      for index in round {
        site[cases[index].path] = (site[cases[index].path] ?? "") + "\n\(cases[index].text)\n"
      }
      let added = Dictionary(grouping: wanted(try await site.check())) { $0.location.path }
      for index in round { found[index] = added["Content/\(cases[index].path)", default: []] }
      waiting.removeAll { round.contains($0) }
    }
    return found
  }
}

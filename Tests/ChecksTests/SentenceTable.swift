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
    /// What is right, if the sentence is false: a number in its first word, or a few words.
    let right: String?

    /// The number that the finding must name.
    var number: String? { right.map { String($0.prefix { $0 != " " }) } }
  }

  /// The lines of a table.
  static func cases(_ name: String, withNumbers: Bool = false) throws -> [Case] {
    let path = Repository.fixture("prose/\(name).txt")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let folder = "sentences/\(name.split(separator: "/").last ?? "")"
    return lines.drop { $0.hasPrefix("# ") }.enumerated().map { number, line in
      var rest = line
      var right: String?
      if withNumbers, let bar = rest.range(of: " | ") {
        right = String(rest[..<bar.lowerBound])
        rest = rest[bar.upperBound...]
      }
      var place: String?
      if let colon = rest.range(of: ".md: "), !rest[..<colon.lowerBound].contains(" ") {
        place = rest[..<colon.lowerBound] + ".md"
        rest = rest[colon.upperBound...]
      }
      return Case(
        text: rest.replacingOccurrences(of: "⏎", with: "\n"),
        path: place ?? "\(folder)-\(number).md", isAdded: place != nil, right: right)
    }
  }

  /// A site with a page for each sentence that names none.
  static func site(_ cases: [Case], in content: TestSite = MutationTests.content) -> TestSite {
    var site = content
    for (number, sample) in cases.enumerated() where !sample.isAdded {
      site[sample.path] =
        "---\ntitle: Page number \(number)\ndescription: One text.\n---\n\n\(sample.text)\n"
    }
    return site
  }

  /// What some rules find, case by case.
  static func findings(_ cases: [Case], _ rules: Set<String>) async throws -> [[Finding]] {
    try await findings(cases) { rules.contains($0.rule.name) }
  }

  /// The wanted findings inside the sentences, case by case.
  static func findings(
    _ cases: [Case], in content: TestSite = MutationTests.content,
    where isWanted: (Finding) -> Bool
  ) async throws -> [[Finding]] {
    var found = Array(repeating: [Finding](), count: cases.count)
    /// Checks a site with the sentences of a round, which are at the ends of different pages.
    func check(_ site: TestSite, _ round: [Int]) async throws {
      let pages = Dictionary(grouping: try await site.check().findings) { $0.location.path }
      for index in round {
        let path = cases[index].path
        let start = (site.content[path]?.count ?? 0) - cases[index].text.utf8.count - 1
        found[index] = pages["Content/\(path)", default: []].filter {
          Int($0.location.range.start) >= start && isWanted($0)
        }
      }
    }
    let own = cases.indices.filter { !cases[$0].isAdded }
    try await check(site(cases, in: content), own)
    // Sentences that are added to pages of the site share a run, one for each page.
    var waiting = cases.indices.filter { cases[$0].isAdded }
    while !waiting.isEmpty {
      var site = content
      var paths: Set<String> = []
      let round = waiting.filter { paths.insert(cases[$0].path).inserted }
      for index in round {
        site[cases[index].path] = (site[cases[index].path] ?? "") + "\n\(cases[index].text)\n"
      }
      try await check(site, round)
      waiting.removeAll { round.contains($0) }
    }
    return found
  }
}

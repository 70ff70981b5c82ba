import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// One mistake in the shipped content is one finding, however many places depend on it.
@Suite("Checks: one cause, one finding")
struct CascadeTests {
  private static let content = MutationTests.content

  /// Returns files of a folder, chosen by a seeded generator.
  private static func sample(_ folder: String, _ count: Int, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let paths = content.content.keys.filter {
      $0.hasPrefix("\(folder)/") && $0.hasSuffix(".md") && !$0.hasSuffix("index.md")
    }
    return Array(paths.sorted().shuffled(using: &random).prefix(count))
  }

  private static func renaming(_ site: TestSite, _ old: String, _ new: String) -> TestSite {
    var site = site
    site.content[new] = site.content.removeValue(forKey: old)
    return site
  }

  private static func errors(_ outcome: TestOutcome) -> [Finding] {
    outcome.findings.filter { $0.severity == .error }
  }

  /// Returns the site with the fixes of all findings.
  private static func fixed(_ site: TestSite, _ outcome: TestOutcome) -> TestSite {
    var site = site
    let marker = "/Content/"
    let byFile = Dictionary(grouping: outcome.report.findings.filter { $0.fix != nil }) {
      $0.fix.flatMap { fix in
        fix.path.range(of: marker).map { String(fix.path[$0.upperBound...]) }
      } ?? ""
    }
    for (path, findings) in byFile {
      guard let bytes = site.content[path] else { continue }
      site.content[path] = FixPlan(findings, in: bytes).result
    }
    return site
  }

  @Test(
    "a renamed file is one finding, its fix leaves none, and renaming it back restores every byte",
    arguments: ["lessons", "controls", "domains", "models", "standards"])
  func renamedFile(folder: String) async throws {
    for path in Self.sample(folder, 2, seed: 16) {
      let new = "\(path.dropLast(3))-renamed.md"
      let site = Self.renaming(Self.content, path, new)
      let outcome = try await site.check()
      #expect(Self.errors(outcome).count == 1, "\(path)\n\(outcome.terminal)")
      #expect(outcome.findings.first?.message.contains("`\(new)`") == true, "\(outcome.terminal)")
      let mended = Self.fixed(site, outcome)
      let after = try await mended.check()
      #expect(after.findings == [], "\(path)\n\(after.terminal)")
      let back = Self.renaming(mended, new, path)
      let again = try await back.check()
      // Only probable: neither the title nor the texts of links have the old name.
      if again.findings.first?.message.contains("may be the new name") == true { continue }
      let restored = Self.fixed(back, again)
      let differing = restored.content.keys.filter {
        restored.content[$0] != Self.content.content[$0]
      }
      #expect(differing == [] && restored.content.count == Self.content.content.count, "\(path)")
    }
  }

  @Test("a changed id is one finding, and its fix leaves none")
  func changedID() async throws {
    let path = Self.sample("controls", 1, seed: 3)[0]
    let text = try #require(Self.content[path])
    let site = Self.content.with(
      path, text.replacing("---\n", with: "---\nid: other-name\n", maxReplacements: 1))
    let outcome = try await site.check()
    #expect(Self.errors(outcome).count == 1, "\(outcome.terminal)")
    let after = try await Self.fixed(site, outcome).check()
    #expect(after.findings == [], "\(after.terminal)")
  }

  @Test("a renamed folder is a few findings", arguments: ["glossary", "threats"])
  func renamedFolder(folder: String) async throws {
    var site = Self.content
    for path in Self.content.content.keys where path.hasPrefix("\(folder)/") {
      site = Self.renaming(site, path, "renamed-\(path)")
    }
    let outcome = try await site.check()
    #expect((1...4).contains(Self.errors(outcome).count), "\(outcome.terminal)")
  }

  @Test(
    "a deleted file is at most three findings beside the wrong counts",
    arguments: ["controls", "domains", "models", "standards", "threats"])
  func deletedFile(folder: String) async throws {
    let path = Self.sample(folder, 1, seed: 5)[0]
    var site = Self.content
    site.content[path] = nil
    let outcome = try await site.check()
    let errors = Self.errors(outcome).filter { $0.rule != "stated-count" }
    #expect((1...3).contains(errors.count), "\(path)\n\(outcome.terminal)")
  }

  @Test("two exchanged headers are one finding", arguments: [0, 1, 2, 3] as [UInt64])
  func exchangedHeaders(seed: UInt64) async throws {
    let path = "matrix/responsibility.md"
    var lines = try #require(Self.content[path]).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    let table = lines.indices.filter { lines[$0].count > 3 }
    var random = SeededGenerator(seed: seed)
    if seed % 2 == 0 {
      let columns = Array(2..<(lines[table[0]].count - 1)).shuffled(using: &random)
      lines[table[0]].swapAt(columns[0], columns[1])
    } else {
      let rows = table.dropFirst(2).shuffled(using: &random)
      (lines[rows[0]][1], lines[rows[1]][1]) = (lines[rows[1]][1], lines[rows[0]][1])
    }
    let site = Self.content.with(
      path, lines.map { $0.joined(separator: "|") }.joined(separator: "\n"))
    let outcome = try await site.check()
    let errors = Self.errors(outcome)
    #expect((1...3).contains(errors.count), "\(outcome.terminal)")
    if seed % 2 == 0 {
      #expect(errors.first?.message.contains("are exchanged") == true, "\(outcome.terminal)")
    }
  }

  @Test("a shifted row is one finding")
  func shiftedRow() async throws {
    let path = "matrix/responsibility.md"
    var lines = try #require(Self.content[path]).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    let row = try #require(lines.firstIndex { $0.count > 3 && $0[1].contains("data-privacy.md") })
    let last = lines[row].count - 2
    lines[row].insert(lines[row].remove(at: last), at: 2)
    let site = Self.content.with(
      path, lines.map { $0.joined(separator: "|") }.joined(separator: "\n"))
    let outcome = try await site.check()
    #expect((1...3).contains(Self.errors(outcome).count), "\(outcome.terminal)")
  }

  @Test("a misnamed schema is one error", arguments: ["domains", "lessons", "standards", "matrix"])
  func misnamedSchema(folder: String) async throws {
    for name in ["schema.yml", "_collection.txt", "_colection.yaml"] {
      let site = Self.renaming(Self.content, "\(folder)/_collection.yml", "\(folder)/\(name)")
      let outcome = try await site.check()
      #expect(outcome.rules == ["misnamed-file"], "\(folder)/\(name)\n\(outcome.terminal)")
    }
  }

  @Test("a schema that is gone or cannot be read is one error", arguments: ["domains", "models"])
  func brokenSchema(folder: String) async throws {
    let path = "\(folder)/_collection.yml"
    var site = Self.content
    site.content[path] = nil
    let without = try await site.check()
    #expect(Self.errors(without).count == 1, "\(without.terminal)")
    let text = try #require(Self.content[path])
    site[path] = text.replacing("\nplural:", with: "\n  plural:")
    let outcome = try await site.check()
    #expect(Self.errors(outcome).map(\.rule.name) == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  // MARK: Small sites

  /// A site whose page `models/new.md` is named `old` by a reference in each of `count` entries.
  private static func site(_ count: Int, title: String = "Old") -> TestSite {
    var site = TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "models/_collection.yml": "singular: model\nplural: models\n",
      "models/new.md": "---\ntitle: \(title)\n---\n",
      "tests/_collection.yml":
        "singular: test\nfields: { model: { type: reference, to: models } }\n",
    ])
    for number in 0..<count {
      site["tests/t\(number).md"] = "---\ntitle: Test \(number)\nmodel: old\n---\n"
    }
    return site
  }

  @Test("one misspelt reference stays a finding of its own")
  func single() async throws {
    let outcome = try await Self.site(1).check()
    #expect(outcome.findings.map(\.places.count) == [0])
    #expect(outcome.findings.map(\.location.path) == ["Content/tests/t0.md"])
  }

  @Test("a rename that only an unused entry suggests is not fixed")
  func unproven() async throws {
    let outcome = try await Self.site(3, title: "Another").check()
    #expect(outcome.findings.map(\.location.path) == ["Content/models/new.md"])
    #expect(outcome.report.findings.allSatisfy { $0.fix == nil })
    #expect(outcome.findings[0].message.contains("may be the new"))
  }

  @Test("an entry with uses of its own is no rename")
  func used() async throws {
    var site = Self.site(2)
    for number in 2..<6 {
      site["tests/t\(number).md"] = "---\ntitle: Test \(number)\nmodel: new\n---\n"
    }
    #expect(try await site.check().findings.count == 2)
  }

  @Test("links to addresses of the built site are no renames, whatever their texts are")
  func routes() async throws {
    var site = TestSite(["site.yml": "title: T\n"])
    for folder in ["a/gemara", "b/privateer"] {
      site["\(folder)/index.md"] = "---\ntitle: \(folder.dropFirst(2))\n---\n"
    }
    for number in 0..<4 {
      site["p\(number).md"] = """
        ---
        title: Page \(number)
        ---
        See [gemara](ecosystems/gemara) and [privateer](ecosystems/privateer/).
        """
    }
    let findings = try await site.check().report.findings
    #expect(findings.filter { $0.fix != nil } == [])
    #expect(!findings.contains { $0.message.contains("is now") }, "\(findings.map(\.message))")
  }

  @Test("many places that name what nothing has are one finding with all of them")
  func gone() async throws {
    var site = Self.site(5)
    site.content["models/new.md"] = nil
    let outcome = try await site.check()
    #expect(outcome.rules == ["unresolved-reference"], "\(outcome.terminal)")
    #expect(outcome.findings[0].message == "5 references name `old`, and there is no such model")
    #expect(outcome.report.findings.count == 5)
    site.content["tests/t4.md"] = nil
    site.content["tests/t3.md"] = nil
    #expect(try await site.check().findings.count == 3)
  }

  @Test("a suppressed place is no part of the finding")
  func suppressed() async throws {
    var site = Self.site(5)
    site["tests/t0.md"] =
      "---\ntitle: Test 0\nmodel: old\nignore: [{ rule: unresolved-reference, because: later }]\n---\n"
    let outcome = try await site.check()
    #expect(
      outcome.findings.map(\.message) == [
        "`Old` now has the id `new`, but 4 references still name `old`"
      ])
    #expect(outcome.report.suppressed == 1)
  }

  @Test("the lock file proves a rename with another title in links")
  func locked() async throws {
    var site = Self.site(2, title: "Great Model")
    site["models/other.md"] = "---\ntitle: Other\n---\n"
    site["site.lock"] = """
      entry models:old models/old/ Great Model
      entry models:other models/other/ Other

      """
    let outcome = try await site.check()
    #expect(outcome.findings.count == 1, "\(outcome.terminal)")
    let after = try await Self.fixed(site, outcome).check()
    #expect(after.findings == [], "\(after.terminal)")
  }

  @Test("a moved file keeps its links, and links to it follow")
  func moved() async throws {
    let site = TestSite([
      "index.md": "---\ntitle: Home\n---\n[Guide](guide/deep/a.md#part) [B](guide/b.md)\n",
      "guide/b.md": "---\ntitle: B\n---\n[The guide](deep/a.md)\n",
      "guide/a.md": "---\ntitle: A\n---\n## Part\n[B](../b.md) [Home](../../index.md)\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.findings.count == 1, "\(outcome.terminal)")
    let mended = Self.fixed(site, outcome)
    #expect(mended["index.md"]?.contains("[Guide](guide/a.md#part)") == true)
    #expect(mended["guide/b.md"]?.contains("[The guide](a.md)") == true)
    #expect(mended["guide/a.md"]?.contains("[B](b.md) [Home](../index.md)") == true)
    #expect(try await mended.check().findings == [])
  }

  @Test("reports have the places of a finding")
  func reports() async throws {
    let outcome = try await Self.site(5).check()
    func findings(_ outcome: TestOutcome) -> [Finding] {
      outcome.report.findings.joined().map { finding in
        finding.renamingPaths { path in
          path.components(separatedBy: "/Content/").last.map { "Content/\($0)" } ?? path
        }
      }
    }
    let items = findings(outcome).fingerprinted { outcome.sources[$0] }
    let summary = Summary(of: outcome.findings, files: 1, rules: 1)
    let tool = ToolIdentity(name: "Demarc", version: "1")
    let sources = outcome.sources
    let json = JSONReporter(tool: tool, summary: summary) { sources[$0] }.render(items)
    let sarif = SARIFReporter(tool: tool, rules: []) { sources[$0] }.render(items)
    for number in 0..<5 {
      #expect(json.contains("Content/tests/t\(number).md"))
      #expect(sarif.contains("Content/tests/t\(number).md"))
    }
    #expect(summary.count(.error) == 1)
    let fewer = findings(try await Self.site(4).check()).fingerprinted { sources[$0] }
    #expect(fewer.map(\.fingerprint) == items.map(\.fingerprint))
  }
}

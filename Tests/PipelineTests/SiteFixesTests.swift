import Diagnostics
import Foundation
import Testing

@testable import Pipeline

@Suite("Fixing")
struct MendingTests {
  private func workspace(_ site: MistakenSite) throws -> Workspace {
    let space = try Workspace()
    try space.write("Content/site.yml", "title: A site\n")
    for (path, file) in site.files { try space.write("Content/\(path)", file.broken) }
    return space
  }

  @Test(
    "random mistakes are fixed exactly, and a second run changes nothing",
    arguments: 0..<UInt64(30))
  func random(seed: UInt64) async throws {
    let site = MistakenSite(seed: seed)
    let space = try workspace(site)
    var fixes = try await SiteFixes(space.options)
    let before = try space.states(of: "Content")
    #expect(fixes.fixedCount > 0)
    try await fixes.write()
    #expect(fixes.unfixed == [])
    let left = fixes.report.findings.map { "\($0.location.path) \($0.rule): \($0.message)" }
    #expect(left == [])
    let after = try space.states(of: "Content")
    for (path, file) in site.files {
      #expect(
        after[path]?.bytes == file.fixed,
        "\(path)\n\(String(decoding: after[path]?.bytes ?? [], as: UTF8.self))")
      if file.broken == file.fixed { #expect(before[path] == after[path]) }
    }
    #expect(Set(after.keys) == Set(before.keys), "something was left behind")
    let again = try await SiteFixes(space.options)
    #expect(again.files.isEmpty && again.difference.isEmpty)
  }

  @Test(
    "the patch, applied by patch and by git, has the same result as writing",
    arguments: 0..<UInt64(6), ["/usr/bin/patch -s -p1 -i", "/usr/bin/git apply -p1"])
  func difference(seed: UInt64, program: String) async throws {
    let words = program.split(separator: " ").map(String.init)
    guard FileManager.default.isExecutableFile(atPath: words[0]) else { return }
    let site = MistakenSite(seed: seed)
    let space = try workspace(site)
    let before = try space.states(of: "Content")
    let fixes = try await SiteFixes(space.options)
    #expect(try space.states(of: "Content") == before, "working it out wrote something")
    try space.write("p.diff", fixes.difference)
    let status = try await run(words[0], words.dropFirst() + ["p.diff"], in: space.root)
    #expect(status == 0)
    let after = try space.bytes(of: "Content")
    for (path, file) in site.files { #expect(after[path] == file.fixed, "\(path)") }
    #expect(after.count == before.count, "\(after.keys)")
  }

  @Test("mistakes in included files are fixed, also if they are no pages")
  func included() async throws {
    let space = try Workspace()
    try space.write(
      "Content/site.yml",
      "title: T\nurl: https://example.org\nsyntax: { include: '{{ {path} }}' }\n")
    try space.write("Content/index.md", "---\ntitle: T\n---\nText.\n\n{{ _p/a.md }}\n")
    try space.write("Content/guide.md", "---\ntitle: Guide\n---\nText.\n")
    try space.write("Content/_p/a.md", "é [x](https://example.org/guide/)\r\n")
    var fixes = try await SiteFixes(space.options)
    #expect(fixes.fixedCount == 1)
    try await fixes.write()
    #expect(try space.bytes(of: "Content")["_p/a.md"] == Array("é [x](guide.md)\r\n".utf8))
    #expect(fixes.report.findings.map(\.rule.name) == [])
  }

  /// Creates a site with one mistake, in `a.md`.
  private func small() throws -> Workspace {
    try Workspace([
      "l/_collection.yml": "fields: { level: { type: enum, values: [low] } }\n",
      "l/a.md": "---\ntitle: A\nlevel: LOW\n---\n", "index.md": "---\ntitle: Home\n---\n",
    ])
  }

  @Test("a file keeps its permissions")
  func permissions() async throws {
    let space = try small()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: space["Content/l/a.md"])
    var fixes = try await SiteFixes(space.options)
    try await fixes.write()
    let facts = try FileManager.default.attributesOfItem(atPath: space["Content/l/a.md"])
    #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    #expect(try space.read("Content/l/a.md").contains("level: low"))
  }

  @Test("a file that changes before writing is not fixed, and its finding stays")
  func changedBeforeWriting() async throws {
    let space = try small()
    var fixes = try await SiteFixes(space.options)
    try space.edit("Content/l/a.md", "LOW", "Low")
    try await fixes.write()
    #expect(try space.read("Content/l/a.md").contains("level: Low"))
    #expect(fixes.unfixed.map(\.path) == [space["Content/l/a.md"]])
    #expect(fixes.unfixed.allSatisfy { $0.reason.contains("changed on disk") })
    #expect(fixes.fixedCount == 0)
    #expect(fixes.report.findings.map(\.rule) == ["value-not-allowed"])
  }

  @Test("a file that changes during the check is not fixed")
  func changedWhileChecking() async throws {
    let space = try small()
    let fixes = try await SiteFixes(space.options) { findings in
      try? space.write("Content/l/a.md", "---\ntitle: Another\nlevel: LOW\n---\n")
      return findings
    }
    #expect(fixes.files.isEmpty)
    #expect(fixes.unfixed.count == 1)
  }

  @Test("findings excluded by the filter are not fixed")
  func counting() async throws {
    let space = try small()
    let fixes = try await SiteFixes(space.options) { _ in [] }
    #expect(fixes.files.isEmpty)
    #expect(fixes.report.findings.count == 1)
  }

  @Test("suppressed findings are not fixed")
  func suppressed() async throws {
    let space = try small()
    let reason = "ignore: [{ rule: value-not-allowed, because: As the old site has it. }]"
    try space.write("Content/l/a.md", "---\ntitle: A\nlevel: LOW\n\(reason)\n---\n")
    let fixes = try await SiteFixes(space.options)
    #expect(fixes.files.isEmpty && fixes.report.findings.isEmpty)
  }

  @Test("a link to another content file stays a link, and its target is fixed once")
  func linkInside() async throws {
    let space = try small()
    try space.link("Content/l/b.md", to: "a.md")
    var fixes = try await SiteFixes(space.options)
    #expect(fixes.files.count == 1)
    try await fixes.write()
    #expect(FileSystem.kind(space["Content/l/b.md"]) == .link)
    #expect(try space.read("Content/l/a.md").contains("level: low"))
    #expect(!fixes.report.findings.contains { $0.fix != nil })
  }

  @Test("nothing is written through a link out of the content")
  func linkOutside() async throws {
    let space = try small()
    try space.write("outside.md", "---\ntitle: A\nlevel: LOW\n---\n")
    try space.link("Content/l/b.md", to: "../../outside.md")
    var fixes = try await SiteFixes(space.options)
    try await fixes.write()
    #expect(try space.read("outside.md").contains("level: LOW"))
    #expect(fixes.files.map(\.path) == [space["Content/l/a.md"]])
  }

  @Test(
    "nothing is written through a link that replaced a folder after reading")
  func folderBecomesLink() async throws {
    let space = try small()
    var fixes = try await SiteFixes(space.options)
    try FileManager.default.moveItem(atPath: space["Content/l"], toPath: space["elsewhere"])
    try space.link("Content/l", to: "../elsewhere")
    try await fixes.write()
    #expect(try space.read("elsewhere/a.md").contains("level: LOW"))
  }

  @Test(
    "a read-only file is not changed", .disabled(if: getuid() == 0, "root writes everything"))
  func readOnly() async throws {
    let space = try small()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: space["Content/l/a.md"])
    var fixes = try await SiteFixes(space.options)
    try await fixes.write()
    #expect(fixes.unfixed.count == 1)
    #expect(try space.read("Content/l/a.md").contains("level: LOW"))
  }

  @Test("a number in prose is fixed once the data has no errors")
  func consequences() async throws {
    let space = try Workspace()
    try space.write("Content/site.yml", "title: A site\n")
    try space.write(
      "Content/huts/_collection.yml", "fields: { region: { type: enum, values: [north, south] } }\n"
    )
    for name in ["a", "b", "c"] {
      try space.write("Content/huts/\(name).md", "---\ntitle: Hut \(name)\nregion: south\n---\n")
    }
    let home = "---\ntitle: Home\n---\n\nThis site has four huts.\n"
    try space.write("Content/index.md", home)
    let right = try space.read("Content/huts/c.md")
    try space.write("Content/huts/c.md", right.replacing("south", with: "elsewhere"))
    var fixes = try await SiteFixes(space.options)
    try await fixes.write()
    #expect(try space.read("Content/index.md") == home)
    try space.write("Content/huts/c.md", right)
    fixes = try await SiteFixes(space.options)
    try await fixes.write()
    #expect(try space.read("Content/index.md").contains("three huts"))
  }

  @Test("a fix does not shorten a list below its minimum length")
  func minimum() async throws {
    let space = try small()
    try space.write(
      "Content/l/_collection.yml",
      "fields: { words: { type: list, of: string, unique: true, min: 2 } }\n")
    try space.write("Content/l/a.md", "---\ntitle: A\nwords: [x, x, x]\n---\n")
    var fixes = try await SiteFixes(space.options)
    try await fixes.write()
    #expect(try space.read("Content/l/a.md").contains("words: [x, x]"))
    #expect(fixes.report.findings.map(\.rule) == ["duplicate-value"])
  }
}

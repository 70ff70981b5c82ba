import Diagnostics
import Foundation
import Pipeline
import Testing

/// The life cycle of `site.lock`: written, checked, violated and updated.
@Suite("The lock file")
struct LockTests {
  private func run(
    _ work: (_ folder: URL, _ options: BuildOptions) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("demarc-lock-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Content/models"), withIntermediateDirectories: true)
    var options = BuildOptions()
    options.content = folder.appendingPathComponent("Content").path
    options.theme = Repository.builtinTheme
    try write("site.yml", "title: A site\n", folder)
    try write("index.md", "---\ntitle: Home\n---\n\n[Models](models/b.md)\n", folder)
    try write("models/_collection.yml", "singular: model\nplural: models\n", folder)
    try write("models/a.md", "---\ntitle: Ä first\n---\n\n## One part\n", folder)
    try write("models/b.md", "---\ntitle: B\n---\n", folder)
    try await work(folder, options)
  }

  private func write(_ path: String, _ text: String, _ folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent("Content/\(path)"))
  }

  private func lock(_ folder: URL) throws -> String {
    try String(
      contentsOf: folder.appendingPathComponent("Content/site.lock"), encoding: .utf8)
  }

  @Test("the file lists ids, addresses and anchors, and a check of the same site has no finding")
  func written() async throws {
    try await run { folder, options in
      #expect(try await SiteBuild.updateLock(options).succeeded)
      let text = try lock(folder)
      #expect(
        text.split(separator: "\n").filter { !$0.hasPrefix("#") } == [
          "anchor models/a/#one-part", "entry :index ./ Home", "entry models:a models/a/ Ä first",
          "entry models:b models/b/ B",
        ])
      #expect(try await SiteBuild.check(options).findings.isEmpty)
      #expect(try await SiteBuild.updateLock(options).succeeded)
      #expect(try lock(folder) == text)
    }
  }

  @Test("an update keeps former titles, and links with them are reported until they change")
  func renamed() async throws {
    try await run { folder, options in
      _ = try await SiteBuild.updateLock(options)
      try write("models/b.md", "---\ntitle: B, renamed\n---\n", folder)
      try write("index.md", "---\ntitle: Home\n---\n\n[B](models/b.md)\n", folder)
      #expect(try await SiteBuild.check(options).findings.map(\.rule.name) == ["renamed-title"])
      _ = try await SiteBuild.updateLock(options)
      #expect(try lock(folder).contains("\nrenamed models:b models/b/ B\n"))
      #expect(try await SiteBuild.check(options).findings.map(\.rule.name) == ["renamed-title"])
      try write("models/b.md", "---\ntitle: B\n---\n", folder)
      #expect(try await SiteBuild.check(options).findings.isEmpty)
      _ = try await SiteBuild.updateLock(options)
      let text = try lock(folder)
      #expect(text.contains("\nrenamed models:b models/b/ B, renamed\n"))
      #expect(text.contains("\nentry models:b models/b/ B\n"))
      try FileManager.default.removeItem(at: folder.appendingPathComponent("Content/models/b.md"))
      try write("index.md", "---\ntitle: Home\n---\n", folder)
      _ = try await SiteBuild.updateLock(options)
      #expect(try !lock(folder).contains("renamed"))
    }
  }

  @Test("removed entries are reported until the lock is updated, and their ids cannot be reused")
  func retired() async throws {
    try await run { folder, options in
      _ = try await SiteBuild.updateLock(options)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("Content/models/a.md"))
      #expect(try await SiteBuild.check(options).findings.map(\.rule.name) == ["id-removed"])
      #expect(try await SiteBuild.updateLock(options).succeeded)
      #expect(try lock(folder).contains("\nretired models:a models/a/ Ä first\n"))
      #expect(try await SiteBuild.check(options).findings.isEmpty)
      try write("models/a.md", "---\ntitle: Another\n---\n", folder)
      #expect(try await SiteBuild.check(options).findings.map(\.rule.name) == ["id-reused"])
    }
  }

  @Test("a changed id on an unchanged page is reported at the id")
  func changedID() async throws {
    try await run { folder, options in
      try write("models/b.md", "---\nid: m-2\ntitle: B\n---\n", folder)
      _ = try await SiteBuild.updateLock(options)
      try write("models/b.md", "---\nid: m-3\ntitle: B\n---\n", folder)
      let findings = try await SiteBuild.check(options).findings
      #expect(findings.map(\.rule.name) == ["id-removed"])
      #expect(findings.first?.message == "this was published as `m-2`, and its id is now `m-3`")
    }
  }

  @Test("a site with an error is not locked")
  func withError() async throws {
    try await run { folder, options in
      try write("models/b.md", "---\ntitle: B\n---\n\n[gone](gone.md)\n", folder)
      #expect(try await !SiteBuild.updateLock(options).succeeded)
      #expect((try? lock(folder)) == nil)
    }
  }
}

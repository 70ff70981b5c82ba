import Foundation
import Testing

@testable import Pipeline

@Suite("Last changes from git")
struct GitHistoryTests {
  @Test("the newest commit of each file counts")
  func log() {
    let log = "\u{1}2026-04-11\n\na.md\nb/c.md\n\u{1}2026-01-02\n\na.md\nold.md\n"
    #expect(
      GitHistory.days(in: log) == [
        "a.md": "2026-04-11", "b/c.md": "2026-04-11", "old.md": "2026-01-02",
      ])
    #expect(GitHistory.days(in: "") == [:])
  }

  /// Runs git with a fixed author and date. Returns false if it fails.
  private func git(_ site: Workspace, _ arguments: [String], day: String = "2026-04-11")
    async throws
    -> Bool
  {
    let settings = [
      "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false",
    ]
    let answer = try await Command.run(
      "/usr/bin/env",
      ["GIT_COMMITTER_DATE=\(day)T12:00:00Z", "git", "-C", site.root] + settings + arguments,
      in: site.root)
    return answer.status == 0
  }

  @Test(
    "pages show commit dates if enabled, but not in a shallow clone or without git")
  func pages() async throws {
    let site = try Workspace([
      "site.yml": "title: T\nlast_update: git\n", "index.md": "---\ntitle: Home\n---\n",
      "about.md": "---\ntitle: About\n---\n",
    ])
    try await site.buildCleanly()
    #expect(!(try site.read("Public/about/index.html")).contains("<time"))
    guard try await git(site, ["init", "-q"]) else { return }
    _ = try await git(site, ["add", "Content"])
    #expect(try await git(site, ["commit", "-qm", "one"]))
    try site.write("Content/about.md", "---\ntitle: About us\n---\n")
    _ = try await git(site, ["add", "Content"])
    #expect(try await git(site, ["commit", "-qm", "two"], day: "2026-05-01"))
    try await site.buildCleanly()
    #expect(try site.read("Public/about/index.html").contains("datetime=\"2026-05-01\""))
    #expect(try site.read("Public/index.html").contains("datetime=\"2026-04-11\""))

    // A later commit is visible to the next query.
    let before = await GitHistory(of: site["Content"])
    #expect(await GitHistory(of: site["Content"], after: before).lastChanges == before.lastChanges)
    try site.write("Content/about.md", "---\ntitle: About them\n---\n")
    _ = try await git(site, ["add", "Content"])
    #expect(try await git(site, ["commit", "-qm", "three"], day: "2026-06-01"))
    #expect(
      await GitHistory(of: site["Content"], after: before).lastChanges["about.md"] == "2026-06-01")

    let clone = try Workspace()
    let answer = try await Command.run(
      "/usr/bin/env", ["git", "clone", "-q", "--depth", "1", "file://\(site.root)", clone["copy"]],
      in: clone.root)
    #expect(answer.status == 0)
    #expect(await GitHistory(of: clone["copy/Content"]).lastChanges == [:])

    try site.edit("Content/site.yml", "git", "none")
    try await site.buildCleanly()
    #expect(!(try site.read("Public/about/index.html")).contains("<time"))
  }
}

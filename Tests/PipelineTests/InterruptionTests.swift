import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Builds that were interrupted or stopped by errors in the content.
@Suite("Interrupted builds")
struct InterruptionTests {
  @Test("the next build repairs an interrupted one")
  func repaired() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    let whole = try site.bytes(of: "Public")
    let pages = whole.keys.filter { $0.hasSuffix(".html") }.sorted()
    for (index, path) in pages.enumerated() where index % 2 == 0 {
      try site.remove("Public/\(path)")
    }
    try site.write("Public/about/index.html", "<!doctype html><ti")
    try site.write("Public/.demarc/new/0", "<!doctype html>")
    try site.write("Public/.demarc/new/17", "half of a p")
    try site.write("Public/.demarc/new/files", "index.ht")
    let manifest = try site.read("Public/.demarc/files")
    try site.write("Public/.demarc/files", manifest + "gone/index.html\nonce/more/index.html\n")
    try site.write("Public/once/more/index.html", "of a page that is no more")

    let report = try await site.buildCleanly()
    #expect(report.removed == 1)
    #expect(try site.bytes(of: "Public") == whole)
  }

  @Test("after an interrupted first build, its files are not foreign")
  func firstBuild() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly { $0.output = site["Whole"] }
    let whole = try site.bytes(of: "Whole")
    // The manifest is written before the files and lists all of them.
    try site.write("Public/.demarc/files", try site.read("Whole/.demarc/files"))
    for path in ["index.html", "about/index.html"] {
      try site.write("Public/\(path)", try #require(whole[path]))
    }
    let report = try await site.buildCleanly()
    #expect(report.unchanged == 2)
    #expect(try site.bytes(of: "Public") == whole)
  }

  @Test("pages that an interrupted build should remove are removed by the next")
  func staleFiles() async throws {
    let site = try SampleSite.workspace()
    try site.write("Content/notes/note.md", "---\ntitle: Note\n---\n")
    try await site.buildCleanly()
    let page = try site.read("Public/notes/note/index.html")
    let manifest = try site.read("Public/.demarc/files")
    try site.remove("Content/notes")
    try await site.buildCleanly()
    let whole = try site.bytes(of: "Public")
    try site.write("Public/notes/note/index.html", page)
    try site.write("Public/.demarc/files", manifest)
    try await site.buildCleanly()
    #expect(try site.bytes(of: "Public") == whole)
  }

  @Test(
    "with an error the output is unchanged",
    arguments: [
      ("Content/about.md", "---\ntitle: About\n---\n[broken](nowhere.md)\n"),
      ("Content/matrix/duties.md", "---\ntitle: Duties\n---\n"),
      ("Content/models/_collection.yml", "fields: 3\n"),
      ("Content/site.yml", "titel: x\n"),
      ("Content/new.md", "no front matter\n"),
    ])
  func error(path: String, text: String) async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.write("Public/CNAME", "example.org")
    let before = try site.states(of: "Public")
    try site.edit("Content/lessons/first.md", "Text.", "This must not get out.")
    try site.write(path, text)
    let report = try await site.build()
    #expect(!report.succeeded)
    #expect(report.written == 0)
    #expect(try site.states(of: "Public") == before)
  }

  @Test("with an error no output folder is created")
  func errorFirst() async throws {
    let site = try SampleSite.workspace()
    try site.write("Content/about.md", "---\ntitle: About\n---\n[broken](nowhere.md)\n")
    let report = try await site.build()
    #expect(!report.succeeded)
    #expect(!site.exists("Public"))
  }

  @Test("a check writes nothing, with any findings")
  func check() async throws {
    let site = try SampleSite.workspace()
    let before = try site.states(of: "")
    _ = try await SiteBuild.check(site.options)
    #expect(try site.states(of: "") == before)
  }

  @Test("an error in the theme stops the build")
  func theme() async throws {
    let site = try SampleSite.workspace()
    try site.editTemplate("page", "{{page.title}}", "{{page.titel}}")
    let report = try await site.build()
    #expect(report.findings.map(\.rule.name) == ["template-unknown-name"])
    #expect(!site.exists("Public"))
  }
}

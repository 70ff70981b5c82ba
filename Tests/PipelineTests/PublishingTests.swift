import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// A site with broken pages is never published. All files are staged first, and then either all or
/// none are moved to their final paths.
@Suite("Publishing")
struct PublishingTests {
  /// Creates a site that was built once and then got an error that only the rendered page shows.
  private func brokenSite() async throws -> Workspace {
    let site = try SampleSite.workspace()
    try site.edit(
      "Content/site.yml", "description:",
      "raw_html: allow\nseverities: { orphan-entry: off }\ndescription:")
    try await site.buildCleanly()
    try site.edit("Content/about.md", "## Where from", "<a href=\"/gone/\">x</a>\n\n## Where from")
    try site.edit("Content/lessons/first.md", "Text.", "This must not get out.")
    try site.write("Content/new.md", "---\ntitle: New\n---\n")
    try site.remove("Content/figures/data.csv")
    try site.edit("Content/about.md", " and [the figures](figures/data.csv)", "")
    return site
  }

  @Test("with a mistake on a page, the published site is unchanged")
  func untouched() async throws {
    let site = try await brokenSite()
    // The failed build writes to the state folder and cleans it up, which changes its times.
    let before = try site.states(of: "Public").filter { $0.key != ".demarc" }
    let report = try await site.build()
    #expect(report.findings.map(\.rule.name) == ["output-broken-link"])
    #expect(report.written == 0 && report.removed == 0)
    #expect(try site.states(of: "Public").filter { $0.key != ".demarc" } == before)

    try site.edit("Content/about.md", "<a href=\"/gone/\">x</a>", "Nothing.")
    let fixed = try await site.buildCleanly()
    #expect(fixed.removed == 1)
    #expect(try site.read("Public/lessons/first/index.html").contains("This must not get out."))
    #expect(!site.exists("Public/figures/data.csv"))
    try await site.buildCleanly { $0.output = site["Clean"] }
    #expect(try site.bytes(of: "Public") == site.bytes(of: "Clean"))
  }

  @Test("with a mistake on a page, no new site is created")
  func none() async throws {
    let site = try await brokenSite()
    try site.remove("Public")
    let report = try await site.build()
    #expect(!report.succeeded)
    #expect(!site.exists("Public"))
    try FileManager.default.createDirectory(
      atPath: site["Public"], withIntermediateDirectories: false)
    _ = try await site.build()
    #expect(try site.bytes(of: "Public") == [:], "a folder that was there is left, empty")
    #expect(site.exists("Public"))
    try site.write("Public/CNAME", "example.org")
    _ = try await site.build()
    #expect(try site.bytes(of: "Public").keys.sorted() == ["CNAME"])
  }

  @Test("staged files of a build that stopped before publishing are removed")
  func stopped() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    let whole = try site.bytes(of: "Public")
    let options = site.options
    var loader = SiteLoader(options)
    let loaded = try await loader.load()
    let outputs = Outputs(loaded)
    // The lock on the folder ends with its build.
    do {
      let folder = try OutputFolder(root: options.output, files: outputs.paths)
      for number in outputs.paths.indices where number % 3 == 0 {
        #expect(try folder.stage(Array("half of it".utf8), number: number))
      }
    }
    let site0 = try site.bytes(of: "Public").filter { !$0.key.hasPrefix(".demarc/new") }
    #expect(site0 == whole, "before it is published nothing of it is in its place")
    try await site.buildCleanly()
    #expect(try site.bytes(of: "Public") == whole)
  }

  @Test(
    "a build that stopped while publishing is repaired by the next", arguments: [0, 1, 7, 19])
  func halfPublished(moved: Int) async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.edit("Content/site.yml", "title: Sample", "title: Another")
    try site.remove("Content/figures/data.csv")
    try site.edit("Content/about.md", " and [the figures](figures/data.csv)", "")
    let loaded = try await { () async throws in
      var loader = SiteLoader(site.options)
      return try await loader.load()
    }()
    let outputs = Outputs(loaded)
    do {
      let folder = try OutputFolder(root: site.options.output, files: outputs.paths)
      for number in outputs.paths.indices {
        _ = try folder.stage(try outputs.bytes(number), number: number)
      }
    }
    // The staged files are complete, so some of them may already have been moved.
    for number in outputs.paths.indices.prefix(moved) {
      let beside = site["Public/.demarc/new/\(number)"]
      if FileSystem.kind(beside) != nil {
        try FileSystem.move(beside, to: site["Public/\(outputs.paths[number])"])
      }
    }
    try await site.buildCleanly()
    try await site.buildCleanly { $0.output = site["Clean"] }
    #expect(try site.bytes(of: "Public") == site.bytes(of: "Clean"))
  }

  @Test("a first build that stopped before publishing has put nothing in its place")
  func stoppedFirstBuild() async throws {
    let site = try SampleSite.workspace()
    let outputs = try await outputs(of: site)
    do {
      let folder = try OutputFolder(root: site.options.output, files: outputs.paths)
      for number in outputs.paths.indices where number % 3 > 0 {
        #expect(try folder.stage(try outputs.bytes(number), number: number))
      }
    }
    #expect(try site.bytes(of: "Public").keys.allSatisfy { $0.hasPrefix(".demarc") })
    try await site.buildCleanly()
    try await site.buildCleanly { $0.output = site["Clean"] }
    #expect(try site.bytes(of: "Public") == site.bytes(of: "Clean"))
  }

  @Test("a first build does not replace a folder in which another program has written since")
  func foreignFolder() async throws {
    let site = try SampleSite.workspace()
    let outputs = try await outputs(of: site)
    do {
      let folder = try OutputFolder(root: site.options.output, files: outputs.paths)
      for number in outputs.paths.indices {
        _ = try folder.stage(try outputs.bytes(number), number: number)
      }
      try site.write("Public/lessons/first/notes.txt", "mine")
      _ = try await folder.publish(Array(outputs.paths.indices), jobs: 2)
    }
    try await site.buildCleanly { $0.output = site["Clean"] }
    var whole = try site.bytes(of: "Clean")
    whole["lessons/first/notes.txt"] = Array("mine".utf8)
    #expect(try site.bytes(of: "Public") == whole)
  }

  private func outputs(of site: Workspace) async throws -> Outputs {
    var loader = SiteLoader(site.options)
    return Outputs(try await loader.load())
  }
}

import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// The effect of a second build on the output of the first.
@Suite("Rebuilding")
struct IncrementalTests {
  @Test("a second build writes nothing")
  func secondBuild() async throws {
    let site = try SampleSite.workspace()
    let first = try await site.buildCleanly()
    let before = try site.states(of: "Public").filter { !$0.key.hasPrefix(".demarc") }
    let second = try await site.buildCleanly()
    #expect(first.written > SampleSite.outputs.count)
    #expect(second.written == 0)
    #expect(second.unchanged == first.written)
    #expect(second.removed == 0)
    let files = try site.states(of: "Public").filter { !$0.key.hasPrefix(".demarc") }
    #expect(files.filter { before[$0.key] != $0.value }.keys.sorted() == [])
  }

  @Test("a change in a body rewrites that page alone")
  func body() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.edit("Content/lessons/first.md", "Text.", "Other text.")
    #expect(try await changes(of: site) == ["lessons/first/index.html"])
  }

  @Test("a change of a title rewrites every page that shows it, and no other")
  func title() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.edit("Content/lessons/first.md", "title: First", "title: Very first")
    #expect(
      try await changes(of: site) == [
        "assets/names.json",  // for the search
        "index.html",  // lists lessons
        "lessons/deep/second/index.html",  // requires it
        "lessons/first/index.html",
        "lessons/index.html",
        "tags/cloud/index.html",
      ])
  }

  @Test("a change of a cell rewrites the pages of its row, its column and the matrix")
  func cell() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.edit("Content/matrix/duties.md", "| Provider |", "| Customer |")
    try site.edit("Content/domains/data.md", "level: provider", "level: customer")
    let changed = try await changes(of: site)
    #expect(
      changed == [
        "domains/data/index.html",
        "index.html",  // shows the heatmap
        "matrix/duties.csv", "matrix/duties.json", "matrix/duties.svg",
        "matrix/duties/index.html",
        "models/saas/index.html",
      ])
  }

  @Test("an asset is copied again when its bytes change, and only then")
  func asset() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.edit("Content/figures/data.csv", "1,2", "3,4")  // of the same length
    #expect(try await changes(of: site) == ["figures/data.csv"])
    #expect(try site.read("Public/figures/data.csv") == "a,b\n3,4\n")
  }

  @Test("removed content is removed from the site, with empty folders")
  func removal() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    #expect(site.exists("Public/lessons/deep/second"))
    try site.remove("Content/lessons/deep")
    try site.edit("Content/lessons/first.md", " [Next](deep/second.md#more)", "")
    let report = try await site.buildCleanly()
    #expect(report.removed == 1)
    #expect(!site.exists("Public/lessons/deep"))
    #expect(site.exists("Public/lessons/first/index.html"))
  }

  @Test("a page may become a folder and a folder a page")
  func swap() async throws {
    let site = try SampleSite.workspace()
    try site.write("Content/data", "a file with the name of a folder to be")
    try await site.buildCleanly()
    try site.remove("Content/data")
    try site.write("Content/data.md", "---\ntitle: Data\n---\n")
    try await site.buildCleanly()
    #expect(site.exists("Public/data/index.html"))
    try site.remove("Content/data.md")
    try site.write("Content/data", "a file again")
    try await site.buildCleanly()
    #expect(try site.read("Public/data") == "a file again")
  }

  @Test("after any sequence of edits the site equals a clean build", arguments: 1...6)
  func incrementalEqualsClean(seed: Int) async throws {
    var random = SeededRandom(state: UInt64(seed))
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    for step in 0..<6 {
      try edit(site, step, &random)
      try await site.buildCleanly()
      try await site.buildCleanly { $0.output = site["Clean\(step)"] }
      let kept = try site.bytes(of: "Public")
      let clean = try site.bytes(of: "Clean\(step)")
      #expect(Set(kept.keys) == Set(clean.keys))
      #expect(kept.filter { clean[$0.key] != $0.value }.keys.sorted() == [])
    }
  }

  /// Makes one of several edits that cause no errors.
  private func edit(_ site: Workspace, _ step: Int, _ random: inout SeededRandom) throws {
    let number = Int.random(in: 0..<4, using: &random)
    let path = "Content/notes/note-\(number).md"
    switch Int.random(in: 0..<6, using: &random) {
    case 0: try site.edit("Content/site.yml", "title: ", "title: New ")
    case 1: try site.edit("Content/index.md", "See", "See\nalso")
    case 2: try site.edit("Content/models/saas.md", "weight: ", "weight: 1")
    case 3 where site.exists(path): try site.remove(path)
    default:
      try site.write(
        path, "---\ntitle: Note \(step)\ntags: [tag-\(number), cloud]\n---\n[Up](../about.md)\n")
    }
  }

  /// Builds and returns the paths of the written files, except the manifest.
  private func changes(of site: Workspace) async throws -> [String] {
    let before = try site.states(of: "Public")
    let report = try await site.buildCleanly()
    let after = try site.states(of: "Public")
    let changed = after.filter {
      $0.key.contains(".") && !$0.key.hasPrefix(".demarc") && before[$0.key] != $0.value
    }
    #expect(report.written == changed.count)
    return changed.keys.sorted()
  }
}

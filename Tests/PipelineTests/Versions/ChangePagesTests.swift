import Comparison
import Foundation
import Testing

@testable import Pipeline

/// Pages of recorded comparisons.
@Suite("Pages of changes")
struct ChangePagesTests {
  /// A site whose record is the comparison of the files of ``ChangeKindTests`` with others.
  private func site(_ edits: [(String, String, String)]) async throws -> Workspace {
    let space = try Workspace()
    for (path, text) in ChangeKindTests.files { try space.write("old/Content/\(path)", text) }
    var files = ChangeKindTests.files
    files["site.yml"] = "title: Duties\nversion: 2.0.0\nchanges: {}\n"
    for (path, old, new) in edits { files[path] = files[path]?.replacing(old, with: new) }
    for (path, text) in files { try space.write("Content/\(path)", text) }
    var request = SiteDiff.Request(space.options)
    request.siteFolder = space.root
    request.base = space["old"]
    let result = try await SiteDiff.run(request)
    let path = try result.record(in: space.options)
    #expect(path == space["Content/changes/2.0.0.json"])
    return space
  }

  private let edits = [
    ("matrix/responsibility.md", "| Data | N/A", "| Data | Customer"),
    ("about.md", "title: About", "title: <b>About</b>"),
  ]

  @Test("a record has a page with the old and the new level, and the others step back")
  func record() async throws {
    let site = try await site(edits)
    try await site.buildCleanly()
    let page = try site.read("Public/changes/2.0.0/index.html")
    #expect(page.contains("<span class=\"sign\" aria-hidden=\"true\">▲</span> <del>N/A</del>"))
    #expect(page.contains("<td>Shared</td>"))
    #expect(page.contains("<del>About</del><span class=\"change-kind\"> → </span><ins>"))
    // Why, as the command says it, and the counts that follow.
    #expect(page.contains("<span class=\"about\">newly falls on the customer</span>"))
    #expect(page.contains("Customer 0 → 1"))
    #expect(page.contains("&lt;b>About") || page.contains("&lt;b&gt;About"))
    #expect(page.contains("href=\"/changes/2.0.0.json\""))
    let list = try site.read("Public/changes/index.html")
    #expect(list.contains("Breaking changes 1"))
    #expect(list.contains("href=\"/changes/2.0.0/\""))
    #expect(try site.read("Public/about/index.html").contains("<li><a href=\"/changes/\">"))
    // The style sheet is that of these pages alone.
    #expect(page.contains("changes."))
    #expect(!(try site.read("Public/about/index.html")).contains("/changes."))
  }

  @Test("the words of changes are those of the theme, and in English the words of the command")
  func words() async throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let strings = try String(
      contentsOf: root.appending(path: "Sources/BuiltinTheme/Theme/strings/en.yml"),
      encoding: .utf8)
    for (key, words) in ChangeWords.standard {
      let lines = ["\(key): \(words)", "\(key): \"\(words)\""]
      #expect(lines.contains { strings.contains("\n\($0)\n") }, "\(key)")
    }
    let site = try await site(edits)
    try site.write("Theme/strings/en.yml", "change_title_changed: \"vorher {from}, jetzt {to}\"\n")
    try await site.buildCleanly()
    let page = try site.read("Public/changes/2.0.0/index.html")
    #expect(page.contains("vorher </span><del>About</del>"))
  }

  @Test("a version without changes says so")
  func nothing() async throws {
    let site = try await site([])
    try await site.buildCleanly()
    #expect(try site.read("Public/changes/index.html").contains("No changes."))
    #expect(try site.read("Public/changes/2.0.0/index.html").contains("<p>No changes.</p>"))
  }

  @Test("the record does not depend on the machine, and recording it again changes nothing")
  func stable() async throws {
    let site = try await site(edits)
    let first = try site.read("Content/changes/2.0.0.json")
    #expect(!first.contains("\"commit\""))
    var request = SiteDiff.Request(site.options)
    request.siteFolder = site.root
    request.base = site["old"]
    _ = try await SiteDiff.run(request).record(in: site.options)
    #expect(try site.read("Content/changes/2.0.0.json") == first)
  }

  @Test("without `changes` in site.yml, a record is a file like any other")
  func off() async throws {
    let site = try await site(edits)
    try site.write("Content/site.yml", "title: Duties\nversion: 2.0.0\n")
    let report = try await SiteBuild.build(site.options)
    #expect(report.succeeded)
    #expect(!site.exists("Public/changes/index.html"))
  }

  @Test("records are listed from the newest version to the oldest")
  func order() async throws {
    let site = try await site(edits)
    let record = try site.read("Content/changes/2.0.0.json")
    for version in ["1.9.0", "1.10.0", "draft"] {
      try site.write("Content/changes/\(version).json", record)
    }
    try await site.buildCleanly()
    let list = try site.read("Public/changes/index.html")
    let places = ["2.0.0", "1.10.0", "1.9.0", "draft"].map { version in
      list.range(of: "href=\"/changes/\(version)/\"")?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }
}

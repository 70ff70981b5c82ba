import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// A build changes only its own files.
@Suite("The output folder")
struct OutputFolderTests {
  @Test("files that no build wrote survive every build")
  func foreignFiles() async throws {
    let site = try SampleSite.workspace()
    let foreign = [
      "CNAME", ".nojekyll", ".git/config", "models/saas/notes.txt", "lessons/deep/second/own.html",
      "assets/own.css", "empty-of-ours/x", ".demarc-other",
    ]
    for path in foreign { try site.write("Public/\(path)", "mine: \(path)") }
    let before = try site.states(of: "Public")
    try await site.buildCleanly()
    try site.remove("Content/lessons/deep")
    try site.edit("Content/lessons/first.md", " [Next](deep/second.md#more)", "")
    try await site.buildCleanly()
    let after = try site.states(of: "Public")
    for path in foreign { #expect(after[path] == before[path], "\(path)") }
    #expect(!site.exists("Public/lessons/deep/second/index.html"))
  }

  @Test(
    "a foreign file in the way is an error, and nothing is written",
    arguments: ["index.html", "models/saas/index.html", "models", "matrix/duties.svg"])
  func inTheWay(path: String) async throws {
    let site = try SampleSite.workspace()
    try site.write("Public/\(path)", "mine")
    let before = try site.states(of: "Public")
    let error = await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(error?.description.contains("Public/\(path)") == true)
    #expect(try site.states(of: "Public") == before)
  }

  @Test("a foreign file that appears between two builds is not overwritten")
  func comesLater() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.write("Public/new/index.html", "mine")
    try site.write("Content/new.md", "---\ntitle: New\n---\n")
    let before = try site.states(of: "Public")
    await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(try site.states(of: "Public") == before)
  }

  @Test("a foreign folder at the path of a page is unchanged")
  func folderInTheWay() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.remove("Public/about/index.html")
    try site.write("Public/about/index.html/mine.txt", "mine")
    await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(try site.read("Public/about/index.html/mine.txt") == "mine")
  }

  @Test("a manifest with outside paths removes nothing there")
  func forgedManifest() async throws {
    let site = try SampleSite.workspace()
    try site.write("victim.txt", "keep me")
    try site.write("Public/models/saas/notes.txt", "keep me too")
    try await site.buildCleanly()
    let manifest = try site.read("Public/.demarc/files")
    let forged = [
      "../victim.txt", "models/../../victim.txt", "./../victim.txt", site["victim.txt"],
      "//\(site["victim.txt"])", "..", "../", "", ".", "/", "models/saas/../../../victim.txt",
    ]
    try site.write("Public/.demarc/files", manifest + forged.joined(separator: "\n") + "\n")
    try await site.buildCleanly()
    #expect(try site.read("victim.txt") == "keep me")
    #expect(try site.read("Public/models/saas/notes.txt") == "keep me too")
    #expect(try site.read("Public/.demarc/files") == manifest)
  }

  @Test("an unreadable manifest counts as missing: nothing is removed or overwritten")
  func brokenManifest() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    try site.write("Public/.demarc/files", [0xFF, 0xFE, 0x00, 0x0A, 0xC3, 0x28])
    let before = try site.bytes(of: "Public")
    await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(try site.bytes(of: "Public") == before)
  }

  @Test("nothing is written through a link to another folder")
  func linkedFolder() async throws {
    let site = try SampleSite.workspace()
    try site.write("elsewhere/keep.txt", "mine")
    try site.link("Public/models", to: site["elsewhere"])
    await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(try site.bytes(of: "elsewhere").keys.sorted() == ["keep.txt"])
  }

  @Test("nothing is removed through a link to another folder")
  func pruningThroughLink() async throws {
    let site = try SampleSite.workspace()
    try site.write("Content/notes/note.md", "---\ntitle: Note\n---\n")
    try await site.buildCleanly()
    try site.remove("Content/notes")
    try site.remove("Public/notes")
    try site.write("elsewhere/note/index.html", "mine")
    try site.link("Public/notes", to: site["elsewhere"])
    _ = try? await site.build()
    #expect(site.exists("elsewhere/note/index.html"))
  }

  @Test("a page that has become a link is replaced, not written through")
  func linkedFile() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    let page = try site.read("Public/about/index.html")
    try site.write("victim.txt", "keep me")
    try site.remove("Public/about/index.html")
    try site.link("Public/about/index.html", to: site["victim.txt"])
    try await site.buildCleanly()
    #expect(try site.read("victim.txt") == "keep me")
    #expect(try site.read("Public/about/index.html") == page)
    #expect(FileSystem.kind(site["Public/about/index.html"]) == .file(size: page.utf8.count))
  }

  @Test(
    "the staging folder is never outside of the output folder",
    arguments: [".demarc", ".demarc/new"])
  func linkedState(path: String) async throws {
    let site = try SampleSite.workspace()
    try site.write("elsewhere/keep.txt", "mine")
    try site.write("elsewhere/new/keep.txt", "mine")
    try site.link("Public/\(path)", to: site["elsewhere"])
    let before = try site.states(of: "elsewhere")
    _ = try? await site.build()
    #expect(try site.states(of: "elsewhere") == before)
  }

  @Test(
    "a broken link at the path of a folder is an error, and a pipe at the path of the manifest does not block"
  )
  func oddPlaces() async throws {
    let site = try SampleSite.workspace()
    try site.link("Public/models", to: site["nowhere"])
    await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(!site.exists("nowhere"))
    try site.remove("Public/models")
    try FileManager.default.createDirectory(
      atPath: site["Public/.demarc"], withIntermediateDirectories: true)
    #expect(mkfifo(site["Public/.demarc/files"], 0o600) == 0)
    try await site.buildCleanly()
    #expect(site.exists("Public/index.html"))
  }
}

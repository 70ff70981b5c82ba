import Foundation
import Pipeline
import Testing

@testable import Preview

/// Reports of changes on disk.
@Suite("Watching files")
struct FileWatcherTests {
  /// A folder with two files that is watched.
  private final class Tracked: Sendable {
    let root: String
    let watcher: FileWatcher

    init() throws {
      let manager = FileManager.default
      let top = manager.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
      root = "\(top)/demarc-watch-\(UUID().uuidString)"
      try manager.createDirectory(atPath: "\(root)/deep/er", withIntermediateDirectories: true)
      try Data("a".utf8).write(to: URL(fileURLWithPath: "\(root)/a.md"))
      try Data("b".utf8).write(to: URL(fileURLWithPath: "\(root)/deep/er/b.md"))
      watcher = try FileWatcher([root])
    }

    deinit {
      watcher.stop()
      try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ path: String, atomically: Bool = false) throws {
      try Data(UUID().uuidString.utf8).write(
        to: URL(fileURLWithPath: "\(root)/\(path)"), options: atomically ? .atomic : [])
    }

    /// Collects reports until they contain a file.
    func changes(until path: String) async -> FileChanges {
      var all = FileChanges.only([])
      while let more = await watcher.next() {
        all.formUnion(more)
        if all.files.contains("\(root)/\(path)") || !all.isComplete { return all }
      }
      return all
    }
  }

  @Test("written files and files saved by renaming are noticed")
  func saves() async throws {
    let folder = try Tracked()
    try folder.write("a.md")
    #expect(await folder.changes(until: "a.md") == .only(["\(folder.root)/a.md"]))
    try folder.write("deep/er/b.md", atomically: true)
    let changes = await folder.changes(until: "deep/er/b.md")
    #expect(changes.isComplete && changes.files.contains("\(folder.root)/deep/er/b.md"))
  }

  @Test("a hundred files at once cause few rebuilds")
  func burst() async throws {
    let folder = try Tracked()
    for number in 0..<100 { try folder.write("deep/\(number).md") }
    var all = FileChanges.only([])
    var count = 0
    while all.files.count < 100, let more = await folder.watcher.next() {
      all.formUnion(more)
      count += 1
    }
    #expect(all.files.count == 100 && all.isComplete)
    #expect(count < 20)
  }

  @Test("new and moved folders are watched, removed folders are not")
  func folders() async throws {
    let folder = try Tracked()
    let manager = FileManager.default
    try manager.createDirectory(atPath: "\(folder.root)/new/in", withIntermediateDirectories: true)
    #expect(await folder.changes(until: "-").isComplete == false)
    // Later changes in it are reported by name, or as a change in a new folder.
    try await told(folder, "new/in/c.md")
    try manager.moveItem(atPath: "\(folder.root)/deep", toPath: "\(folder.root)/moved")
    #expect(await folder.changes(until: "-").isComplete == false)
    try await told(folder, "moved/er/b.md")
    try manager.removeItem(atPath: "\(folder.root)/moved")
    #expect(await folder.changes(until: "-").isComplete == false)
    try await told(folder, "a.md")
  }

  @Test("a top-level folder that is removed and created again is watched")
  func top() async throws {
    let folder = try Tracked()
    let manager = FileManager.default
    try manager.moveItem(atPath: folder.root, toPath: "\(folder.root)-away")
    #expect(await folder.changes(until: "-").isComplete == false)
    try manager.moveItem(atPath: "\(folder.root)-away", toPath: folder.root)
    #expect(await folder.changes(until: "-").isComplete == false)
    try await told(folder, "deep/er/b.md")
  }

  @Test(
    "a top-level folder is created again while another is missing, and a link changes its target")
  func topWithoutTheme() async throws {
    let folder = try Tracked()
    let manager = FileManager.default
    let link = "\(folder.root)-link"
    defer { try? manager.removeItem(atPath: link) }
    try manager.createSymbolicLink(atPath: link, withDestinationPath: "\(folder.root)/deep")
    let watcher = try FileWatcher([link, "\(folder.root)/none"])
    defer { watcher.stop() }
    try manager.removeItem(atPath: link)
    #expect(await watcher.next()?.isComplete == false)
    try manager.createSymbolicLink(atPath: link, withDestinationPath: "\(folder.root)/deep/er")
    #expect(await watcher.next()?.isComplete == false)
    try folder.write("deep/er/b.md")
    #expect(await watcher.next() == .only(["\(link)/b.md"]))
    try manager.createDirectory(atPath: "\(folder.root)/none", withIntermediateDirectories: true)
    #expect(await watcher.next()?.isComplete == false)
  }

  @Test("hidden files are ignored, and stopping resumes the consumer")
  func hidden() async throws {
    let folder = try Tracked()
    try folder.write(".hidden")
    try folder.write("a.md")
    #expect(await folder.changes(until: "a.md") == .only(["\(folder.root)/a.md"]))
    folder.watcher.stop()
    #expect(await folder.watcher.next() == nil)
  }

  @Test("single files, named hidden folders and .gitignore are watched, skipped folders are not")
  func plan() async throws {
    let folder = try Tracked()
    let manager = FileManager.default
    for path in ["in/skipped/x", "in/.named/x", "in/.other"] {
      try manager.createDirectory(
        atPath: "\(folder.root)/\(path)", withIntermediateDirectories: true)
    }
    var plan = WatchPlan(folders: ["\(folder.root)/in", "\(folder.root)/in/.named"])
    plan.files = ["\(folder.root)/demarc.yml", "\(folder.root)/.gitignore"]
    plan.skipped = ["\(folder.root)/in/skipped"]
    let watcher = try FileWatcher(plan)
    defer { watcher.stop() }
    for path in ["in/skipped/x/a", "in/.other/a", "other.yml", "a.md", "in/.hidden"] {
      try folder.write(path)
    }
    let wanted = ["demarc.yml", ".gitignore", "in/.gitignore", "in/.named/x/a", "in/a"]
    for path in wanted { try folder.write(path) }
    var all = FileChanges.only([])
    while !all.files.contains("\(folder.root)/in/a"), let more = await watcher.next() {
      all.formUnion(more)
    }
    #expect(all == .only(Set(wanted.map { "\(folder.root)/\($0)" })))
  }

  /// Writes a file until it is reported by name.
  private func told(_ folder: Tracked, _ path: String) async throws {
    for _ in 0..<20 {
      try folder.write(path)
      if await folder.changes(until: path).files.contains("\(folder.root)/\(path)") { return }
    }
    Issue.record("nobody was told of \(path)")
  }
}

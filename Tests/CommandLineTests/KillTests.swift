import Foundation
import Testing

/// A build that is killed at any instant leaves every file whole, old or new.
@Suite("Killed builds", .serialized)
struct KillTests {
  private func write(_ stage: Stage, pages: Int, word: String) throws {
    try stage.write("Content/site.yml", "title: A site\n")
    let text = String(repeating: "\(word) and other words. ", count: 200)
    for number in 0..<pages {
      try stage.write("Content/p\(number).md", "---\ntitle: P\(number)\n---\n\(text)\n")
    }
  }

  private func pages(_ stage: Stage, _ folder: String) throws -> [String: String] {
    try stage.snapshot(folder).filter { !$0.key.hasPrefix(".demarc") }.mapValues { $0[2] }
  }

  @Test(
    "a killed build leaves no torn file, and the next one completes the output",
    arguments: [2, 20, 40, 60, 80, 100, 130, 170])
  func kill(milliseconds: Int) throws {
    let stage = try Stage()
    try write(stage, pages: 150, word: "old")
    #expect(try Program.run(["build"], in: stage.root).status == 0)
    let old = try pages(stage, "Public")

    try write(stage, pages: 140, word: "new")
    for number in 140..<150 {
      try FileManager.default.removeItem(atPath: stage["Content/p\(number).md"])
    }
    #expect(try Program.run(["build", "--output", "Whole"], in: stage.root).status == 0)
    let new = try pages(stage, "Whole")

    let process = Program.process(["build", "--jobs", "2"], in: stage.root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(milliseconds) * 1000)
    if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()

    let torn = try pages(stage, "Public").filter { $1 != old[$0] && $1 != new[$0] }
    #expect(torn.keys.sorted() == [])
    #expect(try Program.run(["build"], in: stage.root).status == 0)
    #expect(try pages(stage, "Public") == new)
    #expect(
      try stage.snapshot("Public").keys.filter { $0.hasPrefix(".demarc/") } == [
        ".demarc/files"
      ])
  }
}

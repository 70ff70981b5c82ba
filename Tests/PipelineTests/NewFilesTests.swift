import Foundation
import Testing

@testable import Pipeline

@Suite("New files")
struct NewFilesTests {
  @Test("if a file cannot be written, none is, and no folder stays")
  func allOrNothing() throws {
    let root = "\(NSTemporaryDirectory())/demarc-new-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let long = String(repeating: "x", count: 300)
    let files = try NewFiles([("a/b/c.txt", [65]), ("a/\(long)", [66])], in: root)
    #expect(files.existing.isEmpty)
    #expect(throws: EnvironmentError.self) { try files.write() }
    #expect(!FileManager.default.fileExists(atPath: root))

    try FileManager.default.createDirectory(atPath: "\(root)/a", withIntermediateDirectories: true)
    #expect(throws: EnvironmentError.self) { try files.write() }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: root) == ["a"])
  }

  @Test("broken links are in the way, in place of the folder, of a parent and of a file")
  func brokenLinks() throws {
    let root = "\(NSTemporaryDirectory())/demarc-new-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let manager = FileManager.default
    try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
    for name in ["top", "a", "file"] {
      try manager.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: "gone")
    }
    #expect(throws: EnvironmentError.self) { try NewFiles([("x", [])], in: "\(root)/top") }
    let files = try NewFiles([("a/b", []), ("file", []), ("other", [])], in: root)
    #expect(files.existing == ["a/b", "file"])
    #expect(files.obstacle == "\(root)/a")
  }
}

import Foundation
import Testing

@testable import Pipeline

@Suite("The search for other programs")
struct ProgramSearchTests {
  @Test("the path comes first, then the folder of this program, and relative folders never")
  func order() throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "demarc-test-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    for folder in ["path", "own"] {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      _ = FileManager.default.createFile(
        atPath: "\(root)/\(folder)/tool", contents: Data(), attributes: [.posixPermissions: 0o755])
    }
    func found(_ path: String, _ name: String = "tool") -> String? {
      ProgramSearch.path(of: name, ["PATH": path], beside: "\(root)/own/demarc")
    }
    #expect(found("relative:\(root)/path") == "\(root)/path/tool")
    #expect(found("relative:/nowhere") == "\(root)/own/tool")
    #expect(found("\(root)/path", "other") == nil)
  }
}

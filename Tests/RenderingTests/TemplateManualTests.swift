import Foundation
import Testing

@testable import Rendering

@Suite("The manual of templates")
struct TemplateManualTests {
  @Test("Documentation/templates.md is up to date (`make snapshots` rewrites it)")
  func current() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Documentation/templates.md")
    let text = TemplateManual.text()
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    for name in PageShapes.ownNames.subtracting(["layout"]) {
      #expect(text.contains("## `\(name)`"))
    }
  }
}

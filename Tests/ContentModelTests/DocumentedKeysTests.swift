import Foundation
import Testing

@testable import ContentFormat
@testable import ContentModel

/// The documentation describes the content format by hand; the tables that the program reads by are
/// compared with it.
@Suite("The documentation names every key of fields and views")
struct DocumentedKeysTests {
  private let text: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let format = root.appendingPathComponent("Documentation/site/Content/format")
    text = try ["fields.md", "views.md"].map {
      try String(contentsOf: format.appendingPathComponent($0), encoding: .utf8)
    }.joined(separator: "\n")
  }

  /// The rows of the table with a header.
  private func rows(_ header: String) throws -> [[Substring]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix(header) })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }
      .map { $0.replacing("\\|", with: "/").split(separator: "|").map { $0[...] } }
  }

  private func names(_ key: String, in text: some Collection<Substring>) -> Bool {
    text.contains { $0.contains("`\(key)`") || $0.contains("`\(key):") }
  }

  @Test("every field type and its keys are documented")
  func fields() throws {
    let rows = try rows("| type | value |")
    for kind in FieldKind.allCases {
      let row = try #require(
        rows.first { names(kind.rawValue, in: $0.prefix(1)) }, "\(kind.rawValue)")
      for key in FieldKey.all where key.kinds?.contains(kind) == true {
        #expect(names(key.name, in: row.dropFirst()), "\(key.name) of \(kind.rawValue)")
      }
    }
    for key in FieldKey.all where key.kinds == nil {
      #expect(names(key.name, in: [text[...]]) || text.contains("{ \(key.name):"), "\(key.name)")
    }
  }

  @Test("every view and its keys are documented")
  func views() throws {
    let rows = try rows("| view | keys |")
    for kind in ViewKind.allCases {
      let row = try #require(
        rows.first { names(kind.rawValue, in: $0.prefix(1)) }, "\(kind.rawValue)")
      for key in ViewKey.allCases where key.use.kinds.contains(kind) {
        #expect(names(key.rawValue, in: row.dropFirst()), "\(key.rawValue) of \(kind.rawValue)")
      }
    }
  }
}

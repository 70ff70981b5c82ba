import Testing

@testable import ContentFormat
@testable import ContentModel
@testable import Diagnostics
@testable import Pipeline

@Suite("Pages of the reference")
struct ReferencePagesTests {
  private func page(_ name: String) throws -> String {
    try #require(ReferencePages.all().first { $0.name == name }?.text)
  }

  @Test("every type, key, view and rule has a row")
  func complete() throws {
    let fields = try page("fields.md")
    for name in FieldKind.names + FieldKey.all.map(\.name) {
      #expect(fields.contains("\n| `\(name)` | "), "\(name)")
    }
    let views = try page("views.md")
    for kind in ViewKind.allCases { #expect(views.contains("\n| `\(kind.rawValue):` | ")) }
    for key in ViewKey.allCases { #expect(views.contains("\n| `\(key.rawValue)` | ")) }
    let rules = try page("rules.md")
    for rule in Rule.all { #expect(rules.contains("\n| `\(rule.id)` | ")) }
    #expect(try page("matrices.md").contains("\n| `levels[].color` | "))
  }

  @Test("each row has as many cells as its header")
  func cells() {
    for page in ReferencePages.all() {
      var columns = 0
      for line in page.text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          columns = 0
          continue
        }
        let count = line.replacing("\\|", with: "").split(separator: " | ").count
        if columns == 0 { columns = count }
        #expect(count == columns, "\(page.name): \(line)")
      }
    }
  }
}

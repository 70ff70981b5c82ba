import Testing

@testable import Pipeline

@Suite("Rebuilding: renamed entries")
struct RenameRebuildingTests {
  @Test("a rebuild finds a rename, follows its repair, and forgets it")
  func rename() async throws {
    let page = "---\ntitle: The Old One\n---\nText.\n"
    func links(_ path: String, _ count: Int) -> [UInt8] {
      let list = (0..<count).map { "- [The Old One](\(path)) \($0)\n" }.joined()
      return Array("---\ntitle: Links\n---\n\(list)".utf8)
    }
    var comparison = try SessionComparison([
      "Content/site.yml": Array("title: T\n".utf8),
      "Content/index.md": Array("---\ntitle: Home\n---\n[a](a.md) [b](b.md)\n".utf8),
      "Content/a.md": links("old.md", 2), "Content/b.md": links("old.md", 1),
      "Content/old.md": Array(page.utf8),
    ])
    #expect(try await comparison.difference() == nil)
    let steps: [[String: [UInt8]?]] = [
      ["Content/old.md": nil, "Content/new.md": Array(page.utf8)],
      ["Content/a.md": links("new.md", 2)],
      ["Content/a.md": links("old.md", 2)],
      ["Content/new.md": Array("---\ntitle: Another\n---\nText.\n".utf8)],
      ["Content/new.md": Array(page.utf8)],
      ["Content/a.md": links("new.md", 2), "Content/b.md": links("new.md", 1)],
    ]
    for (number, writes) in steps.enumerated() {
      let difference = try await comparison.difference(
        after: Step(
          writes: writes.map { (path: $0.key, bytes: $0.value) }, words: "step \(number)",
          isTold: true))
      #expect(difference == nil, "step \(number): \(difference ?? "")")
    }
    #expect(comparison.counts.clean == 2)
  }
}

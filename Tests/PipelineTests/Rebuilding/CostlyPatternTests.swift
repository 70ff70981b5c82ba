import ContentFormat
import ContentModel
import Diagnostics
import Testing

@testable import Pipeline

/// A pattern that exceeds the step limit is reported for the whole site, independent of the order
/// of the files and of cached results.
@Suite("Rebuilding: stopped patterns")
struct CostlyPatternTests {
  private static func files(_ count: Int) -> [String: [UInt8]] {
    var files = [
      "Content/site.yml": "title: T\n",
      "Content/index.md": "---\ntitle: Home\n---\n",
      "Content/c/_collection.yml": "id: '(a+)+$'\n",
      "Content/c/odd.md": "---\ntitle: Odd\nid: b\n---\n",
    ]
    for number in 0..<count {
      files["Content/c/x\(number).md"] =
        "---\ntitle: Entry \(number)\nid: \(String(repeating: "a", count: 30))\(number)!\n---\n"
    }
    return files.mapValues { Array($0.utf8) }
  }

  private static func workspace(_ count: Int) throws -> Workspace {
    let site = try Workspace()
    for (path, bytes) in files(count) { try site.write(path, bytes) }
    return site
  }

  @Test("a stopped pattern is one finding, with any number of threads", arguments: [1, 2, 8])
  func threads(jobs: Int) async throws {
    let site = try Self.workspace(40)
    let report = try await site.build { $0.jobs = jobs }
    #expect(report.findings.map(\.rule) == [Rule.schemaError.id])
    #expect(report.findings.first?.location.path.hasSuffix("c/_collection.yml") == true)
  }

  @Test("a rebuild has the findings of a clean build, and none after the files are removed")
  func rebuilt() async throws {
    var comparison = try SessionComparison(Self.files(2))
    #expect(try await comparison.difference() == nil)
    let costly = ["Content/c/x0.md", "Content/c/x1.md"]
    let plain = Array("---\ntitle: Entry\nid: aa\n---\n".utf8)
    let steps = [
      Step(writes: [(costly[0], plain)], words: "mend one", isTold: true),
      Step(writes: [(costly[1], nil)], words: "remove the other", isTold: true),
      Step(writes: [("Content/c/odd.md", nil)], words: "remove the odd one", isTold: true),
      Step(writes: [(costly[1], Self.files(2)[costly[1]])], words: "bring it back", isTold: true),
    ]
    for step in steps { #expect(try await comparison.difference(after: step) == nil) }
  }
}

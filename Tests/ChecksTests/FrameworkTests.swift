import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Frameworks in the shapes in which other tools keep them, made checked sites by schema alone.
///
/// `Fixtures/frameworks/NAME/Content` has no finding. The files in `planted/` replace some of its
/// files, each with a mistake, and `expected.txt` has all the findings that follow.
@Suite("Frameworks of other shapes")
struct FrameworkTests {
  static let names = Repository.fixtures(in: "frameworks")

  @Test("a framework is built by schema alone", arguments: names)
  func sound(name: String) async throws {
    let outcome = try await TestSite(fixture: Repository.fixture("frameworks/\(name)")).build()
    #expect(outcome.terminal == "")
    #expect(outcome.output["index.html"] != nil)
  }

  @Test("planted mistakes are found, and nothing else", arguments: names)
  func planted(name: String) async throws {
    let folder = Repository.fixture("frameworks/\(name)")
    var site = try TestSite(fixture: folder)
    let planted = try TestSite.files(below: "\(folder)/planted")
    #expect(!planted.isEmpty)
    site.content.merge(planted) { _, new in new }
    let outcome = try await site.check()
    #expect(!outcome.findings.isEmpty)
    let difference = try Snapshot.difference(outcome.terminal, "\(folder)/expected.txt")
    #expect(difference == nil)
  }
}

import Comparison
import Testing

@Suite("Semantic versions")
struct SemanticVersionTests {
  @Test(
    "versions are read with and without a leading v",
    arguments: [
      ("1.2.3", "1.2.3"), ("v1.2.3", "1.2.3"), ("v2", "2.0.0"), ("2.1", "2.1.0"),
      ("1.0.0-rc.1", "1.0.0-rc.1"), ("1.0.0+build", "1.0.0"),
    ])
  func reading(text: String, expected: String) {
    #expect(SemanticVersion(text)?.description == expected)
  }

  @Test(
    "other texts are no versions",
    arguments: ["", "v", "1.", ".1", "1.2.3.4", "1.x", "release-1", "1.0.0-", "1.-2", "١.0.0"])
  func invalid(text: String) {
    #expect(SemanticVersion(text) == nil)
  }

  @Test("versions are ordered as semver.org says")
  func order() throws {
    let texts = [
      "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
      "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.2.0", "1.10.0", "2.0.0",
    ]
    let versions = texts.compactMap { SemanticVersion($0) }
    #expect(versions.count == texts.count)
    #expect(versions.shuffled().sorted() == versions)
  }

  @Test("a class raises its part of the version, and one part less before 1.0.0")
  func raising() throws {
    let one = try #require(SemanticVersion("1.2.3"))
    let zero = try #require(SemanticVersion("0.2.3"))
    #expect(one.raised(by: .none) == one)
    #expect(one.raised(by: .patch).description == "1.2.4")
    #expect(one.raised(by: .minor).description == "1.3.0")
    #expect(one.raised(by: .major).description == "2.0.0")
    #expect(zero.raised(by: .patch).description == "0.2.4")
    #expect(zero.raised(by: .minor).description == "0.2.4")
    #expect(zero.raised(by: .major).description == "0.3.0")
  }

  @Test("a version is too low below the next one, but its prerelease is not")
  func tooLow() throws {
    let base = try #require(SemanticVersion("1.2.3"))
    func isTooLow(_ text: String, _ bump: VersionBump) throws -> Bool {
      try #require(SemanticVersion(text)).isTooLow(after: base, bump)
    }
    #expect(try isTooLow("1.3.0", .major))
    #expect(try !isTooLow("2.0.0", .major))
    #expect(try !isTooLow("2.0.0-rc.1", .major))
    #expect(try !isTooLow("3.0.0", .minor))
    #expect(try isTooLow("1.2.3", .patch))
    #expect(try !isTooLow("1.2.3", .none))
    #expect(try isTooLow("1.2.2", .none))
  }
}

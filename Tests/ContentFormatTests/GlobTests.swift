import TestSupport
import Testing

@testable import ContentFormat

@Suite("Patterns over paths")
struct GlobTests {
  private func matches(_ pattern: String, _ path: String) -> Bool {
    Glob(pattern.utf8)?.matches(ContentPath.components(of: path)) ?? false
  }

  @Test(
    "a pattern matches these paths",
    arguments: [
      ("a/b.md", "a/b.md"), ("*.md", "x.md"), ("a/*", "a/b"), ("**", "a/b/c"), ("**/c", "c"),
      ("**/c", "a/b/c"), ("a/**/c", "a/c"), ("a/**/c", "a/x/y/c"), ("a/**", "a/b/c"),
      ("**/a/**", "x/a/b"), ("a?c", "abc"), ("[a-c]x", "bx"), ("[!a]x", "bx"), ("[]x]", "]"),
      ("[[:digit:]]", "7"), ("\\*", "*"), ("a*b*c", "aXbYbc"), ("***", "a/b"), ("[a-]", "-"),
      ("**/**/x", "x"),
    ])
  func match(pattern: String, path: String) {
    #expect(matches(pattern, path))
  }

  @Test(
    "a pattern does not match these paths",
    arguments: [
      ("a", "a/b"), ("*", "a/b"), ("a/**", "a"), ("*.md", "a/x.md"), ("a?c", "a/c"),
      ("[!a]x", "ax"), ("a", "A"), ("[ab", "a"), ("a\\", "a"), ("[[:nothing:]]", "a"), ("", "a"),
      ("a//b", "a/b"), ("**/", "a"),
    ])
  func mismatch(pattern: String, path: String) {
    #expect(!matches(pattern, path))
  }

  @Test("a pattern with many stars is matched in bounded time")
  func cost() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    let name = String(repeating: "a", count: 250)
    let time = ContinuousClock().measure {
      for _ in 0..<100 { #expect(!matches(pattern, name)) }
    }
    #expect(time < .seconds(5))
  }

  @Test("a pattern with too many components is invalid")
  func depth() {
    let longest = Array(repeating: "**", count: Glob.maximumDepth).joined(separator: "/")
    #expect(Glob(longest.utf8)?.matches(ContentPath.components(of: "a/b")) == true)
    #expect(Glob("\(longest)/a".utf8) == nil)
  }

  @Test(
    "a name is explicit in a pattern only if its part does not begin with a wildcard",
    arguments: [
      (".github/**", ".github", true), (".g*/x", ".github", true), ("**/x", ".github", false),
      ("*/x", ".github", false), ("[.]github/x", ".github", false),
    ])
  func explicit(pattern: String, name: String, isExplicit: Bool) throws {
    let glob = try #require(Glob(pattern.utf8))
    let state = glob.advanced(glob.start, by: Array(name.utf8), isExplicit: true)
    #expect(state.reachesBelow == isExplicit)
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Front matter: boundaries")
struct FrontMatterTests {
  /// The YAML and the body of a file, or nil if it has no front matter.
  private func split(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    guard case .present(let yaml, let body) = FrontMatter.split(bytes) else { return nil }
    return [yaml, body].map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test("front matter is delimited by two `---` lines, with any line endings")
  func present() {
    #expect(split("---\ntitle: A\n---\nBody\n") == ["title: A\n", "Body\n"])
    #expect(split("---\r\ntitle: A\r\n---\r\nBody\r\n") == ["title: A\r\n", "Body\r\n"])
    #expect(split("---\ntitle: A\n...\nBody") == ["title: A\n", "Body"])
    #expect(split("---  \t\ntitle: A\n--- \nBody") == ["title: A\n", "Body"])
    #expect(split("---\ntitle: A\n---") == ["title: A\n", ""])
    #expect(split("---\n---\n") == ["", ""])
    #expect(split("---\n---") == ["", ""])
  }

  @Test("a byte order mark may come first")
  func byteOrderMark() {
    #expect(split("\u{FEFF}---\ntitle: A\n---\nBody") == ["title: A\n", "Body"])
  }

  @Test("`---` lines in the body belong to the body")
  func marksInBody() {
    #expect(split("---\na: 1\n---\nOne\n\n---\n\nTwo\n") == ["a: 1\n", "One\n\n---\n\nTwo\n"])
    #expect(split("---\na: '---'\nb: ----\n---\n") == ["a: '---'\nb: ----\n", ""])
    #expect(split("---\na: |\n  ---\n---\nBody") == ["a: |\n  ---\n", "Body"])
  }

  @Test(
    "a file that does not begin with `---` has no front matter",
    arguments: [
      "", "Text", "\n---\na: 1\n---\n", "...\na: 1\n...\n", " ---\na: 1\n---\n",
      "----\na: 1\n----\n",
      "--", "--- a\n---\n",
    ])
  func absent(text: String) {
    #expect(FrontMatter.split(Array(text.utf8)) == .absent(body: 0..<text.utf8.count))
  }

  @Test("a file without front matter keeps its byte order mark out of its body")
  func absentWithMark() {
    #expect(FrontMatter.split(Array("\u{FEFF}Text".utf8)) == .absent(body: 3..<7))
  }

  @Test("unclosed front matter is reported at its opening")
  func unclosed() {
    #expect(FrontMatter.split(Array("---\na: 1\n".utf8)) == .unclosed(opening: SourceRange(0, 3)))
    #expect(FrontMatter.split(Array("---".utf8)) == .unclosed(opening: SourceRange(0, 3)))
    #expect(
      FrontMatter.split(Array("\u{FEFF}---\n ---\n".utf8))
        == .unclosed(opening: SourceRange(3, 6)))
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Front matter: where it ends")
struct FrontMatterTests {
  /// The YAML and the body of a file, or nil if it has no front matter.
  private func split(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    guard case .present(let yaml, let body) = FrontMatter.split(bytes) else { return nil }
    return [yaml, body].map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test("is what stands between two marks, whatever ends the lines")
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

  @Test("marks of the body belong to the body")
  func marksInBody() {
    #expect(split("---\na: 1\n---\nOne\n\n---\n\nTwo\n") == ["a: 1\n", "One\n\n---\n\nTwo\n"])
    #expect(split("---\na: '---'\nb: ----\n---\n") == ["a: '---'\nb: ----\n", ""])
    #expect(split("---\na: |\n  ---\n---\nBody") == ["a: |\n  ---\n", "Body"])
  }

  @Test(
    "a file that does not open with dashes has none",
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

  @Test("front matter without an end is found at its first mark")
  func unclosed() {
    #expect(FrontMatter.split(Array("---\na: 1\n".utf8)) == .unclosed(opening: SourceRange(0, 3)))
    #expect(FrontMatter.split(Array("---".utf8)) == .unclosed(opening: SourceRange(0, 3)))
    #expect(
      FrontMatter.split(Array("\u{FEFF}---\n ---\n".utf8))
        == .unclosed(opening: SourceRange(3, 6)))
  }

  @Test("an empty front matter is as good as none")
  func empty() {
    let content = Content(["a.md": "---\n---\nBody\n", "b.md": "---\n# a comment\n---\n"])
    #expect(content.graph.entries.isEmpty)
    #expect(content.report == ["missing-front-matter a.md:1:1 ", "missing-front-matter b.md:1:1 "])
  }

  @Test("places in the body and in front matter count from the top of the file, in CRLF too")
  func placesWithReturns() {
    let text = "---\r\ntitle: Ä\r\ndat: 1\r\n---\r\n\r\n# Head\r\n"
    let file = source("a.md", text)
    let parsed = EntryReader.read(file, schema: nil, collection: nil, options: .init())
    #expect(parsed.findings.map { place($0.location.range, in: file.bytes) } == ["3:1 dat"])
    let heading = parsed.entry?.document.headings.first
    #expect(heading.map { place($0.range, in: file.bytes) } == "6:1 # Head")
  }
}

import Diagnostics
import Foundation
import Testing

@testable import Markdown

@Suite("Documents in a file")
struct DocumentStoreTests {
  private static let folder = FileManager.default.temporaryDirectory.path

  private func parse(_ text: String, _ store: DocumentStore?) -> MarkdownDocument {
    var options = MarkdownOptions()
    options.syntax.admonitions = true
    options.store = store
    let bytes = Array(text.utf8)
    return MarkdownParser.parse(bytes, body: 0..<bytes.count, options: options)
  }

  /// Random Markdown with elements of all kinds that have slots or several runs.
  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "# One *two*\n\n", "Text with [a link](x.md) and `code`.\n\n", "![picture](a.png)\n\n",
      "| a | b |\n|---|---|\n| c[^1] | ~~d~~ |\n\n", "[^1]: A note.\n\n", "```\ncode\n```\n\n",
      "> quote &amp; \\* <b>g</b>\n\n", "!!! note\n    Inside.\n\n", "Umlaut ä, emoji 🙂.\n\n",
    ]
    return (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }.joined()
  }

  @Test("a document in a file is the same as one in memory", arguments: 0..<40 as Range<UInt64>)
  func sameDocument(seed: UInt64) {
    let store = DocumentStore(in: Self.folder, memory: 0)
    let texts = (0..<20).map { Self.text(seed * 100 + $0) }
    let stored = texts.map { parse($0, store) }
    for (text, document) in zip(texts, stored) {
      let expected = parse(text, nil)
      #expect(document.html == expected.html)
      #expect(document.text == expected.text)
      #expect(document.relocated(to: .wholeFile).html == expected.html)
      #expect(document.relocated(to: .wholeFile).text == expected.relocated(to: .wholeFile).text)
    }
  }

  @Test("many threads can store and read documents")
  func threads() {
    let store = DocumentStore(in: Self.folder, memory: 4000)
    DispatchQueue.concurrentPerform(iterations: 200) { index in
      let text = Self.text(UInt64(index))
      let document = parse(text, store)
      let expected = parse(text, nil)
      #expect(document.text == expected.text)
      #expect(document.html == expected.html)
    }
  }

  @Test("without a folder for the file, documents stay in memory")
  func noFolder() {
    let store = DocumentStore(in: "/nowhere", memory: 0)
    #expect(parse("Text.\n", store).html == parse("Text.\n", nil).html)
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat

@Suite("YAML: ranges inside scalars")
struct ScalarPlacesTests {
  /// The locations of words from a value in its file.
  private func places(_ yaml: String, of words: [String]) throws -> [String] {
    let file = source("a.yml", yaml)
    let (node, _) = YAMLReader.read(0..<file.bytes.count, of: file)
    guard case .mapping(let pairs)? = node?.value, let value = pairs.first?.value,
      let text = value.text
    else { return [] }
    let bytes = Array(text.utf8)
    let places = try #require(ScalarOffsets(bytes, from: Int(value.range.start), in: file.bytes))
    return try words.map { word in
      let start = try #require(text.firstRange(of: word)).lowerBound.utf16Offset(in: text)
      let range = SourceRange(start, start + word.utf8.count)
      return place(places.range(range), in: file.bytes)
    }
  }

  @Test(
    "words of a multi-line scalar have their ranges",
    arguments: [
      "a: one\n  two\n  three", "a: |\n  one\n  two\n\n  three\n", "a: >-\n  one\n  two\n\n  three",
      "a: 'one\n  two\n\n  three'", "a: \"one\n  two\\\n  \\ three\"",
      "a: |2-\n  one\n  two\n    three",
      "a: one\r\n  two\r\n  three\r\n", "a: |\r\n  one\r\n  two\r\n  three\r\n",
    ])
  func words(yaml: String) throws {
    for (word, found) in zip(
      ["one", "two", "three"], try places(yaml, of: ["one", "two", "three"]))
    {
      #expect(found.hasSuffix(" \(word)"), "\(found)")
    }
  }

  @Test("escapes map to the bytes that they produce")
  func escapes() throws {
    #expect(
      try places(#"a: "\u0041\x42 \"two\" \t three""#, of: ["two", "three"]) == [
        "1:18 two", "1:27 three",
      ])
    #expect(try places("a: 'it''s two'", of: ["two"]) == ["1:11 two"])
  }
}

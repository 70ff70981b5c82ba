import Testing

@testable import Markdown

@Suite("Anchors")
struct AnchorTests {
  @Test(
    "anchors are those of GitHub",
    arguments: [
      ("Simple Heading", "simple-heading"),
      ("", ""),
      ("UPPER lower 42", "upper-lower-42"),
      ("two  spaces", "two--spaces"),
      ("a - b", "a---b"),
      ("snake_case_name", "snake_case_name"),
      ("already-there", "already-there"),
      ("What's new?", "whats-new"),
      ("C++ & C#", "c--c"),
      ("1.2.3: the (final) version!", "123-the-final-version"),
      ("`code` *and* [link]", "code-and-link"),
      ("tab\there", "tabhere"),
      ("Ä Ö Ü ß", "ä-ö-ü-ß"),
      ("日本語 見出し", "日本語-見出し"),
      ("Привет МИР", "привет-мир"),
      ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
      ("É", "é"),
      ("🚀 Launch", "-launch"),
      ("done ✅", "done-"),
      ("it’s “quoted” — dash…", "its-quoted--dash"),
      ("a‿b", "a‿b"),
      ("Ⅳ and ²", "ⅳ-and-"),
      ("100 %", "100-"),
      ("no\u{A0}break", "nobreak"),
    ])
  func slugs(text: String, anchor: String) {
    #expect(Array(AnchorNames.slug(text).unicodeScalars) == Array(anchor.unicodeScalars))
  }

  @Test("the fast path for ASCII has the same result as the general one")
  func asciiPathAgrees() {
    for value in UInt8(0)..<0x80 {
      let character = String(UnicodeScalar(value))
      let long = AnchorNames.slug("a\(character)é").dropLast()
      #expect(AnchorNames.slug("a\(character)") == String(long), "byte \(value)")
    }
  }

  @Test(
    "repeated names are numbered",
    arguments: [
      (["a", "a", "a"], ["a", "a-1", "a-2"]),
      (["a", "a", "a-1"], ["a", "a-1", "a-1-1"]),
      (["a-1", "a", "a"], ["a-1", "a", "a-2"]),
      (["a", "a-1", "a", "a"], ["a", "a-1", "a-2", "a-3"]),
      (["a", "a", "a-1", "a-1", "a"], ["a", "a-1", "a-1-1", "a-1-2", "a-2"]),
      (["A", "a", "a!"], ["a", "a-1", "a-2"]),
      (["", "", "?"], ["", "", ""]),
      (["Ä", "ä"], ["ä", "ä-1"]),
    ])
  func duplicates(texts: [String], anchors: [String]) {
    var names = AnchorNames()
    #expect(texts.map { names.anchor(for: $0) } == anchors)
  }

  @Test("no two headings of a page share an anchor")
  func uniqueness() {
    var generator = SeededGenerator(seed: 5)
    var names = AnchorNames()
    var seen: Set<String> = []
    for _ in 0..<2_000 {
      let parts = (0...Int.random(in: 0...2, using: &generator)).map { _ in
        ["a", "b", "1", "2", ""].randomElement(using: &generator) ?? ""
      }
      let anchor = names.anchor(for: parts.joined(separator: "-"))
      #expect(anchor.isEmpty || seen.insert(anchor).inserted, "\(anchor) was given twice")
    }
  }
}

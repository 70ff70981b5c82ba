import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Leftovers of writing, merging and copying. See also the fixtures of each rule.
@Suite("Rules: hygiene")
struct HygieneTests {
  private static let home = "---\ntitle: Home\n---\n\n"

  private func findings(_ body: String, site: String = "title: T\n") async throws -> [String] {
    let outcome = try await TestSite(["site.yml": site, "index.md": Self.home + body]).check()
    return outcome.rules
  }

  @Test(
    "true texts in other scripts have no finding",
    arguments: [
      "هذه الوثيقة \u{2067}SaaS AI\u{2069} تصف المسؤوليات.",
      "המסמך מתאר את \u{202A}SaaS AI\u{202C}.",
      "این سند مسئولیت‌ها را می‌گوید.",
      "क्‍ष और श्री",
      "👩‍💻 👨‍👩‍👧 🏳️‍🌈",
      "Модель SaaS AI и API-сервис, для «облака».",
      "Το μοντέλο SaaS AI και το API.",
      "提供者は顧客のデータを守ります。**重要**です。",
      "ภาษาไทย\u{200B}ไทย",
      "Ça coûte 5 €, « très » cher — l’été, à Orléans…",
      "Größe, Spaß, „Maß“ und 20 °C.",
      "SÃO PAULO, «IRMû, AMANHÔ, Â e Ã.",
      "Naïve café, façade, ½, © 2024, ™ and ®.",
    ])
  func scripts(text: String) async throws {
    #expect(try await findings("\(text)\n\n## \(text)\n\n- \(text)\n") == [])
  }

  @Test("a repeated text is found wherever its lines break")
  func lineBreaks() async throws {
    let words = (1...40).map { "word\($0)" }
    let first = words.joined(separator: " ")
    for width in [3, 7, 16] {
      let second = words.enumerated().map { index, word in
        word + (index % width == width - 1 ? "\n" : " ")
      }.joined()
      #expect(
        try await findings("\(first)\n\nBetween.\n\nAnd more.\n\n\(second)\n") == ["repeated-text"])
    }
    let other = first.replacing("word20", with: "word21")
    #expect(try await findings("\(first)\n\nBetween.\n\nAnd more.\n\n\(other)\n") == [])
  }

  @Test("sections that begin alike, and paragraphs with one link, are no repetitions")
  func templates() async throws {
    let intro =
      "Call the procedure with the values as parameters, so that the driver keeps them "
      + "apart from the text of the query, whatever they contain, and check their types first."
    let sections =
      "## Oracle\n\n### Procedure\n\n\(intro)\n\n```\na\n```\n\n"
      + "## Server\n\n### Procedure\n\n\(intro)\n\n```\nb\n```\n"
    #expect(try await findings(sections) == [])
    #expect(try await findings(sections.replacing("\nb\n", with: "\na\n")) == ["repeated-text"])
    let link = "[Access](https://example.org/\(String(repeating: "long/", count: 40))) sheet."
    #expect(try await findings("\(link)\n\n## More\n\nOther.\n\n\(link)\n") == [])
  }

  @Test(
    "marks of open texts are found, and other abbreviations are not",
    arguments: [
      ("TBC", 1), ("Owner: TBA", 1), ("The owner (TBA) decides.", 1), ("FIXME before release.", 1),
      ("A text. FIXME", 1), ("`TBC` and `FIXME before release.`", 0),
      ("The Token Based Access (TBA) is old.", 0), ("It is to be confirmed (TBC).", 0),
      ("FIXME comments are errors.", 0), ("TBC is a bank.", 0),
    ])
  func marks(text: String, count: Int) async throws {
    #expect(try await findings("\(text)\n").count == count, "\(text)")
  }

  @Test("every letter of Latin-1 and every mark of typography is read in the wrong encoding")
  func encodings() async throws {
    let letters = "éèêëàâäçîïôöûüùñáíóúãõåæøßÄÖÜÉ’“”–—…€™•"
    for letter in letters {
      let bytes = Array(String(letter).utf8)
      let wrong = bytes.map { Self.windows1252[$0] ?? String(UnicodeScalar($0)) }.joined()
      let site = TestSite(["index.md": Self.home + "The word be\(wrong)re is here.\n"])
      let found = try await site.check().findings("mojibake")
      #expect(found.count == 1, "\(letter)")
      #expect(found.first?.fix?.edits.map(\.replacement) == [String(letter)], "\(letter)")
    }
  }

  /// The characters of Windows-1252 that differ from Latin-1 and that UTF-8 of the letters needs.
  private static let windows1252: [UInt8: String] = [
    0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
    0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”",
    0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ",
    0x9E: "ž", 0x9F: "Ÿ",
  ]

  @Test("a conflict in front matter, data and settings is reported as a conflict")
  func conflicts() async throws {
    let conflict = "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n"
    for (path, text) in [
      ("index.md", "---\n\(conflict)---\n\nText.\n"),
      ("index.md", "<<<<<<< HEAD\n---\ntitle: A\n=======\n---\ntitle: B\n>>>>>>> x\n---\n"),
      ("models/_collection.yml", "singular: model\n\(conflict)"),
      ("models/a.yml", conflict),
      ("site.yml", "title: T\n\(conflict)"),
    ] {
      var site = TestSite(["index.md": Self.home, "models/_collection.yml": "singular: model\n"])
      site[path] = text
      let messages = try await site.check().findings("front-matter-syntax").map(\.message)
      #expect(messages == ["a merge conflict begins here"], "\(path): \(text)")
    }
  }

  @Test("a fix removes what is invisible and restores what was misread")
  func fixes() async throws {
    let site = TestSite([
      "index.md":
        "---\ntitle: \"Ho\u{200B}me\"\n---\n\nThe \u{202E}caf\u{C3}\u{A9}\u{202C} \u{FEFF}opens.\n"
    ])
    let outcome = try await site.check()
    var text = Array((site["index.md"] ?? "").utf8)
    let edits = outcome.report.findings.compactMap(\.fix).flatMap(\.edits)
    for edit in edits.sorted(by: { $1.range < $0.range }) {
      text.replaceSubrange(edit.range.indices, with: edit.replacement.utf8)
    }
    #expect(
      String(decoding: text, as: UTF8.self)
        == "---\ntitle: \"Home\"\n---\n\nThe café opens.\n")
  }

  @Test("TODO is a word of Spanish")
  func spanish() async throws {
    let spanish = try await findings("TODO: lo que importa.\n", site: "title: T\nlanguage: es\n")
    #expect(!spanish.contains("unfinished-text"))
    #expect(try await findings("TODO: lo que importa.\n") == ["unfinished-text"])
  }

  @Test("an underline of seven equals signs is no leftover of a conflict")
  func underlines() async throws {
    for heading in [
      "Duties\n=======", "A longer title of a part\n=======", "=======\nTitle\n=======",
    ] {
      let site = TestSite([
        "site.yml": "title: T\nseverities: { second-title: off }\n",
        "index.md": Self.home + "Text.\n\n\(heading)\n\nMore text.\n",
      ])
      #expect(try await site.check().findings("conflict-marker").isEmpty, "\(heading)")
    }
  }
}

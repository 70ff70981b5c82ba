import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

@testable import Checks

/// Sentences in the languages of the packs, about `Fixtures/frameworks/german` and `french`.
@Suite("Rules: language packs")
struct LanguagePackTests {
  private static let rules: Set<RuleID> = [
    "stated-count", "unknown-term", "vague-link-text", "stated-level", "mark-disagreement",
  ]

  /// A sentence, with the right number if it is wrong.
  private struct Sentence {
    let text: String
    var right = ""
  }

  private func sentences(_ table: String) throws -> [Sentence] {
    let path = Repository.fixture("prose/\(table).txt")
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      guard let bar = line.range(of: " | ") else { return Sentence(text: String(line)) }
      return Sentence(
        text: String(line[bar.upperBound...]), right: String(line[..<bar.lowerBound]))
    }
  }

  /// Returns the findings for each sentence, which has a page of its own.
  private func findings(
    _ sentences: [Sentence], about framework: String
  ) async throws -> [[Finding]] {
    var site = try TestSite(fixture: Repository.fixture("frameworks/\(framework)"))
    for (number, sentence) in sentences.enumerated() {
      site["pages/\(number).md"] =
        "---\ntitle: Page \(number)\ndescription: One text.\n---\n\n\(sentence.text)\n"
    }
    let outcome = try await site.check()
    let pages = Dictionary(grouping: outcome.findings.filter { Self.rules.contains($0.rule) }) {
      $0.location.path
    }
    return sentences.indices.map { pages["Content/pages/\($0).md", default: []] }
  }

  @Test("true sentences have no finding", arguments: ["german", "french"])
  func truths(framework: String) async throws {
    let sentences = try sentences("\(framework)-true")
    #expect(sentences.count >= 40)
    for (sentence, findings) in zip(sentences, try await findings(sentences, about: framework)) {
      #expect(findings.isEmpty, "\(sentence.text): \(findings.map(\.message))")
    }
  }

  @Test("false sentences are reported with the right number", arguments: ["german", "french"])
  func falsehoods(framework: String) async throws {
    let sentences = try sentences("\(framework)-false")
    #expect(sentences.count >= 25)
    for (sentence, findings) in zip(sentences, try await findings(sentences, about: framework)) {
      let isFound = findings.contains {
        $0.message.split { !$0.isNumber && !$0.isLetter }.contains(Substring(sentence.right))
      }
      #expect(isFound, "\(sentence.text): \(findings.map(\.message))")
    }
  }

  @Test(
    "a fix has the form of the number that it replaces",
    arguments: [
      ("german", "Das Rahmenwerk umfasst Sechs Bereitstellungsmodelle.", "Vier"),
      ("german", "Das Rahmenwerk umfasst 6 Bereitstellungsmodelle.", "4"),
      ("german", "Das Rahmenwerk umfasst 1.000 Bereitstellungsmodelle.", "4"),
      ("french", "Le cadre comprend six domaines de sécurité.", "cinq"),
      ("french", "Le cadre comprend vingt et un domaines de sécurité.", "cinq"),
      ("french", "Le cadre comprend 1\u{202F}000 domaines de sécurité.", "5"),
    ])
  func fixes(framework: String, text: String, right: String) async throws {
    let found = try await findings([Sentence(text: text)], about: framework)
    #expect(found[0].compactMap { $0.fix?.edits.map(\.replacement) } == [[right]])
  }

  @Test(
    "link texts that say nothing are reported in the language of the site",
    arguments: [
      ("german", ["hier", "Mehr erfahren", "»hier«", "Klicken Sie hier", "diese Seite"]),
      ("french", ["ici", "En savoir plus", "« ici »", "Lire la suite", "plus d’informations"]),
    ])
  func linkTexts(framework: String, texts: [String]) async throws {
    let links = texts.map { Sentence(text: "A [\($0)](../index.md) b.") }
    let found = try await findings(links, about: framework)
    #expect(found.map { $0.map(\.rule) } == texts.map { _ in ["vague-link-text"] })
    let english = [Sentence(text: "A [read more](../index.md), [here](../index.md).")]
    #expect(try await findings(english, about: framework) == [[]])
  }

  @Test("a slip in a name is reported, and another case of the name is not")
  func germanNames() async throws {
    let texts = [
      "Die Sichere Lieferkete ist wichtig.", "Zur Sicheren Lieferkette gehört mehr.",
      "Sicherer Lieferketten wegen.", "Die Sichere Lieferung ist wichtig.",
    ]
    let found = try await findings(texts.map { Sentence(text: $0) }, about: "german")
    #expect(found.map { $0.map(\.rule) } == [["unknown-term"], [], [], []])
  }

  @Test(
    "every number from 0 to 999 is read as it is written", arguments: LanguagePack.all.map(\.tag))
  func numbers(language: String) throws {
    let words = try #require(LanguagePack.of(language)).numbers
    let numbers = Numbers(words)
    for value in 0...999 {
      for name in [words.name(value)] + words.spellings(value) {
        for text in [name, name.prefix(1).uppercased() + name.dropFirst()] {
          let prose = Prose(.init(text + " x", at: SourceRange(0, text.utf8.count + 2)))
          let number = numbers.number(at: 0, in: prose)
          #expect(number?.value == value && number?.count == prose.words.count - 1, "\(text)")
        }
      }
      #expect(Int(numbers.written(value, like: "9")) == value)
    }
  }

  @Test("the names of numbers differ", arguments: LanguagePack.all.map(\.tag))
  func namesDiffer(language: String) throws {
    let words = try #require(LanguagePack.of(language)).numbers
    var values: [String: Int] = [:]
    for value in 0...999 {
      for name in Set([words.name(value)] + words.spellings(value)) {
        #expect(values[name] == nil, "\(name) is \(value) and \(values[name] ?? 0)")
        values[name] = value
      }
    }
  }

  @Test(
    "numbers in digits have the separators of the language",
    arguments: [
      ("en", "10,000", 10000), ("en", "10.000", nil), ("en", "1,00", nil), ("en", "10 000", 10000),
      ("en", "2024 120", 2024), ("en", "12000", 12000), ("en", "1234,567", nil),
      ("de", "10.000", 10000), ("de", "10,000", nil), ("de", "10'000", 10000),
      ("de", "10\u{A0}000", 10000), ("de", "1.5", nil), ("de", "4.5.6", nil),
      ("fr", "10\u{202F}000", 10000), ("fr", "10\u{2009}000", 10000), ("fr", "10,5", nil),
      ("fr", "1 000 000", 1_000_000), ("fr", "9 999 999 999", nil),
    ] as [(String, String, Int?)])
  func digits(language: String, text: String, value: Int?) throws {
    let numbers = Numbers(try #require(LanguagePack.of(language)).numbers)
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    #expect(numbers.number(at: 0, in: prose)?.value == value)
  }

  @Test(
    "a number with a thousand in words is not read in part",
    arguments: [
      ("en", "two thousand and five"), ("en", "several hundred and four"),
      ("fr", "deux mille cinq"), ("fr", "mille et un"), ("fr", "trois millions"),
      ("de", "zwei Millionen fünf"),
    ])
  func thousands(language: String, text: String) throws {
    let numbers = Numbers(try #require(LanguagePack.of(language)).numbers)
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    for index in prose.words.indices {
      #expect(numbers.number(at: index, in: prose) == nil, "\(prose.text(index..<(index + 1)))")
    }
  }
}

/// Words of texts in several languages.
@Suite("Prose: words beyond ASCII")
struct ProseWordTests {
  private func words(_ text: String) -> [String] {
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    return prose.words.indices.map { prose.text($0..<($0 + 1)) }
  }

  @Test("a capital of Latin-1 and Latin Extended-A has the key of its small letter")
  func keys() {
    for scalar in (0xC0...0x17F).compactMap(Unicode.Scalar.init) {
      let lower = scalar.properties.lowercaseMapping
      let isFolded = Prose.key(String(scalar)) == Prose.key(lower)
      // These leave the two blocks, or have two small letters.
      let others: Set<UInt32> = [0x130, 0x13F, 0x178]
      #expect(isFolded || others.contains(scalar.value), "\(scalar)")
      let isCapital = lower != String(scalar) && !others.contains(scalar.value)
      let prose = Prose(.init("\(scalar)a", at: SourceRange(0, 3)))
      // `×` and `÷` are no letters.
      if scalar.properties.isAlphabetic {
        #expect(prose.words.first?.isCapitalized == isCapital, "\(scalar)")
      }
    }
    #expect(Prose.key("ÉCOLE") == Prose.key("école"))
    #expect(Prose.keys("Übung ŒUVRE ŁÓDŹ ŠKODA") == Prose.keys("übung œuvre łódź škoda"))
  }

  @Test("different letters have different keys")
  func distinct() {
    let small = (0xC0...0x17F).compactMap(Unicode.Scalar.init).map {
      $0.properties.lowercaseMapping
    }.filter { $0.unicodeScalars.count == 1 }
    #expect(Set(Set(small).map(Prose.key)).count == Set(small).count)
    #expect(Prose.key("×") != Prose.key("÷"))
  }

  @Test("French words without their vowel are words of their own, with either apostrophe")
  func elision() {
    for mark in ["'", "’"] {
      #expect(
        words("L\(mark)accès, d\(mark)un, qu\(mark)il, aujourd\(mark)hui")
          == ["L", "accès", "d", "un", "qu", "il", "aujourd\(mark)hui"])
      #expect(
        words("don\(mark)t the provider\(mark)s O\(mark)Neill I\(mark)m")
          == ["don\(mark)t", "the", "provider\(mark)s", "O\(mark)Neill", "I\(mark)m"])
    }
    #expect(Prose.keys("the provider’s l’accès") == Prose.keys("the provider's l'accès"))
    #expect(words("the providers’ duty €5 ‘a’") == ["the", "providers", "duty", "€5", "a"])
  }

  @Test(
    "a quotation ends at its own mark",
    arguments: [
      ("a „b c“ d", "bc"), ("a “b c” d", "bc"), ("a »b c« d", "bc"), ("a «b c» d", "bc"),
      ("a «\u{202F}b\u{202F}» c “d”", "bd"), ("a \"b\" c", "b"),
    ])
  func quotations(text: String, quoted: String) {
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    let found = prose.words.indices.filter { prose.words[$0].isQuoted }.map {
      prose.text($0..<($0 + 1))
    }
    #expect(found.joined() == quoted)
  }
}

/// Nouns of a schema in the texts of a site.
@Suite("Rules: counted nouns in other languages")
struct CountedNounTests {
  /// A site with three entries, and a page with a text.
  private func messages(
    language: String, folder: String, plural: String, _ text: String
  ) async throws -> [String] {
    var site = TestSite([
      "site.yml": "title: T\nlanguage: \(language)\n",
      "index.md": "---\ntitle: Start\n---\n\n\(text)\n",
      "\(folder)/_collection.yml": "route: items\nplural: \(plural)\n",
    ])
    for id in ["a", "b", "c"] { site["\(folder)/\(id).md"] = "---\ntitle: \(id)\n---\n" }
    return try await site.check().findings("stated-count").map(\.message)
  }

  @Test(
    "a plural that equals the name of the folder but for case is counted",
    arguments: [
      ("en", "kpis", "KPIs", "This framework has four KPIs."),
      ("en", "kpis", "KPIs", "This framework has four kpis."),
      ("de", "übungen", "Übungen", "Dieses Rahmenwerk hat vier Übungen."),
      ("de", "maßnahmen", "Maßnahmen", "Das Rahmenwerk besteht aus vier Maßnahmen."),
      ("fr", "épreuves", "Épreuves", "Ce cadre compte quatre épreuves."),
    ])
  func cases(language: String, folder: String, plural: String, text: String) async throws {
    let found = try await messages(language: language, folder: folder, plural: plural, text)
    #expect(
      found == ["there are 3 \(plural), not \(["de": "vier", "fr": "quatre"][language] ?? "four")"])
  }

  @Test(
    "the noun of a phrase is counted alone, in the position of the language",
    arguments: [
      ("de", "Sicherheitskontrollen", "Die vier Kontrollen stehen hier.", 1),
      ("de", "Sicherheitskontrollen", "Das Rahmenwerk besteht aus vier Sicherheitskontrollen.", 1),
      ("de", "Kontrollen", "Mit vier Kontrollen.", 0),
      ("de", "technische Kontrollen", "Bei den vier technischen Kontrollen ist das so.", 1),
      ("fr", "mesures de sécurité", "Les quatre mesures sont ici.", 1),
      ("fr", "mesures de sécurité", "Les quatre mesures de mise en œuvre sont ici.", 0),
      ("fr", "mesures de sécurité", "Ce cadre compte quatre sécurité.", 0),
      ("en", "security controls", "The four controls are here.", 1),
    ])
  func heads(language: String, plural: String, text: String, count: Int) async throws {
    let found = try await messages(language: language, folder: "c", plural: plural, text)
    #expect(found.count == count, "\(found)")
  }
}

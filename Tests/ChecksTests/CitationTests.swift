import Diagnostics
import TestSupport
import Testing

/// Citations of laws and standards in prose: false ones are reported, true and open ones are not.
@Suite("Rules: citations in prose")
struct CitationTests {
  private func site(_ body: String) throws -> TestSite {
    var site = try TestSite(fixture: Repository.fixture("rules/unknown-edition/valid"))
    site["index.md"] = "---\ntitle: Home\ndescription: Where it begins.\n---\n\n\(body)\n"
    return site
  }

  @Test(
    "a false sentence is reported, and only the wrong words are underlined",
    arguments: [
      ("We follow ISO 42001:2024.", "unknown-edition", "2024"),
      ("The 2022 edition of ISO/IEC 42001 is in force.", "unknown-edition", "2022 edition"),
      ("ISO/IEC 42001, 2022 edition, is in force.", "unknown-edition", "2022 edition"),
      ("CSF 2.1 has six functions.", "unknown-edition", "2.1"),
      ("NIST CSF v2.1 has six functions.", "unknown-edition", "v2.1"),
      ("NIST CSF version 3 has six functions.", "unknown-edition", "version 3"),
      ("NIST CSF (version 2.1) has six functions.", "unknown-edition", "version 2.1"),
      ("PCI DSS v4.1 covers cards.", "unknown-edition", "v4.1"),
      ("PCI DSS, version 5, covers cards.", "unknown-edition", "version 5"),
      ("The GDPR, Regulation (EU) 2016/697, applies.", "unknown-edition", "2016/697"),
      ("Regulation (EU) 2015/679 applies.", "unknown-edition", "2015/679"),
      ("NIST CSF 2.0 was released in 2023. It was published in 2024.", "", ""),
      ("NIST CSF 2.0 was published in March 2024.", "unknown-edition", "March 2024"),
      ("NIST CSF 1.1 was published on 16 May 2018.", "unknown-edition", "16 May 2018"),
      ("The GDPR was published on May 14, 2016.", "unknown-edition", "May 14, 2016"),
      ("The GDPR was published on 2016-05-14.", "unknown-edition", "2016-05-14"),
      ("Art. 100 GDPR applies.", "unknown-clause", "Art. 100"),
      ("GDPR Art. 100 applies.", "unknown-clause", "Art. 100"),
      ("Articles 17, 98 and 100 of the GDPR apply.", "unknown-clause", "100"),
      (
        "Recital 174 of the General Data Protection Regulation says so.", "unknown-clause",
        "Recital 174"
      ),
      ("The GDPR's Article 100(2) applies.", "unknown-clause", "Article 100(2)"),
      ("See [Article 100](standards/gdpr.yml).", "unknown-clause", "Article 100"),
      ("11.2 of ISO/IEC 42001 asks for it.", "unknown-clause", "11.2"),
      ("A.11.2 of ISO 42001 asks for it.", "unknown-clause", "A.11.2"),
      ("Requirement 13.1 of PCI DSS asks for it.", "unknown-clause", "Requirement 13.1"),
      ("It is like LLM12.", "unknown-clause", "LLM12"),
      ("LLM04 (Supply Chain) is one of them.", "title-mismatch", "Supply Chain"),
      ("LLM04: Prompt Injection is one of them.", "title-mismatch", "Prompt Injection"),
      ("LLM04 of the Top Ten for Models is Supply Chain.", "title-mismatch", "Supply Chain"),
      ("Article 22 of the GDPR is titled Right to erasure.", "title-mismatch", "Right to erasure"),
      ("The right to erasure is Article 22 of the GDPR.", "title-mismatch", "right to erasure"),
      ("Article 33 of the GDPR gives the controller 48 hours.", "stated-limit", "48 hours"),
      ("Article 33 of the GDPR: tell within 48 hours.", "stated-limit", "48 hours"),
      ("Article 33 of the GDPR sets a limit of 48 hours.", "stated-limit", "48 hours"),
      ("Article 33 of the GDPR gives 48 hours.", "stated-limit", "48 hours"),
      ("The 96 hours of Article 33 of the GDPR are short.", "stated-limit", "96 hours"),
      ("Answer [within two weeks](standards/gdpr.yml#art-12).", "stated-limit", "two weeks"),
      ("Answer within 2 weeks (GDPR, Article 12).", "stated-limit", "2 weeks"),
    ])
  func wrong(sentence: String, rule: String, text: String) async throws {
    let outcome = try await site(sentence).check()
    let found = outcome.findings.map { "\($0.rule.name) \(outcome.text(at: $0.location))" }
    #expect(found == (rule.isEmpty ? [] : ["\(rule) \(text)"]), "\(outcome.terminal)")
  }

  @Test("true and open sentences are left alone")
  func right() async throws {
    let outcome = try await site(Self.trueSentences).check()
    #expect(outcome.findings == [], "\(outcome.terminal)")
  }

  private static let trueSentences = """
    We follow ISO/IEC 42001:2023, which ISO published in December 2023.

    The 2023 edition of ISO/IEC 42001 is the first. ISO/IEC 42001 of 2023 has an Annex A.

    ISO/IEC 42001:2023, clause 6.1.2, asks for a method. Clause 6.1.2 of ISO/IEC 42001:2023 too.

    ISO/IEC 42001:1999 is nobody's standard. ISO/IEC 22989:2022 has the words.

    NIST CSF 2.0 and CSF 1.1 differ. NIST CSF 2 has six functions. NIST CSF version 2.0 as well.

    The next edition may be NIST CSF 2.1. If NIST CSF 3.0 comes, we move.

    Is NIST CSF 2.1 out? NIST CSF 0.9 is forgotten.

    The 4.0.1 edition of PCI DSS, PCI DSS version 4.0.1 and PCI DSS (v4.0.1) are one.

    PCI DSS 3.5, PCI DSS 4.2, PCI DSS 12.8 and PCI DSS requirement 10.4.1 are clauses.

    PCI DSS 12 lists policies. In PCI DSS 2024 is a year.

    The GDPR (2016) applies since 2018. The GDPR of 2016 is a regulation. GDPR 2025 in numbers.

    Regulation (EU) 2016/679 is the GDPR. Regulation (EU) 2018/1725 is about institutions.

    Regulation (EU) No 910/2014 is about trust. The year 2016/17 was long. Decision (EU) 2016/697 is another act.

    The GDPR was published in May 2016. The GDPR was published on 4 May 2016 in the Official Journal.

    The GDPR was published in 24 languages. NIST CSF was published in 2014 for the first time.

    Article 33 GDPR, Art. 33(1) GDPR, GDPR Article 33 and the GDPR's Article 33 are one.

    Article 99 of the GDPR is the last. Articles 1 to 99 of the GDPR are its articles.

    Article 114 of the Treaty is the basis. Article 288 TFEU says what a regulation is.

    Article 101 of the Constitution, Section 500 of the code and clause 44 of the contract are others.

    Articles 17 and 33 of the GDPR, 72 hours apart. Article 100 is no article of the GDPR.

    The right to erasure is Article 17 of the GDPR. Article 17 of the GDPR, Right to erasure, is known.

    Article 17 of the GDPR is titled Right to erasure. The right to erasure is not Article 22 of the GDPR.

    In the Top Ten for Models, LLM03 is Supply Chain. Our supply chain is LLM04 and more.

    PCI DSS, which is published in English. The published GDPR in 2024 differs from drafts.

    Annex XIV of the GDPR is undefined here. Chapter 300 of the GDPR too.

    A.6.2.8, A.10.3 and clause 10.2 of ISO 42001. A.11 of another list.

    LLM01, LLM10 and LLM1 are in the list. LLM models, LLMs and LLM-based tools are not.

    In a draft, LLM11 is added. There is no LLM11.

    LLM03 Supply Chain and LLM04 (Data Poisoning) follow. LLM04 and Supply Chain differ.

    LLM03, Data Poisoning and others are a list. LLM04 is not Supply Chain.

    Article 22 of the GDPR, unlike Right to erasure, is about decisions.

    Article 33 of the GDPR gives the controller 72 hours. It says three days. It says 4,320 minutes.

    Article 33 of the GDPR asks for a notice within 72 hours, not within 48 hours.

    Within 72 hours (Article 33 of the GDPR) the authority knows. Within 24 hours the board knows.

    The board is told within 24 hours, and the authority under Article 33 of the GDPR.

    Tell the vendor within 10 days. Article 33 of the GDPR is for authorities.

    Article 33 of the GDPR, which we rehearse for 2 hours each month, is known to all.

    To keep Article 33 of the GDPR, be ready within 12 hours. Article 33 of the GDPR needs staff for 24 hours a day.

    Article 12 of the GDPR gives one month, or two months more. Article 12 of the GDPR gives 1 month.

    Article 17 of the GDPR has no period, and we delete within 30 days (Article 17 of the GDPR).

    After two years, Article 33 of the GDPR is routine. Article 33 of the GDPR has been law for 8 years.

    Article 33 of the GDPR would give 96 hours under the proposal.

    """

  @Test("numbers and periods of a page's own document are read without its name")
  func own() async throws {
    var site = try site("A text.")
    site["standards/law.md"] = """
      ---
      title: The Law
      edition: Version 1.0
      published: 2020-01-01
      numbering: [Art-1 to Art-9]
      clauses: { Art-2: { title: Notice, periods: { notice: 2 days } } }
      ---

      Article 10 is the end. The notice comes within 3 days (Article 2). Section 12 of this page is long.

      These words keep the two paragraphs far enough apart, since a name that is near can be the owner of
      an article, also if the name is in the next sentence or in the one after it, and the reader cannot
      tell which of the two documents the author had in mind at that place.

      [NIST CSF 2.0](csf-2.0.yml) is another. Its Article 11 is unknown.
      """
    let outcome = try await site.check()
    let found = outcome.findings.map { "\($0.rule.name) \(outcome.text(at: $0.location))" }
    #expect(found.sorted() == ["stated-limit 3 days", "unknown-clause Article 10"])
    #expect(outcome.findings("unknown-clause").allSatisfy { $0.severity == .warning })
  }

  @Test("false citations in the tables are reported, and true ones are left alone")
  func tables() async throws {
    let wrong = try SentenceTable.cases("false-citations")
    let right = try SentenceTable.cases("true-citations")
    #expect(wrong.count > 60 && right.count > 120)
    for (sample, findings) in zip(wrong, try await SentenceTable.findings(wrong, Self.rules)) {
      #expect(!findings.isEmpty, "\(sample.text)")
    }
    for (sample, findings) in zip(right, try await SentenceTable.findings(right, Self.rules)) {
      #expect(findings.isEmpty, "\(sample.text): \(findings.map(\.message))")
    }
  }

  /// A site with two editions of a law.
  private static let laws = TestSite([
    "index.md": "---\ntitle: Home\n---\n\n[One](laws/one.md) and [two](laws/two.md)\n",
    "laws/_collection.yml": """
    singular: law
    fields:
      edition: string
      published: date
      replaced_by: { type: reference, to: laws, successor: true }
      numbers: { type: list, of: string }
      parts:
        type: entries
        numbering: numbers
        fields: { periods: { type: map, of: duration } }
    """,
    "laws/one.md": """
    ---
    title: Act 2010
    aliases: [First Act]
    edition: '2010'
    published: 2010-01-01
    replaced_by: two
    numbers: [Art-1 to Art-5]
    parts: { Art-1: { title: Reports } }
    ---
    """,
    "laws/two.md": """
    ---
    title: Act 2020
    aliases: [Second Act]
    edition: '2020'
    published: 2020-01-01
    numbers: [Art-1 to Art-9]
    parts: { Art-1: { title: Reports, periods: { report: 1 month, reply: 3 days } } }
    ---
    """,
  ])

  private func found(_ sentence: String) async throws -> [String] {
    let home = "---\ntitle: Home\n---\n\n[One](laws/one.md), [two](laws/two.md)\n\n\(sentence)\n"
    return try await Self.laws.with("index.md", home).check().findings.map(\.message)
  }

  @Test("a clause is missing in the edition whose name the text has")
  func alias() async throws {
    #expect(
      try await found("Article 12 of the Second Act applies.") == ["Act 2020 has no `Article 12`"])
    #expect(
      try await found("Article 12 of the First Act applies.") == ["Act 2010 has no `Article 12`"])
  }

  @Test(
    "lengths that can be equal are",
    arguments: [
      ("30 days", true), ("31 days", true), ("one month", true), ("72 hours", true),
      ("4 weeks", true), ("20 days", false), ("two months", false), ("48 hours", false),
    ])
  func lengths(text: String, isRight: Bool) async throws {
    let found = try await found("Article 1 of the Second Act gives \(text).")
    #expect(found.isEmpty == isRight, "\(found)")
  }

  @Test("an edition was the current one at the date of the page or of the sentence")
  func datedEdition() async throws {
    func findings(_ page: String) async throws -> [String] {
      var site = MutationTests.content
      site["zz-news.md"] = page
      return try await site.check().findings.filter { $0.location.path == "Content/zz-news.md" }
        .map(\.rule.name).filter { $0 == "unknown-edition" }
    }
    let text = "PCI DSS 3.2.1 is the current version"
    let head = "---\ntitle: News\ndescription: What is new.\n"
    #expect(try await findings("\(head)---\n\n\(text).\n") == ["unknown-edition"])
    #expect(try await findings("\(head)date: 2020-02-07\n---\n\n\(text).\n") == [])
    #expect(try await findings("\(head)---\n\n\(text) (March 2021).\n") == [])
  }

  @Test("an earlier successor is reported at its reference")
  func earlierSuccessor() async throws {
    #expect(try await found("A text.") == [])
    var site = Self.laws
    site["laws/one.md"] = site["laws/one.md"]?.replacing("replaced_by: two\n", with: "")
    site["laws/two.md"] = site["laws/two.md"]?.replacing(
      "numbers:", with: "replaced_by: one\nnumbers:")
    let outcome = try await site.check()
    #expect(outcome.rules == ["newer-edition"], "\(outcome.terminal)")
    #expect(outcome.findings.first?.message.contains("cannot replace it") == true)
  }

  @Test("numbers in place of the name of their field are refused with help")
  func numbersInSchema() async throws {
    let schema = try #require(Self.laws["laws/_collection.yml"])
    let site = Self.laws.with(
      "laws/_collection.yml", schema.replacing("numbering: numbers", with: "numbering: [1 to 10]"))
    let outcome = try await site.check()
    #expect(outcome.rules == ["schema-error"], "\(outcome.terminal)")
    #expect(outcome.terminal.contains("numbers: [1 to 10]"), "\(outcome.terminal)")
  }

  @Test("findings about missing parts and limits say what to write")
  func help() async throws {
    let home =
      "---\ntitle: Home\n---\n\n[One](laws/one.md#nowhere), [two](laws/two.md)\n\nArticle 1 of the Second Act gives 48 hours. Article 12 of the Second Act applies.\n"
    let outcome = try await Self.laws.with("index.md", home).check()
    #expect(outcome.findings.count == 3, "\(outcome.terminal)")
    #expect(outcome.findings.allSatisfy { !$0.help.isEmpty }, "\(outcome.terminal)")
  }

  /// The rules that read citations.
  private static let rules: Set = [
    "unknown-edition", "unknown-clause", "stated-limit", "title-mismatch",
  ]

  @Test("a site in another language, or without documents, has no such findings")
  func silent() async throws {
    let sentence = "We follow NIST CSF 2.1 and Article 100 of the GDPR."
    var other = try site(sentence)
    other["site.yml"] = "title: Eine Seite\nlanguage: de\n"
    #expect(try await other.check().findings.allSatisfy { !Self.rules.contains($0.rule.name) })
    var plain = TestSite()
    plain["site.yml"] = "title: A site\n"
    plain["index.md"] = "---\ntitle: Home\ndescription: Text.\n---\n\n\(sentence)\n"
    #expect(try await plain.check().findings == [])
  }

  @Test("a page of citations is read in time that grows with its length")
  func linear() async throws {
    let line =
      "Article 33 of the GDPR gives 72 hours, PCI DSS 3.5, LLM04 Data Poisoning, 2016/679. "
    let body = (0..<3000).map { "\(line)\($0 % 50 == 0 ? "\n\n" : "")" }.joined()
    let outcome = try await site(body).check()
    #expect(outcome.findings == [])
  }
}

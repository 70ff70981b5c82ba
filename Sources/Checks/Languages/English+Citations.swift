internal import ContentFormat

/// The words of one language around clauses, editions, dates and periods.
struct CitationWords: Sendable {
  /// The canonical key of each word for a kind of clause: those of "Article", "Articles" and "Art."
  /// are equal.
  let units: [UInt64: UInt64]
  /// The words for kinds of clauses whose numbers do not contain the kind: "clause 10.2".
  let plainUnits: Set<UInt64>
  /// Kinds of clauses in the plural, which a list of numbers follows.
  let plurals: Set<UInt64>
  /// Abbreviations of kinds, which a full stop follows.
  let abbreviations: Set<UInt64>
  /// Words between a clause and its document: "of the".
  let links: Set<UInt64>
  let articles: Set<UInt64>
  /// Words between the numbers of a list.
  let listing: Set<UInt64>

  /// Words before the number of an edition: "version 4".
  let versions: Set<UInt64>
  let edition: Set<UInt64>
  let of: UInt64
  let auxiliaries: Set<UInt64>
  /// Words before a date: "published in 2024".
  let datePrepositions: Set<UInt64>
  /// The months, from January.
  let months: [UInt64: Int]
  /// Words that say that a sentence is about the past, a plan, another case, or says no.
  let doubts: Set<UInt64>

  /// The length of each unit of time.
  let durations: [UInt64: ContentDuration.Length]
  /// Words that turn a period into a rate: "24 hours a day".
  let rates: Set<UInt64>
  /// Words directly before a period that make it a limit: "within", "at least".
  let limits: Set<UInt64>
  /// Other words before or after a limit: "at most", "no later than".
  let fillers: Set<UInt64>
  /// Nouns after a period: "the 72-hour deadline of".
  let periodNouns: Set<UInt64>
  /// Verbs with which a clause says something: "Article 33 requires".
  let demands: Set<UInt64>
  /// Verbs that directly precede a period: "is at most 72 hours".
  let copulas: Set<UInt64>
  /// Verbs whose object acts: "has the controller notify".
  let causatives: Set<UInt64>
  /// Prepositions before a clause that is the reason of a period: "under Article 33".
  let reasons: Set<UInt64>
  /// Words that say that a period is not that of the clause: "but our contract".
  let ownWords: Set<UInt64>
}

extension CitationWords {
  static let english: CitationWords = {
    func keys(_ words: String) -> Set<UInt64> {
      Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
    }
    let kinds = [
      "article articles art arts", "annex annexes annexs", "recital recitals",
      "section sections sec §", "clause clauses", "requirement requirements req",
      "control controls", "chapter chapters", "appendix appendices",
      "criterion criteria", "category categories", "subcategory subcategories", "practice practices",
      "safeguard safeguards", "rule rules", "principle principles", "technique techniques",
    ].map { $0.split(separator: " ").map { Prose.key(String($0)) } }
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let units = ["minute", "hour", "day", "week", "month", "year"]
    var durations: [UInt64: ContentDuration.Length] = [:]
    for unit in units {
      let length = ContentDuration.Length(unit: unit)
      for form in [unit, unit + "s", unit + "s'"] { durations[Prose.key(form)] = length }
    }
    return CitationWords(
      units: Dictionary(
        kinds.flatMap { kind in kind.map { ($0, kind[0]) } }, uniquingKeysWith: { a, _ in a }),
      plainUnits: keys(
        """
        clause clauses section sections sec § requirement requirements req control controls \
        criterion criteria category categories subcategory subcategories practice practices \
        safeguard safeguards
        """),
      plurals: keys(
        """
        articles arts annexes recitals sections clauses requirements controls chapters criteria \
        categories subcategories practices safeguards
        """),
      abbreviations: keys("art arts sec req"),
      links: keys("of in under from"), articles: keys("the a an"), listing: keys("and or to"),
      versions: keys("version v ver revision rev release r"), edition: keys("edition editions"),
      of: Prose.key("of"), auxiliaries: keys("was is were first"),
      datePrepositions: keys("in on"),
      months: Dictionary(
        uniqueKeysWithValues: months.enumerated().map { (Prose.key($1), $0 + 1) }),
      doubts: keys(
        """
        former formerly previous previously earlier old older superseded superseding replaced \
        replaces withdrawn withdrew retired predecessor successor before until had were been became \
        becomes will would could might draft drafts proposed proposal proposes proposing propose \
        plan planned expected upcoming next future forthcoming once history historical historically \
        legacy since no not never nor none neither cannot doesn't don't isn't aren't wasn't didn't \
        instead renamed renumbered unlike versus vs between change changed changes amend amended \
        amending amendment amendments if suppose imagine unless wrong wrongly mistake mistaken \
        mistakenly confuse confused myth
        """),
      durations: durations, rates: keys("a an per each every"),
      limits: keys("within at least most than to for up under maximum minimum"),
      fillers: keys(
        """
        within at least most no not later than up to for under without undue unreasonable delay and \
        a an the maximum minimum of period in about after or usually
        """),
      periodNouns: keys(
        "limit limits deadline period periods window clock notice rule term at most least long"),
      demands: keys(
        """
        requires require asks ask gives give sets set allows allow demands demand wants grants \
        grant says say names leaves prescribes prescribe imposes impose states state lets \
        obliges oblige expects expect provides
        """),
      copulas: keys("is are means"), causatives: keys("has have"),
      reasons: keys("under per by"),
      ownWords: keys(
        """
        but so our ours we your you yours my contract contracts vendor vendors supplier suppliers \
        internal internally target aim goal sooner faster earlier shorter longer stricter tighter \
        should may can also extra another other rather additional recommend recommends suggest while \
        whereas although though because which who that meet meets
        """))
  }()
}

internal import ContentFormat

extension CitationWords {
  static let english: CitationWords = {
    func keys(_ words: String) -> Set<UInt64> {
      Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
    }
    let kinds = [
      "article articles art arts", "annex annexes annexs", "recital recitals",
      "section sections sec §", "clause clauses", "requirement requirements req",
      "control controls", "chapter chapters", "appendix appendices",
      "criterion criteria", "category categories", "subcategory subcategories",
      "practice practices",
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
      current: keys("current latest newest"),
      of: Prose.key("of"), auxiliaries: keys("was is were has have been first"),
      endings: ["ies", "ied", "es", "ed", "y", "e", "s"],
      datePrepositions: keys("in on since from"),
      publishing: keys("published issued appeared"),
      publicationFields: keys("published released issued publication release"),
      publishingPairs: [[Prose.key("came"), Prose.key("out")]],
      months: Dictionary(
        uniqueKeysWithValues: months.enumerated().map { (Prose.key($1), $0 + 1) }),
      tenseWords: keys("been since"),
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
      durations: durations,
      factors: Dictionary(
        uniqueKeysWithValues: ContentQuantity.factors.map { (Prose.key($0.key), $0.value) }),
      percent: keys("percent"), rates: keys("a an per each every"),
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
        obliges oblige expects expect provides lists list contains contain caps limits
        """),
      copulas: keys("is are means"), causatives: keys("has have"),
      givers: keys("gives give allows allow grants grant leaves sets"),
      recipients: keys("you us them"), demandLimits: keys("in"), comparisons: keys("as says say"),
      comparing: Prose.key("as"), reaching: keys("reach reaches"),
      covering: keys("covers concerns governs regulates"), about: keys("about"),
      titleEnds: keys("for relating referred"),
      having: keys("has have contains comprises counts"), all: keys("all"),
      titling: keys("titled called named headed entitled"),
      reasons: keys("under per by"),
      speakers: keys("we our us i my"),
      ownWords: keys(
        """
        but so us me them their our ours we your you yours my contract contracts vendor vendors supplier suppliers \
        internal internally target aim goal sooner faster earlier shorter longer stricter tighter \
        should may can also extra another other rather additional recommend recommends suggest while \
        whereas although though because which who that meet meets
        """),
      deeds: keys("fined paid pays notified"),
      standIns: keys("that those"))
  }()
}

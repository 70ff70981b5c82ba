/// Words of one language with which clauses count: shares, comparisons, and words that do not
/// change what a clause counts.
struct CountPhrases: Sendable {
  /// A comparison of counts.
  enum Comparison: Sendable, Equatable {
    /// "the most", "the fewest".
    case most, fewest
    /// "more", "fewer", "as many".
    case more, fewer, equal
    /// "the most common", "the rarest".
    case commonest, rarest
    /// "twice as many": a multiple.
    case times(Double)
    /// "the second most": a place behind others.
    case nth(Int)
  }

  /// Quantities other than numbers, such as "half" and "none".
  let shares: PhraseIndex<Quantity.Value>
  let comparisons: PhraseIndex<Comparison>
  /// Bounds before a number: "at least".
  let bounds: PhraseIndex<CountBound>
  /// The words between a part and its whole in "one in three" and, true, "nine out of ten".
  let among: PhraseIndex<Bool>
  /// "but" in "all but two", and "other" in "the other six".
  let but: UInt64
  let rest: WordList
  /// Verbs that name the level with which several parties have a duty: "five models share it".
  let sharing: [String]
  /// Nouns and participles of lists in order: "the order by shared domains is …".
  let orders: WordList
  /// "than", and "as" after "as many".
  let than: WordList
  /// "any other": the rest of the entries.
  let others: PhraseIndex<Bool>
  /// The words of "of" and "out of" between a part and its whole.
  let parts: PhraseIndex<Bool>
  /// The units of a percentage.
  let percent: PhraseIndex<Bool>
  /// Words before the number of a whole: "nine of the 16".
  let articles: WordList
  /// Articles that refer to this page: "this domain", "the domain".
  let pointers: WordList
  /// Words before a number, such as "about", with which it states no exact total, or counts other
  /// things.
  let inexact: WordList
  /// Words after a number with which it does not stand alone: "two or three".
  let alternatives: WordList
  /// Words that do not change what a clause counts.
  let plain: WordList
  /// Words between alternatives: "yours or shared".
  let or: UInt64
  /// Words that join clauses.
  let conjunctions: WordList
  /// Words with which a sentence states no fact about the present content.
  let doubts: WordList
  /// Words in a heading, or in the sentence before a list, that mark statements as false.
  let falsehoods: WordList
  /// "it" and "they".
  let pronouns: WordList
  /// "here".
  let here: WordList
  /// Verbs of having, as in "this threat has three controls".
  let having: WordList
  /// Verbs that name a relation if only one relation joins two collections, as in "three controls
  /// answer this threat". In the third person singular.
  let relating: [String]
  /// "you", whose duties may include the shared ones: "you carry nine domains".
  let you: UInt64
  /// "you" and "yours": the users that have the duties of a matrix.
  let users: [String]
  /// Endings with which the name of a level becomes a predicate: "provider-owned".
  let ownerEndings: [String]
  /// Names of a level that does not apply.
  let inapplicable: [String]
  /// Adjectives and nouns that name the mark of a matrix with one mark.
  let marks: [String]
  /// The words of `marks`, and those of them that are nouns in the plural.
  let markWords: WordList
  let markNouns: WordList
  /// Words before a share that is not exact: "about half".
  let approximate: WordList
  /// Words before "mark" that do not say which one: "a mark".
  let indefinite: WordList
  /// Verbs that need no noun in a comparison: "leaves more to the customer".
  let leaving: WordList
  /// "often", in "more often than any other domain".
  let often: WordList
  /// Words after "the domain" in "the domain that is shared most often".
  let relatives: WordList
  /// Prepositions of places: "in three models, …", "the model in which".
  let places: WordList
  /// Names of the site after an article, which do not restrict what is counted.
  let sites: WordList
  /// Verbs of collections, as in "the glossary explains 61 terms".
  let listing: WordList
  /// Names of the matrix, and of the noun in "the most common level".
  let matrices: WordList
  let levels: WordList
  /// "is" and "are".
  let copulas: WordList
  /// The article that refers to the page: "this".
  let this: UInt64
  /// One word of each share and comparison.
  let triggers: WordList
  /// One word of each place and sequence.
  let placeTriggers: WordList
  /// The names of cells, rows and columns: singular and plural.
  let cells: (one: String, many: String)
  let rows: (one: String, many: String)
  let columns: (one: String, many: String)
  /// Words before "it" or "they" in a field's label: "Threats it answers".
  let labelSubjects: Set<String>
  /// The ending of passive names, such as `mitigated_by`.
  let by: String
  /// Ordinals that select one end of a list.
  let first: WordList
  let last: WordList
  /// Words between the ends of a range: "domains 13 to 16".
  let rangeWords: WordList
  /// Words of places in an order: 3 for "third", -1 for "last".
  let ordinals: [UInt64: Int]
  /// Verbs between two entries in an order: "comes directly before".
  let sequences: PhraseIndex<Sequence>
  /// Verbs between entries and their group: "come from".
  let belonging: PhraseIndex<Bool>
  /// Words between a part of time and its topic: "weeks 5 and 6 are **about**".
  let topics: WordList
  /// Words of the ends of an order: "from most to fewest".
  let ends: WordList
  /// "both".
  let both: UInt64
  /// "exception": the sentence before it does not hold for all.
  let exceptions: WordList
  /// Returns the forms of a verb in the third person singular, or nil if the word cannot be one.
  let verb: @Sendable (_ thirdPerson: String) -> VerbForms?
  /// Returns the third person of a participle, such as "mitigated".
  let thirdPerson: @Sendable (_ participle: String) -> [String]
  /// Returns the plural of a noun.
  let plural: @Sendable (_ singular: String) -> String

  /// A relation of two entries in an order.
  struct Sequence: Sendable {
    let isBefore: Bool
    /// Whether no other entry is between them.
    let isDirect: Bool
  }

  struct VerbForms: Sendable {
    /// With a subject in the plural, and in the singular.
    let active: [String]
    /// As in "is answered by".
    let participle: String
  }

  /// The words of all shares, comparisons and units.
  var words: Set<UInt64> {
    [comparisons.words, others.words, parts.words, percent.words, bounds.words, among.words]
      .reduce(into: shares.words) { $0.formUnion($1) }
  }

  static func keys(_ words: String) -> WordList { WordList(words) }

  static func index<Value>(_ phrases: [(String, Value)]) -> PhraseIndex<Value> {
    var index = PhraseIndex<Value>()
    for (phrase, value) in phrases { index.add(Prose.keys(phrase), value) }
    return index
  }
}

extension CountPhrases {
  static let english = CountPhrases(
    shares: index(englishShares),
    comparisons: index(
      [
        ("the most", .most), ("has most", .most), ("have most", .most), ("leaves most", .most),
        ("the fewest", .fewest), ("the least", .fewest), ("has fewest", .fewest),
        ("more", .more), ("fewer", .fewer), ("less", .fewer), ("as many", .equal),
        ("the most common", .commonest), ("the most frequent", .commonest),
        ("the commonest", .commonest), ("the rarest", .rarest), ("the least common", .rarest),
        ("the least frequent", .rarest), ("most often", .most), ("more often", .more),
        ("least often", .fewest), ("less often", .fewer), ("as often", .equal),
      ] + englishNumbersOf),
    bounds: .english, among: index([("in", false), ("in every", false), ("out of", true)]),
    but: Prose.key("but"), rest: keys("other remaining"), sharing: ["share", "shares"],
    orders: keys("order ranking ranked sorted ordered rank"),
    than: keys("than as"),
    others: index([
      ("any other", true), ("all others", true), ("all the others", true),
      ("any of the others", true),
      ("every other", true),
    ]),
    parts: index([
      ("of", true), ("out of", true), ("of them", true), ("of which", true),
      ("are among", true), ("is among", true),
    ]),
    percent: index([("percent", true), ("per cent", true), ("pct", true)]),
    articles: keys("the its our all"),
    pointers: keys("this the"),
    inexact: keys(
      """
      about nearly almost roughly around approximately circa ca c least most than over under to up \
      some between another other others further additional more fewer less first last next these \
      those remaining any but per every each few both maybe perhaps top until within same
      """),
    alternatives: keys("to or and through till"),
    plain: keys(
      """
      the a an of among in for at by to with on is are stay stays remain remains has have there its \
      our only just exactly precisely main carry carries carried own owns owned hold holds held bear bears \
      take takes lie lies rest rests fall falls belong belongs go goes left leave leaves responsible \
      say says read reads show shows count counts list lists contain contains see then thus \
      therefore still now today together total altogether overall as under across assigned \
      puts put hands hand assigns assign leads heads tops \
      responsibility responsibilities duty duties wholly entirely fully alone we mean means do does
      """),
    or: Prose.key("or"),
    conjunctions: keys("and"),
    doubts: keys(
      """
      if unless not when may might could would should whether except until never rarely usually \
      partly partially mostly mainly largely default initially often sometimes generally normally \
      typically can must suppose imagine assume formerly once was were had used originally earlier \
      previously previous began grew became example e.g hypothetical vendor-claimed cannot will \
      shall nobody nor neither besides apart excluding excludes else instead rather wish want wants \
      wrong myth pretend survey draft ago soon yesterday exception exceptions aside counting \
      without remove removed alone
      """),
    falsehoods: keys(
      """
      myth myths misconception misconceptions mistake mistakes mistaken wrong false error errors \
      before earlier formerly old history example examples claim claims claimed hear heard assume \
      assumed believe believed exercise quiz draft drafts argue argued not vendor's
      """),
    pronouns: keys("it"),
    here: keys("here"),
    having: keys("has have gets lists names counts"),
    relating: [
      "addresses", "answers", "counters", "mitigates", "serves", "cites", "belongs", "protects",
      "covers",
    ],
    you: Prose.key("you"), users: ["you", "yours", "your"],
    ownerEndings: ["'s", "-owned", "-managed", "-run", "-led", "-held", "-carried", "-side"],
    inapplicable: [
      "not applicable", "do not apply", "does not apply", "don't apply", "doesn't apply",
    ],
    marks: ["mark", "marked", "marks", "star", "starred", "stars"],
    markWords: keys("mark marked marks star starred stars"), markNouns: keys("marks stars"),
    approximate: keys("about nearly almost roughly around approximately"),
    indefinite: keys("a an"),
    leaving: keys("leave leaves carry carries"), often: keys("often"),
    relatives: keys("that which"),
    places: keys("in for across under"),
    sites: keys("site website framework catalogue catalog guide handbook"),
    listing: keys(
      """
      has have lists holds contains describes explains defines covers includes counts names \
      comprises runs comes spans measures numbers takes
      """),
    matrices: keys("matrix table grid heatmap framework"), levels: keys("level levels"),
    copulas: keys("is are"), this: Prose.key("this"),
    triggers: keys(
      """
      all every each none no most majority half quarter quarters third thirds fifth fifths sixth \
      sixths eighth eighths tenth tenths fewest least more fewer less many common frequent \
      commonest rarest percent cent twice number order ranking ranked sorted equally single
      """),
    placeTriggers: keys(
      """
      first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last final \
      penultimate before after follows precedes
      """),
    cells: ("cell", "cells"), rows: ("row", "rows"), columns: ("column", "columns"),
    labelSubjects: ["it", "they"], by: "by", first: keys("first"), last: keys("last"),
    rangeWords: keys("to through"), ordinals: englishOrdinals, sequences: index(englishSequences),
    belonging: index([
      ("come from", true), ("comes from", true), ("fall into", true), ("fall under", true),
      ("split into", true), ("divide into", true), ("count as", true),
    ]),
    topics: keys(
      "are is about for to cover covers bring brings belong belongs deal deals with go goes"),
    ends: keys("from to most fewest least highest lowest largest smallest"),
    both: Prose.key("both"),
    exceptions: keys("exception exceptions"),
    verb: englishVerb, thirdPerson: englishThirdPerson,
    plural: englishPlural)

  /// Comparisons with "number of", and of multiples.
  private static let englishNumbersOf: [(String, Comparison)] = {
    var phrases: [(String, Comparison)] = [
      ("twice as many", .times(2)), ("half as many", .times(0.5)), ("equally many", .equal),
      ("twice as often", .times(2)), ("half as often", .times(0.5)), ("just as many", .equal),
      ("exactly as many", .equal), ("just as often", .equal),
      ("as much", .equal), ("carries most", .most), ("carry most", .most), ("leave most", .most),
      ("holds most", .most), ("shares most", .most),
      ("the second most", .nth(2)), ("the third most", .nth(3)),
    ]
    for (times, factor) in [("two", 2.0), ("three", 3), ("four", 4), ("five", 5)] {
      phrases.append(("\(times) times as many", .times(factor)))
      phrases.append(("\(times) times as often", .times(factor)))
    }
    for noun in ["number of", "share of", "count of"] {
      for great in ["largest", "highest", "greatest", "biggest"] {
        phrases.append(("the \(great) \(noun)", .most))
        phrases.append(("the second \(great) \(noun)", .nth(2)))
      }
      for small in ["smallest", "lowest", "least"] {
        phrases.append(("the \(small) \(noun)", .fewest))
      }
      phrases += [
        ("a larger \(noun)", .more), ("a higher \(noun)", .more), ("a greater \(noun)", .more),
        ("a smaller \(noun)", .fewer), ("a lower \(noun)", .fewer), ("the same \(noun)", .equal),
        ("an equal \(noun)", .equal),
      ]
    }
    return phrases
  }()

  private static let englishOrdinals: [UInt64: Int] = {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth",
    ]
    var ordinals = [Prose.key("last"): -1, Prose.key("final"): -1, Prose.key("penultimate"): -2]
    for (index, word) in words.enumerated() { ordinals[Prose.key(word)] = index + 1 }
    return ordinals
  }()

  private static let englishSequences: [(String, Sequence)] =
    [
      ("before", true), ("after", false),
    ].flatMap { word, isBefore in
      ["directly ", "immediately ", "right ", "straight ", ""].flatMap { adverb in
        ["comes", "is"].map { verb in
          ("\(verb) \(adverb)\(word)", Sequence(isBefore: isBefore, isDirect: !adverb.isEmpty))
        }
      }
    }
    + [("precedes", true), ("follows", false)].flatMap { verb, isBefore in
      [("\(verb)", false), ("directly \(verb)", true), ("immediately \(verb)", true)].map {
        ($0.0, Sequence(isBefore: isBefore, isDirect: $0.1))
      }
    }

  private static let englishShares: [(String, Quantity.Value)] = {
    var shares: [(String, Quantity.Value)] = [
      ("all", .all), ("every", .all), ("each", .all), ("none", .none), ("no", .none),
      ("not one", .none), ("not a single", .none),
      ("every single", .all), ("no other", .none), ("each and every", .all),
      ("most", .most), ("the majority", .most), ("a majority", .most),
      ("more than half", .aboveHalf), ("over half", .aboveHalf),
      ("less than half", .belowHalf), ("fewer than half", .belowHalf),
      ("half", .fraction(1, 2)), ("a half", .fraction(1, 2)), ("one half", .fraction(1, 2)),
    ]
    let parts = [
      ("quarter", 4), ("third", 3), ("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10),
    ]
    for (name, denominator) in parts {
      for one in ["a \(name)", "one \(name)", "one-\(name)"] {
        shares.append((one, .fraction(1, denominator)))
      }
      for (offset, number) in ["two", "three", "four", "five"].enumerated()
      where offset + 2 < denominator {
        shares.append(("\(number) \(name)s", .fraction(offset + 2, denominator)))
        shares.append(("\(number)-\(name)s", .fraction(offset + 2, denominator)))
      }
    }
    return shares
  }()

  @Sendable private static func englishVerb(_ thirdPerson: String) -> VerbForms? {
    guard thirdPerson.count > 3, thirdPerson.hasSuffix("s"), !thirdPerson.hasSuffix("ss") else {
      return nil
    }
    var base = String(thirdPerson.dropLast())
    if base.hasSuffix("ie") {
      base = base.dropLast(2) + "y"
    } else if ["che", "she", "sse", "xe", "zze"].contains(where: base.hasSuffix) {
      base.removeLast()
    }
    let endsInConsonantAndY =
      base.hasSuffix("y") && !"aeiou".contains(base.dropLast().last ?? "a")
    let participle =
      base.hasSuffix("e") ? base + "d" : endsInConsonantAndY ? base.dropLast() + "ied" : base + "ed"
    return VerbForms(active: [thirdPerson, base], participle: participle)
  }

  @Sendable private static func englishThirdPerson(_ participle: String) -> [String] {
    if participle.hasSuffix("ied") { return [participle.dropLast(3) + "ies"] }
    guard participle.hasSuffix("ed") else { return [] }
    return [participle.dropLast() + "s", participle.dropLast(2) + "s"]
  }

  @Sendable private static func englishPlural(_ singular: String) -> String {
    if let last = singular.last, last == "y", !"aeiou".contains(singular.dropLast().last ?? "a") {
      return singular.dropLast() + "ies"
    }
    return ["s", "x", "ch", "sh"].contains(where: singular.hasSuffix)
      ? singular + "es" : singular + "s"
  }
}

extension PhraseIndex<CountBound> {
  /// Bounds before a number in English.
  static let english: PhraseIndex<CountBound> = {
    let phrases: [(String, CountBound)] = [
      ("at least", .least), ("no fewer than", .least), ("no less than", .least),
      ("not fewer than", .least), ("not less than", .least), ("a minimum of", .least),
      ("at most", .most), ("no more than", .most), ("not more than", .most),
      ("a maximum of", .most), ("more than", .more), ("over", .more), ("fewer than", .fewer),
      ("less than", .fewer),
    ]
    var index = PhraseIndex<CountBound>()
    for (phrase, bound) in phrases { index.add(Prose.keys(phrase), bound) }
    return index
  }()
}

extension CountPhrases {
  /// Returns the words of a noun before "of": "steps" in "steps of the roadmap".
  func head(_ noun: String) -> String {
    let words = noun.split(separator: " ")
    let end = words.dropFirst().firstIndex { !parts.values(of: [Prose.key(String($0))]).isEmpty }
    return words[..<(end ?? words.endIndex)].joined(separator: " ")
  }
}

internal import ContentFormat

/// The words of one language around clauses, editions, dates and periods.
struct CitationWords: Sendable {
  /// The canonical key of each word for a kind of clause: those of "Article", "Articles" and "Art."
  /// are equal.
  var units: [UInt64: UInt64] = [:]
  /// The words for kinds of clauses whose numbers do not contain the kind: "clause 10.2".
  var plainUnits: Set<UInt64> = []
  /// Kinds of clauses in the plural, which a list of numbers follows.
  var plurals: Set<UInt64> = []
  /// Abbreviations of kinds, which a full stop follows.
  var abbreviations: Set<UInt64> = []
  /// Words between a clause and its document: "of the".
  var links: Set<UInt64> = []
  var articles: Set<UInt64> = []
  /// Words between the numbers of a list.
  var listing: Set<UInt64> = []

  /// Words before the number of an edition: "version 4".
  var versions: Set<UInt64> = []
  var edition: Set<UInt64> = []
  /// Words that call an edition the one in force: "is the current edition".
  var current: Set<UInt64> = []
  var of: UInt64 = 0
  var auxiliaries: Set<UInt64> = []
  /// The endings by which forms of one verb differ: "applies" and "applied".
  var endings: [String] = []
  /// Words before a date: "published in 2024".
  var datePrepositions: Set<UInt64> = []
  /// Verbs for publishing, and names of fields with the date of it.
  var publishing: Set<UInt64> = []
  var publicationFields: Set<UInt64> = []
  /// Verbs of two words for publishing: "came out".
  var publishingPairs: Set<[UInt64]> = []
  /// The months, from January.
  var months: [UInt64: Int] = [:]
  /// Those of ``doubts`` that are usual beside a date: "has been in force since".
  var tenseWords: Set<UInt64> = []
  /// Words that say that a sentence is about the past, a plan, another case, or says no.
  var doubts: Set<UInt64> = []

  /// The length of each unit of time.
  var durations: [UInt64: ContentDuration.Length] = [:]
  /// Words after a number that multiply it: "million".
  var factors: [UInt64: Double] = [:]
  var percent: Set<UInt64> = []
  /// Words that turn a period into a rate: "24 hours a day".
  var rates: Set<UInt64> = []
  /// Words directly before a period that make it a limit: "within", "at least".
  var limits: Set<UInt64> = []
  /// Other words before or after a limit: "at most", "no later than".
  var fillers: Set<UInt64> = []
  /// Nouns after a period: "the 72-hour deadline of".
  var periodNouns: Set<UInt64> = []
  /// Verbs with which a clause says something: "Article 33 requires".
  var demands: Set<UInt64> = []
  /// Verbs that directly precede a period: "is at most 72 hours".
  var copulas: Set<UInt64> = []
  /// Verbs whose object acts: "has the controller notify".
  var causatives: Set<UInt64> = []
  /// Verbs with two objects: "gives the controller 72 hours".
  var givers: Set<UInt64> = []
  /// Those who get a period: "gives you 72 hours".
  var recipients: Set<UInt64> = []
  /// Words before a period that are limits after a verb: "asks for a notice in 72 hours".
  var demandLimits: Set<UInt64> = []
  /// Words between a period and the clause that asks for it: "within 72 hours, as Article 33 asks".
  var comparisons: Set<UInt64> = []
  /// The one of ``comparisons`` that a verb follows: "as Article 33 asks".
  var comparing: UInt64 = 0
  /// Verbs directly before an amount: "fines reach 4 %".
  var reaching: Set<UInt64> = []
  /// Verbs before the subject of a clause, and the word after "is": "covers", "is about".
  var covering: Set<UInt64> = []
  var about: Set<UInt64> = []
  /// Words after which a title says for what or whom it is.
  var titleEnds: Set<UInt64> = []
  /// Verbs before the number of the clauses of a document: "has 99 articles".
  var having: Set<UInt64> = []
  var all: Set<UInt64> = []
  /// Words between "is" and the title of a clause: "is titled".
  var titling: Set<UInt64> = []
  /// Prepositions before a clause that is the reason of a period: "under Article 33".
  var reasons: Set<UInt64> = []
  /// The first person: "we keep".
  var speakers: Set<UInt64> = []
  /// Words that say that a period is not that of the clause: "but our contract".
  var ownWords: Set<UInt64> = []
  /// Verbs of events, whose amounts are no limits: "was fined EUR 50 million under Article 83".
  var deeds: Set<UInt64> = []
  /// Words after a clause that name its document in place of a noun: "Article 113 that of the AI
  /// Act".
  var standIns: Set<UInt64> = []
}

extension CitationWords {
  /// Returns the key of a word without its ending.
  func stem(_ word: String) -> UInt64 {
    let word = word.lowercased()
    let ending = endings.first { word.hasSuffix($0) && word.utf8.count - $0.utf8.count >= 3 }
    return Prose.key(String(word.dropLast(ending?.count ?? 0)))
  }
}

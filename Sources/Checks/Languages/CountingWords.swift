/// The words that show what a number in a text counts, and whether it counts all entries of the
/// site.
struct CountingWords: Sendable {
  // MARK: The site

  /// Nouns that can mean the site: "framework", "guide".
  var siteNouns: WordList = ""
  /// Those of the nouns that can mean a document on its own page.
  var documentNouns: WordList = ""
  /// Nouns that can mean a matrix.
  var matrixNouns: WordList = ""
  /// Words before such a noun that make it this site: "this", "our".
  var ownDeterminers: WordList = ""
  /// "the", in all forms.
  var articles: WordList = ""
  /// Possessive forms of the nouns: "framework's".
  var possessives: WordList = ""
  /// Adjectives that do not change the meaning of the noun: "the whole framework".
  var modifiers: WordList = ""
  /// Words that may be capitalized although they are not names, after a colon or in a title. In a
  /// language that capitalizes nouns, also nouns that are never the name of an organization.
  var plain: WordList = ""
  /// Whether all nouns are capitalized, so that a capital does not show a name.
  var capitalizesNouns = false

  // MARK: Others

  /// Parties that can have their own frameworks, models and controls.
  var parties: WordList = ""
  /// Words in a heading that mark the text below as false or outdated.
  var falsehoods: WordList = ""
  /// Words before "matrix" that indicate someone else's matrix, or one to be drawn.
  var otherOwners: WordList = ""

  // MARK: Doubts

  /// Abbreviations with a point before a number: "ca. 8".
  var abbreviations: WordList = ""
  /// Words before a number that make it a part: "other 8", "about 8".
  var partial: WordList = ""
  /// Phrases before a number that make it a part: "plus de 8".
  var partialPhrases: PhraseList = []
  /// Words after a noun that restrict it: "models that", "models shown".
  var restricting: WordList = ""
  /// Words after a comma that restrict a noun, in languages in which a comma precedes all relative
  /// clauses: "Modelle, die".
  var relatives: WordList = ""
  /// Words anywhere in a sentence that make it no claim: "had", "unless", "example".
  var doubts: WordList = ""
  /// Nouns that a number after them labels: "chapter 8".
  var labels: WordList = ""
  /// Words between the numbers of a range: "5 to 10".
  var ranges: WordList = ""
  /// Number words that can begin a range.
  var small: WordList = ""

  // MARK: Bounds

  /// Bounds before a number: "at least".
  var bounds = PhraseIndex<CountBound>()
  /// Comparisons before a noun: "more", "twice as many".
  var comparisons = PhraseIndex<CountPhrases.Comparison>()
  var than: WordList = ""
  /// Words after a number whose noun is the subject: "the lessons are 21 **in number**".
  var numbering = PhraseIndex<Bool>()
  var copulas: WordList = ""
  /// Words before such a noun: "**the number of** lessons is 21".
  var numberOf: PhraseList = []

  // MARK: Forms

  /// "there are".
  var thereAre: PhraseList = []
  var all: WordList = ""
  var we: WordList = ""
  /// Verbs between the site and the number: "covers", "has".
  var verbs: WordList = ""
  /// Verbs that count only with a participle after the noun: "ist in acht Bereiche gegliedert".
  var auxiliaries: WordList = ""
  var participles: WordList = ""
  /// The first words of verbs with several words: "is", "consists".
  var verbals: WordList = ""
  /// The other words of such verbs: "made up of".
  var verbParts: WordList = ""
  /// Words between the subject and the verb: "now".
  var adverbs: WordList = ""
  /// Words between the verb and the number: "exactly".
  var fillers: WordList = ""
  /// Words before a number that make it a total: "all", "the".
  var determiners: WordList = ""
  /// Those of the determiners that are enough for a noun with other meanings.
  var firm: WordList = ""
  /// Words between the two numbers of a pair: "16 domains **with** 8 models".
  var pairing: WordList = ""
  /// Small words between two claims that support each other.
  var connectors: WordList = ""
  var conjunctions: WordList = ""
  /// Words before the subject that do not change it: "In total".
  var openings: WordList = ""
  /// Words after a noun that mean the whole: "models in **total**".
  var wholly: WordList = ""
  var prepositions: WordList = ""
  /// Prepositions that restrict a noun to some of its entries.
  var limits: WordList = ""
  /// The endings of words that restrict the noun before them: "models tested".
  var restrictiveEndings: [String] = []
  /// The only words that may follow a noun without restricting it, or nil if all others may. For
  /// languages in which adjectives or participles of any form follow the noun.
  var followers: WordList?
  /// Whether verbs are in second position: "Insgesamt beschreibt das Rahmenwerk acht Modelle", and
  /// their prefixes at the end: "Das Rahmenwerk stellt acht Modelle vor".
  var hasVerbSecond = false
  /// Words between the numbers of a size: "8 by 16".
  var times: WordList = ""

  /// Returns whether a word is a name of the site or has no meaning of its own, so that it is no
  /// subject.
  func isSmall(_ key: UInt64) -> Bool {
    [plain, openings, determiners, prepositions, all, siteNouns, matrixNouns].contains {
      $0.contains(key)
    }
  }
}

extension CountingWords {
  /// Returns the numbers of a size that is one word: `8x16`, `8-by-16`.
  func sizeParts(_ word: String) -> [Int] {
    word.split { $0 == "x" || $0 == "-" }.filter { !times.contains(Prose.key(String($0))) }
      .compactMap { Int($0) }
  }
}

internal import ContentModel
internal import Bytes
internal import Diagnostics

/// What the rules that read texts know about one language.
///
/// A pack is a value in a file of its own, such as `German.swift`. The rules contain no words. A
/// part that is nil makes the rules that need it report nothing in that language.
struct LanguagePack: Sendable {
  /// The primary subtag (BCP 47): `de`.
  let tag: String
  /// The English name, as messages show it.
  let name: String
  /// Number words and the form of numbers in digits.
  var numbers: NumberWords
  /// The forms of a noun that a number counts.
  var nouns = NounForms()
  /// The words around a number that counts entries.
  var counting: CountingWords?
  /// The words with which texts count levels, marks and relations.
  var phrases: Shared<CountPhrases>?
  /// The words with which texts assign levels to cells. Made on request, because the patterns are
  /// compiled.
  var statements: (@Sendable () -> StatementWords)?
  /// The words within names of entries, and the endings of words.
  var terms: TermWords?
  /// The words around clauses, editions, dates and periods.
  var citations: CitationWords?
  /// Texts of links that do not say where the link leads.
  var linkTexts: VagueLinkTexts?

  /// All packs. To add a language, write its file and add it here.
  static let all: [LanguagePack] = [english, german, french]

  /// Returns the pack of a language, given as a BCP 47 tag, or nil if there is none.
  static func of(_ language: String) -> LanguagePack? {
    let tag = Rule.primarySubtag(of: language)
    return all.first { $0.tag == tag }
  }

  /// Returns the tags of the languages whose packs have a part.
  static func tags(where hasPart: (LanguagePack) -> Bool) -> Set<String> {
    Set(all.filter(hasPart).map(\.tag))
  }
}

/// The forms of a noun after a number.
struct NounForms: Sendable {
  /// The position of the noun in a phrase that names the entries of a collection.
  enum Head: Sendable {
    /// "security **domains**".
    case last
    /// "**modèles** de déploiement".
    case first
    /// "Bereitstellungs**modelle**": the end of a compound word. The list has the nouns that occur
    /// in compounds, in lower case, and a word counts as a compound if four more letters precede.
    case compound([String])
  }

  var head = Head.last
  /// Returns the other forms of a plural, such as those of other cases.
  var plurals: @Sendable (String) -> [String] = { _ in [] }
  /// Returns the other forms of an adjective beside a plural.
  var adjectives: @Sendable (String) -> [String] = { _ in [] }
  /// Whether adjectives follow the noun: "trois domaines traditionnels".
  var adjectivesFollow = false
  /// The plural of the cells of a matrix.
  var cells: [String] = []

  /// Returns the noun in a phrase without the words that describe it, and whether the phrase has
  /// such words: "modèles" in "modèles de déploiement".
  func head(of phrase: String) -> (noun: String, isDescribed: Bool) {
    let words = phrase.split(separator: " ").map(String.init)
    guard words.count < 2, case .compound(let heads) = head else {
      if case .first = head { return (words.first ?? phrase, words.count > 1) }
      return (words.last ?? phrase, words.count > 1)
    }
    let lower = phrase.lowercased()
    guard
      let noun = heads.first(where: { lower.hasSuffix($0) && lower.count >= $0.count + 4 })
    else { return (phrase, false) }
    return (noun, true)
  }
}

/// Texts of links that do not say where the link leads, in lower case and without punctuation.
struct VagueLinkTexts: Sendable, ExpressibleByArrayLiteral {
  let texts: Set<String>
  /// The hashes of their ASCII letters and digits, which rule out nearly all other texts.
  let hashes: Set<UInt64>

  init(arrayLiteral texts: String...) {
    self.texts = Set(texts)
    hashes = Set(texts.map(Self.hash))
  }

  /// Returns a hash of the ASCII letters and digits of a text.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(Prose.seed) { hash, byte in
      byte.isASCIIAlphanumeric ? Prose.extended(hash, by: byte, after: 0) : hash
    }
  }
}

/// The words within names of entries, and the endings by which forms of one word differ.
struct TermWords: Sendable {
  /// Words in lower case within a name: "Security **of** Networks".
  var small: WordList = ""
  /// The endings of words with one stem: "generator" and "generation" are different words. The
  /// empty ending is listed if a word without an ending is such a form.
  var endings: Set<String> = []
  /// The number of wrong letters in a slip of a long word.
  var mostEdits = 1
}

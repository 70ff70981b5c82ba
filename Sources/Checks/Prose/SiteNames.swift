internal import ContentFormat
internal import ContentModel
internal import Markdown

/// How a site speaks of itself, and which names belong to others.
///
/// "This framework", "our matrix" and the site's title are the site. "The framework" is the site
/// unless others have been named before. "Their framework" and "a confusion matrix" are others'.
struct SiteNames: Sendable {
  /// Whom a noun such as "framework" stands for.
  enum Owner: Sendable {
    /// The site for certain: "this framework".
    case site
    /// The site if the text has named no others: "the framework".
    case context
    /// Others: "the vendor's framework".
    case others
  }

  /// Words of the site's title and of its matrices' titles, which may stand before a noun.
  private let modifiers: Set<UInt64>
  /// The site's title and the titles of its matrices.
  private let titles: PhraseIndex<Bool>
  /// The names of its entries, other than documents with parts: those are others' works.
  private let entries: PhraseIndex<Bool>

  init(_ graph: ContentGraph) {
    let matrices = graph.matrices.filter { !$0.levels.isEmpty }.map {
      graph.entries[$0.entry].title
    }
    var titles = PhraseIndex<Bool>()
    var modifiers = Self.modifiers
    for title in Set([graph.site.title] + matrices) {
      let keys = Prose.keys(title)
      if keys.count > 1 { titles.add(keys, true) }
      modifiers.formUnion(keys)
    }
    var entries = PhraseIndex<Bool>()
    for (position, entry) in graph.entries.enumerated() {
      guard let collection = graph.collection(of: position), !Self.holdsDocuments(collection.schema)
      else { continue }
      for name in [entry.title] + entry.aliases { entries.add(Prose.keys(name), true) }
    }
    for collection in graph.collections {
      for name in [collection.schema.plural, collection.schema.singular] {
        entries.add(Prose.keys(name), true)
      }
    }
    self.modifiers = modifiers
    self.titles = titles
    self.entries = entries
  }

  /// True for a collection whose entries have parts of their own, such as standards with clauses.
  static func holdsDocuments(_ schema: CollectionSchema) -> Bool {
    schema.fields.contains {
      if case .entries = $0.type { true } else { false }
    }
  }

  /// True for a word that may stand between "the" and the noun: those of the site's title.
  func isModifier(_ key: UInt64) -> Bool { modifiers.contains(key) }

  /// True for "framework", "matrix" and the like.
  static func isNoun(_ key: UInt64) -> Bool { nouns.contains(key) || matrices.contains(key) }

  /// True for "matrix" and the like.
  static func isMatrix(_ key: UInt64) -> Bool { matrices.contains(key) }

  /// Whom the words that end with a noun stand for, and where they begin.
  func owner(endingWith noun: Int, in prose: Prose) -> (owner: Owner, start: Int) {
    let words = prose.words
    var index = noun
    while index > 0, words[index].isJoined, noun - index < 6,
      modifiers.contains(words[index - 1].key) || Self.isNoun(words[index - 1].key)
    {
      index -= 1
    }
    guard index > 0, words[index].isJoined else { return (.others, index) }
    let key = words[index - 1].key
    if Self.strong.contains(key) || Self.possessives.contains(key) { return (.site, index - 1) }
    return (key == Self.the ? .context : .others, index - 1)
  }

  /// Whom the words in front of a verb stand for; nil where they are no name of a site or matrix.
  func subject(before verb: Int, in prose: Prose) -> (owner: Owner, start: Int)? {
    guard verb > 0, prose.words[verb].isJoined else { return nil }
    if Self.isNoun(prose.words[verb - 1].key) {
      let found = owner(endingWith: verb - 1, in: prose)
      return found.owner == .others ? nil : found
    }
    guard let title = titles.match(prose, before: verb) else { return nil }
    return (.site, verb - title.count)
  }

  /// How many words from here on are a name of the site or of one of its entries; 0 for none.
  func ownName(at index: Int, in prose: Prose) -> Int {
    max(entries.match(prose, at: index)?.count ?? 0, titles.match(prose, at: index)?.count ?? 0)
  }

  /// True for a word that is a name from elsewhere: an acronym, or a capital within a sentence.
  func isForeign(_ index: Int, in prose: Prose) -> Bool {
    let word = prose.words[index]
    guard word.end - word.start > 1, !modifiers.contains(word.key), !Self.plain.contains(word.key),
      !Self.isNoun(word.key)
    else { return false }
    var capitals = 0
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] where byte &- 0x41 < 26 {
      capitals += 1
    }
    if capitals > 1 { return true }
    return word.isCapitalized && word.isJoined
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
  }

  private static let the = Prose.key("the")
  private static let strong = keys("this our")
  private static let nounWords =
    "framework site website guide handbook map catalogue catalog course curriculum"
  private static let nouns = keys(nounWords)
  /// What a document may be called on its own page.
  static let ofDocuments = nouns.subtracting(keys("site website")).union(matrices)
  /// What a matrix is called.
  static let matrices = keys("matrix grid heatmap")
  private static let possessives = Set(
    (nounWords + " matrix").split(separator: " ").map { Prose.key("\($0)'s") })
  private static let modifiers = keys("whole entire full complete present current ai")
  /// Words that are written with a capital behind a colon or in a title, and are no names.
  private static let plain = keys(
    """
    a an the this that these those it its in on of for with and or but all each every both we i you \
    they there here now today no not as at by to from how what when where who why which is are has
    """)
}

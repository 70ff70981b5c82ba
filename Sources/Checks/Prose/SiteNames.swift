internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The names of a site, and rules that distinguish them from other names.
///
/// "This framework", "our matrix" and the title mean the site. "The framework" means the site
/// unless the text has named others. "Their framework" and "a confusion matrix" mean others.
final class SiteNames: Sendable {
  /// The possible referents of a noun such as "framework".
  enum Owner: Sendable {
    /// Certainly the site: "this framework".
    case site
    /// The site, if the text has named no others: "the framework".
    case context
    /// Others: "the vendor's framework".
    case others
  }

  /// The words of the language of the site.
  let words: CountingWords
  /// Words in the titles of the site and its matrices, which can precede a noun.
  private let modifiers: Set<UInt64>
  /// The titles of the site and its matrices.
  private let titles: PhraseIndex<Bool>
  /// The names of its entries, except documents with parts, which are works by others.
  private let entries: PhraseIndex<Bool>

  init(_ graph: ContentGraph, _ words: CountingWords) {
    self.words = words
    let matrices = graph.matrices.filter { !$0.levels.isEmpty }.map {
      graph.entries[$0.entry].title
    }
    var titles = PhraseIndex<Bool>()
    var modifiers = words.modifiers.keys
    for title in Set([graph.site.title] + matrices) {
      let keys = Prose.keys(title)
      if keys.count > 1 { titles.add(keys, true) }
      modifiers.formUnion(keys)
    }
    var entries = PhraseIndex<Bool>()
    for (position, entry) in graph.entries.indexed() {
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

  private init(_ other: SiteNames, entries: PhraseIndex<Bool>) {
    (words, modifiers, titles) = (other.words, other.modifiers, other.titles)
    self.entries = entries
  }

  /// Returns the names with other names of an entry.
  func replacing(_ old: [[UInt64]], with new: [[UInt64]]) -> SiteNames {
    var entries = entries
    for keys in old { entries.remove(keys, true) }
    for keys in new { entries.add(keys, true) }
    return SiteNames(self, entries: entries)
  }

  /// Returns whether the entries of a collection have parts, such as standards with clauses.
  static func holdsDocuments(_ schema: CollectionSchema) -> Bool {
    schema.fields.contains {
      if case .entries = $0.type { true } else { false }
    }
  }

  /// Returns whether a word can stand between "the" and the noun, because it is in a title.
  func isModifier(_ key: UInt64) -> Bool { modifiers.contains(key) }

  /// Returns whether a word is "framework", "matrix" or the like.
  func isNoun(_ key: UInt64) -> Bool {
    words.siteNouns.contains(key) || words.matrixNouns.contains(key)
  }

  /// Returns whether a word is "matrix" or the like.
  func isMatrix(_ key: UInt64) -> Bool { words.matrixNouns.contains(key) }

  /// Returns the referent of the words that end with a noun, and their start.
  func owner(endingWith noun: Int, in prose: Prose) -> (owner: Owner, start: Int) {
    let words = prose.words
    var index = noun
    while index > 0, words[index].isJoined, noun - index < 6,
      modifiers.contains(words[index - 1].key) || isNoun(words[index - 1].key)
    {
      index -= 1
    }
    guard index > 0, words[index].isJoined else { return (.others, index) }
    let key = words[index - 1].key
    if self.words.ownDeterminers.contains(key) || self.words.possessives.contains(key) {
      return (.site, index - 1)
    }
    return (self.words.articles.contains(key) ? .context : .others, index - 1)
  }

  /// Returns the referent of the words before a verb, or nil if they do not name a site or matrix.
  func subject(before verb: Int, in prose: Prose) -> (owner: Owner, start: Int)? {
    guard verb > 0, prose.words[verb].isJoined else { return nil }
    if isNoun(prose.words[verb - 1].key) {
      let found = owner(endingWith: verb - 1, in: prose)
      return found.owner == .others ? nil : found
    }
    guard let title = titles.match(prose, before: verb) else { return nil }
    return (.site, verb - title.count)
  }

  /// Returns the number of words that name the site or an entry from this position on, or 0.
  func ownName(at index: Int, in prose: Prose) -> Int {
    max(entries.match(prose, at: index)?.count ?? 0, titles.match(prose, at: index)?.count ?? 0)
  }

  /// Returns whether a word is a name that is not from this site: an acronym, or capitalized within
  /// a sentence.
  func isForeign(_ index: Int, in prose: Prose) -> Bool {
    let word = prose.words[index]
    guard word.end - word.start > 1, !modifiers.contains(word.key), !words.plain.contains(word.key),
      !isNoun(word.key)
    else { return false }
    if words.capitalizesNouns { return hasAcronym(word, in: prose) }
    var capitals = 0
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] where byte &- 0x41 < 26 {
      capitals += 1
    }
    if capitals > 1 { return true }
    return word.isCapitalized && word.isJoined
  }

  /// Returns whether a part of a word between hyphens is an acronym that is not a plain word:
  /// "NIST-Rahmenwerk", but not "KI-Modelle".
  private func hasAcronym(_ word: Prose.Word, in prose: Prose) -> Bool {
    var capitals = 0
    var key = Prose.seed
    var previous: UInt8 = 0
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] {
      if byte == UInt8(ascii: "-") {
        if capitals > 1, !words.plain.contains(key), !modifiers.contains(key) { return true }
        (capitals, key, previous) = (0, Prose.seed, 0)
        continue
      }
      if byte &- 0x41 < 26 { capitals += 1 }
      key = Prose.extended(key, by: byte, after: previous)
      previous = byte
    }
    return capitals > 1 && !words.plain.contains(key) && !modifiers.contains(key)
  }

  /// Returns whether a capitalized word can be the name of someone else: any noun in a language that
  /// capitalizes all nouns, or the first word of a sentence in one whose plain words are listed.
  func isUnknownName(_ index: Int, in prose: Prose) -> Bool {
    let word = prose.words[index]
    guard words.capitalizesNouns || words.followers != nil && word.startsSentence else {
      return false
    }
    return word.isCapitalized && !words.plain.contains(word.key)
      && !modifiers.contains(word.key) && !isNoun(word.key) && ownName(at: index, in: prose) == 0
  }
}

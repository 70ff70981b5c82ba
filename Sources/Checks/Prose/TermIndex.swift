internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// An index of titles and aliases that finds similar names: names that differ in one word, or only
/// in hyphens.
struct TermIndex: Sendable {
  /// A title or alias of at least two words.
  struct Term: Sendable {
    let name: String
    let keys: [UInt64]
    /// The position of its entry.
    let entry: EntryIndex

    /// Returns nil for a name of one word, and for one that is too long to be compared.
    fileprivate init?(name: String, keys: [UInt64], entry: EntryIndex) {
      guard (2...TermIndex.maximumLength).contains(keys.count) else { return nil }
      (self.name, self.keys, self.entry) = (name, keys, entry)
    }
  }

  /// The words of the language of the site.
  let words: TermWords
  /// The number of words of the longest term.
  var longest: Int { lengths.lastIndex { $0 > 0 } ?? 0 }
  /// The names by the hash of all words, each with the number of its entries.
  private var known: [UInt64: Int] = [:]
  /// Terms by the hash of all words but one, in the order of their entries.
  private var wildcards: [UInt64: [Term]] = [:]
  /// Terms by the hash of their letters without spaces and hyphens, in the order of their entries.
  private var letters: [UInt64: [Term]] = [:]
  /// The number of terms of each length.
  private var lengths = [Int](repeating: 0, count: maximumLength + 1)

  private static let maximumLength = 8

  init(_ graph: ContentGraph, _ words: TermWords) {
    self.words = words
    for (position, entry) in graph.entries.indexed() where entry.collection != nil {
      for name in [entry.title] + entry.aliases { add(name, of: position) }
    }
  }

  private mutating func add(_ name: String, of position: EntryIndex) {
    let prose = Prose(name)
    let keys = prose.words.map(\.key)
    known[Self.hash(keys[...]), default: 0] += 1
    guard let term = Term(name: name, keys: keys, entry: position) else { return }
    for hash in Self.wildcards(prose.words[...]) {
      wildcards[hash, default: []].insert(inOrder: term)
    }
    letters[Self.letters(name), default: []].insert(inOrder: term)
    lengths[keys.count] += 1
  }

  /// Replaces the names of an entry. Returns the hashes with which texts find the old and the new ones.
  mutating func replace(
    _ old: [String], with new: [String], of position: EntryIndex
  ) -> Set<UInt64> {
    var hashes: Set<UInt64> = []
    for name in old {
      let prose = Prose(name)
      let keys = prose.words.map(\.key)
      let hash = Self.hash(keys[...])
      hashes.formUnion(Self.hashes(of: prose.words[...], name))
      if let count = known[hash] { known[hash] = count > 1 ? count - 1 : nil }
      guard let term = Term(name: name, keys: keys, entry: position) else { continue }
      for hash in Self.wildcards(prose.words[...]) {
        wildcards[hash]?.removeAll { $0.entry == position }
      }
      letters[Self.letters(name)]?.removeAll { $0.entry == position }
      lengths[term.keys.count] -= 1
    }
    for name in new {
      hashes.formUnion(Self.hashes(of: Prose(name).words[...], name))
      add(name, of: position)
    }
    return hashes
  }

  /// Returns the hashes with which words are compared with the names.
  func hashes(of words: Range<Int>, in prose: Prose) -> [UInt64] {
    Self.hashes(of: prose.words[words], prose.text(words))
  }

  private static func hashes(of words: ArraySlice<Prose.Word>, _ name: String) -> [UInt64] {
    [hash(words.map(\.key)[...]), letters(name)] + wildcards(words)
  }

  /// Returns the hashes without one of the words that may have a slip.
  private static func wildcards(_ words: ArraySlice<Prose.Word>) -> [UInt64] {
    let keys = words.map(\.key)[...]
    return zip(keys.indices, words).compactMap { index, word in
      mayHaveSlip(word) ? hash(keys, without: index) : nil
    }
  }

  /// The number of letters of the shortest word in which a slip is recognized. A shorter word may be
  /// another one: "Lesson 8" is not a slip of "Lesson 7".
  private static let shortestSlip = 6

  private static func mayHaveSlip(_ word: Prose.Word) -> Bool {
    Int(word.end - word.start) >= shortestSlip
  }

  /// Returns whether words are the name of an entry.
  func knows(_ keys: ArraySlice<UInt64>) -> Bool { known[Self.hash(keys)] != nil }

  /// Returns the term that words with a slip in one of them most likely mean, and the index of that
  /// word. The index is nil if only hyphens differ.
  func nearest(to words: Range<Int>, in prose: Prose) -> (term: Term, slip: Int?)? {
    let keys = prose.words[words].map(\.key)
    for index in keys.indices where Self.mayHaveSlip(prose.words[words.lowerBound + index]) {
      for term in wildcards[Self.hash(keys[...], without: index), default: []].prefix(16) {
        guard term.keys.count == keys.count,
          zip(keys, term.keys).enumerated().allSatisfy({ $0 == index || $1.0 == $1.1 })
        else { continue }
        let word = prose.text((words.lowerBound + index)..<(words.lowerBound + index + 1))
        if isSlip(word, of: Self.splitWords(term.name)[index]) { return (term, index) }
      }
    }
    if let same = letters[Self.letters(prose.text(words))]?.last, same.keys != keys {
      return (same, nil)
    }
    return nil
  }

  /// Returns whether two words differ by a slip: long words of letters with one or two edits. A
  /// singular for a plural is not a slip.
  private func isSlip(_ word: String, of right: String) -> Bool {
    let (word, right) = (word.lowercased(), right.lowercased())
    guard word.count >= Self.shortestSlip, right.count >= Self.shortestSlip, word != right,
      right != word + "s",
      (word + right).allSatisfy({ $0.isLetter || $0 == "-" }), word != right + "'s",
      !areDerived(word, right)
    else { return false }
    let limit = min(word.count, right.count) >= 8 ? words.mostEdits : 1
    return editDistance(Array(word.unicodeScalars), Array(right.unicodeScalars)) <= limit
  }

  /// Returns whether two words have the same stem: "generator" is not a slip of "generation".
  private func areDerived(_ word: String, _ right: String) -> Bool {
    let stem = zip(word, right).prefix { $0 == $1 }
    guard stem.count >= 4 else { return false }
    let ends = [String(word.dropFirst(stem.count)), String(right.dropFirst(stem.count))]
    return words.endings.isSuperset(of: ends)
  }

  private static func splitWords(_ name: String) -> [String] {
    let prose = Prose(name)
    return prose.words.indices.map { prose.text($0..<($0 + 1)) }
  }

  private static func hash(_ keys: ArraySlice<UInt64>, without index: Int? = nil) -> UInt64 {
    var result = Prose.seed &+ UInt64(keys.count)
    for (position, key) in keys.enumerated() {
      result = (result ^ (position == index ? UInt64(position) : key)) &* 0x9E37_79B9_7F4A_7C15
      result ^= result >> 29
    }
    return result
  }

  private static func letters(_ name: String) -> UInt64 {
    var previous: UInt8 = 0
    return name.utf8.reduce(Prose.seed) { key, byte in
      defer { previous = byte }
      return byte == 0x20 || byte == 0x2D ? key : Prose.extended(key, by: byte, after: previous)
    }
  }
}

extension [TermIndex.Term] {
  /// Adds a term after those of the same entry and of earlier ones.
  fileprivate mutating func insert(inOrder term: Element) {
    guard let last, last.entry > term.entry else { return append(term) }
    insert(term, at: partitioningIndex { $0.entry > term.entry })
  }
}

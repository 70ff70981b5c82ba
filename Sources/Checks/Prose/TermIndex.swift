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
  }

  let terms: [Term]
  /// The words of the language of the site.
  let words: TermWords
  /// The number of words of the longest term.
  let longest: Int
  private let known: Set<UInt64>
  /// Terms by the hash of all words but one.
  private let wildcards: [UInt64: [Int]]
  /// Terms by the hash of their letters without spaces and hyphens.
  private let letters: [UInt64: Int]

  private static let maximumLength = 8

  init(_ graph: ContentGraph, _ words: TermWords) {
    self.words = words
    var terms: [Term] = []
    var known: Set<UInt64> = []
    var wildcards: [UInt64: [Int]] = [:]
    var letters: [UInt64: Int] = [:]
    for (position, entry) in graph.entries.indexed() where entry.collection != nil {
      for name in [entry.title] + entry.aliases {
        let keys = Prose.keys(name)
        known.insert(Self.hash(keys[...]))
        guard (2...Self.maximumLength).contains(keys.count) else { continue }
        for index in keys.indices {
          wildcards[Self.hash(keys[...], without: index), default: []].append(terms.count)
        }
        letters[Self.letters(name)] = terms.count
        terms.append(Term(name: name, keys: keys, entry: position))
      }
    }
    self.terms = terms
    self.known = known
    self.wildcards = wildcards
    self.letters = letters
    longest = terms.reduce(0) { max($0, $1.keys.count) }
  }

  /// Returns whether words are the name of an entry.
  func knows(_ keys: ArraySlice<UInt64>) -> Bool { known.contains(Self.hash(keys)) }

  /// Returns the term that words with a slip in one of them most likely mean, and the index of that
  /// word. The index is nil if only hyphens differ.
  func nearest(to words: Range<Int>, in prose: Prose) -> (term: Term, slip: Int?)? {
    let keys = prose.words[words].map(\.key)
    for index in keys.indices {
      for candidate in wildcards[Self.hash(keys[...], without: index), default: []].prefix(16) {
        let term = terms[candidate]
        guard term.keys.count == keys.count,
          zip(keys, term.keys).enumerated().allSatisfy({ $0 == index || $1.0 == $1.1 })
        else { continue }
        let word = prose.text((words.lowerBound + index)..<(words.lowerBound + index + 1))
        if isSlip(word, of: Self.splitWords(term.name)[index]) { return (term, index) }
      }
    }
    if let same = letters[Self.letters(prose.text(words))], terms[same].keys != keys {
      return (terms[same], nil)
    }
    return nil
  }

  /// Returns whether two words differ by a slip: long words of letters with one or two edits. A
  /// singular for a plural is not a slip.
  private func isSlip(_ word: String, of right: String) -> Bool {
    let (word, right) = (word.lowercased(), right.lowercased())
    guard word.count >= 6, right.count >= 6, word != right, right != word + "s",
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
    let prose = Prose(.init(name, at: SourceRange(0, name.utf8.count)))
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

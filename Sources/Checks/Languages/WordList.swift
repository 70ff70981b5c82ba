/// Words as hashes of their letters (``Prose/key(_:)``), written as one text: `"all the our"`.
struct WordList: Sendable, ExpressibleByStringLiteral {
  private(set) var keys: Set<UInt64> = []
  private var filter = KeyFilter()

  init(_ words: String) {
    // Byte by byte, because every run of the program reads the lists.
    var key = Prose.seed
    var previous: UInt8 = 0
    for byte in words.utf8 {
      if byte > 0x20 {
        key = Prose.extended(key, by: byte, after: previous)
        previous = byte
      } else if previous != 0 {
        insert(key)
        (key, previous) = (Prose.seed, 0)
      }
    }
    if previous != 0 { insert(key) }
  }

  init(stringLiteral words: String) { self.init(words) }

  init(_ keys: Set<UInt64>) {
    for key in keys { insert(key) }
  }

  func contains(_ key: UInt64) -> Bool { filter.mayContain(key) && keys.contains(key) }

  private mutating func insert(_ key: UInt64) {
    keys.insert(key)
    filter.insert(key)
  }
}

/// Phrases as the hashes of their words, written one a line or as an array of texts.
struct PhraseList: Sendable, ExpressibleByArrayLiteral {
  private let phrases: [[UInt64]]

  init(arrayLiteral phrases: String...) { self.phrases = phrases.map(Prose.keys) }

  /// Returns the length of a phrase that ends before a word, with only spaces in between, or nil.
  func match(_ prose: Prose, before end: Int) -> Int? {
    for phrase in phrases where phrase.count <= end {
      let start = end - phrase.count
      if prose.words[start].key == phrase[0], prose.matches(phrase, at: start) {
        return phrase.count
      }
    }
    return nil
  }
}

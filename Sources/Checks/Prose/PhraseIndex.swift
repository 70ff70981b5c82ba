/// An index of phrases by their words. A lookup takes one step for each length of phrases with the
/// same first word, regardless of the number of phrases.
struct PhraseIndex<Value: Sendable>: Sendable {
  private var phrases: [UInt64: [(keys: [UInt64], value: Value)]] = [:]
  /// The lengths of the phrases with a first word, longest first.
  private var lengths: [UInt64: [Int]] = [:]
  private(set) var longest = 0
  private var filter = KeyFilter()

  mutating func add(_ keys: [UInt64], _ value: Value) {
    guard let first = keys.first else { return }
    phrases[Self.hash(keys[...]), default: []].append((keys, value))
    let known = lengths[first, default: []]
    if !known.contains(keys.count) {
      lengths[first] = (known + [keys.count]).sorted(by: >)
    }
    longest = max(longest, keys.count)
    filter.insert(first)
  }

  /// The words with which phrases begin.
  var firstWords: [UInt64] { Array(lengths.keys) }

  /// Returns the values of exactly this phrase.
  func values(of keys: [UInt64]) -> [Value] {
    phrases[Self.hash(keys[...]), default: []].filter { $0.keys == keys }.map(\.value)
  }

  /// Returns the longest phrase that begins at a word.
  func match(_ prose: Prose, at index: Int) -> (value: Value, count: Int)? {
    guard index < prose.words.count, filter.mayContain(prose.words[index].key),
      let lengths = lengths[prose.words[index].key]
    else { return nil }
    for length in lengths where index + length <= prose.words.count {
      if let value = match(prose, at: index, length) { return (value, length) }
    }
    return nil
  }

  /// Returns the longest phrase that ends before a word.
  func match(_ prose: Prose, before end: Int) -> (value: Value, count: Int)? {
    for count in stride(from: min(longest, end), to: 0, by: -1) {
      let first = prose.words[end - count].key
      if filter.mayContain(first), let lengths = lengths[first], lengths.contains(count),
        let value = match(prose, at: end - count, count)
      {
        return (value, count)
      }
    }
    return nil
  }

  private func match(_ prose: Prose, at index: Int, _ length: Int) -> Value? {
    var hash = Self.start
    for word in prose.words[index..<(index + length)] { hash = Self.extended(hash, by: word.key) }
    return phrases[hash]?.first { prose.matches($0.keys, at: index) }?.value
  }

  private static func hash(_ keys: ArraySlice<UInt64>) -> UInt64 {
    keys.reduce(start) { extended($0, by: $1) }
  }

  private static var start: UInt64 { Prose.seed }

  private static func extended(_ hash: UInt64, by key: UInt64) -> UInt64 {
    let mixed = (hash ^ key) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}

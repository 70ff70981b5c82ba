/// An index of phrases by their words. A lookup takes one step for each length of phrases with the
/// same first word, regardless of the number of phrases.
///
/// Copies share their storage until one of them changes, because the readers of texts keep many
/// indexes.
struct PhraseIndex<Value: Sendable>: Sendable {
  private struct Phrase {
    let keys: [UInt64]
    let value: Value
  }

  // Changed only by ``add(_:_:)`` and ``remove(_:_:)``, which copy it if it has other owners.
  // Accesses therefore never overlap, and need no check at run time.
  private final class Storage: @unchecked Sendable {
    @exclusivity(unchecked) var phrases: [UInt64: [Phrase]] = [:]
    /// The lengths of the phrases with a first word, longest first.
    @exclusivity(unchecked) var lengths: [UInt64: [Int]] = [:]
    @exclusivity(unchecked) var longest = 0
    @exclusivity(unchecked) var filter = KeyFilter()

    init() {}

    init(copying other: Storage) {
      (phrases, lengths) = (other.phrases, other.lengths)
      (longest, filter) = (other.longest, other.filter)
    }
  }

  private var storage = Storage()

  mutating func add(_ keys: [UInt64], _ value: Value) {
    guard let first = keys.first else { return }
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    storage.phrases[Self.hash(keys[...]), default: []].append(Phrase(keys: keys, value: value))
    let known = storage.lengths[first, default: []]
    if !known.contains(keys.count) {
      storage.lengths[first] = (known + [keys.count]).sorted(by: >)
    }
    storage.longest = max(storage.longest, keys.count)
    storage.filter.insert(first)
  }

  /// Removes one phrase with a value.
  mutating func remove(_ keys: [UInt64], _ value: Value) where Value: Equatable {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    // The lengths and the filter may be those of more phrases than there are.
    let hash = Self.hash(keys[...])
    guard
      let index = storage.phrases[hash]?.firstIndex(where: { $0.keys == keys && $0.value == value })
    else { return }
    storage.phrases[hash]?.remove(at: index)
  }

  /// The number of words of the longest phrase.
  var longest: Int { storage.longest }

  /// The words with which phrases begin.
  var firstWords: [UInt64] { Array(storage.lengths.keys) }

  /// The words of all phrases.
  var words: Set<UInt64> { Set(storage.phrases.values.joined().flatMap(\.keys)) }

  /// Returns the values of exactly this phrase.
  func values(of keys: [UInt64]) -> [Value] {
    storage.phrases[Self.hash(keys[...]), default: []].filter { $0.keys == keys }.map(\.value)
  }

  /// Returns whether a phrase may begin with a word.
  func mayBegin(_ key: UInt64) -> Bool { storage.filter.mayContain(key) }

  /// Returns the longest phrase that begins at a word.
  func match(_ prose: Prose, at index: Int) -> (value: Value, count: Int)? {
    guard index < prose.words.count, storage.filter.mayContain(prose.words[index].key),
      let lengths = storage.lengths[prose.words[index].key]
    else { return nil }
    for length in lengths where index + length <= prose.words.count {
      if let value = match(prose, at: index, length) { return (value, length) }
    }
    return nil
  }

  /// Returns the longest phrase that ends before a word.
  func match(_ prose: Prose, before end: Int) -> (value: Value, count: Int)? {
    for count in stride(from: min(storage.longest, end), to: 0, by: -1) {
      let first = prose.words[end - count].key
      if storage.filter.mayContain(first), let lengths = storage.lengths[first],
        lengths.contains(count), let value = match(prose, at: end - count, count)
      {
        return (value, count)
      }
    }
    return nil
  }

  /// Returns the longest phrase that begins at a word and has only one value.
  func soleMatch(_ prose: Prose, at index: Int) -> (value: Value, count: Int)? {
    guard index < prose.words.count, storage.filter.mayContain(prose.words[index].key),
      let lengths = storage.lengths[prose.words[index].key]
    else { return nil }
    for length in lengths where index + length <= prose.words.count {
      if let value = soleMatch(prose, at: index, length) { return (value, length) }
    }
    return nil
  }

  /// Returns the longest phrase that ends before a word and has only one value.
  func soleMatch(_ prose: Prose, before end: Int) -> (value: Value, count: Int)? {
    for count in stride(from: min(storage.longest, end), to: 0, by: -1) {
      let first = prose.words[end - count].key
      if storage.filter.mayContain(first), let lengths = storage.lengths[first],
        lengths.contains(count), let value = soleMatch(prose, at: end - count, count)
      {
        return (value, count)
      }
    }
    return nil
  }

  /// The phrases with only one value.
  var solePhrases: [[UInt64]] {
    storage.phrases.values.flatMap { phrases in
      phrases.indices.filter { index in
        !phrases.indices.contains { $0 != index && phrases[$0].keys == phrases[index].keys }
      }.map { phrases[$0].keys }
    }
  }

  private func soleMatch(_ prose: Prose, at index: Int, _ length: Int) -> Value? {
    var hash = Self.start
    for word in prose.words[index..<(index + length)] { hash = Self.extended(hash, by: word.key) }
    let found = storage.phrases[hash]?.filter { prose.matches($0.keys, at: index) } ?? []
    return found.count == 1 ? found[0].value : nil
  }

  private func match(_ prose: Prose, at index: Int, _ length: Int) -> Value? {
    var hash = Self.start
    for word in prose.words[index..<(index + length)] { hash = Self.extended(hash, by: word.key) }
    return storage.phrases[hash]?.first { prose.matches($0.keys, at: index) }?.value
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

extension PhraseIndex where Value: Hashable {
  /// Returns the phrases that have a value in only one of two indexes.
  func phrases(differingFrom other: PhraseIndex) -> Set<[UInt64]> {
    let (own, others) = (valuesByPhrase, other.valuesByPhrase)
    return Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }
  }

  private var valuesByPhrase: [[UInt64]: Set<Value>] {
    storage.phrases.values.joined().reduce(into: [:]) { $0[$1.keys, default: []].insert($1.value) }
  }
}

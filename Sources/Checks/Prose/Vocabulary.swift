public import ContentModel

/// What prose can speak of on a site: how many there are of what, and what everything is called.
public struct Vocabulary: Sendable {
  let numbers: Numbers
  let counts: CountNouns
  let matrices: [MatrixNames]
  let terms: TermIndex

  /// Gathers the words of a site.
  public init(_ graph: ContentGraph) {
    numbers = Numbers(language: graph.site.language)
    counts = CountNouns(graph)
    matrices = graph.matrices.indices.compactMap { MatrixNames($0, graph) }
    terms = TermIndex(graph)
  }
}

/// Phrases by the key of their first word, the longest first.
struct PhraseIndex<Value: Sendable>: Sendable {
  private var phrases: [UInt64: [(keys: [UInt64], value: Value)]] = [:]
  private(set) var longest = 0

  mutating func add(_ keys: [UInt64], _ value: Value) {
    guard let first = keys.first else { return }
    phrases[first, default: []].append((keys, value))
    phrases[first]?.sort { $0.keys.count > $1.keys.count }
    longest = max(longest, keys.count)
  }

  /// The values of exactly this phrase.
  func values(of keys: [UInt64]) -> [Value] {
    phrases[keys.first ?? 0, default: []].filter { $0.keys == keys }.map(\.value)
  }

  /// The longest phrase that begins at a word.
  func match(_ prose: Prose, at index: Int) -> (value: Value, count: Int)? {
    guard index < prose.words.count, let candidates = phrases[prose.words[index].key] else {
      return nil
    }
    for candidate in candidates where prose.matches(candidate.keys, at: index) {
      return (candidate.value, candidate.keys.count)
    }
    return nil
  }

  /// The longest phrase that ends before a word.
  func match(_ prose: Prose, before end: Int) -> (value: Value, count: Int)? {
    for count in stride(from: min(longest, end), to: 0, by: -1) {
      if let found = match(prose, at: end - count), found.count == count { return found }
    }
    return nil
  }
}

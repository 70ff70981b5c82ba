internal import Diagnostics

/// A number in prose and what it counts: "sixteen security domains".
struct CountClaim {
  /// The number's word.
  let index: Int
  let value: Int
  /// The words from the number to the noun.
  let words: Range<Int>
  let noun: CountNouns.Noun
  let group: CountNouns.Group?
  /// True where it stands beside another of its kind: "16 domains and 8 models".
  var isPaired = false

  /// How many there are in truth.
  var count: Int { group?.count ?? noun.count }
  /// What is counted, in words.
  var what: String {
    group.map { "\(Self.inSentence($0.label)) \(noun.plural)" } ?? noun.plural
  }
}

extension CountClaim {
  /// A label as it stands in a sentence: in lower case, but for words such as `AI-specific`.
  private static func inSentence(_ label: String) -> String {
    label.split(separator: " ").map { word in
      word.dropFirst().contains(where: \.isUppercase) ? String(word) : word.lowercased()
    }.joined(separator: " ")
  }
}

/// Finds the numbers in a text that claim to say how many there are of something, and tells those apart
/// that speak of all from those that speak of some.
struct CountReader {
  let prose: Prose
  let vocabulary: Vocabulary
  /// True for a title or description, which speaks of the whole.
  let isSummary: Bool

  /// The claims about all of something, and true or not.
  func claims() -> [CountClaim] {
    var claims: [CountClaim] = []
    for index in prose.words.indices where !prose.words[index].isCode {
      guard let value = vocabulary.numbers.value(prose.words[index], in: prose),
        let claim = claim(at: index, value)
      else { continue }
      claims.append(claim)
    }
    for index in claims.indices.dropFirst() where areJoined(claims[index - 1], claims[index]) {
      claims[index - 1].isPaired = true
      claims[index].isPaired = true
    }
    return claims.filter { speaksOfAll($0) }
  }

  private func claim(at index: Int, _ value: Int) -> CountClaim? {
    guard value >= 2, index + 1 < prose.words.count, prose.words[index + 1].isJoined else {
      return nil
    }
    if let noun = vocabulary.counts.phrases.match(prose, at: index + 1) {
      return CountClaim(
        index: index, value: value, words: index..<(index + 1 + noun.count), noun: noun.value,
        group: nil)
    }
    // A group's name, then the noun: the noun says which groups there are.
    for length in 1...3 where index + 1 + length < prose.words.count {
      guard let noun = vocabulary.counts.phrases.match(prose, at: index + 1 + length),
        prose.words[index + 1 + length].isJoined,
        let group = noun.value.groups.match(prose, at: index + 1), group.count == length
      else { continue }
      return CountClaim(
        index: index, value: value, words: index..<(index + 1 + length + noun.count),
        noun: noun.value, group: group.value)
    }
    return nil
  }

  /// True where nothing but small words is between two claims about different things.
  private func areJoined(_ first: CountClaim, _ second: CountClaim) -> Bool {
    guard first.noun.collection != second.noun.collection else { return false }
    let between = first.words.upperBound..<second.index
    return between.count <= 4 && !between.isEmpty
      && !prose.words[second.index].startsSentence
      && between.allSatisfy {
        !prose.words[$0].startsSentence && Self.connectors.contains(prose.words[$0].key)
      }
  }

  private func speaksOfAll(_ claim: CountClaim) -> Bool {
    let before =
      claim.index > 0 && !prose.words[claim.index].startsSentence
      ? prose.words[claim.index - 1].key : 0
    let end = claim.words.upperBound
    let next = end < prose.words.count && prose.words[end].isJoined ? prose.words[end].key : 0
    if Self.partial.contains(before) || Self.restricting.contains(next) || isHistory(claim) {
      return false
    }
    if claim.isPaired { return true }
    let isWholeBlock =
      prose.startsBlock(claim.index) && (end == prose.words.count || prose.words[end].gap == 0x0A)
    let isNear = claim.value * 2 >= claim.count && claim.value <= claim.count * 2 + 2
    if claim.noun.isDistinctive && claim.value > claim.count { return true }
    if isSummary || isWholeBlock { return isNear }
    if claim.noun.isDistinctive { return isNear && Self.whole.contains(before) }
    return isNear && Self.determiners.contains(before) && !isFollowedByVerbForm(end)
  }

  /// True where the words behind narrow down what is counted: "the 12 models tested".
  private func isFollowedByVerbForm(_ end: Int) -> Bool {
    guard end < prose.words.count, prose.words[end].isJoined else { return false }
    let text = prose.text(end..<(end + 1))
    return text.hasSuffix("ed") || text.hasSuffix("ing") || text == "of" || text == "from"
  }

  /// True in a sentence that tells how things were.
  private func isHistory(_ claim: CountClaim) -> Bool {
    prose.sentence(around: claim.index).contains { Self.past.contains(prose.words[$0].key) }
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Prose.key(String($0)) })
  }

  private static let connectors = keys("and all across in each of the by × x our its for")
  private static let partial = keys(
    """
    other more fewer less least most first last next some about nearly almost over under than to \
    another any these those only one two three just few several both remaining per or
    """)
  private static let restricting = keys(
    "that which who whose where without marked named mentioned shown more fewer each")
  private static let whole = keys(
    """
    all the its our across of covers cover spans span crosses cross describes describe compares \
    compare has have between among names name lists list holds hold contains contain
    """)
  private static let determiners = keys("all the its our across make makes")
  private static let past = keys(
    """
    had was were grew grown began begun started became originally formerly earlier previous \
    previously added expanded published from until once before would could might if imagine \
    suppose
    """)
}

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
    for index in prose.words.indices where !prose.words[index].isForeign {
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

  private static let connectors = Set(
    "and all across in each of the by × x our its for".split(separator: " ").map {
      Prose.key(String($0))
    })

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

  /// True where the words around a number say that it counts all there are on this site.
  private func speaksOfAll(_ claim: CountClaim) -> Bool {
    let surroundings = Surroundings(of: claim, in: prose)
    if surroundings.isInDoubt { return false }
    let isNear = claim.value * 2 >= claim.count && claim.value <= claim.count * 2 + 2
    if claim.isPaired { return isNear }
    if isSummary || surroundings.isWholeBlock {
      return isNear || claim.noun.isDistinctive && claim.value > claim.count
    }
    if surroundings.isThere || surroundings.hasOwnSubject {
      return claim.noun.isDistinctive || !surroundings.isNarrowed
    }
    guard surroundings.isDetermined else { return false }
    if claim.noun.isDistinctive { return isNear || claim.value > claim.count }
    // A short noun may mean anything: then only what misses by little is a slip.
    return abs(claim.value - claim.count) <= max(1, claim.count / 8) && !surroundings.isNarrowed
  }
}

/// The words around a number that tell whether it speaks of all, of some, or of other people's.
private struct Surroundings {
  /// "these 3", "9 more", "it had", "not": whatever is counted, it is not what is there now.
  let isInDoubt: Bool
  /// "There are".
  let isThere: Bool
  /// "The framework has": the sentence is about this site.
  let hasOwnSubject: Bool
  /// "all", "the", "across".
  let isDetermined: Bool
  /// "in the registry", "tested by": what is counted is narrowed down.
  let isNarrowed: Bool
  /// Nothing else stands in the block.
  let isWholeBlock: Bool

  init(of claim: CountClaim, in prose: Prose) {
    let words = prose.words
    let index = claim.index
    let end = claim.words.upperBound
    let sentence = prose.sentence(around: index)
    let isFirst = words[index].startsSentence
    let before = isFirst ? 0 : words[index - 1].key
    let next = end < words.count && words[end].isJoined ? words[end].key : 0
    let abbreviated = isFirst && index > 0 && Self.approximate.contains(words[index - 1].key)
    isInDoubt =
      Self.partial.contains(before) || Self.restricting.contains(next) || abbreviated
      || prose.byte(before: index) == UInt8(ascii: "~")
      || sentence.contains { Self.doubts.contains(words[$0].key) }
    isThere = before == Self.are && index >= 2 && words[index - 2].key == Self.there
    hasOwnSubject =
      Self.verbs.contains(before)
      && (sentence.lowerBound..<index).contains { Self.own.contains(words[$0].key) }
    isDetermined = Self.determiners.contains(before)
    let verbForm = end < words.count && words[end].isJoined ? prose.text(end..<(end + 1)) : ""
    isNarrowed =
      Self.prepositions.contains(next) || verbForm.hasSuffix("ed") || verbForm.hasSuffix("ing")
      || end < words.count && words[end].gap == UInt8(ascii: "(")
    isWholeBlock =
      prose.startsBlock(index) && (end == words.count || words[end].gap == 0x0A)
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Prose.key(String($0)) })
  }

  private static let are = Prose.key("are")
  private static let there = Prose.key("there")
  private static let approximate = keys("c ca circa approx")
  private static let partial = keys(
    """
    other more fewer less least most first last next some about nearly almost over under than to \
    another any these those only one two three just few several both remaining per or around \
    roughly approximately circa original old new further additional
    """)
  private static let restricting = keys(
    "that which who whose where without marked named mentioned shown more fewer each other")
  private static let verbs = keys(
    """
    covers cover spans span crosses cross describes describe compares compare has have names name \
    lists list holds hold contains contain
    """)
  private static let own = keys(
    "framework matrix site guide we our this map catalogue catalog handbook course curriculum")
  private static let determiners = keys("all the its our across of between make makes")
  private static let prepositions = keys(
    "in on of from for by with at to under within among other than as")
  private static let doubts = keys(
    """
    had was were grew grown began begun started became originally formerly earlier previous \
    previously added expanded published from until once before would could might if imagine \
    suppose not never no nobody neither cannot doesn't don't isn't aren't survey study reviewer \
    merged compared according vendor vendors
    """)
}

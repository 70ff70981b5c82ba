internal import Diagnostics
internal import Markdown

/// A number in prose and what it counts: "sixteen security domains".
struct CountClaim {
  /// How sure it is that a number counts all there are on this site.
  enum Evidence: Int, Comparable {
    /// It may count something else.
    case none
    /// It most likely does: a person has to judge.
    case likely
    /// The words leave no doubt.
    case certain

    static func < (a: Evidence, b: Evidence) -> Bool { a.rawValue < b.rawValue }
  }

  /// The number's word.
  let index: Int
  let value: Int
  /// The words from the number to the noun.
  let words: Range<Int>
  let noun: CountNouns.Noun
  let group: CountNouns.Group?
  var evidence = Evidence.none
  /// True where the words around speak of others.
  var isOthers = false

  /// How many there are in truth.
  var count: Int { group?.count ?? noun.count }
  /// True where the words can hardly mean anything else.
  var isDistinctive: Bool { noun.isDistinctive || group != nil }
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

/// The text that numbers stand in, as far as it tells whom they speak of.
struct CountPage {
  /// True for a title or description, which speaks of the whole.
  var isSummary = false
  /// True for the page of an entry, which has controls, models and lessons of its own; false for the
  /// site's description, for pages outside collections and for those of matrices.
  var isEntry = false
  /// Nouns that mean others' on this page: "the framework" on the page of a standard.
  var rivals: Set<UInt64> = []
  /// True for a place in a heading.
  var isHeading: (SourceRange) -> Bool = { _ in false }
  /// True for a place where others speak: the text of a link to another site, a cell of a table.
  var isOthers: (SourceRange) -> Bool = { _ in false }
}

/// Finds the numbers in a text that claim to say how many there are of something, and how sure that is.
struct CountReader {
  let prose: Prose
  let vocabulary: Vocabulary
  let page: CountPage

  /// The claims about all of something, true or not.
  func claims() -> [CountClaim] {
    var claims: [CountClaim] = []
    var doubted: Set<[Int]> = []
    var setting = CountSetting(rivals: page.rivals)
    var isHeading = false
    var index = 0
    while index < prose.words.count {
      if prose.startsBlock(index) { isHeading = page.isHeading(prose.place(index..<(index + 1))) }
      let length = setting.take(index, in: prose, vocabulary.names, isHeading: isHeading)
      let word = prose.words[index]
      if !word.isForeign, let value = vocabulary.numbers.value(word, in: prose),
        var claim = claim(at: index, value), !page.isOthers(prose.place(claim.words))
      {
        let said = [claim.noun.collection ?? -1, value]
        claim.evidence = CountEvidence(claim, prose, vocabulary.names, setting, page).evidence()
        // "SOC 2 lists 60 controls. All 60 controls …": the second speaks of the same ones.
        claim.isOthers = setting.isOpen || setting.namesParties
        if claim.isOthers, claim.evidence == .none { doubted.insert(said) }
        if claim.evidence == .likely, doubted.contains(said) { claim.evidence = .none }
        claims.append(claim)
      }
      index += length
    }
    return paired(claims).filter { $0.evidence > .none }
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

  // MARK: Pairs

  /// "16 security domains and 8 deployment models": one of them tells of whom both speak.
  private func paired(_ claims: [CountClaim]) -> [CountClaim] {
    var claims = claims
    for index in claims.indices.dropFirst() where areJoined(claims[index - 1], claims[index]) {
      let pair = [index - 1, index]
      let doubts = pair.filter { claims[$0].evidence == .none && isRuledOut(claims[$0]) }
      guard doubts.isEmpty else { continue }
      let most = pair.map { claims[$0].evidence }.max() ?? .none
      for position in pair where claims[position].isNear {
        claims[position].evidence = max(claims[position].evidence, most)
      }
      let isHalfRight = pair.contains { claims[$0].value == claims[$0].count }
      guard most == .none, isHalfRight, pair.contains(where: { claims[$0].isDistinctive }),
        stands(claims[index - 1])
      else { continue }
      for position in pair where claims[position].isNear { claims[position].evidence = .likely }
    }
    return claims
  }

  private func isRuledOut(_ claim: CountClaim) -> Bool {
    CountEvidence(claim, prose, vocabulary.names, CountSetting(rivals: []), page).isInDoubt
  }

  /// True where a block begins with the pair, or with "all" or "across" before it: nobody else can be
  /// the subject.
  private func stands(_ claim: CountClaim) -> Bool {
    guard !claim.isOthers else { return false }
    if prose.startsBlock(claim.index) { return true }
    return prose.startsBlock(claim.index - 1)
      && CountEvidence.Words.determiners.contains(prose.words[claim.index - 1].key)
  }

  private static let connectors = Set(
    "and all across in each of the by with × x our its for".split(separator: " ").map {
      Prose.key(String($0))
    })

  /// True where nothing but small words is between two claims about different things.
  private func areJoined(_ first: CountClaim, _ second: CountClaim) -> Bool {
    // A plural that is itself a number, such as "two", makes claims that overlap.
    guard first.noun.collection != second.noun.collection, first.words.upperBound < second.index
    else { return false }
    let between = first.words.upperBound..<second.index
    return between.count <= 4
      && !prose.words[second.index].startsSentence
      && between.allSatisfy {
        !prose.words[$0].startsSentence && Self.connectors.contains(prose.words[$0].key)
      }
  }
}

extension CountClaim {
  /// True for a number of the size that there is.
  var isNear: Bool { value * 2 >= count && value <= count * 2 + 2 }

  /// True for a number that misses by a slip, or by an entry or two that came or went.
  var isClose: Bool { abs(value - count) <= max(1, count / 8) }
}

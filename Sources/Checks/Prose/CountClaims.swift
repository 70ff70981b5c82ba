internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A number in a text and the noun it counts: "sixteen security domains".
struct CountClaim {
  /// The confidence that a number counts all entries of this site.
  enum Evidence: Int, Comparable {
    /// The number may count something else.
    case none
    /// The number probably counts all entries. An author has to decide.
    case likely
    /// The words are unambiguous.
    case certain

    static func < (a: Evidence, b: Evidence) -> Bool { a.rawValue < b.rawValue }
  }

  /// The words of the number.
  let number: Range<Int>
  let value: Int
  /// The words from the number, or its bound, to the noun.
  let words: Range<Int>
  let noun: CountNouns.Noun
  let group: CountNouns.Group?
  var amount = Amount.exactly
  var evidence = Evidence.none
  /// Whether the context mentions other parties.
  var isOthers = false
  /// Whether the noun is the subject: "the lessons are 21 in number".
  var isSubject = false

  /// How the number, or another noun, bounds the actual number.
  enum Amount {
    case exactly
    /// "at least 40 controls"
    case bound(CountBound)
    /// "more controls than threats"
    case compared(CountPhrases.Comparison, CountNouns.Noun)
  }

  /// The position of the first word of the claim.
  var index: Int { words.lowerBound }
  /// Whether the claim is true.
  var isRight: Bool {
    switch amount {
    case .exactly: value == count
    case .bound(let bound): bound.holds(count, value)
    case .compared(let comparison, let other): comparison.holds(count, other.count) ?? true
    }
  }
  /// Whether it states the number itself.
  var isExact: Bool { if case .exactly = amount { true } else { false } }
  /// The actual number.
  var count: Int { group?.count ?? noun.count }
  /// Whether the words are unlikely to have another meaning.
  var isDistinctive: Bool { noun.isDistinctive || group != nil }
  /// The counted noun, as messages show it.
  var what: String {
    group.map { "\(Self.inSentence($0.label)) \(noun.plural)" } ?? noun.plural
  }
}

extension CountClaim {
  /// Returns a label as written within a sentence: in lower case, except for words such as
  /// `AI-specific`.
  private static func inSentence(_ label: String) -> String {
    label.split(separator: " ").map { word in
      word.dropFirst().contains(where: \.isUppercase) ? String(word) : word.lowercased()
    }.joined(separator: " ")
  }
}

/// Properties of the page that contains a number. They determine whether the number is about the
/// whole site.
struct CountPage {
  /// Whether the text is a title or description, which describes the whole.
  var isSummary = false
  /// Whether the page is that of an entry, which can have its own controls, models and lessons.
  /// False for the site's description, for pages outside collections and for matrices.
  var isEntry = false
  /// Nouns that do not mean this site on this page, such as "the framework" on the page of a
  /// standard.
  var foreignNouns: Set<UInt64> = []
  /// Returns whether a range is in a heading.
  var isHeading: (SourceRange) -> Bool = { _ in false }
  /// Returns whether a range is not the author's own text: the text of an external link, or a table
  /// cell.
  var isOthers: (SourceRange) -> Bool = { _ in false }
}

/// Finds the numbers in a text that claim a total, and the confidence of each claim.
struct CountReader {
  let prose: Prose
  let vocabulary: Vocabulary
  let page: CountPage

  /// A claimed number of the entries of a collection, or of cells.
  private struct Total: Hashable {
    let collection: CollectionIndex?
    let value: Int
  }

  /// Returns the claims, right or wrong.
  func claims() -> [CountClaim] {
    let counted = countedNumbers()
    guard let last = counted.last?.index else { return [] }
    var claims: [CountClaim] = []
    var doubted: Set<Total> = []
    var context = CountContext(foreignNouns: page.foreignNouns)
    let names = vocabulary.names
    var isHeading = false
    var next = counted[...]
    var index = 0
    while index <= last {
      if prose.startsBlock(index) { isHeading = page.isHeading(prose.place(index..<(index + 1))) }
      let length = context.take(index, in: prose, names, isHeading: isHeading)
      while let first = next.first, first.index < index { next.removeFirst() }
      if var claim = next.first, claim.index == index, !page.isOthers(prose.place(claim.words)) {
        let said = Total(collection: claim.noun.collection, value: claim.value)
        claim.evidence = CountEvidence(claim, prose, names, context, page).evidence()
        // In "SOC 2 lists 60 controls. All 60 controls …" the second number refers to the first.
        claim.isOthers = context.isOpen || context.namesParties
        if claim.isOthers, claim.evidence == .none { doubted.insert(said) }
        if claim.evidence == .likely, doubted.contains(said) { claim.evidence = .none }
        claims.append(claim)
      }
      index += length
    }
    return paired(claims).filter { $0.evidence > .none }
  }

  /// Returns the numbers that precede a noun that can be counted. Most texts have none, so their
  /// context is never read.
  private func countedNumbers() -> [CountClaim] {
    var claims: [CountClaim] = []
    var index = 0
    while index < prose.words.count {
      // Returning no claim costs as much as returning one, which is large.
      if known.comparisons.mayBegin(prose.words[index].key), let claim = comparison(at: index) {
        claims.append(claim)
        index = claim.words.upperBound
        continue
      }
      guard let number = vocabulary.numbers.number(at: index, in: prose),
        !prose.words[index].isQuoted
      else {
        index += 1
        continue
      }
      let words = index..<(index + number.count)
      if let claim = claim(at: words, number.value) ?? numbered(at: words, number.value) {
        claims.append(bounded(claim))
      }
      index += number.count
    }
    return claims
  }

  private func claim(at number: Range<Int>, _ value: Int) -> CountClaim? {
    let next = number.upperBound
    guard value >= 2, next < prose.words.count, prose.words[next].isJoined else { return nil }
    if let noun = vocabulary.counts.phrases.match(prose, at: next) {
      let end = next + noun.count
      if vocabulary.counts.groupsFollow, end < prose.words.count, prose.words[end].isJoined,
        let group = noun.value.groups.match(prose, at: end)
      {
        return CountClaim(
          number: number, value: value, words: number.lowerBound..<(end + group.count),
          noun: noun.value, group: group.value)
      }
      return CountClaim(
        number: number, value: value, words: number.lowerBound..<end, noun: noun.value, group: nil)
    }
    // The name of a group comes before the noun, which determines the possible groups.
    for length in 1...3 where next + length < prose.words.count {
      guard let noun = vocabulary.counts.phrases.match(prose, at: next + length),
        prose.words[next + length].isJoined,
        let group = noun.value.groups.match(prose, at: next), group.count == length
      else { continue }
      return CountClaim(
        number: number, value: value,
        words: number.lowerBound..<(next + length + noun.count), noun: noun.value,
        group: group.value)
    }
    return nil
  }

  /// Adds the bound before the number of a claim: "at least".
  private func bounded(_ claim: CountClaim) -> CountClaim {
    let first = claim.number.lowerBound
    guard claim.index == first, prose.words[first].isJoined,
      let bound = vocabulary.names.words.bounds.match(prose, before: first)
    else { return claim }
    return CountClaim(
      number: claim.number, value: claim.value,
      words: (first - bound.count)..<claim.words.upperBound, noun: claim.noun, group: claim.group,
      amount: .bound(bound.value))
  }

  /// The words of the language of the site.
  private var known: CountingWords { _read { yield vocabulary.names.words } }

  /// Parses "more controls than threats".
  private func comparison(at index: Int) -> CountClaim? {
    guard let found = known.comparisons.match(prose, at: index), !prose.words[index].isQuoted,
      case let next = index + found.count, isJoined(next),
      let noun = vocabulary.counts.phrases.match(prose, at: next),
      case let than = next + noun.count, isJoined(than), known.than.contains(prose.words[than].key),
      isJoined(than + 1)
    else { return nil }
    let start = known.articles.contains(prose.words[than + 1].key) ? than + 2 : than + 1
    guard isJoined(start), let other = vocabulary.counts.phrases.match(prose, at: start),
      other.value.collection != noun.value.collection
    else { return nil }
    return CountClaim(
      number: index..<next, value: noun.value.count, words: index..<(start + other.count),
      noun: noun.value, group: nil, amount: .compared(found.value, other.value))
  }

  /// Parses "the lessons are 21 in number".
  private func numbered(at number: Range<Int>, _ value: Int) -> CountClaim? {
    let end = number.upperBound
    let copula = number.lowerBound - 1
    guard value >= 2, copula > 0, isJoined(copula + 1), isJoined(copula),
      known.copulas.contains(prose.words[copula].key),
      let noun = vocabulary.counts.phrases.match(prose, before: copula),
      case let first = copula - noun.count, first > 0, isJoined(first)
    else { return nil }
    if let count = known.numberOf.match(prose, before: first),
      prose.words[first - count].startsSentence, end == prose.words.count || !isJoined(end)
    {
      return CountClaim(
        number: number, value: value, words: number.lowerBound..<end, noun: noun.value, group: nil,
        isSubject: true)
    }
    // The noun is all of the subject.
    let article = first - 1
    guard isJoined(end), let after = known.numbering.match(prose, at: end),
      prose.words[article].startsSentence
        || article > 0 && prose.words[article - 1].startsSentence
          && known.articles.contains(prose.words[article - 1].key)
    else { return nil }
    let determiner = prose.words[article].key
    guard
      known.possessives.contains(determiner) || known.ownDeterminers.contains(determiner)
        || prose.words[article].startsSentence && known.articles.contains(determiner)
    else { return nil }
    return CountClaim(
      number: number, value: value, words: number.lowerBound..<(end + after.count),
      noun: noun.value, group: nil, isSubject: true)
  }

  private func isJoined(_ index: Int) -> Bool {
    index < prose.words.count && prose.words[index].isJoined && !prose.words[index].isQuoted
  }

  // MARK: Pairs

  /// Raises the evidence of claims in pairs: in "16 security domains and 8 deployment models" each
  /// supports the other.
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
        isSoleSubject(claims[index - 1])
      else { continue }
      for position in pair where claims[position].isNear { claims[position].evidence = .likely }
    }
    return claims
  }

  private func isRuledOut(_ claim: CountClaim) -> Bool {
    CountEvidence(claim, prose, vocabulary.names, CountContext(foreignNouns: []), page).isInDoubt
  }

  /// Returns whether a block begins with the pair, or with "all" or "across" before it, so that
  /// there is no other subject.
  private func isSoleSubject(_ claim: CountClaim) -> Bool {
    guard !claim.isOthers else { return false }
    if prose.startsBlock(claim.index) { return true }
    return prose.startsBlock(claim.index - 1)
      && vocabulary.names.words.determiners.contains(prose.words[claim.index - 1].key)
  }

  /// Returns whether only small words are between two claims about different nouns.
  private func areJoined(_ first: CountClaim, _ second: CountClaim) -> Bool {
    // A plural that is itself a number word, such as "two", makes overlapping claims.
    guard first.noun.collection != second.noun.collection, first.isExact, second.isExact,
      first.words.upperBound < second.index
        || first.words.upperBound == second.index
          && prose.words[second.index].gap == UInt8(ascii: ",")
    else { return false }
    let between = first.words.upperBound..<second.index
    return between.count <= 4
      && !prose.words[second.index].startsSentence
      && between.allSatisfy {
        !prose.words[$0].startsSentence
          && vocabulary.names.words.connectors.contains(prose.words[$0].key)
      }
  }
}

extension CountClaim {
  /// Whether the number has the same order of magnitude as the actual one.
  var isNear: Bool { value * 2 >= count && value <= count * 2 + 2 }

  /// Whether the number differs only by a slip, or by one or two entries that were added or
  /// removed.
  var isClose: Bool { abs(value - count) <= max(1, count / 8) }
}

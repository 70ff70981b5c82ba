internal import Markdown

/// Evaluates the words around a number, to decide whether it counts all entries of this site.
///
/// The result is certain if the sentence is clearly about the site ("this framework has", "there
/// are", "all nine deployment models"), and likely if another meaning is far-fetched. A false
/// positive costs more than a missed mistake.
struct CountEvidence {
  private let claim: CountClaim
  private let prose: Prose
  private let names: SiteNames
  private let context: CountContext
  private let page: CountPage
  private let words: [Prose.Word]
  /// The words of the language of the site.
  private var known: CountingWords { _read { yield names.words } }
  private let sentence: Range<Int>
  /// The keys of the word before the number and of the word after the noun, in the same sentence,
  /// or 0.
  private let before: UInt64
  private let next: UInt64

  init(
    _ claim: CountClaim, _ prose: Prose, _ names: SiteNames, _ context: CountContext,
    _ page: CountPage
  ) {
    (self.claim, self.prose, self.names) = (claim, prose, names)
    (self.context, self.page) = (context, page)
    words = prose.words
    sentence = prose.sentence(around: claim.index)
    before = words[claim.index].startsSentence ? 0 : words[claim.index - 1].key
    let end = claim.words.upperBound
    next = end < words.count && words[end].isJoined ? words[end].key : 0
  }

  /// Returns the confidence that the number counts all entries.
  func evidence() -> CountClaim.Evidence {
    if isInDoubt { return .none }
    if let own = matchOwnSubject() { return own }
    if let authors = matchAuthors() { return authors }
    if let there = matchThereAre() { return there }
    if claim.isSubject { return matchNumbered() }
    guard claim.isExact else { return .none }
    if context.isOpen, !context.namesSite { return .none }
    if page.isSummary { return matchSummary() }
    if isWholeBlock { return matchWholeBlock() }
    return matchDeterminer()
  }

  static let signs: Set<UInt8> = Set("~<>#$+-=%/".utf8)

  // MARK: Doubts

  /// Whether the number counts something other than the current total: "these 3", "9 more", "5 to
  /// 10", "it had", "not".
  var isInDoubt: Bool {
    let index = claim.index
    if known.partial.contains(before) || known.restricting.contains(next) { return true }
    if known.partialPhrases.match(prose, before: index) != nil || hasRelativeClause { return true }
    let isAbbreviated =
      words[index].startsSentence && index > 0 && known.abbreviations.contains(words[index - 1].key)
    if isAbbreviated || isLabel || isRange || isYear || hasSign || isQuestion { return true }
    return sentence.contains { known.doubts.contains(words[$0].key) }
  }

  /// Whether a relative clause follows: "Modelle, die", "Modelle, in denen".
  private var hasRelativeClause: Bool {
    let end = claim.words.upperBound
    guard end < words.count, words[end].gap == UInt8(ascii: ",") else { return false }
    if known.relatives.contains(words[end].key) { return true }
    return known.prepositions.contains(words[end].key) && end + 1 < words.count
      && known.relatives.contains(words[end + 1].key)
  }

  /// Whether the number belongs to the word before it: "SOC 2 controls", "level 3 models".
  private var isLabel: Bool {
    let index = claim.index
    guard index > 0, words[index].isJoined else { return false }
    let first = prose.source.bytes[Int(words[index].start)]
    let isName = words[index - 1].isCapitalized && !words[index - 1].startsSentence
    return first &- 0x30 < 10 && isName && names.isForeign(index - 1, in: prose)
      || known.labels.contains(before)
  }

  /// Whether the number is part of a range: "5 to 10", "two or three", "5–10".
  private var isRange: Bool {
    let index = claim.index
    guard index > 0, !words[index].startsSentence else { return false }
    if words[index].gap == UInt8(ascii: "-"), isNumber(index - 1) { return true }
    return known.ranges.contains(before) && isNumber(index - 2)
  }

  private func isNumber(_ index: Int) -> Bool {
    words.indices.contains(index)
      && (prose.source.bytes[Int(words[index].start)] &- 0x30 < 10
        || known.small.contains(words[index].key))
  }

  /// Whether the number is a year: "In 2024 controls were …".
  private var isYear: Bool { (1900...2100).contains(claim.value) && !claim.isNear }

  /// Whether a sign precedes the number: `~9`, `≥9`, `<9`, `#9`, `$9`.
  private var hasSign: Bool {
    prose.byte(before: claim.number.lowerBound).map { Self.signs.contains($0) } ?? false
  }

  private var isQuestion: Bool {
    prose.hasQuestionMark(after: sentence.upperBound - 1)
  }

  // MARK: Forms

  /// Matches "This framework has nine deployment models".
  private func matchOwnSubject() -> CountClaim.Evidence? {
    guard let subject = subject() else { return nil }
    let noun = subject.noun
    if page.foreignNouns.contains(noun) { return CountClaim.Evidence.none }
    if names.isMatrix(noun), !isOfMatrix { return CountClaim.Evidence.none }
    let start = startOfOwned(subject.first)
    let opens = words[start].startsSentence || isOpening(before: start)
    guard opens || isIntroduced(subject.first) else { return CountClaim.Evidence.none }
    switch subject.owner {
    case .site: if context.namesOthers || context.isUnderOthers { return CountClaim.Evidence.none }
    case .context: if !context.isSite(noun) { return CountClaim.Evidence.none }
    case .others: return nil
    }
    if isNarrowed {
      guard claim.isDistinctive else { return CountClaim.Evidence.none }
      let isPart =
        (known.limits.contains(next) || known.followers != nil) && claim.value < claim.count
      return isPart ? CountClaim.Evidence.none : .likely
    }
    return opens ? .certain : .likely
  }

  /// Returns the first word of "the catalogue of" before "this framework", or the word itself.
  private func startOfOwned(_ first: Int) -> Int {
    guard first - sentence.lowerBound >= 3, words[first].isJoined, words[first - 1].isJoined,
      known.prepositions.contains(words[first - 1].key), names.isNoun(words[first - 2].key),
      case let found = names.owner(endingWith: first - 2, in: prose), found.owner != .others
    else { return first }
    return found.start
  }

  /// Matches "The lessons are 21 in number".
  private func matchNumbered() -> CountClaim.Evidence {
    guard !context.isOpen, !context.namesParties, !context.namesOthers else { return .none }
    let isOwn = (sentence.lowerBound..<claim.index).contains {
      known.possessives.contains(words[$0].key) || known.ownDeterminers.contains(words[$0].key)
    }
    if isOwn { return .certain }
    return page.isEntry || context.isLater ? .none : .likely
  }

  /// Returns the site or matrix of which the sentence states a number: its last noun, and the first
  /// word of the subject or, if that is before it, the verb.
  private func subject() -> (noun: UInt64, first: Int, owner: SiteNames.Owner)? {
    if let verb = verb() {
      return names.subject(before: verb, in: prose).map {
        (words[verb - 1].key, $0.start, $0.owner)
      }
    }
    // "Insgesamt beschreibt das Rahmenwerk acht Modelle."
    guard known.hasVerbSecond else { return nil }
    let end = startOfFillers()
    guard end > sentence.lowerBound, let found = names.subject(before: end, in: prose),
      found.start > sentence.lowerBound, words[found.start].isJoined
    else { return nil }
    let verb = found.start - 1
    guard verb > sentence.lowerBound, isCounting(verb) else { return nil }
    return (words[end - 1].key, verb, found.owner)
  }

  /// Returns the position of the number, or of the fillers before it: "exactly nine".
  private func startOfFillers() -> Int {
    var index = claim.index
    while index > sentence.lowerBound, claim.index - index < 4, words[index].isJoined,
      known.fillers.contains(words[index - 1].key)
    {
      index -= 1
    }
    return index
  }

  /// Returns whether a word is a verb that a number can follow.
  private func isCounting(_ verb: Int) -> Bool {
    known.verbs.contains(words[verb].key)
      || known.auxiliaries.contains(words[verb].key) && known.participles.contains(next)
  }

  /// Returns the position of the verb that the number belongs to: "has", "consists of".
  private func verb() -> Int? {
    let index = startOfFillers()
    guard index > sentence.lowerBound, words[index].isJoined else { return nil }
    // "consists of", "is made up of", "comes with": `fillers` contains the "of".
    var verb = index - 1
    while verb > sentence.lowerBound, words[verb].isJoined,
      known.verbParts.contains(words[verb].key), known.verbals.contains(words[verb - 1].key)
    {
      verb -= 1
    }
    guard isCounting(verb) else { return nil }
    while verb > sentence.lowerBound, words[verb].isJoined,
      known.adverbs.contains(words[verb - 1].key)
    {
      verb -= 1
    }
    return verb
  }

  /// Whether the noun counts cells or the entries of an axis of the matrix.
  private var isOfMatrix: Bool { claim.noun.isOfMatrix }

  /// Whether only a few neutral words precede the subject: "In total, the framework", "and the
  /// framework".
  private func isIntroduced(_ start: Int) -> Bool {
    start - sentence.lowerBound <= 6
      && ([UInt8(ascii: ","), UInt8(ascii: ":")].contains(words[start].gap)
        || known.conjunctions.contains(words[start - 1].key)
        || words[start].gap == UInt8(ascii: ";") || words[start].gap == UInt8(ascii: "-"))
  }

  /// Whether the sentence has no other subject before this: "In total", "Today", "In this
  /// framework".
  private func isOpening(before end: Int) -> Bool {
    (sentence.lowerBound..<end).allSatisfy { known.openings.contains(words[$0].key) }
  }

  /// Matches "We describe 17 security domains."
  private func matchAuthors() -> CountClaim.Evidence? {
    guard let verb = verb(), verb > 0, known.we.contains(words[verb - 1].key) else { return nil }
    let isOpen = context.isOpen || context.namesParties || page.isEntry || isNarrowed
    guard !isOpen, claim.isDistinctive, words[verb - 1].startsSentence, isFit else {
      return CountClaim.Evidence.none
    }
    return .likely
  }

  /// Matches "There are nine deployment models."
  private func matchThereAre() -> CountClaim.Evidence? {
    var index = claim.index
    while index > sentence.lowerBound, words[index].isJoined,
      known.fillers.contains(words[index - 1].key)
    {
      index -= 1
    }
    guard words[index].isJoined, let length = known.thereAre.match(prose, before: index) else {
      return nil
    }
    guard !context.isOpen, !context.namesParties else { return CountClaim.Evidence.none }
    let opens = words[index - length].startsSentence || isOpening(before: index - length)
    guard opens, !isNarrowed || isNarrowedToSite else { return CountClaim.Evidence.none }
    if claim.isDistinctive { return page.isEntry && claim.value < claim.count ? .likely : .certain }
    return page.isEntry || context.isLater ? CountClaim.Evidence.none : .likely
  }

  /// Matches a title or description: "Who secures what, in 16 security domains".
  private func matchSummary() -> CountClaim.Evidence {
    if context.namesOthers || context.namesParties { return .none }
    let isFit = claim.isNear || claim.isDistinctive && claim.value > claim.count
    guard isFit, !isPartial else { return .none }
    if known.followers != nil, isNarrowed, claim.value < claim.count { return .none }
    // A noun that is not known may be a name: "Azure in acht Bereitstellungsmodellen".
    if (sentence.lowerBound..<claim.index).contains(where: { names.isUnknownName($0, in: prose) }) {
      return claim.isDistinctive && claim.isClose && !isNarrowed ? .likely : .none
    }
    if claim.isDistinctive { return page.isEntry ? .likely : .certain }
    return page.isEntry || isNarrowed && !claim.isClose ? .none : .likely
  }

  /// Matches a block with nothing else: "- 9 deployment models".
  private func matchWholeBlock() -> CountClaim.Evidence {
    guard context.leadIn != .others, !context.isUnderOthers, claim.isDistinctive else {
      return .none
    }
    if context.leadIn == .own { return .certain }
    return isHalf && !page.isEntry ? .likely : .none
  }

  /// Matches "all nine deployment models", "each of the 17 security domains".
  private func matchDeterminer() -> CountClaim.Evidence {
    let isAll = known.all.contains(before) || isAllThe
    guard known.determiners.contains(before), !isNarrowed || isOwnPossessive,
      isAll && claim.isDistinctive ? isHalf : isFit,
      !context.namesParties || context.namesSite
    else { return .none }
    if mayHaveOtherSubject { return .none }
    // In "… in PaaS AI and IaaS AI. In all three models" the number counts the models named before.
    if claim.value < claim.count, context.namesEntries || context.isLater, !context.namesSite {
      return .none
    }
    guard claim.isDistinctive else {
      return claim.isClose && !page.isEntry && known.firm.contains(before) ? .likely : .none
    }
    let opens = words[claim.index].startsSentence || words[claim.index - 1].startsSentence
    if isOwnPossessive, !isNarrowed { return .certain }
    return isAll && !page.isEntry && (opens || context.namesSite) ? .certain : .likely
  }

  /// Whether words before the number may name someone whose models are counted: "L'office vérifie
  /// les neuf modèles". In languages whose names are not known by their capitals.
  private var mayHaveOtherSubject: Bool {
    guard known.followers != nil, !(known.capitalizesNouns && context.namesSite) else {
      return false
    }
    return (sentence.lowerBound..<claim.index).contains { index in
      known.capitalizesNouns
        ? names.isUnknownName(index, in: prose) : !known.isSmall(words[index].key)
    }
  }

  private var isAllThe: Bool {
    known.articles.contains(before) && claim.index >= 2
      && known.all.contains(words[claim.index - 2].key)
  }

  private var isOwnPossessive: Bool { context.namesSite && known.possessives.contains(before) }

  // MARK: Sizes

  /// Whether the number is too large to mean "some of them".
  private var isFit: Bool {
    claim.isDistinctive
      ? claim.value > claim.count || claim.isClose || claim.value * 4 >= claim.count * 3
      : claim.isClose
  }

  /// Whether the number is too large to mean "some of them", if no other words support it.
  private var isHalf: Bool { isFit || claim.isDistinctive && claim.value * 2 >= claim.count }

  /// Whether a summary probably counts only some of the entries: "three deployment models
  /// compared".
  private var isPartial: Bool {
    claim.value < claim.count && known.limits.contains(next) && !claim.isDistinctive
  }

  /// Whether words after the noun restrict it: "in the registry", "tested by".
  private var isNarrowed: Bool {
    let end = claim.words.upperBound
    if end < words.count, words[end].gap == UInt8(ascii: "(") { return true }
    guard next != 0, end < words.count else { return false }
    // "crosses 16 domains with 8 models" is not a restriction.
    if known.pairing.contains(next), isNumber(end + 1) { return false }
    if known.prepositions.contains(next) { return !isVerbPrefix(end) && !isNarrowedToSite }
    if let followers = known.followers { return !followers.contains(next) }
    let form = prose.text(end..<(end + 1))
    return known.restrictiveEndings.contains { form.hasSuffix($0) }
  }

  /// Returns whether a preposition is the prefix of the verb: "Es führt acht Modelle auf."
  private func isVerbPrefix(_ index: Int) -> Bool {
    known.hasVerbSecond && (index + 1 == words.count || !words[index + 1].isJoined)
  }

  /// Whether the restriction is the site itself: "of this framework", "on the site", "in total".
  private var isNarrowedToSite: Bool {
    let end = claim.words.upperBound
    if next == 0 || known.wholly.contains(next) { return true }
    guard known.prepositions.contains(next), end + 1 < words.count else { return false }
    if known.wholly.contains(words[end + 1].key) { return true }
    let last = min(end + 6, words.count)
    for index in (end + 1)..<last where names.isNoun(words[index].key) {
      let found = names.owner(endingWith: index, in: prose)
      // The article can be the preposition: "des Rahmenwerks", "du cadre".
      guard found.start == end + 1 || found.start == end else { return false }
      return found.owner == .site || found.owner == .context && context.isSite(words[index].key)
    }
    return false
  }

  private var isWholeBlock: Bool {
    let end = claim.words.upperBound
    return prose.startsBlock(claim.index) && (end == words.count || words[end].gap == 0x0A)
  }
}

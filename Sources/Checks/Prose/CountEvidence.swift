internal import Markdown

/// Weighs the words around a number: does it count all there are on this site?
///
/// It is certain where the sentence says so of the site itself ("this framework has", "there are", "all
/// nine deployment models"), likely where it may only be somebody else's with some effort, and open in
/// all other cases. A true sentence that is called wrong costs more than a wrong one that is missed.
struct CountEvidence {
  private let claim: CountClaim
  private let prose: Prose
  private let names: SiteNames
  private let setting: CountSetting
  private let page: CountPage
  private let words: [Prose.Word]
  private let sentence: Range<Int>
  /// The key of the word in front of the number, and of the one behind the noun, in the same sentence;
  /// 0 for none.
  private let before: UInt64
  private let next: UInt64

  init(
    _ claim: CountClaim, _ prose: Prose, _ names: SiteNames, _ setting: CountSetting,
    _ page: CountPage
  ) {
    (self.claim, self.prose, self.names) = (claim, prose, names)
    (self.setting, self.page) = (setting, page)
    words = prose.words
    sentence = prose.sentence(around: claim.index)
    before = words[claim.index].startsSentence ? 0 : words[claim.index - 1].key
    let end = claim.words.upperBound
    next = end < words.count && words[end].isJoined ? words[end].key : 0
  }

  /// What the words say.
  func evidence() -> CountClaim.Evidence {
    if isInDoubt { return .none }
    if let own = ofOwnSubject() { return own }
    if let authors = ofAuthors() { return authors }
    if let there = ofThereAre() { return there }
    if setting.isOpen, !setting.namesSite { return .none }
    if page.isSummary { return ofSummary() }
    if isWholeBlock { return ofWholeBlock() }
    return ofDeterminer()
  }

  // MARK: Doubts

  /// "these 3", "9 more", "5 to 10", "it had", "not": whatever is counted, it is not what is there now.
  var isInDoubt: Bool {
    let index = claim.index
    if Words.partial.contains(before) || Words.restricting.contains(next) { return true }
    let isAbbreviated =
      words[index].startsSentence && index > 0 && Words.approximate.contains(words[index - 1].key)
    if isAbbreviated || isLabel || isRange || isYear || hasSign || isQuestion { return true }
    return sentence.contains { Words.doubts.contains(words[$0].key) }
  }

  /// "SOC 2 controls", "level 3 models": the number belongs to the word before it.
  private var isLabel: Bool {
    let index = claim.index
    guard index > 0, words[index].isJoined else { return false }
    let first = prose.source.bytes[Int(words[index].start)]
    let isName = words[index - 1].isCapitalized && !words[index - 1].startsSentence
    return first &- 0x30 < 10 && isName && names.isForeign(index - 1, in: prose)
      || Words.labels.contains(before)
  }

  /// "5 to 10", "two or three", "5–10".
  private var isRange: Bool {
    let index = claim.index
    guard index > 0, !words[index].startsSentence else { return false }
    if words[index].gap == UInt8(ascii: "-"), isNumber(index - 1) { return true }
    return Words.ranges.contains(before) && isNumber(index - 2)
  }

  private func isNumber(_ index: Int) -> Bool {
    words.indices.contains(index)
      && (prose.source.bytes[Int(words[index].start)] &- 0x30 < 10
        || Words.small.contains(words[index].key))
  }

  /// "In 2024 controls were …".
  private var isYear: Bool { (1900...2100).contains(claim.value) && !claim.isNear }

  /// `~9`, `≥9`, `<9`, `#9`, `$9`.
  private var hasSign: Bool {
    prose.byte(before: claim.index).map { Words.signs.contains($0) } ?? false
  }

  private var isQuestion: Bool {
    let end = Int(words[sentence.upperBound - 1].end)
    return end < prose.source.bytes.count && prose.source.bytes[end] == UInt8(ascii: "?")
  }

  // MARK: Forms

  /// "This framework has nine deployment models".
  private func ofOwnSubject() -> CountClaim.Evidence? {
    guard let verb = verb(), let subject = names.subject(before: verb, in: prose) else {
      return nil
    }
    let noun = words[verb - 1].key
    if page.rivals.contains(noun) { return CountClaim.Evidence.none }
    if SiteNames.isMatrix(noun), !isOfMatrix { return CountClaim.Evidence.none }
    let opens = words[subject.start].startsSentence || isOpening(before: subject.start)
    guard opens || isIntroduced(subject.start) else { return CountClaim.Evidence.none }
    switch subject.owner {
    case .site: if setting.namesOthers || setting.isUnderOthers { return CountClaim.Evidence.none }
    case .context: if !setting.isSite(noun) { return CountClaim.Evidence.none }
    case .others: return nil
    }
    if isNarrowed {
      guard claim.isDistinctive else { return CountClaim.Evidence.none }
      let isPart = Words.limits.contains(next) && claim.value < claim.count
      return isPart ? CountClaim.Evidence.none : .likely
    }
    return opens ? .certain : .likely
  }

  /// The verb that the number belongs to: "has", "consists of".
  private func verb() -> Int? {
    var index = claim.index
    var steps = 0
    while index > sentence.lowerBound, words[index].isJoined, steps < 4,
      Words.fillers.contains(words[index - 1].key)
    {
      index -= 1
      steps += 1
    }
    guard index > sentence.lowerBound, words[index].isJoined else { return nil }
    // "consists of", "is made up of", "comes with": fillers hold the "of".
    var verb = index - 1
    while verb > sentence.lowerBound, words[verb].isJoined,
      Words.verbParts.contains(words[verb].key), Words.isVerbal(words[verb - 1].key)
    {
      verb -= 1
    }
    guard Words.verbs.contains(words[verb].key) else { return nil }
    while verb > sentence.lowerBound, words[verb].isJoined,
      Words.adverbs.contains(words[verb - 1].key)
    {
      verb -= 1
    }
    return verb
  }

  /// True for what the matrix has: its cells and what stands along its sides.
  private var isOfMatrix: Bool { claim.noun.isOfMatrix }

  /// "In total, the framework", "and the framework": few words in front, none of them about others.
  private func isIntroduced(_ start: Int) -> Bool {
    start - sentence.lowerBound <= 6
      && (words[start].gap == UInt8(ascii: ",") || Words.conjunctions.contains(words[start - 1].key)
        || words[start].gap == UInt8(ascii: ";") || words[start].gap == UInt8(ascii: "-"))
  }

  /// "In total", "Today", "In this framework": nobody else is the subject of the sentence.
  private func isOpening(before end: Int) -> Bool {
    (sentence.lowerBound..<end).allSatisfy { Words.openings.contains(words[$0].key) }
  }

  /// "We describe 17 security domains."
  private func ofAuthors() -> CountClaim.Evidence? {
    guard let verb = verb(), verb > 0, words[verb - 1].key == Words.we else { return nil }
    let isOpen = setting.isOpen || setting.namesParties || page.isEntry || isNarrowed
    guard !isOpen, claim.isDistinctive, words[verb - 1].startsSentence, isFit else {
      return CountClaim.Evidence.none
    }
    return .likely
  }

  /// "There are nine deployment models."
  private func ofThereAre() -> CountClaim.Evidence? {
    var index = claim.index
    while index > sentence.lowerBound, words[index].isJoined,
      Words.fillers.contains(words[index - 1].key)
    {
      index -= 1
    }
    guard index >= 2, words[index].isJoined, words[index - 1].key == Words.are,
      words[index - 2].key == Words.there
    else { return nil }
    guard !setting.isOpen, !setting.namesParties else { return CountClaim.Evidence.none }
    let opens = words[index - 2].startsSentence || isOpening(before: index - 2)
    guard opens, !isNarrowed || isNarrowedToSite else { return CountClaim.Evidence.none }
    if claim.isDistinctive { return page.isEntry && claim.value < claim.count ? .likely : .certain }
    return page.isEntry || setting.isLater ? CountClaim.Evidence.none : .likely
  }

  /// A title or description: "Who secures what, in 16 security domains".
  private func ofSummary() -> CountClaim.Evidence {
    if setting.namesOthers || setting.namesParties { return .none }
    let isFit = claim.isNear || claim.isDistinctive && claim.value > claim.count
    guard isFit, !isPartial else { return .none }
    if claim.isDistinctive { return page.isEntry ? .likely : .certain }
    return page.isEntry || isNarrowed && !claim.isClose ? .none : .likely
  }

  /// A block that says nothing else: "- 9 deployment models".
  private func ofWholeBlock() -> CountClaim.Evidence {
    guard setting.leadIn != .others, !setting.isUnderOthers, claim.isDistinctive else {
      return .none
    }
    if setting.leadIn == .own { return .certain }
    return isHalf && !page.isEntry ? .likely : .none
  }

  /// "all nine deployment models", "each of the 17 security domains".
  private func ofDeterminer() -> CountClaim.Evidence {
    let isAll = before == Words.all || isAllThe
    guard Words.determiners.contains(before), !isNarrowed || isOwnPossessive,
      isAll && claim.isDistinctive ? isHalf : isFit,
      !setting.namesParties || setting.namesSite
    else { return .none }
    // "… in PaaS AI and IaaS AI. In all three models": those that were named.
    if claim.value < claim.count, setting.namesEntries || setting.isLater, !setting.namesSite {
      return .none
    }
    guard claim.isDistinctive else {
      return claim.isClose && !page.isEntry && Words.firm.contains(before) ? .likely : .none
    }
    let opens = words[claim.index].startsSentence || words[claim.index - 1].startsSentence
    if isOwnPossessive, !isNarrowed { return .certain }
    return isAll && !page.isEntry && (opens || setting.namesSite) ? .certain : .likely
  }

  private var isAllThe: Bool {
    before == Words.the && claim.index >= 2 && words[claim.index - 2].key == Words.all
  }

  private var isOwnPossessive: Bool { setting.namesSite && Words.possessives.contains(before) }

  // MARK: Sizes

  /// True for a number that is not "some of them" by its size.
  private var isFit: Bool {
    claim.isDistinctive
      ? claim.value > claim.count || claim.isClose || claim.value * 4 >= claim.count * 3
      : claim.isClose
  }

  /// True for a number that is not "some of them" where nothing but its size speaks for that.
  private var isHalf: Bool { isFit || claim.isDistinctive && claim.value * 2 >= claim.count }

  /// True for a summary that most likely speaks of some: "three deployment models compared".
  private var isPartial: Bool {
    claim.value < claim.count && Words.limits.contains(next) && !claim.isDistinctive
  }

  /// "in the registry", "tested by": what is counted is narrowed down.
  private var isNarrowed: Bool {
    let end = claim.words.upperBound
    if end < words.count, words[end].gap == UInt8(ascii: "(") { return true }
    guard next != 0, end < words.count else { return false }
    // "crosses 16 domains with 8 models".
    if Words.pairing.contains(next), isNumber(end + 1) { return false }
    if Words.prepositions.contains(next) { return !isNarrowedToSite }
    let form = prose.text(end..<(end + 1))
    return form.hasSuffix("ed") || form.hasSuffix("ing")
  }

  /// "of this framework", "on the site", "in total".
  private var isNarrowedToSite: Bool {
    let end = claim.words.upperBound
    if next == 0 || Words.wholly.contains(next) { return true }
    guard Words.prepositions.contains(next), end + 1 < words.count else { return false }
    if Words.wholly.contains(words[end + 1].key) { return true }
    let last = min(end + 6, words.count)
    for index in (end + 1)..<last where SiteNames.isNoun(words[index].key) {
      let found = names.owner(endingWith: index, in: prose)
      guard found.start == end + 1 else { return false }
      return found.owner == .site || found.owner == .context && setting.isSite(words[index].key)
    }
    return false
  }

  private var isWholeBlock: Bool {
    let end = claim.words.upperBound
    return prose.startsBlock(claim.index) && (end == words.count || words[end].gap == 0x0A)
  }
}

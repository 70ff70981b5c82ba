internal import Markdown

/// The context before a number. It determines what "the framework" and "all nine models" refer to.
struct CountContext {
  /// The subject of a sentence that introduces a list, such as "The vendor's offer:".
  enum LeadIn {
    case none, own, others
  }

  /// Whether the block contains a name that is not from this site: "COBIT".
  private(set) var namesOthers = false
  /// Whether the block mentions another party: "the bank".
  private(set) var namesParties = false
  /// Whether the block names entries, which "all three models" may refer to.
  private(set) var namesEntries = false
  /// Whether the block names the site: "this framework".
  private(set) var namesSite = false
  /// Whether the number is after the first sentence of the block.
  private(set) var isLater = false
  /// Whether the heading above names others, or marks the text as false.
  private(set) var isUnderOthers = false
  /// The subject of the sentence that introduces the list.
  private(set) var leadIn = LeadIn.none
  /// Nouns that do not mean this site in this part. After "their framework", for example, "the
  /// framework" means theirs.
  private var foreignNouns: Set<UInt64>
  private let pageForeignNouns: Set<UInt64>

  /// Creates the context of a text.
  ///
  /// - Parameter foreignNouns: nouns that never mean this site in the text.
  init(foreignNouns: Set<UInt64>) {
    self.foreignNouns = foreignNouns
    pageForeignNouns = foreignNouns
  }

  /// Returns whether a noun after "the" means this site.
  func isSite(_ noun: UInt64) -> Bool {
    !namesOthers && !namesParties && !isUnderOthers && !foreignNouns.contains(noun)
  }

  /// Whether a noun may mean others unless it names the site explicitly.
  var isOpen: Bool { namesOthers || isUnderOthers || leadIn == .others }

  /// Processes a word and returns the number of words that belong together.
  mutating func take(_ index: Int, in prose: Prose, _ names: SiteNames, isHeading: Bool) -> Int {
    let word = prose.words[index]
    if prose.startsBlock(index) {
      begin(at: index, in: prose, isHeading: isHeading)
    } else if word.startsSentence {
      isLater = true
    }
    if word.isQuoted { return 1 }
    if word.isCapitalized || word.hasCapital {
      let own = names.ownName(at: index, in: prose)
      if own > 0 {
        if word.isCapitalized { namesEntries = true }
        return own
      }
      if names.isForeign(index, in: prose) {
        if isHeading {
          isUnderOthers = isUnderOthers || Self.isAcronym(word, prose)
        } else {
          namesOthers = true
        }
      }
    }
    if names.words.parties.contains(word.key) {
      namesParties = true
      if isHeading { isUnderOthers = true }
    }
    if isHeading, names.words.falsehoods.contains(word.key) { isUnderOthers = true }
    if names.isNoun(word.key) { takeNoun(index, in: prose, names) }
    return 1
  }

  private mutating func takeNoun(_ index: Int, in prose: Prose, _ names: SiteNames) {
    // In "framework matrix" only the last noun counts.
    let next = index + 1
    if next < prose.words.count, prose.words[next].isJoined,
      names.isNoun(prose.words[next].key)
    {
      return
    }
    switch names.owner(endingWith: index, in: prose).owner {
    case .site: namesSite = true
    case .context: if isSite(prose.words[index].key) { namesSite = true }
    case .others: foreignNouns.insert(prose.words[index].key)
    }
  }

  private mutating func begin(at index: Int, in prose: Prose, isHeading: Bool) {
    if isHeading {
      leadIn = .none
      foreignNouns = pageForeignNouns
      isUnderOthers = false
    } else if index > 0, prose.endsWithColon(before: index) {
      leadIn = namesSite && !namesOthers ? .own : .others
    }
    (namesOthers, namesParties, namesEntries) = (false, false, false)
    (namesSite, isLater) = (false, false)
  }

  private static func isAcronym(_ word: Prose.Word, _ prose: Prose) -> Bool {
    prose.source.bytes[Int(word.start)..<Int(word.end)].count { $0 &- 0x41 < 26 } > 1
  }
}

extension Prose {
  /// Returns whether the block before a word ends with a colon.
  func endsWithColon(before index: Int) -> Bool {
    var offset = Int(words[index].start) - 1
    let first = index > 0 ? Int(words[index - 1].end) : 0
    while offset >= first {
      if source.bytes[offset] == UInt8(ascii: ":") { return true }
      offset -= 1
    }
    return false
  }
}

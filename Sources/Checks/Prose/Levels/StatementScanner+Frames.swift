/// Patterns around the names of levels.
extension StatementScanner {
  /// Returns the longest pattern around the name of a level that begins at a word.
  func frame(at start: Int, _ limit: Int) -> (kind: StatementPiece.Kind, end: Int)? {
    var best: (kind: StatementPiece.Kind, end: Int)?
    func consider(_ frame: StatementFrames.Frame) {
      guard let found = match(frame, at: start, limit), found.end > best?.end ?? 0,
        let kind = kind(frame.kind, found.levels, found.mark)
      else { return }
      best = (kind, found.end)
    }
    for frame in names.words.frames.frames(with: words[start].key) { consider(frame) }
    if names.hints.mayBeLevel(words[start].key) || roles(start).contains(.duty) {
      for frame in names.words.frames.bySlot { consider(frame) }
    }
    return best
  }

  func kind(
    _ kind: StatementFrames.Kind, _ levels: [Int], _ mark: Int?
  ) -> StatementPiece.Kind? {
    let level = levels.first
    switch kind {
    case .predicate, .complement, .verb:
      guard level != nil || mark != nil else { return nil }
      return .predicate(
        .init(level: level, mark: mark, hasVerb: kind == .verb, needsVerb: kind == .complement))
    case .joint, .jointVerb:
      return names.shared.map { .predicate(.init(level: $0, hasVerb: kind == .jointVerb)) }
    case .notApplicable, .notApplicableVerb:
      return names.notApplicable.map {
        .predicate(.init(level: $0, hasVerb: kind == .notApplicableVerb))
      }
    case .actor, .weakActor: return level.map { .actor(level: $0, isFirm: kind == .actor) }
    case .sharers:
      guard levels.count < 2 || Set(levels).count == 2 else { return nil }
      return names.shared.map { .actor(level: $0, isFirm: levels.count != 1) }
    case .ownVerb, .weakVerb: return .ownVerb(isFirm: kind == .ownVerb)
    case .applies:
      return names.notApplicable.map { .predicate(.init(deniedLevel: $0, hasVerb: true)) }
    case .deniedMark: return mark.map { .predicate(.init(deniedMark: $0, hasVerb: true)) }
    case .echo: return .echo
    case .also: return .also
    case .opener: return .opener
    case .reason: return .reason
    case .partners: return .partners
    case .receiver: return level.map { .receiver(level: $0) }
    }
  }

  func match(
    _ frame: StatementFrames.Frame, at start: Int, _ limit: Int
  ) -> (levels: [Int], mark: Int?, end: Int)? {
    var index = start
    var levels: [Int] = []
    var mark: Int?
    for (position, element) in frame.elements.enumerated() {
      if position > 0 {
        let skipped: Roles = element.isParty ? [.article, .adverb, .partyModifier] : .skipped
        while index < limit, words[index].isJoined,
          !roles(index).isDisjoint(with: skipped), !matches(element, at: index)
        {
          index += 1
        }
        guard index < limit, words[index].isJoined else { return nil }
      }
      switch element {
      case .word(let key):
        guard words[index].key == key, !words[index].isQuoted else { return nil }
        index += 1
      case .duty:
        guard roles(index).contains(.duty) else { return nil }
        index += 1
      case .mark:
        guard let found = names.marks.match(prose, at: index) else { return nil }
        mark = found.value
        index += found.count
      case .party, .own, .your, .level:
        guard let phrases = phrases(of: element), let found = phrases.match(prose, at: index) else {
          return nil
        }
        levels.append(found.value)
        index += found.count
      }
      if index > limit { return nil }
    }
    return (levels, mark, index)
  }

  func phrases(of element: StatementFrames.Element) -> PhraseIndex<Int>? {
    switch element {
    case .party: names.parties
    case .own: names.possessives
    case .your: names.determiners
    case .level: names.attributes
    case .word, .mark, .duty: nil
    }
  }

  func matches(_ element: StatementFrames.Element, at index: Int) -> Bool {
    switch element {
    case .word(let key): words[index].key == key
    case .duty: roles(index).contains(.duty)
    default: phrases(of: element)?.match(prose, at: index) != nil
    }
  }
}

/// Patterns around the names of levels.
extension StatementScanner {
  /// The names that a pattern matched.
  struct FrameNames {
    var level: Int?
    var mark: Int?
    /// The number of levels that differ from the ones before.
    var levels = 0
    private var seen: UInt64 = 0

    mutating func add(_ level: Int) {
      self.level = self.level ?? level
      let bit: UInt64 = 1 << UInt64(level & 63)
      if seen & bit == 0 { levels += 1 }
      seen |= bit
    }
  }

  /// The longest pattern found so far.
  struct FoundFrame {
    /// The first word of the pattern.
    let start: Int
    var kind: StatementPiece.Kind?
    var end = 0
    var order = 0
  }

  /// Returns the longest pattern around the name of a level that begins at a word.
  func frame(at start: Int, _ limit: Int) -> (kind: StatementPiece.Kind, end: Int)? {
    let frames = names.words.frames
    var found = FoundFrame(start: start)
    if let node = frames.node(startingWith: words[start].key), !words[start].isQuoted {
      follow(node, FrameNames(), from: start + 1, limit, &found)
    }
    if names.hints.mayBeLevel(words[start].key) || roles(start).contains(.duty) {
      for slot in frames.nodes[0].slots {
        var names = FrameNames()
        if let end = match(slot.element, at: start, &names) {
          follow(slot.node, names, from: end, limit, &found)
        }
      }
    }
    return found.kind.map { ($0, found.end) }
  }

  /// Reads the rest of the patterns of a node. Articles and adverbs before an element are skipped.
  private func follow(
    _ index: Int, _ found: FrameNames, from start: Int, _ limit: Int, _ best: inout FoundFrame
  ) {
    guard start <= limit else { return }
    let node = names.words.frames.nodes[index]
    for frame in node.frames {
      guard start > best.end || start == best.end && frame.order < best.order,
        let kind = kind(frame.kind, found),
        !kind.isDutyOrVerb || !containsLevel(best.start..<start)
      else { continue }
      best = FoundFrame(start: best.start, kind: kind, end: start, order: frame.order)
    }
    if node.words.isEmpty, node.slots.isEmpty { return }
    var next = start
    // Each slot matches once, at the first word where it can.
    var matched: UInt8 = 0
    while next < limit, words[next].isJoined {
      if !words[next].isQuoted, let child = node.node(after: words[next].key) {
        follow(child, found, from: next + 1, limit, &best)
      }
      for (position, slot) in node.slots.enumerated() where matched >> UInt8(position) & 1 == 0 {
        var own = found
        guard let end = match(slot.element, at: next, &own) else { continue }
        matched |= 1 << UInt8(position)
        follow(slot.node, own, from: end, limit, &best)
      }
      let roles = roles(next)
      let isSkipped =
        !roles.isDisjoint(with: .skipped)
        || roles.contains(.partyModifier) && node.slots.contains { $0.element.isParty }
      guard isSkipped else { return }
      next += 1
    }
  }

  /// Returns whether words are also the name of a level: "is accountable for".
  private func containsLevel(_ range: Range<Int>) -> Bool {
    range.contains { names.attributes.match(prose, at: $0) != nil }
  }

  func kind(
    _ kind: StatementFrames.Kind, _ found: FrameNames
  ) -> StatementPiece.Kind? {
    let (level, mark) = (found.level, found.mark)
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
      guard found.levels < 3 else { return nil }
      return names.shared.map { .actor(level: $0, isFirm: found.levels != 1) }
    case .ownVerb, .weakVerb: return .ownVerb(isFirm: kind == .ownVerb)
    case .applies:
      return names.notApplicable.map { .predicate(.init(deniedLevel: $0, hasVerb: true)) }
    case .denier: return level.map { .denier(level: $0) }
    case .marker: return mark.map { .marker($0) }
    case .dutyOf: return .duty
    case .factive: return .factive
    case .deniedMark: return mark.map { .predicate(.init(deniedMark: $0, hasVerb: true)) }
    case .echo: return .echo
    case .also: return .also
    case .opener: return .opener
    case .reason: return .reason
    case .partners: return .partners
    case .receiver: return level.map { .receiver(level: $0) }
    }
  }

  /// Returns the end of the name or the duty that begins at a word, and adds the name.
  private func match(
    _ element: StatementFrames.Element, at index: Int, _ found: inout FrameNames
  ) -> Int? {
    let level: (value: Int, count: Int)?
    switch element {
    case .word: return nil
    case .duty: return roles(index).contains(.duty) ? index + 1 : nil
    case .mark:
      guard let mark = names.marks.match(prose, at: index) else { return nil }
      found.mark = mark.value
      return index + mark.count
    case .party: level = names.parties.match(prose, at: index)
    case .own: level = names.possessives.match(prose, at: index)
    case .your: level = names.determiners.match(prose, at: index)
    case .level: level = names.attributes.match(prose, at: index)
    }
    guard let level else { return nil }
    found.add(level.value)
    return index + level.count
  }
}

/// Predicates with their scopes, and the clauses that continue them.
extension ClauseReader {
  /// The subject of predicates, which may depend on their scope.
  enum Source {
    case named(Subject)
    /// A name inside of another sentence. Its predicates need a scope.
    case apposed(Subject)
    /// A name before a colon, a parenthesis or a relative clause. Its predicates need a scope, which
    /// can also precede them.
    case attributed(Subject)
    case reference(Piece.Reference)
    /// The subject of the page or of the last clause.
    case implied
  }

  /// Reads predicates with their scopes, and the clauses that continue them.
  mutating func predicates(
    of source: Source, at start: Int, needsVerb: Bool
  ) -> Int? {
    guard let first = group(at: start, needsVerb: needsVerb) else { return nil }
    let scopes = scopes(at: first.end)
    guard state(first, of: source, scopes.scopes, from: start, end: scopes.end) else { return nil }
    var end = scopes.end
    while let next = continuation(at: end) { end = next }
    return end
  }

  /// Reads what continues a clause: ", shared in PaaS AI", "and in SaaS AI it is the provider's".
  mutating func continuation(at end: Int) -> Int? {
    var start = end
    while start < pieces.count, start - end < 3,
      case .separator(let separator) = pieces[start].kind,
      separator != .colon, separator != .parenthesis
    {
      start += 1
    }
    guard start > end, start < pieces.count, let subject else { return nil }
    if case .echo = pieces[start].kind { return echo(at: start) }
    if case .place = pieces[start].kind {
      // "everywhere but in Agentic AI, where it is shared" is about the exception.
      var next = start + 1
      if case .reference? = kind(next) { next += 1 }
      guard let group = group(at: next, needsVerb: true), lastScope.count == 1 else { return nil }
      return state(group, of: .named(subject), lastScope, from: start, end: group.end)
        ? group.end : nil
    }
    if let group = group(at: start, needsVerb: false) {
      let scopes = scopes(at: group.end)
      var used = scopes.scopes
      if used.isEmpty, group.scope == nil {
        if group.level == nil { used = lastScope } else if !group.hasVerb { return nil }
      }
      return state(group, of: .named(subject), used, from: start, end: scopes.end)
        ? scopes.end : nil
    }
    if case .scope(let scope) = pieces[start].kind {
      let next = skippingComma(start + 1)
      if let group = group(at: next, needsVerb: false) {
        // "shared in PaaS AI, in SaaS AI the provider's"
        return state(group, of: .named(subject), [scope], from: start, end: group.end)
          ? group.end : nil
      }
    }
    return clause(at: start, isChained: true)
  }

  /// Parses a verb with its predicates: "is, in SaaS AI, yours and critical".
  func group(at start: Int, needsVerb: Bool) -> Group? {
    var index = start
    var hasVerb = false
    var scope: StatementScope?
    if case .copula? = kind(index) {
      hasVerb = true
      index += 1
      let inner = skippingComma(index)
      if case .scope(let found)? = kind(inner) {
        scope = found
        index = skippingComma(inner + 1)
      }
      if case .doubt(.negation)? = kind(index), case .predicate(let found)? = kind(index + 1),
        found.level == nil, let mark = found.mark
      {
        return Group(
          deniedMark: mark, scope: scope, hasVerb: true, pieces: [index + 1],
          words: pieces[index].words.lowerBound..<pieces[index + 1].words.upperBound,
          end: index + 2)
      }
    }
    // "both the provider's"
    if case .reference(let reference)? = kind(index), reference.count == 2, reference.isRow == nil {
      index += 1
    }
    guard case .predicate(let first)? = kind(index),
      first.hasVerb ? !hasVerb : hasVerb || !needsVerb && !first.needsVerb
    else { return nil }
    var group = Group(
      level: first.level, mark: first.mark, deniedLevel: first.deniedLevel,
      deniedMark: first.deniedMark, isAlways: first.isAlways, scope: scope,
      hasVerb: hasVerb || first.hasVerb,
      pieces: [index], words: pieces[index].words, end: index + 1)
    if first.level != nil, first.level == names.shared { group.end = afterPartners(group.end) }
    while let (position, next) = joined(at: group.end) {
      // Two levels divide the duty.
      if next.level != nil, group.level != nil { return nil }
      if next.mark != nil, group.mark != nil { break }
      group.level = group.level ?? next.level
      group.mark = group.mark ?? next.mark
      group.pieces.append(position)
      group.end = position + 1
    }
    if group.level != nil { group.end = afterDenial(group.end) }
    return group
  }

  /// Returns the end of ", not the provider's,".
  func afterDenial(_ start: Int) -> Int {
    guard case .separator(.comma)? = kind(start), case .predicate(let other)? = kind(start + 1),
      other.deniedLevel != nil
    else { return start }
    return skippingComma(start + 2)
  }

  /// Returns the end of "between you and the provider", "with the maker of the model".
  func afterPartners(_ start: Int) -> Int {
    switch kind(start) {
    case .separator(.comma):
      guard case .companion? = kind(start + 1) else { return start }
      let end = afterPartners(start + 1)
      return end > start + 1 ? end : start
    case .partners: return start + 1
    case .predicate(let predicate) where predicate.needsVerb: return start + 1
    case .companion:
      var index = start + 1
      while index - start < 7 {
        switch kind(index) {
        case .other(isForeign: false), .limit, .companion, .predicate: index += 1
        case nil, .separator, .scope, .reason: return index
        default: return start
        }
      }
      return start
    default: return start
    }
  }

  /// Returns the predicate that follows another one directly: "and critical".
  func joined(at start: Int) -> (Int, Piece.Predicate)? {
    var index = start
    while index < pieces.count, index - start < 2,
      case .separator(let separator) = pieces[index].kind,
      separator == .comma || separator == .conjunction
    {
      index += 1
    }
    guard index > start else { return nil }
    if case .copula? = kind(index) { index += 1 }
    guard case .predicate(let predicate)? = kind(index), !predicate.hasVerb, !predicate.needsVerb,
      predicate.level != nil || predicate.mark != nil
    else { return nil }
    return (index, predicate)
  }

  /// Parses the scopes after a predicate: "in SaaS AI, and in MCP Systems".
  func scopes(at start: Int) -> (scopes: [StatementScope], end: Int) {
    var scopes: [StatementScope] = []
    var end = start
    while true {
      var index = end
      while index < pieces.count, index - end < 2,
        case .separator(let separator) = pieces[index].kind,
        separator == .comma || separator == .conjunction
      {
        index += 1
      }
      guard case .scope(let scope)? = kind(index) else { break }
      if index > end, beginsClause(skippingComma(index + 1)), !isListed(index) { break }
      if index == end, !scopes.isEmpty, beginsClause(index + 1) { break }
      scopes.append(scope)
      end = index + 1
      if case .every(let isRow, _) = scope, let exception = exception(at: end) {
        scopes[scopes.count - 1] = .everyExcept(exception.headers, isRow: isRow)
        end = exception.end
      }
    }
    return (scopes, end)
  }

  /// Parses "except in Agentic AI", "but not in Agentic AI" after "in every model".
  private func exception(at start: Int) -> (headers: [Piece.NamedHeader], end: Int)? {
    let index = skippingComma(start)
    if case .except(let list)? = kind(index) { return (list, index + 1) }
    guard case .separator(.contrast)? = kind(start) else { return nil }
    var next = start + 1
    if case .doubt(.negation)? = kind(next) { next += 1 }
    switch kind(next) {
    case .names(let list), .scope(.headers(let list)):
      return beginsClause(skippingComma(next + 1)) ? nil : (list, next + 1)
    default: return nil
    }
  }

  /// Returns whether a scope after "and" ends a list before the next predicate with a scope: "the
  /// provider's in Embedded AI and in AI Coding, shared in PaaS AI".
  private func isListed(_ index: Int) -> Bool {
    guard pieces[index - 1].kind.isConjunction, case .separator(.comma)? = kind(index + 1),
      case .predicate? = kind(index + 2), case .scope? = kind(index + 3)
    else { return false }
    return true
  }

  /// Returns whether the piece after a scope is a clause of its own.
  func beginsClause(_ index: Int) -> Bool {
    switch kind(index) {
    case .names, .reference, .copula, .predicate, .actor, .duty, .ownVerb, .denier, .marker: true
    default: false
    }
  }

  func kind(_ index: Int) -> Piece.Kind? {
    index < pieces.count ? pieces[index].kind : nil
  }

  func skippingComma(_ index: Int) -> Int {
    if case .separator(.comma)? = kind(index) { return index + 1 }
    return index
  }
}

/// Clauses whose subject is a party.
extension ClauseReader {
  /// Reads "The provider owns Data Security in SaaS AI", with the party at a piece.
  mutating func object(
    of level: Int, isFirm: Bool, at index: Int, scope: StatementScope? = nil,
    from start: Int? = nil,
    isDenied: Bool = false
  ) -> Int? {
    let after = level == names.shared ? afterPartners(index + 2) : index + 2
    let scopes = scopes(at: after)
    let source: Source
    switch kind(index + 1) {
    case .names(let list):
      source = .named(
        Subject(headers: list.map(\.header), certainty: isFirm ? .certain : .likely))
    case .reference(let reference) where isFirm && (scope ?? front ?? scopes.scopes.first) != nil:
      source = .reference(reference)
    default: return nil
    }
    let group = Group(
      level: isDenied ? nil : level, deniedLevel: isDenied ? level : nil, scope: scope,
      hasVerb: true, pieces: [start ?? index, index],
      words: pieces[index].words, end: scopes.end)
    return state(group, of: source, scopes.scopes, from: start ?? index, end: scopes.end)
      ? scopes.end : nil
  }

  /// Reads "The customer, in SaaS AI, is responsible for Data Security", with the party at a piece.
  mutating func interrupted(at start: Int) -> Int? {
    guard case .predicate(let party)? = kind(start), let level = party.level, party.mark == nil,
      !party.hasVerb
    else { return nil }
    var index = skippingComma(start + 1)
    var scope: StatementScope?
    if case .scope(let found)? = kind(index) {
      scope = found
      index = skippingComma(index + 1)
    }
    guard case .ownVerb(let isFirm)? = kind(index) else { return nil }
    return object(of: level, isFirm: isFirm, at: index, scope: scope, from: start)
  }

  /// Reads "It is the vendor who carries Data Privacy in Embedded AI".
  mutating func cleft(at start: Int) -> Int? {
    guard case .reference(let reference)? = kind(start) else { return nil }
    var index = start + 1
    if !reference.hasVerb {
      guard isCopula(index) else { return nil }
      index += 1
    }
    if case .names(let list)? = kind(index), isRelative(index + 1) {
      // "It is Data Privacy that is shared in SaaS AI"
      return predicates(
        of: .named(Subject(headers: list.map(\.header))), at: index + 2, needsVerb: true)
    }
    guard case .predicate(let party)? = kind(index), let level = party.level, party.mark == nil,
      !party.hasVerb
    else { return nil }
    switch kind(index + 1) {
    case .relative, .reference: break
    default: return nil
    }
    guard case .ownVerb(let isFirm)? = kind(index + 2) else { return nil }
    return object(of: level, isFirm: isFirm, at: index + 2, from: start)
  }

  /// Reads "SaaS AI leaves Data Security to the provider", with the verb at a piece.
  mutating func gift(from headers: [Header], at index: Int) -> Int? {
    guard case .names(let list)? = kind(index + 1), let level = receiver(at: index + 2),
      list.first?.header.isRow != headers.first?.isRow
    else { return nil }
    let group = Group(
      level: level, hasVerb: true, pieces: [index + 2], words: pieces[index + 2].words,
      end: index + 3)
    let scope = StatementScope.headers(headers.map { .init(header: $0, words: 0..<0) })
    let subject = Subject(headers: list.map(\.header), certainty: .likely)
    return state(group, of: .named(subject), [scope], from: index, end: index + 3)
      ? index + 3 : nil
  }

  /// Returns the level of "to the provider", "with the provider", or of "shared" in "leaves Data
  /// Security shared".
  func receiver(at index: Int) -> Int? {
    switch kind(index) {
    case .receiver(let level): level
    case .predicate(let predicate) where !predicate.hasVerb: predicate.level
    default: nil
    }
  }
}

/// Words around a clause that make it uncertain.
extension ClauseReader {
  /// Returns whether words before a clause make it a hypothesis or the view of others.
  func isDoubted(before start: Int) -> Bool {
    discourse.reportsOthers
      || pieces[..<start].contains { piece in
        switch piece.kind {
        case .doubt(let roles): !roles.isDisjoint(with: [.hypothesis, .report])
        case .other(let isForeign): isForeign
        default: false
        }
      }
  }

  /// Returns the certainty of a statement from the words after it, or nil if they restrict it.
  func tail(from start: Int, level: Int? = nil) -> CellStatement.Certainty? {
    var end = start
    // "shared in SaaS AI, and shared in PaaS AI as well"
    if case .also? = kind(skippingComma(end)), level != nil, repeats(level) {
      end = skippingComma(end) + 1
    }
    if case .comparison? = kind(end) { end += 1 }
    guard end < pieces.count else { return .certain }
    var certainty = CellStatement.Certainty.certain
    var isParenthesis = false
    switch pieces[end].kind {
    case .separator(.parenthesis): isParenthesis = true
    case .separator, .reason: break
    default: return nil
    }
    var index = end
    var isNear = true
    var hasPredicate = false
    while index < pieces.count {
      switch pieces[index].kind {
      case .separator(.semicolon), .separator(.colon):
        return isLimit(index + 1) ? nil : certainty
      case .separator: if index > end + 1 { isNear = false }
      case .doubt(let roles):
        if !roles.isDisjoint(with: [.hypothesis, .report]) { return nil }
        if isNear, roles.contains(.qualifier) { return nil }
      case .also: if isNear, !hasPredicate { return nil }
      case .limit, .companion, .except: if index == end + 1 { return nil }
      case .place: if index == end + 1 { certainty = .likely }
      case .predicate(let other)
      where other.level != nil && index == end + 1 && !isScope(index + 1):
        // "beim Kunden und beim Anbieter": the duty has two owners.
        if isParenthesis || pieces[end].kind.isConjunction { return nil }
      case .predicate, .actor:
        if isParenthesis { return nil }
        hasPredicate = true
      case .copula: isNear = false
      default: break
      }
      if index > end + 4 { isNear = false }
      index += 1
    }
    return certainty
  }

  /// Returns whether this sentence or the one before it has already stated a level.
  func repeats(_ level: Int?) -> Bool {
    discourse.last?.level == level || statements.contains { $0.level == level }
  }

  /// Returns whether an exception follows "in every model": "but one", "but in Agentic AI".
  func hasException(at end: Int, to scopes: [StatementScope]) -> Bool {
    let isEvery = scopes.contains { if case .every = $0 { true } else { false } }
    guard isEvery else { return false }
    if case .except? = kind(skippingComma(end)) { return true }
    guard case .separator(.contrast)? = kind(end) else { return false }
    switch kind(end + 1) {
    case .predicate, .copula, .actor: return false
    default: return true
    }
  }

  private func isScope(_ index: Int) -> Bool {
    if case .scope? = kind(index) { true } else { false }
  }

  func isLimit(_ index: Int) -> Bool {
    switch kind(index) {
    case .limit, .companion: true
    case .doubt(let roles): !roles.isDisjoint(with: [.hypothesis, .qualifier])
    default: false
    }
  }
}

internal import Diagnostics

/// Reads the statements of one sentence, clause by clause.
///
/// A clause has a subject, predicates with their scopes, and at most one scope before it: "In PaaS
/// AI, Data Security is shared". Subject and scope are names of the two axes. The words in between
/// must be known. After any other word, reading continues only at the next clause.
struct ClauseReader {
  typealias Header = MatrixNames.Header
  typealias Piece = StatementPiece

  let names: MatrixNames
  let pieces: [Piece]
  /// The row or column of the page or heading.
  let context: Header?
  let place: (Range<Int>) -> SourceLocation
  var discourse: Discourse
  var statements: [CellStatement] = []
  /// The predicates that became statements.
  var readPieces: Set<Int> = []

  /// The positions across a header to which this sentence has given levels.
  var covered: [Header: Set<Int>] = [:]
  /// The subject of the last clause, and the headers of its last scope.
  var subject: Subject?
  var lastScope: [StatementScope] = []
  var front: StatementScope?
  /// Whether a statement took a name from the sentence before.
  var usesTitle = false
  /// Whether the last clause names all cells that it is about.
  var isComplete = true

  /// The subject of a clause.
  struct Subject {
    var headers: [Header]
    var certainty = CellStatement.Certainty.certain
    /// The other half of the cell, beside the subject: "Data Security in SaaS AI is …".
    var scope: StatementScope?

    var isRow: Bool? { headers.first?.isRow }
  }

  /// Predicates with one verb and one scope: "is yours and critical".
  struct Group {
    var level: Int?
    var mark: Int?
    var deniedLevel: Int?
    var deniedMark: Int?
    var isAlways = false
    var scope: StatementScope?
    var hasVerb: Bool
    var pieces: [Int]
    var words: Range<Int>
    var end: Int
  }

  init(
    names: MatrixNames, pieces: [Piece], context: Header?, discourse: Discourse,
    place: @escaping (Range<Int>) -> SourceLocation
  ) {
    self.names = names
    self.pieces = pieces
    self.context = context
    self.discourse = discourse
    self.place = place
  }

  /// The number of cells of one predicate. A list of all rows of a large matrix in all its columns
  /// is no sentence.
  static let maximumCells = 4096

  // MARK: Sentence

  /// Reads all clauses. A sentence that states nothing, such as a question, only introduces names.
  ///
  /// - Parameter asksForParty: Whether the sentence is a question such as "Who owns …?"
  mutating func read(isStatement: Bool, asksForParty: Bool = false) {
    if isStatement { readClauses() }
    finish(asksForParty: asksForParty)
  }

  mutating func readClauses() {
    var index = opening
    if let end = notation(at: index) ?? answer(at: index) { index = end }
    // "In their contract, …": the whole sentence is about others.
    let isFramed = isFrame(at: index)
    var mayBegin = !isFramed
    while index < pieces.count {
      if mayBegin, let end = clause(at: index, isChained: false) {
        index = max(end, index + 1)
        mayBegin = false
        continue
      }
      front = nil
      if let end = attribute(at: index) ?? whereClause(at: index) {
        index = max(end, index + 1)
        mayBegin = false
        continue
      }
      mayBegin = opensClause(index, isOpen: mayBegin) && !(isFramed && statements.isEmpty)
      index += 1
    }
  }

  /// The first piece that is no opener.
  var opening: Int {
    var index = 0
    while index < pieces.count {
      switch pieces[index].kind {
      case .comparison:
        guard case .separator(.comma)? = kind(index + 1) else { return index }
        index += 2
      case .opener, .reason, .factive, .only, .separator(.comma), .separator(.conjunction),
        .separator(.contrast),
        .separator(.colon), .separator(.dash):
        index += 1
      default: return index
      }
    }
    return index
  }

  /// Returns whether a clause can begin after a piece.
  ///
  /// - Parameter isOpen: Whether it could begin with the piece.
  func opensClause(_ index: Int, isOpen: Bool) -> Bool {
    switch pieces[index].kind {
    case .separator(.semicolon), .separator(.conjunction), .separator(.contrast), .reason: true
    case .factive:
      !pieces[..<index].contains { if case .doubt = $0.kind { true } else { false } }
    case .separator(.colon), .separator(.dash):
      // "Their view: Data Security is shared" introduces the view of others.
      !statements.isEmpty || pieces[..<index].contains { $0.namesHeader } || isLabel(index - 1)
    case .opener, .separator(.comma): isOpen
    default: false
    }
  }

  func isLabel(_ index: Int) -> Bool {
    if case .label? = kind(index) { true } else { false }
  }

  /// Returns whether the first words are a preposition with words that are no names.
  func isFrame(at index: Int) -> Bool {
    switch kind(index) {
    case .limit, .companion: return true
    case .other, .doubt:
      guard index > 0, case .opener = pieces[index - 1].kind else { return false }
      return pieces[index - 1].words.count == 1
    default: return false
    }
  }

  // MARK: Clauses

  /// Reads the clause that begins at a piece. Returns its end, or nil if it is no statement.
  mutating func clause(at start: Int, isChained: Bool) -> Int? {
    var index = start
    var front: StatementScope? = isChained ? self.front : nil
    if case .scope(let scope)? = kind(index) {
      if let end = quantified(scope, at: index) { return end }
      front = scope
      index = skippingComma(index + 1)
    }
    self.front = front
    switch kind(index) {
    case .names(let list):
      return namedClause(list.map(\.header), at: index, isChained: isChained)
    case .duty:
      guard let list = pieces.indices.contains(index + 1) ? pieces[index + 1].headers : nil,
        !list.isEmpty
      else { return nil }
      return predicates(
        of: .named(subject(list.map(\.header), scopeAt: index + 2)),
        at: afterSubject(index + 2), needsVerb: true)
    case .reference(let reference):
      if let end = cleft(at: index) { return end }
      return predicates(
        of: .reference(reference), at: afterScope(index + 1), needsVerb: !reference.hasVerb)
    case .copula:
      // "In PaaS AI is Data Security shared"
      guard front != nil, case .names(let list)? = kind(index + 1) else { return nil }
      return predicates(
        of: .named(Subject(headers: list.map(\.header))), at: index + 2, needsVerb: false)
    case .actor(let level, let isFirm):
      return object(of: level, isFirm: isFirm, at: index)
    case .denier(let level):
      return object(of: level, isFirm: false, at: index, isDenied: true)
    case .marker(let mark): return marked(mark, at: index)
    case .giver:
      guard let list = pieces.indices.contains(index + 1) ? pieces[index + 1].headers : nil,
        case .names? = kind(index + 1), let level = receiver(at: index + 2)
      else { return nil }
      let scopes = scopes(at: index + 3)
      guard front != nil || !scopes.scopes.isEmpty else { return nil }
      let group = Group(
        level: level, hasVerb: true, pieces: [index + 2], words: pieces[index + 2].words,
        end: scopes.end)
      let subject = Subject(headers: list.map(\.header), certainty: .likely)
      return state(group, of: .named(subject), scopes.scopes, from: index, end: scopes.end)
        ? scopes.end : nil
    case .echo: return echo(at: index)
    case .predicate:
      if let end = interrupted(at: index) { return end }
      return inverted(at: index) ?? predicates(of: .implied, at: index, needsVerb: false)
    case .counted(let isRow):
      return counted(isRow: isRow, at: index)
    case .also, .separator(.comma), nil:
      return front.flatMap { repeated(in: $0, from: start, end: index) }
    default: return nil
    }
  }

  /// Reads "Yours are Data Privacy and Incident Response", "Shared in SaaS AI: Data Privacy".
  mutating func inverted(at start: Int) -> Int? {
    guard let group = group(at: start, needsVerb: false), !group.hasVerb else { return nil }
    let scopes = scopes(at: group.end)
    switch kind(scopes.end) {
    case .copula: break
    case .separator(.colon): break
    default: return nil
    }
    guard case .names(let list)? = kind(scopes.end + 1) else { return nil }
    let subject = Subject(headers: list.map(\.header))
    // "Among the critical cells is Multi-System Integration in PaaS AI"
    let after = self.scopes(at: scopes.end + 2)
    let all = scopes.scopes + after.scopes
    guard !all.isEmpty || isCopula(scopes.end) else { return nil }
    return state(group, of: .named(subject), all, from: start, end: after.end) ? after.end : nil
  }

  func isRelative(_ index: Int) -> Bool {
    switch kind(index) {
    case .relative, .reference: true
    default: false
    }
  }

  func isCopula(_ index: Int) -> Bool {
    if case .copula? = kind(index) { true } else { false }
  }

  func afterScope(_ index: Int) -> Int {
    if case .scope(.always)? = kind(index) { return index + 1 }
    return index
  }

  /// Reads a clause that begins with names.
  mutating func namedClause(
    _ headers: [Header], at index: Int, isChained: Bool
  ) -> Int? {
    let next = afterSubject(index + 1)
    let subject = subject(headers, scopeAt: index + 1)
    if case .giver? = kind(next) { return gift(from: headers, at: next) }
    if let end = predicates(of: .named(subject), at: next, needsVerb: !isChained || front == nil) {
      return end
    }
    if let end = attribute(at: index) { return end }
    if isChained, let end = predicates(of: .named(subject), at: next, needsVerb: false) {
      return end
    }
    guard let after = apposition(at: next) else { return nil }
    return predicates(of: .named(subject), at: after, needsVerb: true)
  }

  /// Returns the end of an apposition between commas: ", the protection of data,".
  func apposition(at start: Int) -> Int? {
    guard case .separator(.comma)? = kind(start) else { return nil }
    var index = start + 1
    while index < pieces.count, index - start <= 14 {
      switch pieces[index].kind {
      case .separator(.comma): return index > start + 1 ? index + 1 : nil
      case .names, .predicate, .actor, .separator(.semicolon), .separator(.colon): return nil
      default: index += 1
      }
    }
    return nil
  }

  /// Reads a predicate beside a name: "Data Security, which is shared in SaaS AI", "Data Security:
  /// the provider's in SaaS AI".
  mutating func attribute(at index: Int) -> Int? {
    guard case .names(let list)? = kind(index) else { return nil }
    let subject = Subject(headers: list.map(\.header))
    switch kind(index + 1) {
    case .giver: return gift(from: subject.headers, at: index + 1)
    case .separator(.comma):
      if case .giver? = kind(index + 2) { return gift(from: subject.headers, at: index + 2) }
      if case .relative? = kind(index + 2) {
        return predicates(of: .attributed(subject), at: index + 3, needsVerb: true)
      }
      return predicates(of: .apposed(subject), at: index + 2, needsVerb: false)
    case .separator(.colon), .separator(.dash), .separator(.sign), .separator(.parenthesis):
      return predicates(of: .attributed(subject), at: index + 2, needsVerb: false)
    default: return nil
    }
  }

  func subject(_ headers: [Header], scopeAt index: Int) -> Subject {
    var subject = Subject(headers: headers)
    if case .scope(let scope)? = kind(index), scope.isRow != headers.first?.isRow {
      subject.scope = scope
    }
    return subject
  }

  func afterSubject(_ index: Int) -> Int {
    if case .scope? = kind(index) { return index + 1 }
    return index
  }

  // MARK: Quantities as subjects

  /// Reads "The rest is shared", "All other domains are yours", on the page of a header.
  mutating func quantified(_ scope: StatementScope, at index: Int) -> Int? {
    switch scope {
    case .every, .rest, .none: break
    default: return nil
    }
    guard var group = group(at: index + 1, needsVerb: true) else { return nil }
    var scope = scope
    if case .none(let isRow) = scope {
      // "No domain belongs to the provider"
      guard let level = group.level, group.mark == nil else { return nil }
      (group.level, group.deniedLevel) = (nil, level)
      scope = .every(isRow: isRow, count: nil)
    }
    let scopes = scopes(at: group.end)
    var subject: Subject?
    if scopes.scopes.isEmpty {
      subject = context.map { Subject(headers: [$0], certainty: .likely) }
    } else if scopes.scopes.count == 1, case .headers(let list) = scopes.scopes[0] {
      subject = Subject(headers: list.map(\.header), certainty: .likely)
    }
    guard let subject else { return nil }
    return state(group, of: .named(subject), [scope], from: index, end: scopes.end)
      ? scopes.end : nil
  }

  /// Reads "Four domains are shared: A, B, C and D" on the page of a header.
  mutating func counted(isRow: Bool, at index: Int) -> Int? {
    guard let group = group(at: index + 1, needsVerb: true) else { return nil }
    let scopes = scopes(at: group.end)
    guard case .separator(.colon)? = kind(scopes.end),
      case .names(let list)? = kind(scopes.end + 1),
      list.first?.header.isRow == isRow
    else { return nil }
    let end = scopes.end + 2
    return state(
      group, of: .named(Subject(headers: list.map(\.header))), scopes.scopes, from: index, end: end)
      ? end : nil
  }
}

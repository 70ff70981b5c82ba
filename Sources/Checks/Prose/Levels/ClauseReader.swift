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
  private(set) var statements: [CellStatement] = []
  /// The predicates that became statements.
  private(set) var readPieces: Set<Int> = []

  /// The subject of the last clause, and the headers of its last scope.
  private var subject: Subject?
  private var lastScope: [StatementScope] = []
  private var front: StatementScope?
  /// Whether the last clause names all cells that it is about.
  private var isComplete = true

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
    var deniedMark: Int?
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
  private static let maximumCells = 4096

  // MARK: Sentence

  /// Reads all clauses.
  mutating func read() {
    var index = opening
    // "In their contract, …": the whole sentence is about others.
    let isFramed = index < pieces.count && isUnknown(index) && index > 0 && isPreposition(index - 1)
    var mayBegin = !isFramed
    while index < pieces.count {
      if mayBegin, let end = clause(at: index, isChained: false) {
        index = max(end, index + 1)
        mayBegin = false
        continue
      }
      if let end = attribute(at: index) {
        index = max(end, index + 1)
        mayBegin = false
        continue
      }
      mayBegin = opensClause(index, isFramed: isFramed)
      index += 1
    }
    finish()
  }

  /// The first piece that is no opener.
  private var opening: Int {
    var index = 0
    while index < pieces.count {
      switch pieces[index].kind {
      case .opener, .only, .separator(.comma), .separator(.conjunction), .separator(.contrast),
        .separator(.colon), .separator(.dash):
        index += 1
      default: return index
      }
    }
    return index
  }

  private func opensClause(_ index: Int, isFramed: Bool) -> Bool {
    switch pieces[index].kind {
    case .separator(.semicolon): true
    case .separator(.colon), .separator(.conjunction), .separator(.contrast), .separator(.dash),
      .reason:
      !isFramed
    default: false
    }
  }

  private func isUnknown(_ index: Int) -> Bool {
    switch pieces[index].kind {
    case .other, .limit, .doubt: true
    default: false
    }
  }

  private func isPreposition(_ index: Int) -> Bool {
    if case .opener = pieces[index].kind { return pieces[index].words.count == 1 }
    return false
  }

  // MARK: Clauses

  /// Reads the clause that begins at a piece. Returns its end, or nil if it is no statement.
  private mutating func clause(at start: Int, isChained: Bool) -> Int? {
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
      guard case .scope(.headers(let list))? = kind(index + 1) else { return nil }
      return predicates(
        of: .named(subject(list.map(\.header), scopeAt: index + 2)),
        at: afterSubject(index + 2), needsVerb: true)
    case .reference(let reference):
      return predicates(of: .reference(reference), at: index + 1, needsVerb: true)
    case .copula:
      // "In PaaS AI is Data Security shared"
      guard front != nil, case .names(let list)? = kind(index + 1) else { return nil }
      return predicates(
        of: .named(Subject(headers: list.map(\.header))), at: index + 2, needsVerb: false)
    case .actor(let level, let isFirm):
      return object(of: level, isFirm: isFirm, at: index)
    case .predicate:
      return predicates(of: .implied, at: index, needsVerb: false)
    case .counted(let isRow):
      return counted(isRow: isRow, at: index)
    default: return nil
    }
  }

  /// Reads a clause that begins with names.
  private mutating func namedClause(
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
  private func apposition(at start: Int) -> Int? {
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
  private mutating func attribute(at index: Int) -> Int? {
    guard case .names(let list)? = kind(index) else { return nil }
    let subject = Subject(headers: list.map(\.header))
    switch kind(index + 1) {
    case .separator(.comma):
      if case .relative? = kind(index + 2) {
        return predicates(of: .attributed(subject), at: index + 3, needsVerb: true)
      }
      return predicates(of: .attributed(subject), at: index + 2, needsVerb: false)
    case .separator(.colon), .separator(.dash):
      return predicates(of: .attributed(subject), at: index + 2, needsVerb: false)
    default: return nil
    }
  }

  private func subject(_ headers: [Header], scopeAt index: Int) -> Subject {
    var subject = Subject(headers: headers)
    if case .scope(let scope)? = kind(index), scope.isRow != headers.first?.isRow {
      subject.scope = scope
    }
    return subject
  }

  private func afterSubject(_ index: Int) -> Int {
    if case .scope? = kind(index) { return index + 1 }
    return index
  }

  // MARK: Parties as subjects

  /// Reads "The provider owns Data Security in SaaS AI", with the party at a piece.
  private mutating func object(of level: Int, isFirm: Bool, at index: Int) -> Int? {
    guard case .names(let list)? = kind(index + 1) else { return nil }
    var subject = Subject(headers: list.map(\.header))
    subject.certainty = isFirm ? .certain : .likely
    let scopes = scopes(at: index + 2)
    let group = Group(
      level: level, hasVerb: true, pieces: [index], words: pieces[index].words, end: scopes.end)
    return state(group, of: .named(subject), scopes.scopes, from: index, end: scopes.end)
      ? scopes.end : nil
  }

  /// Reads "SaaS AI leaves Data Security to the provider", with the verb at a piece.
  private mutating func gift(from headers: [Header], at index: Int) -> Int? {
    guard case .names(let list)? = kind(index + 1), case .receiver(let level)? = kind(index + 2),
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

  // MARK: Quantities as subjects

  /// Reads "The rest is shared", "All other domains are yours", on the page of a header.
  private mutating func quantified(_ scope: StatementScope, at index: Int) -> Int? {
    switch scope {
    case .every, .rest: break
    default: return nil
    }
    guard let group = group(at: index + 1, needsVerb: true) else { return nil }
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
  private mutating func counted(isRow: Bool, at index: Int) -> Int? {
    guard let group = group(at: index + 1, needsVerb: true) else { return nil }
    let scopes = scopes(at: group.end)
    guard case .separator(.colon)? = kind(scopes.end), case .names(let list)? = kind(scopes.end + 1),
      list.first?.header.isRow == isRow
    else { return nil }
    let end = scopes.end + 2
    return state(
      group, of: .named(Subject(headers: list.map(\.header))), scopes.scopes, from: index, end: end)
      ? end : nil
  }

  // MARK: Predicates

  /// The subject of predicates, which may depend on their scope.
  private enum Source {
    case named(Subject)
    /// A name inside of another sentence. Its predicates need a scope.
    case attributed(Subject)
    case reference(Piece.Reference)
    /// The subject of the page or of the last clause.
    case implied
  }

  /// Reads predicates with their scopes, and the clauses that continue them.
  private mutating func predicates(
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
  private mutating func continuation(at end: Int) -> Int? {
    var start = end
    while start < pieces.count, start - end < 3, case .separator(let separator) = pieces[start].kind,
      separator != .colon, separator != .parenthesis
    {
      start += 1
    }
    guard start > end, start < pieces.count, let subject else { return nil }
    if case .place = pieces[start].kind {
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
  private func group(at start: Int, needsVerb: Bool) -> Group? {
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
      level: first.level, mark: first.mark, scope: scope, hasVerb: hasVerb || first.hasVerb,
      pieces: [index], words: pieces[index].words, end: index + 1)
    if case .partners? = kind(group.end), first.level != nil, first.level == names.shared {
      group.end += 1
    }
    while let (position, next) = joined(at: group.end) {
      // Two levels divide the duty.
      if next.level != nil, group.level != nil { return nil }
      if next.mark != nil, group.mark != nil { break }
      group.level = group.level ?? next.level
      group.mark = group.mark ?? next.mark
      group.pieces.append(position)
      group.end = position + 1
    }
    return group
  }

  /// Returns the predicate that follows another one directly: "and critical".
  private func joined(at start: Int) -> (Int, Piece.Predicate)? {
    var index = start
    while index < pieces.count, index - start < 2, case .separator(let separator) = pieces[index].kind,
      separator == .comma || separator == .conjunction
    {
      index += 1
    }
    guard index > start else { return nil }
    if case .copula? = kind(index) { index += 1 }
    guard case .predicate(let predicate)? = kind(index), !predicate.hasVerb, !predicate.needsVerb
    else { return nil }
    return (index, predicate)
  }

  /// Parses the scopes after a predicate: "in SaaS AI, and in MCP Systems".
  private func scopes(at start: Int) -> (scopes: [StatementScope], end: Int) {
    var scopes: [StatementScope] = []
    var end = start
    while true {
      var index = end
      while index < pieces.count, index - end < 2, case .separator(let separator) = pieces[index].kind,
        separator == .comma || separator == .conjunction
      {
        index += 1
      }
      guard case .scope(let scope)? = kind(index) else { break }
      if index > end, beginsClause(skippingComma(index + 1)) { break }
      if index == end, !scopes.isEmpty, beginsClause(index + 1) { break }
      scopes.append(scope)
      end = index + 1
    }
    return (scopes, end)
  }

  /// Returns whether the piece after a scope is a clause of its own.
  private func beginsClause(_ index: Int) -> Bool {
    switch kind(index) {
    case .names, .reference, .copula, .predicate, .actor, .duty: true
    default: false
    }
  }

  private func kind(_ index: Int) -> Piece.Kind? {
    index < pieces.count ? pieces[index].kind : nil
  }

  private func skippingComma(_ index: Int) -> Int {
    if case .separator(.comma)? = kind(index) { return index + 1 }
    return index
  }

  // MARK: Statements

  /// Adds the statements of a group. Returns false if there are none, or if there is doubt.
  private mutating func state(
    _ group: Group, of source: Source, _ scopes: [StatementScope], from start: Int, end: Int
  ) -> Bool {
    var scopes = scopes
    if let scope = group.scope { scopes.insert(scope, at: 0) }
    if scopes.isEmpty, case .attributed = source { return false }
    guard var subject = resolved(source, scopes) else { return false }
    if scopes.isEmpty, let scope = subject.scope ?? front { scopes = [scope] }
    if scopes.isEmpty, let context, context.isRow != subject.isRow, isFree(context) {
      scopes = [.here(isRow: nil)]
    }
    guard !scopes.isEmpty, let tail = tail(from: end), !isDoubted(before: start) else {
      isComplete = false
      return false
    }
    var cells: [(header: Header, across: Header, extent: CellStatement.Extent)] = []
    for header in subject.headers {
      for scope in scopes {
        guard let across = headers(of: scope, across: header) else {
          isComplete = false
          return false
        }
        cells += across.headers.map { (header, $0, across.extent) }
      }
    }
    guard cells.count <= Self.maximumCells else { return false }
    if tail == .likely { subject.certainty = .likely }
    let location = place(group.words)
    for cell in cells {
      let (row, column) =
        cell.header.isRow
        ? (cell.header.position, cell.across.position)
        : (cell.across.position, cell.header.position)
      var statement = CellStatement(
        matrix: names.matrix, row: row, column: column, location: location, level: group.level,
        mark: group.mark, deniedMark: group.deniedMark)
      statement.certainty = subject.certainty
      statement.extent = cell.extent
      statements.append(statement)
      if group.level != nil {
        discourse.cover(cell.header, across: cell.across.position)
        discourse.cover(cell.across, across: cell.header.position)
      }
    }
    readPieces.formUnion(group.pieces)
    self.subject = subject
    lastScope = scopes
    return true
  }

  /// Returns the subject of predicates, given their scopes.
  private func resolved(_ source: Source, _ scopes: [StatementScope]) -> Subject? {
    switch source {
    case .named(let subject), .attributed(let subject): return subject
    case .reference(let reference):
      let across = (scopes.first ?? front).flatMap(\.isRow)
      guard let isRow = across.map({ !$0 }) ?? reference.isRow ?? context.map({ !$0.isRow }),
        reference.isRow == nil || reference.isRow == isRow
      else { return nil }
      return referent(of: reference, isRow: isRow)
    case .implied:
      if let subject { return subject }
      if let lead = discourse.lead { return Subject(headers: lead.headers, certainty: .likely) }
      let across = (scopes.first ?? front).flatMap(\.isRow)
      guard let context, across == !context.isRow, isFree(context) else { return nil }
      return Subject(headers: [context], certainty: .likely)
    }
  }

  /// Returns the headers that a pronoun means.
  private func referent(of reference: Piece.Reference, isRow: Bool) -> Subject? {
    func fits(_ headers: [Header]) -> Bool {
      reference.isPlural
        ? headers.count > 1 && headers.count == reference.count ?? headers.count
        : headers.count == 1
    }
    if reference.isDefinite {
      guard let context, context.isRow == isRow, isFree(context) else { return nil }
      return Subject(headers: [context], certainty: .likely)
    }
    if let subject, subject.isRow == isRow {
      return fits(subject.headers) ? Subject(headers: subject.headers, certainty: subject.certainty) : nil
    }
    let own = named(isRow: isRow)
    if !own.isEmpty { return fits(own) ? Subject(headers: own, certainty: .likely) : nil }
    let topic = discourse.topic(isRow: isRow)
    if !topic.headers.isEmpty {
      guard fits(topic.headers) else { return nil }
      return Subject(headers: topic.headers, certainty: topic.isFirm ? .certain : .likely)
    }
    if let lead = discourse.lead, lead.headers.first?.isRow == isRow, fits(lead.headers) {
      return Subject(headers: lead.headers, certainty: .likely)
    }
    guard let context, context.isRow == isRow, !reference.isPlural else { return nil }
    return Subject(headers: [context], certainty: .likely)
  }

  /// Returns the headers of an axis that the sentence names outside of scopes.
  private func named(isRow: Bool) -> [Header] {
    var headers: [Header] = []
    for piece in pieces {
      guard case .names(let list) = piece.kind else { continue }
      for name in list where name.header.isRow == isRow && !headers.contains(name.header) {
        headers.append(name.header)
      }
    }
    return headers
  }

  /// Returns the headers of a scope that cross a header.
  private func headers(
    of scope: StatementScope, across header: Header
  ) -> (headers: [Header], extent: CellStatement.Extent)? {
    let isRow = !header.isRow
    let count = isRow ? names.size.rows : names.size.columns
    func all(except covered: Set<Int>) -> [Header] {
      (0..<count).filter { !covered.contains($0) }.map { Header(isRow: isRow, position: $0) }
    }
    switch scope {
    case .headers(let list):
      guard list.allSatisfy({ $0.header.isRow == isRow }) else { return nil }
      return (list.map(\.header), .named)
    case .every(let axis, let number):
      guard axis ?? isRow == isRow, number ?? count == count else { return nil }
      return (all(except: []), .every)
    case .rest(let axis, let number):
      guard axis ?? isRow == isRow, isComplete else { return nil }
      var known = discourse.covered[header] ?? []
      if header == context {
        known.formUnion(discourse.mentioned.filter { $0.isRow == isRow }.map(\.position))
      }
      let rest = all(except: known)
      guard !known.isEmpty, !rest.isEmpty, number ?? rest.count == rest.count else { return nil }
      return (rest, .rest)
    case .reference(let reference):
      guard reference.isRow ?? isRow == isRow else { return nil }
      let topic = discourse.topic(isRow: isRow)
      guard topic.headers.count > 1, reference.count ?? topic.headers.count == topic.headers.count
      else { return nil }
      return (topic.headers, .named)
    case .here(let axis):
      guard axis ?? isRow == isRow, let context, context.isRow == isRow, isFree(context) else {
        return nil
      }
      return ([context], .named)
    }
  }

  /// Returns whether the sentence, and the one before it, name no other header of the axis of the
  /// page, so that the page is their subject.
  private func isFree(_ context: Header) -> Bool {
    for piece in pieces {
      let list: [Piece.NamedHeader]
      switch piece.kind {
      case .names(let names), .scope(.headers(let names)): list = names
      default: continue
      }
      if list.contains(where: { $0.header.isRow == context.isRow && $0.header != context }) {
        return false
      }
    }
    return discourse.topic(isRow: context.isRow).headers.allSatisfy { $0 == context }
  }

  // MARK: Doubt

  /// Returns whether words before a clause make it a hypothesis or the view of others.
  private func isDoubted(before start: Int) -> Bool {
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
  private func tail(from end: Int) -> CellStatement.Certainty? {
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
    while index < pieces.count {
      switch pieces[index].kind {
      case .separator(.semicolon), .separator(.colon):
        return isLimit(index + 1) ? nil : certainty
      case .separator: if index > end + 1 { isNear = false }
      case .doubt(let roles):
        if !roles.isDisjoint(with: [.hypothesis, .report]) { return nil }
        if isNear, roles.contains(.qualifier) { return nil }
      case .limit: if index == end + 1 { return nil }
      case .place: if index == end + 1 { certainty = .likely }
      case .predicate(let other)
      where other.level != nil && index == end + 1 && !isScope(index + 1):
        // "beim Kunden und beim Anbieter": the duty has two owners.
        if isParenthesis || pieces[end].kind.isConjunction { return nil }
      case .predicate, .actor: if isParenthesis { return nil }
      default: break
      }
      if index > end + 4 { isNear = false }
      index += 1
    }
    return certainty
  }

  private func isScope(_ index: Int) -> Bool {
    if case .scope? = kind(index) { true } else { false }
  }

  private func isLimit(_ index: Int) -> Bool {
    switch kind(index) {
    case .limit: true
    case .doubt(let roles): !roles.isDisjoint(with: [.hypothesis, .qualifier])
    default: false
    }
  }

  // MARK: Discourse

  /// Records the names of the sentence for the next one.
  private mutating func finish() {
    discourse.reportsOthers =
      statements.isEmpty
      && pieces.contains {
        if case .doubt(let roles) = $0.kind { roles.contains(.report) } else { false }
      }
    for isRow in [true, false] {
      if let subject, subject.isRow == isRow {
        discourse.setTopic(.init(headers: subject.headers, isFirm: true), isRow: isRow)
        continue
      }
      let own = allNamed(isRow: isRow)
      if !own.isEmpty || statements.isEmpty {
        discourse.setTopic(.init(headers: own), isRow: isRow)
      }
    }
    for header in allNamed(isRow: true) + allNamed(isRow: false) { discourse.mention(header) }
  }

  private func allNamed(isRow: Bool) -> [Header] {
    var headers: [Header] = []
    for piece in pieces {
      let list: [Piece.NamedHeader]
      switch piece.kind {
      case .names(let names), .scope(.headers(let names)): list = names
      default: continue
      }
      for name in list where name.header.isRow == isRow && !headers.contains(name.header) {
        headers.append(name.header)
      }
    }
    return headers
  }
}

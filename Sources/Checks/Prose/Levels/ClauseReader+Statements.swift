internal import Diagnostics

/// Statements from subjects, predicates and scopes.
extension ClauseReader {
  /// Adds the statements of a group. Returns false if there are none, or if there is doubt.
  mutating func state(
    _ group: Group, of source: Source, _ scopes: [StatementScope], from start: Int, end: Int
  ) -> Bool {
    var scopes = scopes
    if let scope = group.scope { scopes.insert(scope, at: 0) }
    let isAlways = group.isAlways || scopes.contains(where: \.isAlways)
    scopes.removeAll(where: \.isAlways)
    if scopes.isEmpty, case .apposed = source { return false }
    var resolvedSubject = resolved(source, scopes)
    // "It is always shared", on the page of a header
    if isAlways, scopes.isEmpty, case .reference(let reference) = source, let context,
      front.map(\.isAlways) ?? true
    {
      resolvedSubject = referent(of: reference, isRow: context.isRow)
      scopes = [.every(isRow: nil, count: nil)]
    }
    guard var subject = resolvedSubject else { return false }
    if case .attributed = source, scopes.isEmpty {
      let known = front ?? label(of: subject, before: start)
      let title = known == nil ? title(for: subject) : nil
      guard let scope = known ?? title ?? enclosing(subject, before: start) else { return false }
      usesTitle = usesTitle || title != nil
      scopes = [scope]
      subject.certainty = .likely
    }
    if scopes.isEmpty, let scope = subject.scope ?? front ?? label(of: subject, before: start),
      !scope.isAlways
    {
      scopes = [scope]
    }
    if scopes.isEmpty, let context, context.isRow != subject.isRow, isFree(context) {
      scopes = [.here(isRow: nil)]
    }
    if scopes.isEmpty, isAlways || subject.scope?.isAlways == true {
      scopes = [.every(isRow: nil, count: nil)]
      subject.certainty = .likely
    }
    guard !scopes.isEmpty, let tail = tail(from: end, level: group.level),
      !isDoubted(before: start),
      !hasException(at: end, to: scopes)
    else {
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
    if scopes.contains(where: { if case .some = $0 { true } else { false } }) { isComplete = false }
    guard cells.count <= Self.maximumCells else { return false }
    // "critical" alone is also a plain adjective.
    let isPlain = group.level == nil && group.words.count == 1
    let isDenial = group.deniedLevel != nil
    if tail == .likely || isPlain || isDenial { subject.certainty = .likely }
    let location = place(group.words)
    for cell in cells {
      let (row, column) =
        cell.header.isRow
        ? (cell.header.position, cell.across.position)
        : (cell.across.position, cell.header.position)
      var statement = CellStatement(
        matrix: names.matrix, row: row, column: column, location: location, level: group.level,
        deniedLevel: group.deniedLevel, mark: group.mark, deniedMark: group.deniedMark)
      statement.certainty = subject.certainty
      statement.extent = cell.extent
      statements.append(statement)
      if group.level != nil {
        discourse.cover(cell.header, across: cell.across.position)
        discourse.cover(cell.across, across: cell.header.position)
        covered[cell.header, default: []].insert(cell.across.position)
      }
    }
    for scope in scopes {
      guard case .everyExcept(let list, _) = scope, let level = group.level else { continue }
      scopes = [.headers(list)]
      denyExceptions(list, subject, level, location)
    }
    readPieces.formUnion(group.pieces)
    self.subject = subject
    lastScope = scopes
    if let level = group.level {
      discourse.last = .init(level: level, subject: subject.headers, scopes: scopes)
    }
    return true
  }

  /// Adds that the level does not hold in the exceptions of "everywhere except in Agentic AI".
  private mutating func denyExceptions(
    _ exceptions: [Piece.NamedHeader], _ subject: Subject, _ level: Int, _ location: SourceLocation
  ) {
    for header in subject.headers {
      for exception in exceptions where exception.header.isRow != header.isRow {
        let (row, column) = header.isRow ? (header, exception.header) : (exception.header, header)
        var statement = CellStatement(
          matrix: names.matrix, row: row.position, column: column.position, location: location,
          deniedLevel: level)
        statement.certainty = .likely
        statements.append(statement)
      }
    }
  }

  /// Returns the names before a colon, a dash or a parenthesis that precede a list of levels: "Data
  /// Security: SaaS AI is …", "Data Security (SaaS AI: provider; PaaS AI: shared)".
  func label(of subject: Subject, before start: Int) -> StatementScope? {
    var index = min(start, pieces.count) - 1
    while index > 0 {
      switch pieces[index].kind {
      case .separator(let separator) where [.colon, .dash, .parenthesis].contains(separator):
        var name = index - 1
        if name > 0, case .opener = pieces[name].kind { name -= 1 }
        if case .names(let list)? = kind(name), list.first?.header.isRow != subject.isRow {
          return .headers(list)
        }
      case .names, .separator, .predicate, .copula: break
      default: return nil
      }
      index -= 1
    }
    return nil
  }

  /// Returns the names that are all words of the sentence before: "Data Security. SaaS AI: provider."
  func title(for subject: Subject) -> StatementScope? {
    let (rows, columns) = discourse.title
    let headers = rows + columns
    guard headers.count == 1, headers[0].isRow != subject.isRow else { return nil }
    return .headers(headers.map { .init(header: $0, words: 0..<0) })
  }

  /// Returns the only scope of the sentence, before a relative clause: "In SaaS AI, watch Network
  /// Security, which is the provider's".
  private func enclosing(_ subject: Subject, before start: Int) -> StatementScope? {
    guard start > 0, start <= pieces.count, case .relative = pieces[start - 1].kind else {
      return nil
    }
    var found: StatementScope?
    for piece in pieces[..<start] {
      switch piece.kind {
      case .scope(.headers(let list)) where list.first?.header.isRow != subject.isRow:
        if found != nil { return nil }
        found = .headers(list)
      case .names(let list) where list.map(\.header) != subject.headers: return nil
      case .separator(.semicolon), .separator(.contrast): return nil
      default: break
      }
    }
    return found
  }

  /// Returns the subject of predicates, given their scopes.
  func resolved(_ source: Source, _ scopes: [StatementScope]) -> Subject? {
    switch source {
    case .named(let subject), .attributed(let subject), .apposed(let subject): return subject
    case .reference(let reference):
      let across = (scopes.first ?? front).flatMap(\.isRow)
      guard let isRow = across.map({ !$0 }) ?? reference.isRow ?? context.map({ !$0.isRow }) else {
        // "it is shared in both": the axis that has one name.
        let found = [true, false].compactMap { referent(of: reference, isRow: $0) }
        return found.count == 1 ? found[0] : nil
      }
      guard reference.isRow == nil || reference.isRow == isRow else { return nil }
      return referent(of: reference, isRow: isRow)
    case .implied:
      if let subject { return subject }
      let title = discourse.title.rows + discourse.title.columns
      if title.count == 1 { return Subject(headers: title, certainty: .likely) }
      let across = (scopes.first ?? front).flatMap(\.isRow)
      guard let context, across == !context.isRow, isFree(context) else { return nil }
      return Subject(headers: [context], certainty: .likely)
    }
  }

  /// Returns the headers that a pronoun means.
  func referent(of reference: Piece.Reference, isRow: Bool) -> Subject? {
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
      return fits(subject.headers)
        ? Subject(headers: subject.headers, certainty: subject.certainty) : nil
    }
    let own = allNamed(isRow: isRow)
    if !own.isEmpty { return fits(own) ? Subject(headers: own, certainty: .likely) : nil }
    let topic = discourse.topic(isRow: isRow)
    if !topic.headers.isEmpty {
      guard fits(topic.headers) else { return nil }
      return Subject(headers: topic.headers, certainty: topic.isFirm ? .certain : .likely)
    }
    guard let context, context.isRow == isRow, !reference.isPlural else { return nil }
    return Subject(headers: [context], certainty: .likely)
  }

  /// Returns the headers of a scope that cross a header.
  func headers(
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
      guard axis ?? isRow == isRow else { return nil }
      if let number, number != count {
        let last = lastNamed(isRow: isRow)
        return last.count == number ? (last, .named) : nil
      }
      return (all(except: []), .every)
    case .everyExcept(let list, let axis):
      guard axis ?? isRow == isRow, list.allSatisfy({ $0.header.isRow == isRow }) else {
        return nil
      }
      return (all(except: Set(list.map(\.header.position))), .every)
    case .some(let axis):
      // The others cannot be known either.
      guard axis ?? isRow == isRow else { return nil }
      return ([], .named)
    case .none, .always: return nil
    case .rest(let axis, let number):
      guard axis ?? isRow == isRow, isComplete else { return nil }
      var known = discourse.covered[header] ?? []
      if header == context {
        known.formUnion(discourse.mentioned.filter { $0.isRow == isRow }.map(\.position))
      }
      // A name in the sentence whose level is not understood may be none of the rest.
      let open = allNamed(isRow: isRow).filter { !known.contains($0.position) }
      guard open.isEmpty else { return nil }
      let rest = all(except: known)
      guard !known.isEmpty, !rest.isEmpty, number ?? rest.count == rest.count else { return nil }
      return (rest, covered[header] == nil ? .rest : .every)
    case .reference(let reference):
      guard reference.isRow ?? isRow == isRow else { return nil }
      let last = lastNamed(isRow: isRow)
      guard last.count > 1, reference.count ?? last.count == last.count else { return nil }
      return (last, .named)
    case .there:
      let last = lastNamed(isRow: isRow)
      return last.count == 1 ? (last, .named) : nil
    case .here(let axis):
      guard axis ?? isRow == isRow else { return nil }
      if let context, context.isRow == isRow {
        return isFree(context) ? ([context], .named) : nil
      }
      // "in that column"
      guard axis != nil else { return nil }
      let last = lastNamed(isRow: isRow)
      return last.count == 1 ? (last, .named) : nil
    }
  }

  /// Returns whether the sentence, and the one before it, name no other header of the axis of the
  /// page, so that the page is their subject.
  func isFree(_ context: Header) -> Bool {
    let isOther = { (header: Header) in header.isRow == context.isRow && header != context }
    if pieces.contains(where: { $0.headers.contains { isOther($0.header) } }) { return false }
    return discourse.topic(isRow: context.isRow).headers.allSatisfy { $0 == context }
  }

  // MARK: Discourse

  /// Records the names of the sentence for the next one.
  mutating func finish(asksForParty: Bool) {
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
      if !own.isEmpty || statements.isEmpty && !refers(toRow: isRow) {
        discourse.setTopic(.init(headers: own), isRow: isRow)
      }
    }
    if statements.isEmpty { discourse.last = nil }
    if !usesTitle { discourse.title = ([], []) }
    let isTitle = pieces.allSatisfy {
      switch $0.kind {
      case .names, .scope(.headers), .separator: true
      default: false
      }
    }
    if statements.isEmpty, isTitle || asksForParty {
      discourse.title = (allNamed(isRow: true), allNamed(isRow: false))
    }
    for header in allNamed(isRow: true) + allNamed(isRow: false) { discourse.mention(header) }
  }

  /// Returns whether the sentence goes on about the topic of an axis: "that domain".
  private func refers(toRow isRow: Bool) -> Bool {
    pieces.contains {
      if case .reference(let reference) = $0.kind { reference.isRow == isRow } else { false }
    }
  }

  /// Returns the headers of an axis in the sentence, or else in the one before it.
  func lastNamed(isRow: Bool) -> [Header] {
    let own = allNamed(isRow: isRow)
    return own.isEmpty ? discourse.topic(isRow: isRow).headers : own
  }

  func allNamed(isRow: Bool) -> [Header] {
    var headers: [Header] = []
    for piece in pieces {
      for name in piece.headers where name.header.isRow == isRow && !headers.contains(name.header) {
        headers.append(name.header)
      }
    }
    return headers
  }
}

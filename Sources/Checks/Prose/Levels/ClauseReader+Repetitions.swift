/// Statements that repeat a level or leave out a verb.
extension ClauseReader {
  /// Reads "so does Data Privacy", "the same goes for MCP Systems", with these words at a piece.
  mutating func echo(at index: Int) -> Int? {
    guard let last = discourse.last, case .names(let list)? = kind(index + 1),
      let isRow = list.first?.header.isRow, last.subject.first?.isRow != nil
    else { return nil }
    let scopes = scopes(at: index + 2)
    var used = scopes.scopes
    var headers = list.map(\.header)
    if last.subject[0].isRow == isRow {
      if used.isEmpty { used = last.scopes }
    } else {
      guard used.isEmpty else { return nil }
      used = [.headers(list)]
      headers = last.subject
    }
    let group = Group(
      level: last.level, hasVerb: true, pieces: [index], words: pieces[index].words,
      end: scopes.end)
    return state(
      group, of: .named(Subject(headers: headers, certainty: .likely)), used, from: index,
      end: scopes.end) ? scopes.end : nil
  }

  /// Reads "In IaaS AI too." after a statement, with the scope before a piece.
  mutating func repeated(in scope: StatementScope, from start: Int, end: Int) -> Int? {
    guard statements.isEmpty, let last = discourse.last, last.subject.first?.isRow != scope.isRow,
      scope.isRow != nil
    else { return nil }
    let also = skippingComma(end)
    guard case .also? = kind(also), kind(also + 1) == nil else { return nil }
    let group = Group(
      level: last.level, hasVerb: true, pieces: [also], words: pieces[start].words, end: also + 1)
    return state(
      group, of: .named(Subject(headers: last.subject, certainty: .likely)), [scope], from: start,
      end: also + 1) ? also + 1 : nil
  }

  /// Reads "in AI Coding, where it is the customer's", with "where" at a piece, in a sentence that
  /// names its subject but has not stated a level.
  mutating func whereClause(at index: Int) -> Int? {
    guard case .place? = kind(index), statements.isEmpty, index > 1,
      case .separator(.comma)? = kind(index - 1),
      case .scope(.headers(let list))? = kind(index - 2), case .reference? = kind(index + 1),
      let isRow = list.first.map({ !$0.header.isRow }),
      let group = group(at: index + 2, needsVerb: true)
    else { return nil }
    let named = pieces[..<index].flatMap(\.headers).map(\.header).filter { $0.isRow == isRow }
    guard Set(named).count == 1, scopes(at: group.end).scopes.isEmpty else { return nil }
    return state(
      group, of: .named(Subject(headers: [named[0]], certainty: .likely)), [.headers(list)],
      from: index, end: group.end) ? group.end : nil
  }

  /// Reads "The provider's." after "Data Security in SaaS AI?"
  mutating func answer(at index: Int) -> Int? {
    let (rows, columns) = discourse.title
    guard rows.count == 1, columns.count == 1, case .predicate(let predicate)? = kind(index),
      predicate.level != nil || predicate.mark != nil, !predicate.hasVerb,
      pieces[(index + 1)...].allSatisfy({
        switch $0.kind {
        case .separator(.comma), .opener: true
        default: false
        }
      })
    else { return nil }
    let group = Group(
      level: predicate.level, mark: predicate.mark, hasVerb: true, pieces: [index],
      words: pieces[index].words, end: index + 1)
    return state(
      group, of: .named(Subject(headers: rows, certainty: .likely)),
      [.headers(columns.map { .init(header: $0, words: 0..<0) })], from: index, end: index + 1)
      ? index + 1 : nil
  }

  /// Reads "The star stands at Data Security in SaaS AI", with the mark at a piece.
  mutating func marked(_ mark: Int, at index: Int) -> Int? {
    guard let list = pieces.indices.contains(index + 1) ? pieces[index + 1].headers : nil,
      !list.isEmpty
    else { return nil }
    let scopes = scopes(at: index + 2)
    let group = Group(
      mark: mark, hasVerb: true, pieces: [index], words: pieces[index].words, end: scopes.end)
    return state(
      group, of: .named(Subject(headers: list.map(\.header), certainty: .likely)), scopes.scopes,
      from: index, end: scopes.end) ? scopes.end : nil
  }

  /// Reads a sentence of names and a level alone: "Data Security (PaaS AI) = Shared".
  mutating func notation(at start: Int) -> Int? {
    var rows: [Piece.NamedHeader] = []
    var columns: [Piece.NamedHeader] = []
    var index = start
    while index < pieces.count {
      switch pieces[index].kind {
      case .names(let list), .scope(.headers(let list)):
        if list[0].header.isRow {
          guard rows.isEmpty else { return nil }
          rows = list
        } else {
          guard columns.isEmpty else { return nil }
          columns = list
        }
      case .separator(let separator) where separator != .semicolon: break
      case .predicate(let predicate):
        guard predicate.level != nil || predicate.mark != nil, !predicate.hasVerb, index > start,
          case .separator(let separator) = pieces[index - 1].kind,
          [.colon, .dash, .sign].contains(separator), !rows.isEmpty, !columns.isEmpty
        else { return nil }
        let group = Group(
          level: predicate.level, mark: predicate.mark, hasVerb: true, pieces: [index],
          words: pieces[index].words, end: index + 1)
        return state(
          group, of: .named(Subject(headers: rows.map(\.header))), [.headers(columns)],
          from: index, end: index + 1) ? index + 1 : nil
      default: return nil
      }
      index += 1
    }
    return nil
  }
}

internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Reads lists on the page of a row or column, and texts about one cell.
struct CellListReader {
  typealias Roles = StatementWords.Roles

  let names: MatrixNames
  let prose: Prose
  let at: (SourceRange) -> SourceLocation
  let scanner: StatementScanner

  private func has(_ roles: Roles, _ index: Int) -> Bool {
    !scanner.roles[index].isDisjoint(with: roles)
  }

  /// Returns whether a block names a row or column other than its subject. A list after it may be
  /// about that one.
  func namesAnother(than subject: MatrixNames.Header, from start: Int) -> Bool {
    var index = start
    repeat {
      if let found = names.headers.match(prose, at: index), prose.words[index].isCapitalized,
        found.value.isRow == subject.isRow, found.value != subject
      {
        return true
      }
      index += 1
    } while index < prose.words.count && !prose.startsBlock(index)
    return false
  }

  /// Returns the statement of a text about one cell, such as an example for a model.
  func text(about cell: (MatrixNames.Header, MatrixNames.Header)) -> CellStatement? {
    statement(about: cell, wordsFrom: 0, named: 0..<min(1, prose.words.count))
  }

  // MARK: Lists

  /// Parses `Provider (SaaS, PaaS)` and `Provider: SaaS and PaaS` at the start of a block.
  func list(at start: Int, _ subject: MatrixNames.Header) -> [CellStatement] {
    guard let level = names.levels.match(prose, at: start) else { return [] }
    let first = start + level.count
    guard first < prose.words.count else { return [] }
    let opening = prose.words[first].gap
    guard opening == UInt8(ascii: "(") || opening == UInt8(ascii: ":") else { return [] }
    guard let (headers, end) = headers(from: first) else { return [] }
    let closing = end < prose.words.count ? prose.words[end].gap : 0x0A
    let isClosed =
      opening == UInt8(ascii: "(")
      ? closing != 0x20 && closing != 0x2C
      : [0x0A, 0x2E, 0x3B, 0x2D].contains(closing)
    guard isClosed else { return [] }
    return headers.compactMap { header, words in
      cell(subject, header).map { row, column in
        CellStatement(
          matrix: names.matrix, row: row, column: column, location: at(prose.place(words)),
          level: level.value)
      }
    }
  }

  /// Returns whether a list is a clear statement by itself: `Provider (SaaS, PaaS):` with several
  /// names, without a denial, and without another row or column.
  func isFirm(
    _ listed: [CellStatement], at start: Int, _ subject: MatrixNames.Header
  ) -> Bool {
    guard listed.count > 1, let level = names.levels.match(prose, at: start),
      prose.words[start + level.count].gap == UInt8(ascii: "("),
      let (_, end) = headers(from: start + level.count)
    else { return false }
    let closing = end < prose.words.count ? prose.words[end].gap : 0x0A
    guard closing != UInt8(ascii: ")"), !namesAnother(than: subject, from: start) else {
      return false
    }
    let rest = prose.words[end...].prefix { $0.gap != 0x0A }
    return !rest.indices.contains { has([.hypothesis, .qualifier, .negation, .both], $0) }
  }

  /// Returns whether the words after a list describe what a party does: "Customer (SaaS, PaaS):
  /// decides who has access". Such words describe part of the work, not the responsibility for the
  /// cell.
  func describesWork(at start: Int) -> Bool {
    guard let level = names.levels.match(prose, at: start),
      let (_, end) = headers(from: start + level.count), end < prose.words.count,
      prose.words[end].gap != 0x0A
    else { return false }
    var last = end + 1
    while last < prose.words.count, !prose.startsBlock(last), last - end < 60 { last += 1 }
    if (end..<last).contains(where: { has(.actor, $0) }) { return true }
    let first = prose.text(end..<(end + 1))
    guard end + 1 < last, prose.words[end + 1].isJoined,
      !has(.nominal, end + 1)
    else { return false }
    return has(.modal, end)
      || first.hasSuffix("s") && !first.hasSuffix("ss")
  }

  /// Returns whether a heading, or the sentence before a list, introduces false statements.
  func introducesFalseStatements(blockAt start: Int) -> Bool {
    var index = start
    repeat {
      if has(.falsehood, index) { return true }
      index += 1
    } while index < prose.words.count && index - start < 40 && !prose.startsBlock(index)
    return false
  }

  func introducesFalseStatements(blockBefore end: Int) -> Bool {
    guard end > 0 else { return false }
    var index = end - 1
    while index > 0, end - index < 40, !prose.startsBlock(index) { index -= 1 }
    return (index..<end).contains {
      has([.falsehood, .hypothesis, .qualifier, .negation], $0)
    }
  }

  /// Parses names separated by commas and "and". Nil if a word is not a name.
  private func headers(
    from start: Int
  ) -> (headers: [(MatrixNames.Header, Range<Int>)], end: Int)? {
    var headers: [(MatrixNames.Header, Range<Int>)] = []
    var index = start
    while let found = names.headers.match(prose, at: index) {
      headers.append((found.value, index..<(index + found.count)))
      index += found.count
      guard index < prose.words.count else { break }
      let gap = prose.words[index].gap
      let isAnd = has(.conjunction, index)
      if isAnd, gap == 0x20 || gap == 0x2C {
        index += 1
      } else if gap != 0x2C {
        break
      }
    }
    return headers.isEmpty || index < start ? nil : (headers, index)
  }

  // MARK: Items

  /// Parses `SaaS AI: Critical – …`: a block that begins with a header of the other axis.
  func item(at start: Int, _ subject: MatrixNames.Header) -> CellStatement? {
    guard let name = names.headers.match(prose, at: start), name.value.isRow != subject.isRow,
      start + name.count < prose.words.count
    else { return nil }
    let next = start + name.count
    guard [UInt8(ascii: ":"), UInt8(ascii: "-")].contains(prose.words[next].gap) else { return nil }
    return statement(
      about: (subject, name.value), wordsFrom: next, named: start..<(start + name.count))
  }

  /// Parses the start of a text about a cell: a level or a mark, then a punctuation mark.
  private func statement(
    about pair: (MatrixNames.Header, MatrixNames.Header), wordsFrom start: Int, named: Range<Int>
  ) -> CellStatement? {
    guard let (row, column) = cell(pair.0, pair.1), start < prose.words.count else { return nil }
    var statement = CellStatement(
      matrix: names.matrix, row: row, column: column, location: at(prose.place(named)),
      isAboutCell: true)
    func says(_ count: Int) -> Bool {
      let end = start + count
      return end == prose.words.count || ![0x20, 0x27].contains(prose.words[end].gap)
    }
    if let (predicate, end) = scanner.predicate(at: start), says(end - start) {
      if let level = predicate.level, !isQualified(from: end, level) {
        statement.level = level
        return placed(statement, start..<end)
      }
      if let mark = predicate.mark {
        statement.mark = mark
        return placed(statement, start..<end)
      }
    }
    for index in start..<prose.words.count where has(.negation, index) {
      guard let mark = names.marks.match(prose, at: index + 1),
        isWhole(index, denial: 1 + mark.count)
      else { continue }
      statement.deniedMark = mark.value
      return placed(statement, index..<(index + 1 + mark.count))
    }
    return statement
  }

  /// Returns whether the words after a level restrict it or give a part to another party.
  private func isQualified(from start: Int, _ level: Int) -> Bool {
    for index in start..<min(prose.words.count, start + 40) {
      if prose.words[index].gap == 0x0A { break }
      if index == start, has(.limit, index) { return true }
      // The words after "because" explain the level.
      if has(.reason, index) { break }
      if has([.hypothesis, .qualifier, .negation, .contrast], index) { return true }
      if let other = names.levels.match(prose, at: index)
        ?? names.possessives.match(prose, at: index),
        other.value != level
      {
        return true
      }
    }
    return false
  }

  /// Returns whether a denial such as "not critical" is a complete statement, without words that
  /// restrict it.
  private func isWhole(_ start: Int, denial count: Int) -> Bool {
    let end = start + count
    let isFirst = start == 0 || prose.words[start].startsSentence
    return isFirst || end == prose.words.count || prose.words[end].startsSentence
  }

  private func placed(_ statement: CellStatement, _ words: Range<Int>) -> CellStatement {
    var copy = CellStatement(
      matrix: statement.matrix, row: statement.row, column: statement.column,
      location: at(prose.place(words)), level: statement.level, mark: statement.mark,
      deniedMark: statement.deniedMark)
    copy.isAboutCell = statement.isAboutCell
    return copy
  }

  /// Returns the cell of a row and a column, in either order.
  private func cell(
    _ a: MatrixNames.Header, _ b: MatrixNames.Header
  ) -> (row: Int, column: Int)? {
    guard a.isRow != b.isRow else { return nil }
    return a.isRow ? (a.position, b.position) : (b.position, a.position)
  }
}

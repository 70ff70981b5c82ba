internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A statement in a text about a cell of a matrix.
struct CellStatement: Sendable {
  /// The position of the matrix in the graph.
  let matrix: MatrixIndex
  let row: Int
  let column: Int
  /// The words of the statement.
  let location: SourceLocation
  /// The position of the stated level.
  var level: Int?
  /// The position of the stated mark.
  var mark: Int?
  /// The position of a denied mark: "not critical".
  var deniedMark: Int?
  /// Whether the text is about this cell alone, such as an example. Only such a text can be wrong
  /// by omitting a mark.
  var isAboutCell = false
}

/// Finds statements about the cells of one matrix in a text. Ambiguous words are ignored.
struct CellReader {
  let names: MatrixNames
  let prose: Prose
  let at: (SourceRange) -> SourceLocation
  /// Returns the subject of the block that begins with a word.
  let subject: (Int) -> Subject

  /// The row or column that a part of a text is about.
  struct Subject {
    /// Nil if the part names no header, or several.
    var header: MatrixNames.Header?
    /// A number that changes with each heading.
    var section = 0
    /// Whether the part is a table, whose cells belong to the headers of the table.
    var isInTable = false
  }

  /// Returns the statements of all blocks and sentences.
  func statements() -> [CellStatement] {
    var statements: [CellStatement] = []
    var lists = ListedCells(size: names.size)
    var isAboutOthers = false
    var isFalse = false
    var subject = Subject()
    for index in prose.words.indices {
      if prose.startsBlock(index) {
        let next = self.subject(index)
        if next.section != subject.section {
          statements += lists.takeStatements()
          isAboutOthers = false
          isFalse = introducesFalseStatements(blockAt: index)
        } else if prose.endsWithColon(before: index) {
          isFalse = isFalse || introducesFalseStatements(blockBefore: index)
        }
        subject = next
        if !subject.isInTable, let header = subject.header {
          let listed = list(at: index, header)
          if !listed.isEmpty {
            if describesWork(at: index) {
              lists.describeParts()
            } else if !isAboutOthers && !isFalse {
              lists.add(listed, of: header, isFirm: isFirm(listed, at: index, header))
            }
          } else if let item = item(at: index, header) {
            statements.append(item)
          } else {
            isAboutOthers = namesAnother(than: header, from: index)
          }
        }
      }
      if !subject.isInTable, !isFalse { statements += sentence(at: index) }
    }
    return statements + lists.takeStatements()
  }

  /// Returns whether a block names a row or column other than its subject. A list after it may be
  /// about that one.
  private func namesAnother(than subject: MatrixNames.Header, from start: Int) -> Bool {
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
  private func list(at start: Int, _ subject: MatrixNames.Header) -> [CellStatement] {
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
  private func isFirm(
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
    return !rest.contains { Self.doubts.contains($0.key) || Self.denials.contains($0.key) }
  }

  /// Returns whether the words after a list describe what a party does: "Customer (SaaS, PaaS):
  /// decides who has access". Such words describe part of the work, not the responsibility for the
  /// cell.
  private func describesWork(at start: Int) -> Bool {
    guard let level = names.levels.match(prose, at: start),
      let (_, end) = headers(from: start + level.count), end < prose.words.count,
      prose.words[end].gap != 0x0A
    else { return false }
    var last = end + 1
    while last < prose.words.count, !prose.startsBlock(last), last - end < 60 { last += 1 }
    if (end..<last).contains(where: { Self.actors.contains(prose.words[$0].key) }) { return true }
    let first = prose.text(end..<(end + 1))
    guard end + 1 < last, prose.words[end + 1].isJoined,
      !Self.nominal.contains(prose.words[end + 1].key)
    else { return false }
    return Self.modals.contains(prose.words[end].key)
      || first.hasSuffix("s") && !first.hasSuffix("ss")
  }

  /// Returns whether a heading, or the sentence before a list, introduces false statements.
  private func introducesFalseStatements(blockAt start: Int) -> Bool {
    var index = start
    repeat {
      if Self.falsehoodWords.contains(prose.words[index].key) { return true }
      index += 1
    } while index < prose.words.count && index - start < 40 && !prose.startsBlock(index)
    return false
  }

  private func introducesFalseStatements(blockBefore end: Int) -> Bool {
    guard end > 0 else { return false }
    var index = end - 1
    while index > 0, end - index < 40, !prose.startsBlock(index) { index -= 1 }
    return (index..<end).contains {
      Self.falsehoodWords.contains(prose.words[$0].key) || Self.doubts.contains(prose.words[$0].key)
        || Self.denials.contains(prose.words[$0].key)
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
      let isAnd = Self.conjunctions.contains(prose.words[index].key)
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
  private func item(at start: Int, _ subject: MatrixNames.Header) -> CellStatement? {
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
    if let level = names.levels.match(prose, at: start), says(level.count),
      !isQualified(from: start + level.count, level.value)
    {
      statement.level = level.value
      return placed(statement, start..<(start + level.count))
    }
    if let mark = names.marks.match(prose, at: start), says(mark.count) {
      statement.mark = mark.value
      return placed(statement, start..<(start + mark.count))
    }
    for index in start..<prose.words.count where prose.words[index].key == Self.not {
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
      let key = prose.words[index].key
      if Self.doubts.contains(key) || Self.denials.contains(key) || Self.limits.contains(key) {
        return true
      }
      if let other = names.levels.match(prose, at: index), other.value != level { return true }
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

  // MARK: Sentences

  /// Parses "Network Security is provider-owned in SaaS AI", with the verb at `verb`.
  private func sentence(at verb: Int) -> [CellStatement] {
    guard Self.verbs.contains(prose.words[verb].key), prose.words[verb].isJoined, verb > 0,
      !prose.words[verb].isQuoted
    else { return [] }
    var index = verb + 1
    if index < prose.words.count, prose.words[index].key == Self.the { index += 1 }
    guard index < prose.words.count, prose.words[index].isJoined,
      let level = names.predicates.match(prose, at: index),
      let subject = names.headers.match(prose, before: verb),
      isWhole(verb - subject.count, verb), opensSentence(verb - subject.count),
      !isQuestion(verb)
    else { return [] }
    let words = index..<(index + level.count)
    index = words.upperBound
    if index < prose.words.count, Self.duties.contains(prose.words[index].key) { index += 1 }
    guard index + 1 < prose.words.count, prose.words[index].isJoined,
      Self.prepositions.contains(prose.words[index].key),
      let (headers, end) = headers(from: index + 1), isWhole(index + 1, end), isUnlimited(end),
      !prose.sentence(around: verb).contains(where: { Self.doubts.contains(prose.words[$0].key) })
    else { return [] }
    return headers.compactMap { header, _ in
      cell(subject.value, header).map { row, column in
        CellStatement(
          matrix: names.matrix, row: row, column: column, location: at(prose.place(words)),
          level: level.value)
      }
    }
  }

  /// Returns whether a sentence begins with the word, or with "the" before it. Words in the middle
  /// of a sentence may be quoted, denied or about someone else.
  private func opensSentence(_ index: Int) -> Bool {
    prose.words[index].startsSentence
      || index > 0 && prose.words[index - 1].key == Self.the
        && prose.words[index - 1].startsSentence
  }

  /// Returns whether the sentence ends after the names or continues with another statement. "for
  /// its own staff's data" would be a restriction.
  private func isUnlimited(_ end: Int) -> Bool {
    guard end < prose.words.count else { return true }
    let word = prose.words[end]
    if word.startsSentence || word.gap == UInt8(ascii: ";") { return true }
    if word.gap == UInt8(ascii: ",") || word.gap == UInt8(ascii: "-") {
      return !Self.limits.contains(word.key)
    }
    return word.isJoined && Self.continuations.contains(word.key)
  }

  private func isQuestion(_ index: Int) -> Bool {
    let end = prose.sentence(around: index).upperBound
    let from = Int(prose.words[end - 1].end)
    return from < prose.source.bytes.count && prose.source.bytes[from] == UInt8(ascii: "?")
  }

  /// Returns whether the words are capitalized as a name and are not part of a longer name.
  private func isWhole(_ start: Int, _ end: Int) -> Bool {
    let continues =
      end < prose.words.count && prose.words[end].isJoined && prose.words[end].isCapitalized
    let follows =
      start > 0 && prose.words[start].isJoined && prose.words[start - 1].isCapitalized
      && prose.words[start - 1].key != Self.the
    return prose.words[start].isCapitalized && !continues && !follows
  }

  /// Returns the cell of a row and a column, in either order.
  private func cell(
    _ a: MatrixNames.Header, _ b: MatrixNames.Header
  ) -> (row: Int, column: Int)? {
    guard a.isRow != b.isRow else { return nil }
    return a.isRow ? (a.position, b.position) : (b.position, a.position)
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Prose.key(String($0)) })
  }

  private static let not = Prose.key("not")
  private static let the = Prose.key("the")
  private static let conjunctions = keys("and or")
  /// An array, because every word is tested and comparing six numbers is faster than hashing one.
  private static let verbs = Array(keys("is are stays stay remains remain"))
  private static let duties = keys("responsibility duty job task")
  private static let prepositions = keys("in for under with on at within")
  private static let denials = keys("no nothing none nobody only neither nor cannot")
  private static let doubts = keys(
    """
    if unless not when may might could would should whether except until never rarely usually too \
    also partly partially mostly mainly largely default initially first often sometimes generally \
    normally typically both well where can must suppose imagine assume formerly once far part
    """)
  /// Words that begin a restriction.
  private static let limits = keys(
    "for but where as at up only except apart besides although though while in within of to with")
  private static let continuations = keys("and but while whereas because since so")
  /// Words that show that the sentence after a list has its own subject.
  private static let actors = keys("who you they it we everyone whoever yourself itself themselves")
  private static let modals = keys("must can may should has have is are does do will need")
  /// Words that follow a plural noun: "networks and storage".
  private static let nominal = keys(
    "and or of in for with on from at behind below above under between to as")
  /// Words in a heading, or in the sentence before a list, that mark statements as false or as
  /// examples.
  private static let falsehoodWords = keys(
    """
    myth myths misconception misconceptions mistake mistakes mistaken wrong false error errors before \
    earlier formerly old history example examples claim claims claimed hear heard assume assumed \
    believe believed exercise quiz draft drafts vendor's argue argued
    """)
}

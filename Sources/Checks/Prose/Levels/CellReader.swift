internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Finds statements about the cells of one matrix in a text. Ambiguous words are ignored.
struct CellReader {
  let scanner: StatementScanner
  let at: (SourceRange) -> SourceLocation
  /// Returns the subject of the block that begins with a word.
  let subject: (Int) -> Subject
  /// Whether the reader also returns the levels that it does not understand.
  var findsUnread = false

  private var names: MatrixNames { scanner.names }
  private var prose: Prose { scanner.prose }

  /// The row or column that a part of a text is about.
  struct Subject {
    /// Nil if the part names no header, or several.
    var header: MatrixNames.Header?
    /// A number that changes with each heading.
    var section = 0
    /// Whether the part is a table, whose cells belong to the headers of the table.
    var isInTable = false
  }

  /// The statements of a text.
  struct Reading {
    var statements: [CellStatement] = []
    /// The words that probably assign a level to a header, but were not understood.
    var unread: [UnreadLevel] = []
  }

  /// The number of words of a sentence. Longer ones are lists or generated text.
  private static let longestSentence = 300

  /// Returns the statements of all blocks and sentences.
  func reading() -> Reading {
    var reading = Reading()
    let hints = TextHints(prose, names.hints)
    var lists = ListedCells(size: names.size)
    let blockReader = listReader
    var discourse = Discourse()
    var isAboutOthers = false
    var isFalse = false
    var subject = Subject()
    var lead: MatrixNames.Header?
    var introduction: ListIntroduction?
    var last = 0..<0
    var start = 0
    while start < prose.words.count {
      let end = blockEnd(from: start)
      defer {
        last = start..<end
        start = end
      }
      let next = self.subject(start)
      let isAfterColon = start > 0 && prose.endsWithColon(before: start)
      if next.section != subject.section {
        reading.statements += lists.takeStatements()
        discourse.startSection()
        isAboutOthers = false
        isFalse = blockReader.introducesFalseStatements(blockAt: start)
        lead = nil
        introduction = nil
      } else {
        if isAfterColon {
          isFalse = isFalse || blockReader.introducesFalseStatements(blockBefore: start)
        }
        discourse.startBlock()
      }
      subject = next
      if subject.isInTable { continue }
      if isAfterColon {
        lead = hints.hasHeader(last) ? introduced(by: last) : nil
      } else if let header = title(last, hints), continues(listOf: header, at: start) {
        lead = header
      } else if let header = lead, !continues(listOf: header, at: start) {
        lead = nil
      }
      if isAfterColon {
        introduction =
          hints.hasLevel(last)
          ? ListIntroduction(
            scanner.pieces(of: lastSentence(of: last)), context: subject.header,
            isNoun: scanner.isListNoun) : nil
      }
      if let found = introduction {
        let item = hints.hasHeader(start..<end) && end - start < Self.longestItem
        if item, !isFalse,
          let statements = found.statements(
            of: scanner.pieces(of: start..<end), in: names.matrix, at: { at(prose.place($0)) })
        {
          reading.statements += statements
          continue
        }
        introduction = nil
      }
      let context = lead ?? subject.header
      if let header = context {
        let listed = blockReader.list(at: start, header)
        if !listed.isEmpty {
          if blockReader.describesWork(at: start) {
            lists.describeParts()
          } else if !isAboutOthers && !isFalse {
            lists.add(listed, of: header, isFirm: blockReader.isFirm(listed, at: start, header))
          }
        } else if let item = blockReader.item(at: start, header) {
          reading.statements.append(item)
          continue
        } else {
          isAboutOthers = blockReader.namesAnother(than: header, from: start)
        }
      }
      guard !isFalse, hints.has(start..<end, context: context != nil) else { continue }
      var sentence = start
      while sentence < end {
        let next = sentenceEnd(from: sentence, end)
        let range = sentence..<next
        sentence = next
        guard range.count <= Self.longestSentence,
          hints.hasHeader(range) || hints.hasLevel(range),
          next == end || !namesException(next..<sentenceEnd(from: next, end))
        else {
          discourse.forgetTopics()
          continue
        }
        read(range, context, &discourse, into: &reading)
      }
    }
    reading.statements += lists.takeStatements()
    return reading
  }

  /// Returns the statement of a text about one cell, such as an example for a model.
  func text(about cell: (MatrixNames.Header, MatrixNames.Header)) -> CellStatement? {
    listReader.text(about: cell)
  }

  /// Returns whether a sentence says that the one before it has exceptions.
  private func namesException(_ sentence: Range<Int>) -> Bool {
    sentence.contains { scanner.roles[$0].contains(.exception) }
  }

  private var listReader: CellListReader {
    CellListReader(names: names, prose: prose, at: at, scanner: scanner)
  }

  private func read(
    _ sentence: Range<Int>, _ context: MatrixNames.Header?, _ discourse: inout Discourse,
    into reading: inout Reading
  ) {
    let pieces = scanner.pieces(of: sentence)
    let isStatement = !isQuestion(sentence) && !isQuoted(sentence)
    var reader = ClauseReader(
      names: names, pieces: pieces, context: context, discourse: discourse,
      place: { at(prose.place($0)) })
    let asks =
      isQuestion(sentence)
      && scanner.roles(sentence.lowerBound).contains(.asker)
    reader.read(isStatement: isStatement, asksForParty: asks)
    discourse = reader.discourse
    reading.statements += reader.statements
    guard findsUnread, isStatement else { return }
    let namesHeader = pieces.contains(where: \.namesHeader)
    guard namesHeader || context != nil else { return }
    for (index, piece) in pieces.enumerated()
    where !reader.readPieces.contains(index) && assigns(pieces, at: index) {
      reading.unread.append(
        UnreadLevel(location: at(prose.place(piece.words)), sentence: shortened(sentence)))
    }
  }

  /// Returns the text of a sentence without line breaks, cut after some words.
  private func shortened(_ sentence: Range<Int>) -> String {
    let words = sentence.prefix(Self.shownWords)
    let text = prose.text(words.startIndex..<words.endIndex)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count < sentence.count ? text + " …" : text
  }

  private static let shownWords = 24

  /// Returns whether a piece probably assigns a level: a predicate with a verb or with a scope.
  private func assigns(_ pieces: [StatementPiece], at index: Int) -> Bool {
    guard case .predicate(let predicate) = pieces[index].kind,
      predicate.level != nil || predicate.mark != nil
    else { return false }
    if predicate.hasVerb { return true }
    if index > 0, case .copula = pieces[index - 1].kind { return true }
    guard !predicate.needsVerb, index + 1 < pieces.count else { return false }
    if case .scope = pieces[index + 1].kind { return true }
    return false
  }

  /// Returns the header whose name is all words of a block, as in a bold paragraph above a list.
  private func title(_ block: Range<Int>, _ hints: TextHints) -> MatrixNames.Header? {
    guard !block.isEmpty, block.count < 8, hints.hasHeader(block),
      let name = names.headers.match(prose, at: block.lowerBound), name.count == block.count
    else { return nil }
    return name.value
  }

  private static let longestItem = 24

  private func lastSentence(of block: Range<Int>) -> Range<Int> {
    var start = block.upperBound - 1
    while start > block.lowerBound, !prose.words[start].startsSentence { start -= 1 }
    return block.upperBound - start <= Self.longestSentence
      ? start..<block.upperBound : block.upperBound..<block.upperBound
  }

  /// Returns the only header that a block names before a list: "In SaaS AI:".
  private func introduced(by block: Range<Int>) -> MatrixNames.Header? {
    var found: MatrixNames.Header?
    for piece in scanner.pieces(of: lastSentence(of: block)) where piece.namesHeader {
      let list = piece.headers
      guard found == nil, list.count == 1 else { return nil }
      found = list[0].header
    }
    return found
  }

  /// Returns whether a block continues a list about a header: it begins with a header of the other
  /// axis, or with a level.
  private func continues(listOf header: MatrixNames.Header, at start: Int) -> Bool {
    if let name = names.headers.match(prose, at: start) {
      return name.value.isRow != header.isRow
    }
    return names.levels.match(prose, at: start) != nil
  }

  private func blockEnd(from start: Int) -> Int {
    var end = start + 1
    while end < prose.words.count, prose.words[end].gap != 0x0A { end += 1 }
    return end
  }

  private func sentenceEnd(from start: Int, _ limit: Int) -> Int {
    var end = start + 1
    while end < limit, !prose.words[end].startsSentence { end += 1 }
    return end
  }

  private func isQuestion(_ sentence: Range<Int>) -> Bool {
    prose.hasQuestionMark(after: sentence.upperBound - 1)
  }

  /// Returns whether a sentence begins with a single quotation mark.
  private func isQuoted(_ sentence: Range<Int>) -> Bool {
    let bytes = prose.source.bytes
    let start = Int(prose.words[sentence.lowerBound].start)
    guard start > 0 else { return false }
    if bytes[start - 1] == UInt8(ascii: "'") { return true }
    // U+2018 and U+00AB
    return start > 2 && bytes[(start - 3)..<start].elementsEqual([0xE2, 0x80, 0x98])
      || start > 1 && bytes[(start - 2)..<start].elementsEqual([0xC2, 0xAB])
  }
}

/// The words of a text that may begin the names of levels and headers.
private struct TextHints {
  /// The numbers of such words before each word.
  private var levels: [Int32]
  private var headers: [Int32]

  init(_ prose: Prose, _ hints: WordHints) {
    levels = [0]
    headers = [0]
    levels.reserveCapacity(prose.words.count + 1)
    headers.reserveCapacity(prose.words.count + 1)
    var (level, header): (Int32, Int32) = (0, 0)
    for word in prose.words {
      if hints.mayBeLevel(word.key) { level += 1 }
      if hints.mayBeHeader(word.key) { header += 1 }
      levels.append(level)
      headers.append(header)
    }
  }

  func hasLevel(_ range: Range<Int>) -> Bool {
    levels[range.lowerBound] != levels[range.upperBound]
  }

  func hasHeader(_ range: Range<Int>) -> Bool {
    headers[range.lowerBound] != headers[range.upperBound]
  }

  /// Returns whether a block can contain a statement.
  func has(_ block: Range<Int>, context: Bool) -> Bool {
    hasLevel(block) && (context || hasHeader(block))
  }
}

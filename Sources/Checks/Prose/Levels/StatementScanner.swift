internal import Bytes
internal import Markdown

/// Splits a sentence into pieces, once from left to right.
struct StatementScanner {
  typealias Roles = StatementWords.Roles

  let names: MatrixNames
  let prose: Prose
  let numbers: Numbers
  /// The roles of the words of the text.
  let roles: [Roles]
  let links: HeaderLinks.Words

  var words: [Prose.Word] { prose.words }

  /// Returns the pieces of the words of a sentence.
  func pieces(of sentence: Range<Int>) -> [StatementPiece] {
    var pieces: [StatementPiece] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if index > sentence.lowerBound, let separator = separator(before: index) {
        pieces.append(.init(kind: .separator(separator), words: index..<index))
      }
      let next = piece(at: index, in: sentence)
      if let kind = next.kind { pieces.append(.init(kind: kind, words: index..<next.end)) }
      index = next.end
    }
    return pieces
  }

  /// Returns the level or mark that is assigned at a word, without a verb before it.
  func predicate(at start: Int) -> (StatementPiece.Predicate, end: Int)? {
    let index = skippingArticles(start, words.count)
    guard index < words.count, let found = frame(at: index, words.count),
      case .predicate(let predicate) = found.kind, !predicate.needsVerb
    else { return nil }
    return (predicate, found.end)
  }

  func separator(before index: Int) -> StatementPiece.Separator? {
    switch words[index].gap {
    case 0x20: nil
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["): .parenthesis
    case UInt8(ascii: "&"): .conjunction
    case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "|"): .sign
    default: .comma
    }
  }

  func roles(_ index: Int) -> Roles {
    index < words.count && !words[index].isQuoted ? roles[index] : []
  }

  /// Returns the piece that begins at a word, or nil for a word that is skipped.
  func piece(
    at index: Int, in sentence: Range<Int>
  ) -> (kind: StatementPiece.Kind?, end: Int) {
    if words[index].isQuoted { return (.other(isForeign: false), index + 1) }
    let limit = sentence.upperBound
    let list = headers(at: afterBoth(index, limit), limit)
    let frame = frame(at: index, limit)
    if let list, list.end >= frame?.end ?? 0 { return (.names(list.names), list.end) }
    if let frame { return (frame.kind, frame.end) }
    let roles = roles(index)
    // In "la sécurité du réseau", "sécurité" may also be a word for all domains.
    let bare = skippingArticles(index, limit)
    if bare > index, headers(at: bare, limit) != nil { return (nil, bare) }
    if !roles.isDisjoint(with: Self.phraseRoles),
      let found = phrase(at: index, roles, in: sentence)
    {
      return found
    }
    if let found = quantity(at: index, roles, limit) { return found }
    if roles.contains(.preposition) {
      let next = afterBoth(skippingArticles(afterCaseNoun(index + 1, limit), limit), limit)
      if next < limit, words[next].isJoined {
        if let list = headers(at: next, limit) {
          return (.scope(.headers(list.names)), list.end)
        }
        let after = self.roles(index + 1)
        if let found = quantity(at: index + 1, after, limit, afterPreposition: true) {
          return found
        }
        if let end = siteName(at: index + 1, limit) {
          if index == sentence.lowerBound { return (.opener, end) }
          // "critical in the matrix"
          if names.axisWords[words[end - 1].key] == nil { return (nil, end) }
        }
      }
    }
    return (single(index, roles, sentence), index + 1)
  }

  /// Returns the piece of a word by itself.
  func single(
    _ index: Int, _ roles: Roles, _ sentence: Range<Int>
  ) -> StatementPiece.Kind? {
    let isFirst = index == sentence.lowerBound
    if roles.contains(.copula) { return .copula }
    if roles.contains(.duty), index + 1 < sentence.upperBound,
      self.roles(index + 1).contains(.preposition)
    {
      return .duty
    }
    // "are all shared"
    if roles.contains(.every), !isFirst, self.roles(index - 1).contains(.copula) { return nil }
    if roles.contains(.relative) { return .relative }
    if roles.contains(.place) { return .place }
    if roles.contains(.only) {
      if isFirst { return .only }
      // "is only consulted"
      if self.roles(index - 1).contains(.copula), index + 1 < sentence.upperBound,
        case .predicate? = frame(
          at: skippingArticles(index + 1, sentence.upperBound),
          sentence.upperBound)?.kind
      {
        return nil
      }
    }
    if isArrow(index) { return .separator(.sign) }
    if roles.contains(.conjunction) { return .separator(.conjunction) }
    if !roles.isDisjoint(with: .doubts) { return .doubt(roles.intersection(.doubts)) }
    if roles.contains(.contrast), !isFirst { return .separator(.contrast) }
    if roles.contains(.giver) { return .giver }
    if let reference = reference(at: index, roles, sentence.upperBound) {
      return .reference(reference)
    }
    if isFirst, isClauseNumber(index) { return .opener }
    if !roles.isDisjoint(with: .skipped) { return nil }
    if roles.contains(.reason), !isFirst { return .reason }
    if roles.contains(.opener) { return .opener }
    if roles.contains(.companion) { return .companion }
    if roles.contains(.limit) { return .limit }
    // "4.1 The customer owns …"
    if isFirst, numbers.value(words[index], in: prose) != nil { return .opener }
    return .other(isForeign: !isFirst && isName(index))
  }

  /// Returns whether a word names the items of a list, or is a sign such as a star.
  func isListNoun(_ index: Int) -> Bool {
    let word = words[index]
    return names.axisWords[word.key] != nil
      || !roles(index).isDisjoint(with: [.row, .column, .listing])
      || word.end - word.start == 3 && prose.source.bytes[Int(word.start)] == 0xE2
  }

  private func isArrow(_ index: Int) -> Bool {
    let word = words[index]
    guard word.end - word.start == 3 else { return false }
    let bytes = prose.source.bytes[Int(word.start)..<Int(word.end)]
    // U+2190 to U+21FF
    return bytes.first == 0xE2 && [0x86, 0x87].contains(bytes[bytes.startIndex + 1])
  }

  private func isClauseNumber(_ index: Int) -> Bool {
    if index + 1 < words.count, words[index].end - words[index].start == 1,
      words[index + 1].gap == UInt8(ascii: ")")
    {
      return true
    }
    return prose.source.bytes[Int(words[index].start)].isASCIIDigit
  }

  /// Returns whether a word is an acronym, or capitalized within a sentence.
  func isName(_ index: Int) -> Bool {
    let word = words[index]
    let bytes = prose.source.bytes
    let length = word.end - word.start
    // "GPUs" are things.
    if length > 2, bytes[Int(word.end) - 1] == UInt8(ascii: "s"),
      bytes[Int(word.end) - 2] &- 0x41 < 26
    {
      return false
    }
    if word.isCapitalized, word.isJoined, word.end - word.start > 1 { return true }
    var capitals = 0
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] where byte &- 0x41 < 26 {
      capitals += 1
    }
    return capitals > 1
  }

  // MARK: Names

  /// Parses names of one axis that are separated by commas and "and".
  func headers(
    at start: Int, _ limit: Int
  ) -> (names: [StatementPiece.NamedHeader], end: Int)? {
    guard let first = header(at: start, limit) else { return nil }
    var list = [StatementPiece.NamedHeader(header: first.header, words: start..<first.end)]
    var end = first.tail
    while end < limit {
      var next = end
      let gap = words[next].gap
      let isAnd = roles(next).contains(.conjunction)
      if isAnd, gap == 0x20 || gap == 0x2C {
        next += 1
      } else if gap != 0x2C && gap != UInt8(ascii: "&") && gap != UInt8(ascii: "/") {
        break
      }
      let bare = skippingArticles(next, limit)
      guard bare < limit, bare == next && !isAnd || words[bare].isJoined,
        let found = header(at: bare, limit), found.header.isRow == first.header.isRow
      else { break }
      // "in PaaS AI, Data Security" begins another clause, and so does ", in SaaS AI".
      list.append(.init(header: found.header, words: bare..<found.end))
      end = found.tail
    }
    return (list, end)
  }

  /// Returns the header that a name or a link at a word means. `tail` is the end of the words that
  /// may follow a name: "the SaaS column".
  func header(
    at index: Int, _ limit: Int
  ) -> (header: MatrixNames.Header, end: Int, tail: Int)? {
    guard index < limit, !words[index].isQuoted else { return nil }
    let link = links.header(at: index)
    var found = link.map { ($0.header, $0.end) }
    if names.hints.mayBeHeader(words[index].key), let match = names.headers.match(prose, at: index),
      match.count + index > link?.end ?? 0
    {
      found = (match.value, index + match.count)
    }
    guard let (header, end) = found, end <= limit else { return nil }
    var tail = end
    while tail < limit, words[tail].isJoined, !words[tail].isQuoted, tail - end < 3 {
      let key = words[tail].key
      let axis = names.axisWords[key]
      let isOwn = axis.map { $0.isRow ?? header.isRow == header.isRow } ?? false
      let isAxis = roles(tail).contains(header.isRow ? .row : .column)
      guard isOwn || isAxis || names.nameEndings.contains(key) && link != nil else { break }
      tail += 1
    }
    // The words are part of a longer name.
    if tail < limit, words[tail].isJoined, words[tail].isCapitalized, roles(tail).isEmpty,
      links.header(at: tail) == nil, frame(at: tail, limit) == nil,
      names.headers.match(prose, at: tail) == nil
    {
      return nil
    }
    return (header, end, tail)
  }
}

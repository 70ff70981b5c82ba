internal import Markdown

/// Splits a sentence into pieces, once from left to right.
struct StatementScanner {
  typealias Roles = StatementWords.Roles

  let names: MatrixNames
  let prose: Prose
  let numbers: Numbers
  /// Returns the header to which a link leads that begins with a word, and the words of the link.
  let linked: (Int) -> (header: MatrixNames.Header, end: Int)?

  private var words: [Prose.Word] { prose.words }

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

  private func separator(before index: Int) -> StatementPiece.Separator? {
    switch words[index].gap {
    case 0x20: nil
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["): .parenthesis
    case UInt8(ascii: "&"): .conjunction
    default: .comma
    }
  }

  private func roles(_ index: Int) -> Roles {
    index < words.count && !words[index].isQuoted ? names.words.roles(of: words[index]) : []
  }

  /// Returns the piece that begins at a word, or nil for a word that is skipped.
  private func piece(
    at index: Int, in sentence: Range<Int>
  ) -> (kind: StatementPiece.Kind?, end: Int) {
    if words[index].isQuoted { return (.other(isForeign: false), index + 1) }
    let limit = sentence.upperBound
    let list = headers(at: index, limit)
    let frame = frame(at: index, limit)
    if let list, list.end >= frame?.end ?? 0 { return (.names(list.names), list.end) }
    if let frame { return (frame.kind, frame.end) }
    let roles = roles(index)
    // In "la sécurité du réseau", "sécurité" may also be a word for all domains.
    let bare = skippingArticles(index, limit)
    if bare > index, headers(at: bare, limit) != nil { return (nil, bare) }
    if let found = quantity(at: index, roles, limit) { return found }
    if roles.contains(.preposition) {
      let next = skippingArticles(index + 1, limit)
      if next < limit, words[next].isJoined {
        if let list = headers(at: next, limit) {
          return (.scope(.headers(list.names)), list.end)
        }
        if let found = quantity(at: next, self.roles(next), limit, afterPreposition: true) {
          return found
        }
        if index == sentence.lowerBound, let end = siteName(at: index + 1, limit) {
          return (.opener, end)
        }
      }
    }
    return (single(index, roles, sentence), index + 1)
  }

  /// Returns the piece of a word by itself.
  private func single(
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
    if roles.contains(.only), isFirst { return .only }
    if roles.contains(.conjunction) { return .separator(.conjunction) }
    if !roles.isDisjoint(with: .doubts) { return .doubt(roles.intersection(.doubts)) }
    if roles.contains(.contrast), !isFirst { return .separator(.contrast) }
    if roles.contains(.giver) { return .giver }
    if let reference = reference(at: index, roles, sentence.upperBound) {
      return .reference(reference)
    }
    if !roles.isDisjoint(with: .skipped) { return nil }
    if roles.contains(.reason), !isFirst { return .reason }
    if roles.contains(.opener) { return .opener }
    if roles.contains(.companion) { return .companion }
    if roles.contains(.limit) { return .limit }
    return .other(isForeign: !isFirst && isName(index))
  }

  /// Returns whether a word is an acronym, or capitalized within a sentence.
  private func isName(_ index: Int) -> Bool {
    let word = words[index]
    if word.isCapitalized, word.isJoined, word.end - word.start > 1 { return true }
    var capitals = 0
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] where byte &- 0x41 < 26 {
      capitals += 1
    }
    return capitals > 1
  }

  // MARK: Names

  /// Parses names of one axis that are separated by commas and "and".
  private func headers(
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
  private func header(
    at index: Int, _ limit: Int
  ) -> (header: MatrixNames.Header, end: Int, tail: Int)? {
    guard index < limit, !words[index].isQuoted else { return nil }
    let link = linked(index)
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
      linked(tail) == nil, frame(at: tail, limit) == nil,
      names.headers.match(prose, at: tail) == nil
    {
      return nil
    }
    return (header, end, tail)
  }

  // MARK: Quantities

  /// Parses "elsewhere", "in all eight models", "the other four", "in both", "here".
  private func quantity(
    at start: Int, _ first: Roles, _ limit: Int, afterPreposition: Bool = false
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    var index = skippingArticles(start, limit)
    guard index < limit else { return nil }
    var roles = index == start ? first : self.roles(index)
    if roles.contains(.here) { return (.scope(.here(isRow: nil)), index + 1) }
    if roles.contains(.there) { return (.scope(.there), index + 1) }
    if roles.contains(.everywhere) {
      if self.roles(index + 1).contains(.other), index + 1 < limit {
        return (.scope(.rest(isRow: nil, count: nil)), index + 2)
      }
      return (.scope(.every(isRow: nil, count: nil)), index + 1)
    }
    let hasArticle = index > start
    let isEvery = roles.contains(.every)
    let isBoth = roles.contains(.both)
    let isThis = roles.contains(.demonstrative)
    if isEvery || isBoth || isThis {
      index = skippingArticles(index + 1, limit)
      roles = self.roles(index)
    }
    var count: Int?
    func takeNumber() {
      guard index < limit, words[index].isJoined || index == start,
        let number = numbers.value(words[index], in: prose)
      else { return }
      count = number
      index += 1
      roles = self.roles(index)
    }
    takeNumber()
    var isRest = false
    if index < limit, roles.contains(.rest), hasArticle || isEvery || !isBoth && !isThis {
      isRest = true
      index += 1
    } else if index < limit, roles.contains(.other), hasArticle || isEvery || count != nil {
      isRest = true
      index += 1
      takeNumber()
    }
    let noun = axisNoun(at: index, limit)
    if let noun { index = noun.end }
    guard isRest || noun != nil || isBoth && afterPreposition else { return nil }
    if count != nil, let isRow = noun?.isRow, !afterPreposition, !hasArticle, !isRest, !isEvery,
      !isBoth, !isThis
    {
      return (.counted(isRow: isRow), index)
    }
    if noun == nil, isRest, self.roles(index - 1).contains(.other), count == nil { return nil }
    let isRow = noun?.isRow
    let end = genitiveOfSite(at: index, limit) ?? index
    if isRest {
      let scope = StatementScope.rest(isRow: isRow, count: count)
      return (.scope(scope), end)
    }
    if isBoth, !isEvery {
      let reference = StatementPiece.Reference(isPlural: true, isRow: isRow, count: 2)
      return (afterPreposition ? .scope(.reference(reference)) : .reference(reference), end)
    }
    if isThis || hasArticle && !isEvery {
      guard noun != nil else { return nil }
      let isPlural = count ?? 1 > 1
      var reference = StatementPiece.Reference(isPlural: isPlural, isRow: isRow, count: count)
      reference.isDefinite = hasArticle
      if !afterPreposition { return (.reference(reference), end) }
      return (
        .scope(!isPlural && isThis ? .here(isRow: isRow) : .reference(reference)), end
      )
    }
    guard isEvery else { return nil }
    return (.scope(.every(isRow: isRow, count: count)), end)
  }

  /// Parses "deployment models", "column": the nouns of an axis.
  private func axisNoun(at start: Int, _ limit: Int) -> (isRow: Bool?, end: Int)? {
    var index = start
    while index < limit, words[index].isJoined || index == start, index - start < 4 {
      let roles = roles(index)
      if roles.contains(.row) { return (true, index + 1) }
      if roles.contains(.column) { return (false, index + 1) }
      guard let word = names.axisWords[words[index].key] else { return nil }
      index += 1
      let next = index < limit && words[index].isJoined ? names.axisWords[words[index].key] : nil
      if word.isNoun, next == nil { return (word.isRow, index) }
    }
    return nil
  }

  /// Returns the end of "of the responsibility matrix".
  private func genitiveOfSite(at index: Int, _ limit: Int) -> Int? {
    guard index < limit, words[index].isJoined,
      !roles(index).isDisjoint(with: [.genitive, .preposition])
    else { return nil }
    return siteName(at: index + 1, limit)
  }

  /// Returns the end of "the matrix", "this framework".
  private func siteName(at start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, index - start < 4, words[index].isJoined {
      let roles = roles(index)
      if roles.contains(.site) { return index + 1 }
      guard index == start ? !roles.isDisjoint(with: [.article, .demonstrative]) : roles.isEmpty,
        !isName(index)
      else { return nil }
      index += 1
    }
    return nil
  }

  private func reference(
    at index: Int, _ roles: Roles, _ limit: Int
  ) -> StatementPiece.Reference? {
    if roles.contains(.plural) { return .init(isPlural: true, count: roles.contains(.both) ? 2 : nil) }
    return roles.contains(.singular) ? .init(isPlural: false) : nil
  }

  private func skippingArticles(_ index: Int, _ limit: Int) -> Int {
    var index = index
    while index < limit, roles(index).contains(.article), index + 1 < limit,
      words[index + 1].isJoined
    {
      index += 1
    }
    return index
  }

  // MARK: Frames

  /// Returns the longest pattern around the name of a level that begins at a word.
  private func frame(at start: Int, _ limit: Int) -> (kind: StatementPiece.Kind, end: Int)? {
    var best: (kind: StatementPiece.Kind, end: Int)?
    func consider(_ frame: StatementFrames.Frame) {
      guard let found = match(frame, at: start, limit), found.end > best?.end ?? 0,
        let kind = kind(frame.kind, found.levels, found.mark)
      else { return }
      best = (kind, found.end)
    }
    for frame in names.words.frames.frames(with: words[start].key) { consider(frame) }
    if names.hints.mayBeLevel(words[start].key) {
      for frame in names.words.frames.bySlot { consider(frame) }
    }
    return best
  }

  private func kind(
    _ kind: StatementFrames.Kind, _ levels: [Int], _ mark: Int?
  ) -> StatementPiece.Kind? {
    let level = levels.first
    switch kind {
    case .predicate, .complement, .verb:
      guard level != nil || mark != nil else { return nil }
      return .predicate(
        .init(level: level, mark: mark, hasVerb: kind == .verb, needsVerb: kind == .complement))
    case .joint, .jointVerb:
      return names.shared.map { .predicate(.init(level: $0, hasVerb: kind == .jointVerb)) }
    case .notApplicable, .notApplicableVerb:
      return names.notApplicable.map {
        .predicate(.init(level: $0, hasVerb: kind == .notApplicableVerb))
      }
    case .actor, .weakActor: return level.map { .actor(level: $0, isFirm: kind == .actor) }
    case .sharers:
      guard levels.isEmpty || Set(levels).count == 2 else { return nil }
      return names.shared.map { .actor(level: $0, isFirm: true) }
    case .partners: return .partners
    case .receiver: return level.map { .receiver(level: $0) }
    }
  }

  private func match(
    _ frame: StatementFrames.Frame, at start: Int, _ limit: Int
  ) -> (levels: [Int], mark: Int?, end: Int)? {
    var index = start
    var levels: [Int] = []
    var mark: Int?
    for (position, element) in frame.elements.enumerated() {
      if position > 0 {
        while index < limit, words[index].isJoined,
          !roles(index).isDisjoint(with: .skipped), !matches(element, at: index)
        {
          index += 1
        }
        guard index < limit, words[index].isJoined else { return nil }
      }
      switch element {
      case .word(let key):
        guard words[index].key == key, !words[index].isQuoted else { return nil }
        index += 1
      case .duty:
        guard roles(index).contains(.duty) else { return nil }
        index += 1
      case .mark:
        guard let found = names.marks.match(prose, at: index) else { return nil }
        mark = found.value
        index += found.count
      case .party, .own, .your, .level:
        guard let phrases = phrases(of: element), let found = phrases.match(prose, at: index) else {
          return nil
        }
        levels.append(found.value)
        index += found.count
      }
      if index > limit { return nil }
    }
    return (levels, mark, index)
  }

  private func phrases(of element: StatementFrames.Element) -> PhraseIndex<Int>? {
    switch element {
    case .party: names.parties
    case .own: names.possessives
    case .your: names.determiners
    case .level: names.attributes
    case .word, .mark, .duty: nil
    }
  }

  private func matches(_ element: StatementFrames.Element, at index: Int) -> Bool {
    switch element {
    case .word(let key): words[index].key == key
    case .duty: roles(index).contains(.duty)
    default: phrases(of: element)?.match(prose, at: index) != nil
    }
  }
}

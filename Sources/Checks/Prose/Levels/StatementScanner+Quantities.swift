internal import Bytes
internal import Markdown

/// Quantities of headers: "elsewhere", "in all eight models".
extension StatementScanner {
  /// Parses "elsewhere", "in all eight models", "the other four", "in both", "here".
  func quantity(
    at start: Int, _ first: Roles, _ limit: Int, afterPreposition: Bool = false
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    var index = skippingArticles(start, limit)
    guard index < limit else { return nil }
    var roles = index == start ? first : self.roles(index)
    if roles.contains(.here) { return (.scope(.here(isRow: nil)), index + 1) }
    if roles.contains(.there) { return (.scope(.there), index + 1) }
    if roles.contains(.everywhere) {
      if self.roles(index + 1).contains(.other), index + 1 < limit {
        // "Everything else" can mean the other rows or the other columns.
        if roles.contains(.every) { return nil }
        return (.scope(.rest(isRow: nil, count: nil)), index + 2)
      }
      return (.scope(.every(isRow: nil, count: nil)), index + 1)
    }
    let hasArticle = index > start
    if afterPreposition, roles.contains(.vague), let noun = axisNoun(at: index + 1, limit) {
      return (.scope(.some(isRow: noun.isRow)), noun.end)
    }
    if afterPreposition, let found = unknownHeaders(at: index, limit) { return found }
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
    guard isRest || noun != nil || (isBoth || isEvery && count != nil) && afterPreposition else {
      return nil
    }
    if count != nil, let isRow = noun?.isRow, !afterPreposition, !hasArticle, !isRest, !isEvery,
      !isBoth, !isThis
    {
      return (.counted(isRow: isRow), index)
    }
    if noun == nil, isRest, self.roles(index - 1).contains(.other), count == nil { return nil }
    // "The rest is yours" can mean the other rows or the other columns, except on their pages.
    if noun == nil, isRest, hasArticle, words[start].startsSentence,
      self.roles(index).contains(.copula)
    {
      return (.scope(.rest(isRow: nil, count: count)), index)
    }
    let followsArticle = start > 0 && self.roles(start - 1).contains(.article)
    if noun == nil, isRest, !afterPreposition, hasArticle || isEvery || followsArticle {
      return nil
    }
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
  func axisNoun(at start: Int, _ limit: Int) -> (isRow: Bool?, end: Int)? {
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
  func genitiveOfSite(at index: Int, _ limit: Int) -> Int? {
    guard index < limit, words[index].isJoined,
      !roles(index).isDisjoint(with: [.genitive, .preposition])
    else { return nil }
    return siteName(at: index + 1, limit)
  }

  /// Returns the end of "the matrix", "this framework".
  func siteName(at start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, index - start < 4, words[index].isJoined {
      let roles = roles(index)
      if roles.contains(.site) { return index + 1 }
      guard
        index == start
          ? !roles.isDisjoint(with: [.article, .demonstrative])
          : roles.isSubset(of: [.duty, .ownDuty]),
        !isName(index)
      else { return nil }
      index += 1
    }
    return nil
  }

  func reference(
    at index: Int, _ roles: Roles, _ limit: Int
  ) -> StatementPiece.Reference? {
    if roles.contains(.plural) {
      return .init(isPlural: true, count: roles.contains(.both) ? 2 : nil)
    }
    return roles.contains(.singular) ? .init(isPlural: false) : nil
  }

  /// Skips "both" before names.
  func afterBoth(_ index: Int, _ limit: Int) -> Int {
    guard roles(index).contains(.both), index + 1 < limit, words[index + 1].isJoined,
      header(at: index + 1, limit) != nil
    else { return index }
    return index + 1
  }

  /// Parses "three cloud models" after a preposition: headers of unknown names.
  private func unknownHeaders(
    at start: Int, _ limit: Int
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    var index = start
    if index < limit, numbers.value(words[index], in: prose) != nil { index += 1 }
    let first = index
    while index < limit, index - first < 3, words[index].isJoined || index == start {
      if index > first, let noun = axisNoun(at: index, limit), noun.isRow != nil {
        return (.scope(.some(isRow: noun.isRow)), noun.end)
      }
      guard roles(index).isSubset(of: [.partyModifier, .duty]),
        names.axisWords[words[index].key] == nil,
        header(at: index, limit) == nil, !isName(index), isPlain(index)
      else { return nil }
      index += 1
    }
    return nil
  }

  /// Returns whether a word has only letters, digits and hyphens: "auditor's" tells whose view it is.
  private func isPlain(_ index: Int) -> Bool {
    let word = words[index]
    return prose.source.bytes[Int(word.start)..<Int(word.end)].allSatisfy {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-")
    }
  }

  /// Skips "respect of", "the case of" after a preposition.
  func afterCaseNoun(_ start: Int, _ limit: Int) -> Int {
    let index = skippingArticles(start, limit)
    guard index + 1 < limit, words[index].isJoined, words[index + 1].isJoined,
      roles(index).contains(.caseNoun), roles(index + 1).contains(.preposition)
    else { return start }
    return index + 2
  }

  func skippingArticles(_ index: Int, _ limit: Int) -> Int {
    var index = index
    while index < limit, roles(index).contains(.article), index + 1 < limit,
      words[index + 1].isJoined
    {
      index += 1
    }
    return index
  }
}

/// Short phrases around names and levels: exceptions, comparisons, denials, labels.
extension StatementScanner {
  /// The roles of the words with which these phrases begin.
  static let phraseRoles: Roles = [
    .always, .also, .exceptive, .comparison, .label, .partyModifier, .contraction, .negation,
    .none, .from, .companion, .ownDuty, .condition,
  ]

  /// Returns the piece of a phrase that begins at a word.
  func phrase(
    at index: Int, _ roles: Roles, in sentence: Range<Int>
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    let limit = sentence.upperBound
    if roles.contains(.contraction) {
      var reference = StatementPiece.Reference(isPlural: roles.contains(.plural))
      reference.hasVerb = true
      return (.reference(reference), index + 1)
    }
    if roles.contains(.negation), let found = denial(at: index, roles, limit) { return found }
    if roles.contains(.none) {
      if let noun = axisNoun(at: index + 1, limit), let isRow = noun.isRow {
        return (.scope(.none(isRow: isRow)), noun.end)
      }
      // "Nothing is shared in MCP Systems"
      if index == sentence.lowerBound, self.roles(index + 1).contains(.copula) {
        return (.scope(.none(isRow: nil)), index + 1)
      }
    }
    if roles.contains(.condition), let found = adoption(at: index, limit) { return found }
    if roles.contains(.always), !roles.contains(.negation) { return (.scope(.always), index + 1) }
    if roles.contains(.partyModifier), index + 1 < limit, words[index + 1].isJoined,
      names.parties.match(prose, at: index + 1) != nil
        || names.possessives.match(prose, at: index + 1) != nil
    {
      return (nil, index + 1)
    }
    if roles.contains(.exceptive) || roles.contains(.companion),
      let found = exception(at: index, roles, limit)
    {
      return found
    }
    // "Every domain but Data Security"
    if roles.contains(.contrast), index > sentence.lowerBound, words[index].isJoined,
      (max(sentence.lowerBound, index - 3)..<index).contains(where: {
        !self.roles($0).isDisjoint(with: [.every, .everywhere])
      }), let found = exception(at: index, .exceptive, limit)
    {
      return found
    }
    if roles.contains(.comparison), let end = comparison(at: index, limit) {
      return (.comparison, end)
    }
    if roles.contains(.from), let list = headers(at: skippingArticles(index + 1, limit), limit),
      list.end < limit, words[list.end].isJoined, self.roles(list.end).contains(.onwards)
    {
      return (.scope(.headers(list.names)), list.end + 1)
    }
    if roles.contains(.label), let end = label(at: index, in: sentence) { return (.label, end) }
    // "The duty is the customer's"
    if roles.contains(.ownDuty), index > sentence.lowerBound,
      !self.roles(index - 1).isDisjoint(with: .skipped), self.roles(index + 1).contains(.copula)
    {
      var reference = StatementPiece.Reference(isPlural: false)
      reference.isDefinite = true
      return (.reference(reference), index + 1)
    }
    return roles.contains(.also) ? (.also, index + 1) : nil
  }

  /// Parses "not the provider's", "never shared". Words such as "alone" change what is denied.
  private func denial(
    at index: Int, _ roles: Roles, _ limit: Int
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    let start = skippingArticles(index + 1, limit)
    guard start < limit, words[start].isJoined, let found = frame(at: start, limit),
      case .predicate(let predicate) = found.kind, let level = predicate.level,
      predicate.mark == nil, !predicate.hasVerb, !predicate.needsVerb,
      !(start..<min(found.end + 1, limit)).contains(where: { self.roles($0).contains(.adverb) })
    else { return nil }
    let hasVerb = roles.contains(.negatedCopula)
    return (
      .predicate(
        .init(
          deniedLevel: level, isAlways: roles.contains(.always), hasVerb: hasVerb,
          needsVerb: !hasVerb)),
      found.end
    )
  }

  /// Parses "when you adopt SaaS AI" before a comma or at the end of a clause.
  private func adoption(
    at index: Int, _ limit: Int
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    var next = index + 1
    while next < limit, next - index < 5, words[next].isJoined, !words[next].isQuoted {
      if roles(next).contains(.adoption) {
        let start = skippingArticles(next + 1, limit)
        guard start < limit, words[start].isJoined, let list = headers(at: start, limit),
          list.end == limit || !words[list.end].isJoined
        else { return nil }
        return (.scope(.headers(list.names)), list.end)
      }
      guard roles(next).isDisjoint(with: .doubts), !isName(next) else { return nil }
      next += 1
    }
    return nil
  }

  /// Parses "except in Agentic AI", "apart from SaaS AI", "with the exception of MCP Systems".
  private func exception(
    at index: Int, _ roles: Roles, _ limit: Int
  ) -> (kind: StatementPiece.Kind?, end: Int)? {
    var next = index + 1
    if !roles.contains(.exceptive) {
      next = skippingArticles(next, limit)
      guard next < limit, self.roles(next).contains(.exception) else { return nil }
      next += 1
    }
    while next < limit, next - index < 5, words[next].isJoined,
      !self.roles(next).isDisjoint(with: [.preposition, .from, .article, .genitive, .other])
    {
      next += 1
    }
    guard next < limit, words[next].isJoined, let list = headers(at: next, limit) else {
      return nil
    }
    return (.except(list.names), list.end)
  }

  /// Returns the end of "as in SaaS AI", "like almost every other row".
  private func comparison(at index: Int, _ limit: Int) -> Int? {
    var next = index + 1
    while next < limit, next - index < 3, words[next].isJoined,
      !roles(next).isDisjoint(with: [.adverb, .qualifier])
    {
      next += 1
    }
    guard next < limit, words[next].isJoined else { return nil }
    let hasPreposition = roles(next).contains(.preposition)
    if hasPreposition { next = afterBoth(skippingArticles(next + 1, limit), limit) }
    // "as SaaS AI" may give it another name.
    let isLike = !roles(index).contains(.limit)
    if hasPreposition || isLike, let list = headers(at: next, limit) { return list.end }
    guard next < limit,
      let found = quantity(at: next, roles(next), limit, afterPreposition: hasPreposition)
    else { return nil }
    switch found.kind {
    case .scope(.every), .scope(.rest):
      return found.end < limit && roles(found.end).contains(.here) ? found.end + 1 : found.end
    default: return nil
    }
  }

  /// Returns the end of a label before a colon, such as "Finding 3", unless its words make the
  /// statement that of others.
  private func label(at index: Int, in sentence: Range<Int>) -> Int? {
    var end = index + 1
    if end < sentence.upperBound, words[end].isJoined,
      numbers.value(words[end], in: prose) != nil
    {
      end += 1
    }
    guard end < sentence.upperBound, separator(before: end) == .colon,
      index - sentence.lowerBound < 4
    else { return nil }
    let foreign: Roles = [
      .falsehood, .report, .hypothesis, .qualifier, .negation, .actor, .possessive, .demonstrative,
    ]
    let isOwn = (sentence.lowerBound..<index).allSatisfy {
      words[$0].isQuoted == false && roles($0).isDisjoint(with: foreign)
        && names.possessives.match(prose, at: $0) == nil
        && names.parties.match(prose, at: $0) == nil
        && ($0 == sentence.lowerBound || !isName($0))
    }
    return isOwn ? end : nil
  }
}

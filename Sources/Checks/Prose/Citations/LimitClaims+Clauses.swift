internal import Bytes
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Finds the clause that a stated period or quantity belongs to.
extension LimitClaims {
  private func clause(_ document: Int?, _ part: Int?) -> Clause? {
    guard let document, let part, index.documents[document].limits[part] != nil else { return nil }
    return Clause(document: document, part: part)
  }

  private func clause(_ citation: Citation) -> Clause? {
    for document in citation.documents {
      if let found = clause(document, index.documents[document].parts[citation.number]) {
        return found
      }
    }
    return nil
  }

  /// Returns the clause that a link around the period leads to.
  func linked(_ period: Stated) -> Clause? {
    reader.links.link(at: prose.place(period.words)).flatMap { clause($0.document, $0.part) }
  }

  /// Returns the clause right after a period: "within 72 hours (Article 33)", "the 72 hours of
  /// Article 33".
  func following(_ period: Stated) -> Clause? {
    var next = period.words.upperBound
    var steps = 0
    while next < words.count, words[next].isJoined, steps < 3,
      language.periodNouns.contains(words[next].key)
    {
      next += 1
      steps += 1
    }
    guard next < words.count else { return nil }
    if let found = compared(next, period) { return found }
    // "96 hours is the limit of Article 33".
    if next + 2 < words.count, words[next].isJoined, language.copulas.contains(words[next].key),
      words[next + 1].isJoined, language.articles.contains(words[next + 1].key),
      words[next + 2].isJoined, language.periodNouns.contains(words[next + 2].key)
    {
      next += 3
      guard next < words.count else { return nil }
    }
    if words[next].isJoined,
      language.links.contains(words[next].key) || language.reasons.contains(words[next].key)
    {
      next += 1
      if next < words.count, words[next].isJoined, language.articles.contains(words[next].key) {
        next += 1
      }
    } else if words[next].gap == UInt8(ascii: "(") {
      // "We keep logs for a year (Article 19)" says nothing about the article.
      let sentence = prose.sentence(around: next)
      let isOwn = (sentence.lowerBound..<next).contains {
        language.speakers.contains(words[$0].key)
      }
      if isOwn { return nil }
    } else {
      return nil
    }
    return reader.citations(from: next, upTo: next + 16)
      .first { $0.whole.lowerBound == next || $0.words.lowerBound == next }
      .flatMap { citation in
        // "(Article 19 asks for six)"
        let end = citation.whole.upperBound
        let goesOn =
          words[next].gap == UInt8(ascii: "(") && end < words.count && words[end].isJoined
          && language.demands.contains(words[end].key)
        return goesOn ? nil : clause(citation)
      }
  }

  /// Returns the clause in "within 72 hours, as Article 33 asks", which ends there.
  private func compared(_ next: Int, _ period: Stated) -> Clause? {
    guard isLimit(period.words), next + 1 < words.count,
      words[next].isJoined || words[next].gap == UInt8(ascii: ","),
      language.comparisons.contains(words[next].key), words[next + 1].isJoined
    else { return nil }
    var start = next + 1
    if language.articles.contains(words[start].key) { start += 1 }
    guard
      let citation = reader.citations(from: start, upTo: start + 16)
        .first(where: { $0.whole.lowerBound == start || $0.words.lowerBound == start })
    else { return nil }
    var end = citation.whole.upperBound
    if end < words.count, words[end].isJoined, language.demands.contains(words[end].key) {
      end += 1
    } else if words[next].key == language.comparing {
      return nil
    }
    return end == words.count || !words[end].isJoined ? clause(citation) : nil
  }

  /// Returns the clause in brackets at the end of the sentence of a limit: "HIPAA allows 60 days for
  /// the notice (164.404)."
  func trailing(_ period: Stated) -> (clause: Clause, isCertain: Bool)? {
    let start = period.words.lowerBound
    let sentence = prose.sentence(around: start)
    guard start > sentence.lowerBound, words[start].isJoined else { return nil }
    let verb = words[start - 1].key
    guard
      isLimit(period.words) || language.givers.contains(verb) || language.reaching.contains(verb)
    else { return nil }
    let cited = reader.citations(from: sentence.lowerBound, upTo: sentence.upperBound)
    guard cited.count == 1, let citation = cited.first, citation.words.lowerBound > start,
      words[citation.words.lowerBound].gap == UInt8(ascii: "("),
      citation.words.upperBound == sentence.upperBound,
      (start..<citation.words.lowerBound).dropFirst().allSatisfy({
        words[$0].gap != UInt8(ascii: ",")
      }),
      reader.mentions(in: sentence).allSatisfy({ $0.whole.upperBound <= start }),
      sentence.allSatisfy({
        words[$0].gap != UInt8(ascii: ";") && !language.ownWords.contains(words[$0].key)
      }), let clause = clause(citation)
    else { return nil }
    return (clause, false)
  }

  /// Returns the clause before a period in the same sentence, of which it is the demand: "Article
  /// 33 requires a notice within 72 hours".
  func preceding(_ period: Stated) -> (clause: Clause, isCertain: Bool)? {
    let start = period.words.lowerBound
    let sentence = prose.sentence(around: start)
    guard
      let citation = reader.citations(from: sentence.lowerBound, upTo: start)
        .last(where: { $0.whole.upperBound <= start }),
      citation.whole.lowerBound >= sentence.lowerBound, let clause = clause(citation)
    else { return nil }
    let between = citation.whole.upperBound..<start
    guard between.count <= 25,
      between.allSatisfy({
        words[$0].gap != UInt8(ascii: ";")
          && (!language.ownWords.contains(words[$0].key) || isRecipient($0, in: between))
      }),
      words[start].isJoined || words[start].gap == UInt8(ascii: ":")
        || between.isEmpty && isBracketed(period.words)
    else { return nil }
    // "Article 33 (72 hours)", "Article 33's 72-hour limit".
    if between.isEmpty,
      words[start].gap == UInt8(ascii: "(")
        || words[start].isJoined && reader.isPossessive(start - 1)
    {
      return (clause, true)
    }
    if let verb = between.first, words[verb].isJoined || isAside(citation, before: verb) {
      let rest = between.dropFirst()
      // "Article 33 is in force for 8 years" and "has applied for 8 years" say nothing.
      let isDemand =
        language.copulas.contains(words[verb].key)
        ? rest.allSatisfy { language.fillers.contains(words[$0].key) }
        : language.causatives.contains(words[verb].key)
          ? rest.first.map { language.articles.contains(words[$0].key) } ?? true
          : language.demands.contains(words[verb].key)
      if language.givers.contains(words[verb].key), rest.count <= 3 { return (clause, true) }
      if isDemand {
        let isAsked =
          rest.isEmpty || isLimit(period.words)
          || language.demandLimits.contains(words[start - 1].key)
            && words[start - 1].isJoined
        return isAsked ? (clause, true) : nil
      }
    }
    if between.isEmpty, words[start].gap == UInt8(ascii: ":") { return (clause, true) }
    // "Article 18: keep the documentation for 10 years".
    if let first = between.first, words[first].gap == UInt8(ascii: ":"), isLimit(period.words) {
      return (clause, true)
    }
    let before = citation.whole.lowerBound - 1
    let isReason =
      before >= sentence.lowerBound && language.reasons.contains(words[before].key)
    return isReason && isLimit(period.words) ? (clause, false) : nil
  }

  /// Whether a word gets the period: "gives you 72 hours".
  private func isRecipient(_ word: Int, in between: Range<Int>) -> Bool {
    word == between.lowerBound + 1 && language.recipients.contains(words[word].key)
      && between.count <= 3 && language.givers.contains(words[between.lowerBound].key)
  }

  private func isBracketed(_ part: Range<Int>) -> Bool {
    let end = Int(words[part.upperBound - 1].end)
    return words[part.lowerBound].gap == UInt8(ascii: "(") && end < prose.source.bytes.count
      && prose.source.bytes[end] == UInt8(ascii: ")")
  }

  /// Whether a comma before a verb ends an aside with the clause: "GDPR, in Article 33, gives".
  private func isAside(_ citation: Citation, before verb: Int) -> Bool {
    words[verb].gap == UInt8(ascii: ",")
      && (citation.whole.lowerBound..<citation.whole.upperBound).contains {
        words[$0].gap == UInt8(ascii: ",")
      }
  }

  /// The number of words of a row that are searched on each side.
  private static let rowReach = 200

  /// Returns the only clause with periods that the row of a table cites, if the cell says little
  /// more than the period.
  func inRow(_ period: Stated, among all: ArraySlice<Stated>) -> Clause? {
    guard let row = row(prose.place(period.words)) else { return nil }
    func isInRow(_ words: Range<Int>) -> Bool { row.contains(prose.place(words)) }
    var start = period.words.lowerBound
    while start > 0, !prose.startsBlock(start) {
      guard period.words.lowerBound - start < 6, language.fillers.contains(words[start - 1].key)
      else { return nil }
      start -= 1
    }
    let near = reader.citations(from: start - Self.rowReach, upTo: start + Self.rowReach)
    let clauses = Set(near.filter { isInRow($0.words) }.compactMap(clause))
    guard clauses.count == 1, let clause = clauses.first else { return nil }
    let limits = index.documents[clause.document].limits[clause.part] ?? []
    let hasRight = all.contains { other in
      isInRow(other.words) && limits.contains { $0.amount.agrees(with: other.amount) }
    }
    return hasRight && !limits.contains { $0.amount.agrees(with: period.amount) } ? nil : clause
  }
}

extension SourceRange {
  fileprivate func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }
}

internal import Bytes
internal import Markdown

/// Reads the numbers of clauses, and the documents that they belong to.
extension CitationReader {
  /// A clause without its document.
  private struct Number {
    let words: Range<Int>
    let number: ClauseNumber
    /// The documents of the prefix, as in `LLM01`.
    let documents: [Int]
    /// Whether the prefix is long enough to name the documents by itself.
    let isDistinct: Bool
    /// Whether its id is only a number, as those of the sections of a page, so that a name must be
    /// beside it.
    let isBare: Bool
  }

  mutating func readClauses(_ candidates: [Int]) {
    var next = 0
    for start in candidates where start >= next {
      guard let list = numbers(at: start), let last = list.last else { continue }
      next = last.words.upperBound
      if standsForNoun(last.words.upperBound) { continue }
      let unknown = mentions(in: prose.sentence(around: start)).filter(isOfUnknownEdition)
      let whole = list[0].words.lowerBound..<last.words.upperBound
      let named = document(of: whole)
      for item in list {
        let linked = links.document(at: prose.place(item.words))
        var documents: [Int] = []
        var isNamed = true
        var isAside = false
        var around = item.words
        if let linked {
          documents = [linked]
          if let named, named.documents.contains(linked) { around = around.union(named.whole) }
        } else if let named {
          documents = named.documents
          around = around.union(named.whole)
        } else if let near = self.documents(of: item, inSentenceAt: whole.lowerBound) {
          documents = near
        } else if item.isDistinct {
          documents = item.documents
        } else if let beside = self.documents(of: item.number, inSentenceAround: whole) {
          documents = beside.documents
          around = around.union(beside.whole)
          (isNamed, isAside) = (false, true)
        } else if let own, !item.isBare, isOwn(whole) {
          // Letters of several documents: the page may speak about another one.
          documents = item.documents.contains(own) ? item.documents : [own] + item.documents
          isNamed = false
        }
        guard let first = documents.first,
          linked != nil || !unknown.contains(where: { $0.work == index.documents[first].work })
        else { continue }
        citations.append(
          Citation(
            words: item.words, whole: around, number: item.number, documents: documents,
            isNamed: isNamed, isAside: isAside))
      }
    }
  }

  /// Returns whether the words at an index are "that of".
  private func standsForNoun(_ word: Int) -> Bool {
    word + 1 < words.count && words[word].isJoined && language.standIns.contains(words[word].key)
      && words[word + 1].key == language.of
  }

  /// Returns the documents of a prefix whose only work is named in the same sentence: "In SOC 2, …
  /// is CC7.4".
  private func documents(of item: Number, inSentenceAt word: Int) -> [Int]? {
    guard !item.documents.isEmpty else { return nil }
    let named = mentions(in: prose.sentence(around: word))
    guard let first = named.first, named.allSatisfy({ $0.work == first.work }) else { return nil }
    let documents = item.documents.filter { index.documents[$0].work == first.work }
    guard !documents.isEmpty else { return nil }
    // "In NIST CSF 1.1 … , and in 2.0 it is PR.AA": another edition may be meant.
    let own = Set(self.documents(of: first))
    let narrow = documents.filter {
      own.contains($0)
        && (index.documents[$0].parts[item.number] != nil
          || index.documents[$0].numbering.contains(item.number)?.exists == true)
    }
    let isOnly =
      named.count == 1 && first.whole.upperBound <= word
      && !(first.whole.upperBound..<word).contains { EditionToken(prose, at: $0, language) != nil }
    return isOnly && !narrow.isEmpty ? narrow : documents
  }

  /// Returns the documents with a clause in brackets whose only work is named before it in the
  /// sentence: "Fines under the GDPR reach 4 % of the turnover (Article 83)". Also for "Under Article
  /// 33, GDPR gives".
  private func documents(
    of number: ClauseNumber, inSentenceAround clause: Range<Int>
  ) -> (documents: [Int], whole: Range<Int>)? {
    let last = clause.upperBound
    let isBracketed =
      words[clause.lowerBound].gap == UInt8(ascii: "(") && isClosed(after: last - 1)
    let isBeforeName =
      last < words.count && words[last].gap == UInt8(ascii: ",") && mentionStarts[last] != nil
    guard isBracketed || isBeforeName else { return nil }
    let sentence = prose.sentence(around: clause.lowerBound)
    let named = mentions(in: sentence)
    guard let first = named.first, named.allSatisfy({ $0.work == first.work }),
      isBeforeName || first.whole.upperBound <= clause.lowerBound
    else { return nil }
    let documents = self.documents(of: first).filter {
      index.documents[$0].parts[number] != nil
    }
    if documents.isEmpty { return nil }
    return (documents, isBeforeName ? clause.union(first.whole) : clause)
  }

  /// Returns the clauses at a word: "Article 26", "Articles 9 to 15", `LLM01`, `6.1.2`.
  private func numbers(at start: Int) -> [Number]? {
    let word = words[start]
    if let kind = language.units[word.key] {
      let isAbbreviated = language.abbreviations.contains(word.key)
      guard start + 1 < words.count,
        words[start + 1].isJoined || isAbbreviated && words[start + 1].gap == UInt8(ascii: "."),
        !words[start + 1].isQuoted
      else { return nil }
      // "control AC-6", "risk LLM01": the id says it all.
      if let found = prefixed(at: start + 1), !found.documents.isEmpty { return [found] }
      let isPlain = language.plainUnits.contains(word.key)
      guard let first = number(at: start + 1, kind: isPlain ? nil : kind) else { return nil }
      let initial = Number(
        words: start..<first.end, number: first.number, documents: [], isDistinct: false,
        isBare: isPlain)
      guard language.plurals.contains(word.key) else { return [initial] }
      return [initial] + others(after: first.end, kind: isPlain ? nil : kind, isBare: isPlain)
    }
    return prefixed(at: start).map { [$0] } ?? bare(at: start).map { [$0] }
  }

  /// Returns the further numbers of a list: "19 and 26(6)".
  private func others(after end: Int, kind: UInt64?, isBare: Bool) -> [Number] {
    var result: [Number] = []
    var end = end
    while end < words.count, result.count < 50 {
      var start = end
      if words[start].isJoined || words[start].gap == UInt8(ascii: ","),
        language.listing.contains(words[start].key)
      {
        start += 1
      } else if words[start].gap != UInt8(ascii: ","), words[start].gap != UInt8(ascii: "-") {
        break
      }
      guard start < words.count, start == end || words[start].isJoined,
        prose.source.bytes[Int(words[start].start)].isASCIIDigit,
        let found = number(at: start, kind: kind),
        !(found.end < words.count && words[found.end].isJoined
          && language.durations[words[found.end].key] != nil)
      else { break }
      result.append(
        Number(
          words: start..<found.end, number: found.number, documents: [], isDistinct: false,
          isBare: isBare))
      end = found.end
    }
    return result
  }

  /// Returns the number at a word, and the word after it and its paragraphs: `26(6)`.
  private func number(at start: Int, kind: UInt64?) -> (number: ClauseNumber, end: Int)? {
    let token = token(from: start)
    let bytes = prose.source.bytes[Int(words[start].start)..<withoutPossessive(token.end)]
    let isNumber = bytes.contains { $0.isASCIIDigit }
    // "Annex III".
    let isLetters = kind != nil && bytes.allSatisfy { $0 &- 0x41 < 26 }
    guard
      isNumber || isLetters || index.prefixes[CitationIndex.prefix(of: bytes)?.exact ?? 0] != nil,
      let number = ClauseNumber(bytes, kind: kind, language)
    else { return nil }
    return (number, afterParagraphs(token.word))
  }

  /// Returns a clause whose id begins with letters, as in `LLM01`, `A.6.2.8`, `PR.AC` and
  /// "GOVERN 1.6".
  private func prefixed(at start: Int) -> Number? {
    let word = words[start]
    guard word.isCapitalized else { return nil }
    var (end, next) = token(from: start)
    guard let prefix = CitationIndex.prefix(of: prose.source.bytes[Int(word.start)..<end]),
      let documents = index.prefixes[prefix.exact], documents.count <= CitationIndex.mostAlike
    else { return nil }
    if Int(word.start) + prefix.count == end {
      // "GOVERN 1.6": the number is the next word.
      guard prefix.count > 1, next < words.count, words[next].isJoined, !words[next].isQuoted,
        prose.source.bytes[Int(words[next].start)].isASCIIDigit
      else { return nil }
      (end, next) = token(from: next)
    }
    guard let number = ClauseNumber(prose.source.bytes[Int(word.start)..<end], language),
      number.parts.count > 1
    else { return nil }
    // "Safeguard 4" is no id with the prefix "Safeguard" in another document.
    let isUpper = prose.source.bytes[Int(word.start)..<(Int(word.start) + prefix.count)]
      .allSatisfy { $0 &- 0x41 < 26 }
    return Number(
      words: start..<afterParagraphs(next), number: number, documents: documents,
      isDistinct: prefix.count > 2 && isUpper, isBare: false)
  }

  /// Returns a number such as `164.404` or `6.1.2`.
  private func bare(at start: Int) -> Number? {
    let word = words[start]
    let bytes = prose.source.bytes[Int(word.start)..<Int(word.end)]
    guard bytes.first?.isASCIIDigit == true, bytes.contains(UInt8(ascii: ".")),
      bytes.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }),
      let number = ClauseNumber(bytes, language)
    else { return nil }
    return Number(
      words: start..<afterParagraphs(start + 1), number: number, documents: [], isDistinct: false,
      isBare: true)
  }

  /// Returns the end of the letters, digits, points and hyphens from a word on, and the word after
  /// them.
  private func token(from start: Int) -> (end: Int, word: Int) {
    let bytes = prose.source.bytes
    var end = Int(words[start].end)
    var next = start + 1
    while next < words.count, next - start < 8, Int(words[next].start) == end + 1,
      bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "-")
    {
      end = Int(words[next].end)
      next += 1
    }
    return (end, next)
  }

  /// Returns the end of a text without the ending of "Article 33's".
  private func withoutPossessive(_ end: Int) -> Int {
    let bytes = prose.source.bytes
    guard end > 4, bytes[end - 1] == UInt8(ascii: "s") else { return end }
    if bytes[end - 2] == UInt8(ascii: "'") { return end - 2 }
    return bytes[(end - 4)..<(end - 1)].elementsEqual([0xE2, 0x80, 0x99]) ? end - 4 : end
  }

  /// Returns whether a word ends with `'s`.
  func isPossessive(_ word: Int) -> Bool {
    let end = Int(words[word].end)
    return withoutPossessive(end) != end
  }

  /// Returns the word after paragraphs in brackets: `(6)`, `(a)(2)`.
  private func afterParagraphs(_ start: Int) -> Int {
    var end = start
    while end < words.count, words[end].gap == UInt8(ascii: "("), mentionStarts[end] == nil,
      words[end].start - words[end - 1].end <= 2, words[end].end - words[end].start <= 4
    {
      end += 1
    }
    return end
  }

  /// Returns the document that the words beside a clause name.
  private func document(of clause: Range<Int>) -> (documents: [Int], whole: Range<Int>)? {
    let end = afterBrackets(clause.upperBound)
    if end < words.count {
      var start = end
      let isLinked = words[start].isJoined && language.links.contains(words[start].key)
      if isLinked {
        start += 1
        if start < words.count, words[start].isJoined,
          language.articles.contains(words[start].key)
        {
          start += 1
        }
      }
      let isBeside =
        start < words.count
        && (words[start].isJoined || start == end && words[start].gap == UInt8(ascii: "("))
      if isBeside, let found = mentionStarts[start] {
        let mention = mentions[found]
        return (documents(of: mention), clause.union(mention.whole))
      }
      // "Article 33, GDPR.", unless the name belongs to what follows.
      if start == end, words[start].gap == UInt8(ascii: ","), let found = mentionStarts[start] {
        let mention = mentions[found]
        let next = mention.whole.upperBound
        if next == words.count || !words[next].isJoined {
          return (documents(of: mention), clause.union(mention.whole))
        }
      }
      // "Article 6 of the Treaty".
      if isLinked, start < words.count, words[start].isCapitalized { return nil }
    }
    let start = clause.lowerBound
    // "GDPR, in Article 33, gives".
    if start > 1, start < words.count, words[start].isJoined,
      words[start - 1].gap == UInt8(ascii: ","), language.links.contains(words[start - 1].key),
      end < words.count, words[end].gap == UInt8(ascii: ","), let found = mentionEnds[start - 1]
    {
      return (documents(of: mentions[found]), clause.union(mentions[found].whole))
    }
    guard start < words.count,
      words[start].isJoined || words[start].gap == UInt8(ascii: ",")
        || words[start].gap == UInt8(ascii: ":") || words[start].gap == UInt8(ascii: "("),
      let found = mentionEnds[start]
    else { return nil }
    return (documents(of: mentions[found]), clause.union(mentions[found].whole))
  }

  /// Returns the word after a remark in brackets, unless it is the name of a document: "Article 17
  /// (Right to erasure) of the GDPR".
  private func afterBrackets(_ start: Int) -> Int {
    guard start < words.count, words[start].gap == UInt8(ascii: "("), mentionStarts[start] == nil
    else { return start }
    let last = min(start + 16, words.count)
    return (start..<last).first { isClosed(after: $0) }.map { $0 + 1 } ?? start
  }
}

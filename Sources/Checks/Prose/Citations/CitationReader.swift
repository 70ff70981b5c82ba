internal import ContentModel
internal import Bytes
internal import Diagnostics
internal import Markdown

/// A clause that a text cites.
struct Citation {
  /// The words of the clause, from its kind or number on: "Article 26(6)".
  let words: Range<Int>
  /// The same with the name of its document: "Article 26(6) of the AI Act".
  var whole: Range<Int>
  let number: ClauseNumber
  /// The documents that it can be a clause of.
  let documents: [Int]
  /// Whether the text or a link names the document. Else it is that of the page.
  let isNamed: Bool
}

/// The name of a document in a text, with the edition beside it.
struct DocumentMention {
  /// The form of an edition in a text.
  enum Form {
    /// "ISO/IEC 27001:2022", "the 2022 edition of".
    case edition
    /// "PCI DSS v4.1", "version 4.1 of".
    case version
    /// "PCI DSS 4.1", which can be a clause as well.
    case number
    /// "GDPR (2016)", "the AI Act of 2024".
    case year
  }

  let name: Range<Int>
  let work: Int
  var edition: (words: Range<Int>, token: EditionToken.Value, form: Form)?
  /// The name with the edition.
  var whole: Range<Int>
}

/// Reads the citations of documents and their clauses in a text.
struct CitationReader {
  let prose: Prose
  let sharedIndex: Shared<CitationIndex>
  var index: CitationIndex { _read { yield sharedIndex.value } }
  /// The document of the page.
  let own: Int?
  let links: LinkedParts
  private(set) var mentions: [DocumentMention] = []
  private(set) var citations: [Citation] = []
  /// The first word of each mention, and the word after it, by its index in ``mentions``.
  private var mentionStarts: [Int: Int] = [:]
  private var mentionEnds: [Int: Int] = [:]

  private var words: [Prose.Word] { prose.words }
  private var language: CitationWords { index.words }

  init(_ prose: Prose, _ index: Shared<CitationIndex>, own: Int?, links: LinkedParts) {
    (self.prose, sharedIndex, self.own, self.links) = (prose, index, own, links)
    let index = index.value
    let candidates = prose.words.indices.filter { word in
      let value = prose.words[word]
      if value.isQuoted { return false }
      if index.canStart(value.key) { return true }
      let first = prose.source.bytes[Int(value.start)]
      let last = prose.source.bytes[Int(value.end) - 1]
      // `LLM01`, `AC-6`, `164.404`.
      return last.isASCIIDigit || first.isASCIIDigit
    }
    guard !candidates.isEmpty else { return }
    readNames(candidates)
    readClauses(candidates)
  }

  // MARK: Names

  private mutating func readNames(_ candidates: [Int]) {
    var next = 0
    for start in candidates where start >= next && words[start].isCapitalized {
      guard let match = index.names.match(prose, at: start) else { continue }
      let name = start..<(start + match.count)
      next = name.upperBound
      let edition = editionAfter(name) ?? editionBefore(name)
      var mention = DocumentMention(
        name: name, work: match.value, edition: edition, whole: name)
      if let edition {
        mention.whole =
          min(
            name.lowerBound, edition.words.lowerBound)..<max(
            name.upperBound, edition.words.upperBound)
        next = max(next, edition.words.upperBound)
      }
      mentionStarts[mention.whole.lowerBound] = mentions.count
      mentionStarts[name.lowerBound] = mentions.count
      mentionEnds[mention.whole.upperBound] = mentions.count
      mentions.append(mention)
    }
  }

  private typealias Edition = (
    words: Range<Int>, token: EditionToken.Value, form: DocumentMention.Form
  )

  private func editionAfter(_ name: Range<Int>) -> Edition? {
    let end = name.upperBound
    guard end < words.count else { return nil }
    let word = words[end]
    let isAdjacent = word.start == words[end - 1].end + 1
    switch word.gap {
    case UInt8(ascii: ":"):
      guard isAdjacent, let token = token(end), case .year = token.value else { return nil }
      return (end..<(end + 1), token.value, .edition)
    case UInt8(ascii: "("):
      if let token = token(end), case .year = token.value {
        guard isClosed(after: end) else { return nil }
        return (end..<(end + 1), token.value, .year)
      }
      return version(at: end)
    case UInt8(ascii: ","):
      if let token = token(end), case .year = token.value, isEdition(end + 1) {
        return (end..<(end + 2), token.value, .edition)
      }
      return version(at: end)
    case 0x20:
      if let token = token(end) {
        switch token.value {
        case .year:
          // "AI Act 2026 changes" is not an edition, "the GDPR 2016/679" is a number.
          if isEdition(end + 1) { return (end..<(end + 2), token.value, .edition) }
          return nil
        case .version:
          return (end..<(end + 1), token.value, token.isMarked ? .version : .number)
        }
      }
      if word.key == language.of, let token = token(end + 1), case .year = token.value {
        return (end..<(end + 2), token.value, .year)
      }
      return version(at: end)
    default: return nil
    }
  }

  /// Returns the edition in "version 4.1 of PCI DSS", "the 2022 edition of ISO/IEC 27001".
  private func editionBefore(_ name: Range<Int>) -> Edition? {
    var index = name.lowerBound - 1
    if index > 0, language.articles.contains(words[index].key), words[index + 1].isJoined {
      index -= 1
    }
    guard index > 0, words[index].key == language.of, words[index + 1].isJoined,
      words[index].isJoined
    else { return nil }
    index -= 1
    if isEdition(index), index > 0, let token = token(index - 1) {
      if case .year = token.value { return ((index - 1)..<(index + 1), token.value, .edition) }
      return ((index - 1)..<(index + 1), token.value, .version)
    }
    guard let token = token(index), token.isMarked else { return nil }
    let hasWord = index > 0 && language.versions.contains(words[index - 1].key)
    return ((hasWord ? index - 1 : index)..<(index + 1), token.value, .version)
  }

  private func version(at start: Int) -> Edition? {
    if let token = token(start), token.isMarked {
      return (start..<(start + 1), token.value, .version)
    }
    guard language.versions.contains(words[start].key), let token = token(start + 1),
      token.isMarked
    else { return nil }
    return (start..<(start + 2), token.value, .version)
  }

  private func token(_ word: Int) -> EditionToken? {
    guard words.indices.contains(word), !words[word].isQuoted,
      Editions.Registered(prose, at: word) == nil
    else { return nil }
    return EditionToken(prose, at: word, language)
  }

  private func isEdition(_ word: Int) -> Bool {
    words.indices.contains(word) && words[word].isJoined
      && language.edition.contains(words[word].key)
  }

  private func isClosed(after word: Int) -> Bool {
    let end = Int(words[word].end)
    return end < prose.source.bytes.count && prose.source.bytes[end] == UInt8(ascii: ")")
  }

  // MARK: Clauses

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

  private mutating func readClauses(_ candidates: [Int]) {
    var next = 0
    for start in candidates where start >= next {
      guard let list = numbers(at: start), let last = list.last else { continue }
      next = last.words.upperBound
      let whole = list[0].words.lowerBound..<last.words.upperBound
      let named = document(of: whole)
      for item in list {
        let linked = links.document(at: prose.place(item.words))
        var documents: [Int] = []
        var isNamed = true
        var around = item.words
        if let linked {
          documents = [linked]
          if let named, named.documents.contains(linked) { around = around.union(named.whole) }
        } else if let named {
          documents = named.documents
          around = around.union(named.whole)
        } else if item.isDistinct {
          documents = item.documents
        } else if let near = self.documents(of: item, inSentenceAt: whole.lowerBound) {
          documents = near
        } else if let own, !item.isBare, isOwn(whole) {
          // Letters of several documents: the page may speak about another one.
          documents = item.documents.contains(own) ? item.documents : [own] + item.documents
          isNamed = false
        }
        guard !documents.isEmpty else { continue }
        citations.append(
          Citation(
            words: item.words, whole: around, number: item.number, documents: documents,
            isNamed: isNamed))
      }
    }
  }

  /// Returns the documents of a prefix whose only work is named in the same sentence: "In SOC 2, …
  /// is CC7.4".
  private func documents(of item: Number, inSentenceAt word: Int) -> [Int]? {
    guard !item.documents.isEmpty else { return nil }
    let named = mentions(in: prose.sentence(around: word))
    guard let first = named.first, named.allSatisfy({ $0.work == first.work }) else { return nil }
    let documents = item.documents.filter { index.documents[$0].work == first.work }
    return documents.isEmpty ? nil : documents
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
      } else if words[start].gap != UInt8(ascii: ",") {
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
    let bytes = prose.source.bytes[Int(words[start].start)..<token.end]
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

  /// Returns the word after paragraphs in brackets: `(6)`, `(a)(2)`.
  private func afterParagraphs(_ start: Int) -> Int {
    var end = start
    while end < words.count, words[end].gap == UInt8(ascii: "("),
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
      // "Article 6 of the Treaty".
      if isLinked, start < words.count, words[start].isCapitalized { return nil }
    }
    let start = clause.lowerBound
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

  /// Returns the documents of a work that have the mentioned edition, or else all.
  func documents(of mention: DocumentMention) -> [Int] {
    let all = index.works[mention.work].documents
    guard let edition = mention.edition else { return all }
    let matching = all.filter { document in
      let editions = index.documents[document].editions
      switch edition.token {
      case .year(let year): return editions.years.contains(year)
      case .version(let version):
        return editions.versions.contains { $0.starts(with: version) }
      }
    }
    return matching.isEmpty ? all : matching
  }

  /// Returns whether a clause without a document belongs to the document of the page: nothing near
  /// names another one.
  private func isOwn(_ clause: Range<Int>) -> Bool {
    guard let own else { return false }
    let end = clause.upperBound
    if end < words.count, words[end].isJoined, language.links.contains(words[end].key) {
      return false
    }
    return mentions(in: (clause.lowerBound - 40)..<(clause.upperBound + 20))
      .allSatisfy { $0.work == index.documents[own].work }
  }

  /// Returns the citations that begin at some words.
  func citations(from start: Int, upTo end: Int) -> ArraySlice<Citation> {
    let first = citations.partitioningIndex { $0.words.lowerBound >= start }
    return citations[first...].prefix { $0.words.lowerBound < end }
  }

  /// Returns the names of documents that begin at some words.
  func mentions(in range: Range<Int>) -> ArraySlice<DocumentMention> {
    let first = mentions.partitioningIndex { $0.name.lowerBound >= range.lowerBound }
    return mentions[first...].prefix { $0.name.lowerBound < range.upperBound }
  }

  // MARK: Doubts

  /// Returns whether a sentence is about the past, a plan or another case.
  func isInDoubt(_ word: Int, except usual: Set<UInt64> = []) -> Bool {
    let sentence = prose.sentence(around: word)
    let isDoubtful = sentence.contains {
      language.doubts.contains(words[$0].key) && !usual.contains(words[$0].key)
    }
    if isDoubtful { return true }
    let end = Int(words[sentence.upperBound - 1].end)
    return end < prose.source.bytes.count && prose.source.bytes[end] == UInt8(ascii: "?")
  }
}

extension Range<Int> {
  /// Returns the smallest range with both.
  func union(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}

/// The links of a text that lead to documents and their parts.
struct LinkedParts: Sendable {
  struct Link: Sendable {
    let range: SourceRange
    let document: Int
    /// The index of the part that the link leads to.
    let part: Int?
  }

  private let links: [Link]

  init(_ links: [Link] = []) { self.links = links.sorted { $0.range.start < $1.range.start } }

  var isEmpty: Bool { links.isEmpty }

  /// Returns the link that contains a range.
  func link(at range: SourceRange) -> Link? {
    let next = links.partitioningIndex { $0.range.start > range.start }
    guard next > 0, range.end <= links[next - 1].range.end else { return nil }
    return links[next - 1]
  }

  /// Returns the document that a link around a range leads to.
  func document(at range: SourceRange) -> Int? { link(at: range)?.document }
}

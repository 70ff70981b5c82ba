internal import ContentModel
internal import Bytes
internal import Diagnostics
internal import Markdown

/// Reads the citations of documents and their clauses in a text.
struct CitationReader {
  let prose: Prose
  let sharedIndex: Shared<CitationIndex>
  var index: CitationIndex { _read { yield sharedIndex.value } }
  /// The document of the page.
  let own: Int?
  let links: LinkedParts
  private(set) var mentions: [DocumentMention] = []
  var citations: [Citation] = []
  /// The first word of each mention, and the word after it, by its index in ``mentions``.
  private(set) var mentionStarts: [Int: Int] = [:]
  private(set) var mentionEnds: [Int: Int] = [:]

  var words: [Prose.Word] { prose.words }
  var language: CitationWords { _read { yield index.words } }

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
      let work = match.value.work
      let edition =
        editionAfter(name, hasYear: index.works[work].hasYearInName) ?? editionBefore(name)
      var mention = DocumentMention(
        name: name, work: work, owners: match.value.owners, edition: edition, whole: name)
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

  /// Returns the documents of a work that have the mentioned edition, or else all.
  func documents(of mention: DocumentMention) -> [Int] {
    let all = index.works[mention.work].documents
    guard let edition = mention.edition else { return ordered(all, mention) }
    let matching = all.filter { document in
      let editions = index.documents[document].editions
      switch edition.token {
      case .year(let year): return editions.years.contains(year)
      case .version(let version):
        return editions.versions.contains { $0.starts(with: version) }
      }
    }
    return ordered(matching.isEmpty ? all : matching, mention)
  }

  /// Whether a mention has an edition that the site does not have. Its clauses are unknown.
  func isOfUnknownEdition(_ mention: DocumentMention) -> Bool {
    guard let edition = mention.edition, edition.form != .number else { return false }
    return !index.works[mention.work].documents.contains { document in
      let editions = index.documents[document].editions
      switch edition.token {
      case .year(let year): return editions.years.contains(year)
      case .version(let version): return editions.versions.contains { $0.starts(with: version) }
      }
    }
  }

  /// Returns documents with those first that have the mentioned name, and the replaced ones last.
  private func ordered(_ documents: [Int], _ mention: DocumentMention) -> [Int] {
    guard documents.count > 1 else { return documents }
    func rank(_ document: Int) -> Int {
      (mention.owners.contains(document) ? 0 : 2) + (index.documents[document].isReplaced ? 1 : 0)
    }
    return documents.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map(\.element)
  }

  /// Returns whether a clause without a document belongs to the document of the page: nothing near
  /// names another one.
  func isOwn(_ clause: Range<Int>) -> Bool {
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

internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Compares the clauses that a text cites with their documents: their numbers, and the titles after
/// them.
struct ClauseClaims {
  let reader: CitationReader
  let graph: ContentGraph
  let at: (SourceRange) -> SourceLocation
  let numbers: Numbers
  /// Whether a place is in a table, and whether the header of that table has a number, such as a
  /// year.
  let table: (SourceRange) -> (isInTable: Bool, hasNumber: Bool)
  var findings: [Finding] = []
  /// The number of clauses that were compared.
  var held = 0

  var prose: Prose { reader.prose }
  var index: CitationIndex { _read { yield reader.index } }
  var language: CitationWords { _read { yield reader.index.words } }
  var words: [Prose.Word] { reader.prose.words }

  init(
    _ reader: CitationReader, _ numbers: Numbers, _ graph: ContentGraph,
    at: @escaping (SourceRange) -> SourceLocation,
    table: @escaping (SourceRange) -> (isInTable: Bool, hasNumber: Bool)
  ) {
    (self.reader, self.numbers, self.graph) = (reader, numbers, graph)
    (self.at, self.table) = (at, table)
    for mention in reader.mentions { readCount(mention) }
    for citation in reader.citations {
      switch exists(citation) {
      case true?:
        held += 1
        readTitle(citation)
      case nil: readTitle(citation)
      case false?:
        guard !citation.isAside, !reader.isInDoubt(citation.words.lowerBound) else { continue }
        held += 1
        findings.append(unknown(citation))
      }
    }
  }

  /// Returns whether one of the documents can have the clause. Nil if they do not say.
  private func exists(_ citation: Citation) -> Bool? {
    var result: Bool? = false
    for document in citation.documents {
      let document = index.documents[document]
      if document.parts[citation.number] != nil { return true }
      switch document.numbering.contains(citation.number)?.exists {
      case true?: return true
      case false?: break
      case nil: result = nil
      }
    }
    return result
  }

  private func unknown(_ citation: Citation) -> Finding {
    let document = index.documents[citation.documents[0]]
    let entry = graph.entries[document.entry]
    let declared = document.numbering.contains(citation.number)?.item
    let clause = prose.closed(citation.words)
    var finding = Finding(
      .unknownClause, at: at(clause.place), "\(entry.title) has no \(clause.text.quoted)",
      notes: declared.map { [.init("its numbers are declared here", at: entry.at($0.range))] }
        ?? [],
      help: help(for: clause.text, citation, entry, declared))
    if !citation.isNamed { finding.severity = .warning }
    return finding
  }

  /// Returns the nearest id, or else the ids that exist.
  private func help(
    for text: String, _ citation: Citation, _ entry: Entry, _ declared: ClauseNumbering.Item?
  ) -> [String] {
    let near = didYouMean(text, in: entry.subEntries.map(\.id))
    if !near.isEmpty { return near }
    if let declared { return ["the entry declares \(declared.text.quoted)"] }
    return []
  }

  /// Reads the title that a text gives a clause: "LLM03 Supply Chain", "Article 17 of the GDPR, Right
  /// to erasure, has", "Article 17 (Right to erasure)", "is titled Right to erasure", "The right to
  /// erasure is Article 17", or the next cell of a table.
  private mutating func readTitle(_ citation: Citation) {
    let ends = [citation.words.upperBound, citation.whole.upperBound]
    for end in Set(ends).sorted() {
      if let title = title(after: end, citation) ?? title(said: end) {
        compare(title, citation)
        return
      }
      if let title = beginning(said: end) {
        compare(title, citation, in: index.beginnings)
        return
      }
      if let (title, titles) = subject(after: end) {
        compareSubject(title, citation, in: titles)
        return
      }
    }
    if let title = title(before: citation.whole.lowerBound) { compare(title, citation) }
  }

  private func title(after start: Int, _ citation: Citation) -> Range<Int>? {
    guard start < words.count, words[start].isCapitalized, !words[start].isQuoted,
      let match = index.titles.match(prose, at: start)
    else { return nil }
    let title = start..<(start + match.count)
    let end = title.upperBound
    switch words[start].gap {
    case 0x20, UInt8(ascii: ":"), UInt8(ascii: "-"): guard match.count > 1 else { return nil }
    case UInt8(ascii: "("): break
    case UInt8(ascii: ","):
      // An apposition ends with a comma. Else it is the next item of a list.
      guard end < words.count, words[end].gap == UInt8(ascii: ","),
        citation.whole.upperBound == start,
        match.count > 1 || index.words.demands.contains(words[end].key)
          || index.words.copulas.contains(words[end].key)
      else { return nil }
    case 0x0A:
      let table = table(prose.place(citation.words))
      guard table.isInTable, !table.hasNumber, prose.startsBlock(citation.words.lowerBound),
        end == words.count || words[end].gap == 0x0A
      else { return nil }
    default: return nil
    }
    // A longer name, such as "LLM08 Excessive Agency Controls", is no title.
    if end < words.count, words[end].isJoined, words[end].isCapitalized { return nil }
    return title
  }

  /// Returns the title after "is" or "is titled".
  private func title(said start: Int) -> Range<Int>? {
    guard start + 2 < words.count, words[start].isJoined,
      index.words.copulas.contains(words[start].key)
    else { return nil }
    var next = start + 1
    if words[next].isJoined,
      index.words.titling.contains(words[next].key)
        || index.words.articles.contains(words[next].key)
    {
      next += 1
    }
    guard next < words.count, words[next].isJoined || next > start + 1, !words[next].isQuoted,
      let match = index.titles.match(prose, at: next), match.count > 1
    else { return nil }
    let end = next + match.count
    return end == words.count || !words[end].isJoined ? next..<end : nil
  }

  /// Returns the beginning of a title after "is" or "is the".
  private func beginning(said start: Int) -> Range<Int>? {
    guard start + 3 < words.count, words[start].isJoined,
      index.words.copulas.contains(words[start].key)
    else { return nil }
    let next = index.words.articles.contains(words[start + 1].key) ? start + 2 : start + 1
    guard words[next].isJoined, let match = index.beginnings.match(prose, at: next) else {
      return nil
    }
    let end = next + match.count
    return end == words.count || !words[end].isJoined ? next..<end : nil
  }

  /// Returns the long title after "is about" or "covers", and the titles that have it.
  private func subject(
    after start: Int
  ) -> (title: Range<Int>, titles: PhraseIndex<(document: Int, part: Int)>)? {
    guard start + 3 < words.count, words[start].isJoined else { return nil }
    var next = start + 1
    if index.words.copulas.contains(words[start].key) {
      guard words[next].isJoined, index.words.about.contains(words[next].key) else { return nil }
      next += 1
    } else if !index.words.covering.contains(words[start].key) {
      return nil
    }
    if index.words.articles.contains(words[next].key) { next += 1 }
    for titles in [index.titles, index.beginnings] {
      guard words[next].isJoined, !words[next].isQuoted, let match = titles.match(prose, at: next),
        match.count > 2
      else { continue }
      let end = next + match.count
      if end == words.count || !words[end].isJoined { return (next..<end, titles) }
    }
    return nil
  }

  /// Compares a subject with the title of a listed clause, which has none of its words if it is
  /// another.
  private mutating func compareSubject(
    _ title: Range<Int>, _ citation: Citation, in titles: PhraseIndex<(document: Int, part: Int)>
  ) {
    let owns = citation.documents.compactMap { document in
      index.documents[document].parts[citation.number].map {
        graph.entries[index.documents[document].entry].subEntries[$0].title
      }
    }
    guard let own = owns.first else { return }
    let long = words[title].filter { $0.end - $0.start > 3 }.map(\.key)
    // Two titles with most words in common are about the same.
    let common = Set(Prose.keys(own)).intersection(long).count
    guard common * 2 < long.count else { return }
    compare(title, citation, in: titles, isCertain: false)
  }

  /// Returns the title before "is" and a clause, at the start of a sentence or after a comma.
  private func title(before start: Int) -> Range<Int>? {
    guard start > 2, start < words.count, words[start].isJoined, words[start - 1].isJoined,
      index.words.copulas.contains(words[start - 1].key),
      let match = index.titles.match(prose, before: start - 1), match.count > 1
    else { return nil }
    let title = (start - 1 - match.count)..<(start - 1)
    var first = title.lowerBound
    if first > 0, words[first].isJoined, index.words.articles.contains(words[first - 1].key) {
      first -= 1
    }
    let isWhole = words[first].startsSentence || words[first].gap == UInt8(ascii: ",")
    return isWhole && !words[first].isQuoted ? title : nil
  }

  private mutating func compare(
    _ title: Range<Int>, _ citation: Citation,
    in titles: PhraseIndex<(document: Int, part: Int)>? = nil, isCertain: Bool = true
  ) {
    let titles = titles ?? index.titles
    let named = titles.values(of: words[title].map(\.key)).prefix(CitationIndex.mostAlike)
    let cited = citation.documents.compactMap { document in
      index.documents[document].parts[citation.number].map { (document: document, part: $0) }
    }
    if cited.isEmpty {
      compareUnlisted(title, citation, Array(named))
      return
    }
    guard let first = cited.first,
      !named.contains(where: { name in cited.contains { $0 == name } }),
      let other = named.first(where: { name in citation.documents.contains(name.document) }),
      !reader.isInDoubt(title.lowerBound)
    else { return }
    let entry = graph.entries[index.documents[first.document].entry]
    let part = entry.subEntries[first.part]
    let owner = graph.entries[index.documents[other.document].entry]
    let right = owner.subEntries[other.part]
    var finding = Finding(
      .titleMismatch, at: at(prose.place(title)),
      "\(part.id) of \(entry.title) is not called \(prose.text(title).quoted)",
      notes: [.init("that is the title of this part", at: owner.at(right.idRange))],
      help: ["write \(part.title.quoted), or \(right.id.quoted) for the number"])
    if !isCertain { finding.severity = .warning }
    findings.append(finding)
  }

  /// Compares the title of a clause that exists and is not listed with those of the listed ones.
  /// Two clauses can have one title, so the mistake is only likely.
  private mutating func compareUnlisted(
    _ title: Range<Int>, _ citation: Citation, _ named: [(document: Int, part: Int)]
  ) {
    guard citation.documents.count == 1, let document = citation.documents.first,
      index.documents[document].numbering.contains(citation.number)?.exists == true,
      citation.number.isWhole, let other = named.first(where: { $0.document == document }),
      !reader.isInDoubt(title.lowerBound)
    else { return }
    let entry = graph.entries[index.documents[document].entry]
    let right = entry.subEntries[other.part]
    // A paragraph of that clause.
    if let own = ClauseNumber(right.id.utf8, index.words), citation.number.isBelow(own) { return }
    var finding = Finding(
      .titleMismatch, at: at(prose.place(title)),
      "\(prose.text(title).quoted) is the title of \(right.id) of \(entry.title), not of \(prose.closed(citation.words).text)",
      notes: [.init("that is the title of this part", at: entry.at(right.idRange))],
      help: ["write \(right.id.quoted) for the number, or correct the title"])
    finding.severity = .warning
    findings.append(finding)
  }
}

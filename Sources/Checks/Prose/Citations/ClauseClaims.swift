internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Compares the clauses that a text cites with their documents: their numbers, and the titles after
/// them.
struct ClauseClaims {
  let reader: CitationReader
  let graph: ContentGraph
  let at: (SourceRange) -> SourceLocation
  /// Whether a place is in a table, and whether the header of that table has a number, such as a
  /// year.
  let table: (SourceRange) -> (isInTable: Bool, hasNumber: Bool)
  private(set) var findings: [Finding] = []
  /// The number of clauses that were compared.
  private(set) var held = 0

  private var prose: Prose { reader.prose }
  private var index: CitationIndex { _read { yield reader.index } }
  private var words: [Prose.Word] { reader.prose.words }

  init(
    _ reader: CitationReader, _ graph: ContentGraph, at: @escaping (SourceRange) -> SourceLocation,
    table: @escaping (SourceRange) -> (isInTable: Bool, hasNumber: Bool)
  ) {
    (self.reader, self.graph, self.at, self.table) = (reader, graph, at, table)
    for citation in reader.citations {
      switch exists(citation) {
      case true?:
        held += 1
        readTitle(citation)
      case nil: readTitle(citation)
      case false?:
        guard !reader.isInDoubt(citation.words.lowerBound) else { continue }
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
      help: didYouMean(clause.text, in: entry.subEntries.map(\.id)))
    if !citation.isNamed { finding.severity = .warning }
    return finding
  }

  /// Reads the title that a text gives a clause: "LLM03 Supply Chain", "Article 17 of the GDPR, Right
  /// to erasure, has", "Article 17 (Right to erasure)", "is titled Right to erasure", "The right to
  /// erasure is Article 17", or the next cell of a table.
  private mutating func readTitle(_ citation: Citation) {
    let ends = [citation.words.upperBound, citation.whole.upperBound]
    for end in Set(ends).sorted() {
      guard let title = title(after: end, citation) ?? title(said: end) else { continue }
      compare(title, citation)
      return
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
      guard match.count > 1, end < words.count, words[end].gap == UInt8(ascii: ","),
        citation.whole.upperBound == start
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
    if words[next].isJoined, index.words.titling.contains(words[next].key) { next += 1 }
    guard next < words.count, words[next].isJoined || next > start + 1, !words[next].isQuoted,
      let match = index.titles.match(prose, at: next), match.count > 1
    else { return nil }
    let end = next + match.count
    return end == words.count || !words[end].isJoined ? next..<end : nil
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

  private mutating func compare(_ title: Range<Int>, _ citation: Citation) {
    let named = index.titles.values(of: words[title].map(\.key)).prefix(CitationIndex.mostAlike)
    let cited = citation.documents.compactMap { document in
      index.documents[document].parts[citation.number].map { (document: document, part: $0) }
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
    findings.append(
      Finding(
        .titleMismatch, at: at(prose.place(title)),
        "\(part.id) of \(entry.title) is not called \(prose.text(title).quoted)",
        notes: [.init("that is the title of this part", at: owner.at(right.idRange))],
        help: ["write \(part.title.quoted), or \(right.id.quoted) for the number"]))
  }
}

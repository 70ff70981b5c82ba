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
  private var index: CitationIndex { reader.index }
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
    var finding = Finding(
      .unknownClause, at: at(prose.place(citation.words)),
      "\(entry.title) has no \(prose.text(citation.words).quoted)",
      notes: declared.map { [.init("its numbers are declared here", at: entry.at($0.range))] }
        ?? [],
      help: didYouMean(prose.text(citation.words), in: entry.subEntries.map(\.id)))
    if !citation.isNamed { finding.severity = .warning }
    return finding
  }

  /// Reads the title of a clause after its number: "LLM03 Supply Chain", "Article 17 (Right to
  /// erasure)", or the next cell of a table.
  private mutating func readTitle(_ citation: Citation) {
    let start = citation.words.upperBound
    guard start < words.count, words[start].isCapitalized, !words[start].isQuoted,
      let match = index.titles.match(prose, at: start)
    else { return }
    let title = start..<(start + match.count)
    switch words[start].gap {
    case 0x20, UInt8(ascii: ":"), UInt8(ascii: "-"): guard match.count > 1 else { return }
    case UInt8(ascii: "("): break
    case 0x0A:
      let table = table(prose.place(citation.words))
      guard table.isInTable, !table.hasNumber, prose.startsBlock(citation.words.lowerBound),
        title.upperBound == words.count || words[title.upperBound].gap == 0x0A
      else { return }
    default: return
    }
    // A longer name, such as "LLM08 Excessive Agency Controls", is no title.
    if title.upperBound < words.count, words[title.upperBound].isJoined,
      words[title.upperBound].isCapitalized
    {
      return
    }
    let named = index.titles.values(of: words[title].map(\.key)).prefix(CitationIndex.mostAlike)
    let cited = citation.documents.compactMap { document in
      index.documents[document].parts[citation.number].map { (document: document, part: $0) }
    }
    guard let first = cited.first,
      !named.contains(where: { name in cited.contains { $0 == name } }),
      let other = named.first(where: { name in citation.documents.contains(name.document) }),
      !reader.isInDoubt(start)
    else { return }
    let entry = graph.entries[index.documents[first.document].entry]
    let part = entry.subEntries[first.part]
    let owner = graph.entries[index.documents[other.document].entry]
    findings.append(
      Finding(
        .titleMismatch, at: at(prose.place(title)),
        "\(part.id) of \(entry.title) is not called \(prose.text(title).quoted)",
        notes: [
          .init(
            "that is the title of this part", at: owner.at(owner.subEntries[other.part].idRange))
        ],
        help: [
          "write \(part.title.quoted), or \(owner.subEntries[other.part].id.quoted) for the number"
        ]))
  }
}

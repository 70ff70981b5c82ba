internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The texts of an entry, as far as they cite documents.
struct CitedTexts {
  private let position: EntryIndex
  private let graph: ContentGraph
  private let sharedIndex: Shared<CitationIndex>
  private var index: CitationIndex { _read { yield sharedIndex.value } }
  private let numbers: Numbers
  private let own: Int?
  private let links: LinkedParts
  private let tables: [MarkdownDocument.Table]

  /// Nil if the site has no documents, or no words of its language for citations are known.
  init?(of position: EntryIndex, in graph: ContentGraph, _ vocabulary: Vocabulary) {
    sharedIndex = vocabulary.sharedCitations
    let index = sharedIndex.value
    guard !index.isEmpty, vocabulary.language?.citations != nil else { return nil }
    (self.position, self.graph, numbers) = (position, graph, vocabulary.numbers)
    own = index.document(position)
    links = LinkedParts(of: position, in: graph, index)
    tables = graph.entries[position].document.tables
  }

  /// Returns the findings of a text, and the number of statements that were compared.
  func results(of text: ProseText, _ prose: Prose) -> (findings: [Finding], held: StatementCounts) {
    var held = StatementCounts()
    let entry = graph.entries[position]
    let reader = CitationReader(prose, sharedIndex, own: own, links: links)
    func at(_ range: SourceRange) -> SourceLocation { entry.at(range) }
    let editions = EditionClaims(reader, of: position, graph, at: at)
    let clauses = ClauseClaims(
      reader, numbers, graph, at: at, table: { text.isBody ? table($0) : (false, false) })
    held.dates = editions.held
    held.clauses = clauses.held + editions.clauses
    var findings = editions.findings + clauses.findings
    let part = own.flatMap { own in
      text.part.flatMap { index.documents[own].anchors[$0] }.map { (document: own, part: $0) }
    }
    if index.hasLimits, part != nil || !reader.citations.isEmpty || !links.isEmpty {
      let limits = LimitClaims(
        reader, numbers, graph, part: part, at: at, row: { text.isBody ? row($0) : nil })
      findings += limits.findings
      held.dates += limits.held
    }
    return (findings, held)
  }

  private func enclosing(_ place: SourceRange) -> MarkdownDocument.Table? {
    let next = tables.partitioningIndex { $0.range.start > place.start }
    guard next > 0, place.end <= tables[next - 1].range.end else { return nil }
    return tables[next - 1]
  }

  private func table(_ place: SourceRange) -> (isInTable: Bool, hasNumber: Bool) {
    guard let table = enclosing(place) else { return (false, false) }
    let hasNumber = table.rows.first?.cells.contains { $0.text.contains(where: \.isNumber) }
    return (true, hasNumber ?? false)
  }

  private func row(_ place: SourceRange) -> SourceRange? {
    guard let table = enclosing(place) else { return nil }
    let next = table.rows.partitioningIndex { $0.range.start > place.start }
    return next > 0 ? table.rows[next - 1].range : nil
  }
}

extension LinkedParts {
  /// Finds the links of an entry that lead to documents.
  init(of position: EntryIndex, in graph: ContentGraph, _ index: CitationIndex) {
    var links: [Link] = []
    for (document, targets) in zip(graph.entries[position].documents, graph.links[position]) {
      for (link, target) in zip(document.links, targets) {
        guard case .entry(let entry, let anchor) = target, let found = index.document(entry) else {
          continue
        }
        let part = anchor.flatMap { index.documents[found].anchors[$0] }
        links.append(Link(range: link.range, document: found, part: part))
      }
    }
    self.init(links)
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Results of comparing the texts of an entry with the data.
struct ProseResults: Sendable {
  /// Wrong counts and names.
  let findings: [Finding]
  /// Statements about the cells of matrices, which are compared with the matrices later.
  let statements: [CellStatement]
  /// The numbers of statements of this entry that are compared with the data.
  let held: StatementCounts
  /// The levels that no rule reads, if they are recorded.
  let unread: [UnreadLevel]
  /// The names of entries that the texts and the texts of links ask for, if the graph is tracked.
  let asked: AskedNames?

  /// Reads the texts of an entry.
  ///
  /// - Parameter recordsUnread: Whether to search for levels that no rule reads. Checks do not need
  ///   them.
  init(
    of position: EntryIndex, in graph: ContentGraph, _ vocabulary: Vocabulary,
    recordsUnread: Bool = false
  ) {
    let second = SecondTables(of: position, in: graph, vocabulary)
    var held = StatementCounts()
    var asked = graph.isTracked ? AskedNames() : nil
    asked?.add(
      graph.entries[position].documents.flatMap(\.links).map { EntryNames.key($0.text) })
    guard vocabulary.language != nil else {
      findings = second.findings
      statements = []
      held.cells = second.held
      self.held = held
      unread = []
      self.asked = asked?.inOrder()
      return
    }
    let entry = graph.entries[position]
    var findings = second.findings
    var statements: [CellStatement] = []
    var unread: [UnreadLevel] = []
    // The levels of these clauses are counted.
    var counted: [SourceRange] = []
    let readsRepeats = Rule.repeatedWord.reads(graph.site.language)
    let headerLinks = vocabulary.matrices.map { HeaderLinks(of: position, in: graph, $0) }
    let subjects = vocabulary.matrices.map { Subjects(of: entry, at: position, $0) }
    let headings = RangeIndex(entry.document.headings.map(\.range))
    let external = RangeIndex(externalLinks(of: position, in: graph))
    let tables = RangeIndex(entry.document.tables.map(\.range))
    func isInTable(_ place: SourceRange) -> Bool { tables.covers(place) }
    let citations = CitedTexts(of: position, in: graph, vocabulary)
    var page = CountPage(of: position, in: graph, vocabulary.names)
    page.isHeading = { headings.covers($0) }
    for text in ProseText.all(of: entry, in: graph) {
      let prose = Prose(text.source)
      guard !prose.words.isEmpty else { continue }
      asked?.add(prose)
      page.isSummary = text.isSummary
      page.isOthers = { external.covers($0) || text.isBody && isInTable($0) }
      let counts = statedCounts(in: prose, vocabulary, page) { entry.at($0) }
      var numbers = counts.findings
      held.counts += counts.held
      if readsRepeats { findings += repeatedWords(in: prose) { entry.at($0) } }
      if let countables = vocabulary.countables {
        let stated = CountStatements(
          prose, of: position, text.isBody ? subjects : nil, in: graph, vocabulary, countables, page
        ) { entry.at($0) }
        // "16 rows and 8 columns make 126 cells" is read in both ways.
        numbers.removeAll { number in
          stated.findings.contains { $0.location == number.location && $0.rule == number.rule }
        }
        findings += stated.findings
        held.counts += stated.held
        if recordsUnread { counted += stated.readClauses.map { prose.place($0) } }
      }
      findings += numbers
      findings += unknownTerms(
        in: prose, vocabulary.terms, graph, &asked, isHeading: { headings.covers($0) },
        at: { entry.at($0) }
      ).filter { !external.covers($0.location.range) }
      if let citations {
        let cited = citations.results(of: text, prose)
        findings += cited.findings.filter { !external.covers($0.location.range) }
        held += cited.held
      }
      let roles = vocabulary.matrices.first?.words.roles(of: prose) ?? []
      for (index, (names, links)) in zip(vocabulary.matrices, headerLinks).enumerated() {
        let subjects = text.isBody ? subjects[index] : nil
        let reader = CellReader(
          scanner: StatementScanner(
            names: names, prose: prose, numbers: vocabulary.numbers, roles: roles,
            links: links.words(in: prose, names)),
          at: { entry.at($0) },
          subject: { index in
            guard let subjects else { return .init(header: names.positions[position]) }
            var subject = subjects.subject(at: prose.place(index..<(index + 1)).start)
            subject.isInTable = isInTable(prose.place(index..<(index + 1)))
            return subject
          },
          findsUnread: recordsUnread)
        if let across = text.across.flatMap({ names.positions[$0] }),
          let own = names.positions[position]
        {
          statements += [reader.text(about: (own, across))].compactMap(\.self)
        } else {
          let reading = reader.reading()
          statements += reading.statements
          unread += reading.unread
        }
      }
    }
    self.findings = findings
    self.statements = statements
    if recordsUnread {
      held.counts += TableCounts.results(of: position, in: graph, vocabulary).map(\.result.held)
        .reduce(0, +)
      unread.removeAll { level in
        counted.contains { $0.indices.contains(level.location.range.indices) }
      }
    }
    held.cells =
      second.held + statements.count(where: \.statesSomething)
    self.held = held
    self.unread = unread
    self.asked = asked?.inOrder()
  }
}

extension CountPage {
  /// Derives the properties from the collection and the title of an entry.
  fileprivate init(of position: EntryIndex, in graph: ContentGraph, _ names: SiteNames) {
    guard let collection = graph.collection(of: position) else { return }
    guard collection.schema.kind == .entries else {
      // "The matrix" means the page itself, which describes its own cells.
      if graph.matrices.contains(where: { $0.entry == position && $0.levels.isEmpty }) {
        foreignNouns = names.words.matrixNouns.keys
      }
      return
    }
    isEntry = true
    let title = Set(Prose.keys(graph.entries[position].title))
    foreignNouns = title.filter { names.isNoun($0) }
    if SiteNames.holdsDocuments(collection.schema) {
      foreignNouns.formUnion(names.words.documentNouns.keys)
      foreignNouns.formUnion(names.words.matrixNouns.keys)
    }
  }
}

/// Returns the links to other sites. Their texts are titles by other authors.
private func externalLinks(of position: EntryIndex, in graph: ContentGraph) -> [SourceRange] {
  zip(graph.entries[position].documents, graph.links[position]).flatMap { document, targets in
    zip(document.links, targets).compactMap { link, target in
      target == .external ? link.range : nil
    }
  }
}

/// A text of an entry.
struct ProseText {
  let source: MarkdownDocument.PlainText
  var isBody = false
  /// Whether the text is a title or description, which describes the whole.
  var isSummary = false
  /// The second entry that the text is about: the key of a map of references.
  var across: EntryIndex?
  /// The id of the part that contains the text.
  var part: String?

  /// Returns the body, the title, the description and the texts of other fields. Fields of type
  /// `string` are skipped, since they often hold names by others.
  static func all(of entry: Entry, in graph: ContentGraph) -> [ProseText] {
    var texts = [ProseText(source: entry.document.text, isBody: true)]
    // A title from a heading is a part of the body.
    if entry.titleOrigin != .heading {
      texts.append(
        ProseText(source: .init(entry.title, at: entry.titleRange), isSummary: true))
    }
    // Skip defaults, which are not in the file.
    for item in entry.fields.items where !item.field.range.isEmpty {
      collect(item.field, item.schema, graph, into: &texts)
    }
    return texts
  }

  private static func collect(
    _ field: Field, _ schema: FieldSchema, _ graph: ContentGraph, into texts: inout [ProseText]
  ) {
    switch field.value {
    case .text(let text):
      guard case .text = schema.type else { return }
      texts.append(
        ProseText(
          source: .init(text, at: field.range), isSummary: schema.name == "description"))
    case .markdown(let document): texts.append(ProseText(source: document.text))
    case .list(let items):
      guard case .list(let element) = schema.type else { return }
      for item in items { collect(item, element, graph, into: &texts) }
    case .map(let items):
      guard case .map(_, let element) = schema.type else { return }
      for item in items {
        var own: [ProseText] = []
        collect(item.field, element, graph, into: &own)
        if case .entry(let across, _) = graph.resolve(item.key) {
          own = own.map { ProseText(source: $0.source, across: across, part: $0.part) }
        }
        texts += own
      }
    case .record(let fields):
      for item in fields.items { collect(item.field, item.schema, graph, into: &texts) }
    case .assignments(let items):
      texts += items.flatMap(\.documents).map { ProseText(source: $0.text) }
    case .entries(let items):
      for part in items {
        let first = texts.count
        for item in part.fields.items { collect(item.field, item.schema, graph, into: &texts) }
        for index in first..<texts.count where texts[index].part == nil {
          texts[index].part = part.id
        }
      }
    default: break
    }
  }
}

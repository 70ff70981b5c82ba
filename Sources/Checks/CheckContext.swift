package import ContentFormat
package import ContentModel
internal import Diagnostics
internal import Markdown

/// What checks look at: the graph, the plan of the site, and what several of them ask of it.
package struct CheckContext: Sendable {
  /// The content.
  package private(set) var graph: ContentGraph
  /// The plan.
  package let siteMap: SiteMap
  /// What the site has published; nil where no lock says so.
  package let lock: PublishedLock?
  /// Today, where the command line says so.
  package let today: CalendarDate?

  /// Every reference of front matter, with what it turned out to be.
  let references: [(entry: EntryPlace, reference: Reference, resolution: Resolution)]
  /// The addresses of the built site.
  let addresses: SiteAddresses
  /// Every entry that says what its row or column of a matrix holds.
  let assignedRows: [AssignedRow]
  /// The words of the site.
  package let vocabulary: Vocabulary
  private var facts: [EntryFacts]

  /// Where an entry is, without what it holds.
  struct EntryPlace: Sendable {
    let position: Int
    let displayPath: String

    /// A place in its file.
    func at(_ range: SourceRange) -> SourceLocation { SourceLocation(displayPath, range) }
  }

  /// A link that leads elsewhere in the content, or an image.
  struct Link: Sendable {
    let target: LinkTarget
    /// The entry it stands in.
    let entry: Int
    let location: SourceLocation
    let isImage: Bool
    /// Where it leads, as written.
    let destination: String
    /// True where the location is the destination alone, which can be replaced.
    let isReplaceable: Bool

    fileprivate var isOdd: Bool {
      switch target {
      case .asset: false
      case .entry, .collection, .external: isImage
      case .missing, .unread, .outside, .unsafe: true
      }
    }
  }

  /// An entry and what it says of its row or column.
  struct AssignedRow: Sendable {
    let position: Int
    let entry: Entry
    let keyRange: SourceRange
    let matrix: Matrix
    let across: Matrix.Axis
    let assignments: [Assignment]
  }

  /// What one entry refers to and links to.
  package struct EntryFacts: Sendable {
    let references: [(entry: EntryPlace, reference: Reference, resolution: Resolution)]
    let links: [Link]
    /// The links that lead to no file, and the pictures that show none.
    let oddLinks: [Link]
    let prose: ProseFacts
    let texts: [EntryText]

    /// Looks an entry's references up; entries are independent of each other.
    package init(of position: Int, in graph: ContentGraph, _ vocabulary: Vocabulary) {
      let entry = graph.entries[position]
      let place = EntryPlace(position: position, displayPath: entry.displayPath)
      var references: [(entry: EntryPlace, reference: Reference, resolution: Resolution)] = []
      visitReferences(in: entry.fields) { _, reference in
        references.append((place, reference, graph.resolve(reference)))
      }
      self.references = references
      prose = ProseFacts(of: position, in: graph, vocabulary)
      texts = EntryText.all(of: position, in: graph)
      links = CheckContext.links(in: texts, of: entry)
      oddLinks = links.filter(\.isOdd)
    }
  }

  /// Makes the context of a site from the facts of all its entries.
  package init(
    graph: ContentGraph, siteMap: SiteMap, facts: [EntryFacts], vocabulary: Vocabulary,
    lock: PublishedLock? = nil, today: CalendarDate? = nil
  ) {
    self.graph = graph
    self.lock = lock
    self.today = today
    self.siteMap = siteMap
    references = facts.flatMap(\.references)
    addresses = SiteAddresses(siteMap, of: graph)
    assignedRows = Self.assignedRows(of: graph)
    self.vocabulary = vocabulary
    self.facts = facts
  }

  /// The context of the same site with other bodies in some of its entries: what entries show to
  /// others must be as it was.
  package mutating func replaceFacts(_ replaced: [Int: EntryFacts], graph: ContentGraph) {
    self.graph = graph
    for (position, facts) in replaced { self.facts[position] = facts }
  }

  /// The context as it is for somebody who wants to know what of the graph is looked at.
  package func watched(by reads: Reads?) -> CheckContext {
    var copy = self
    copy.graph = graph.watched(by: reads)
    return copy
  }

  /// Every image, and every link that is not external.
  var links: [Link] { allFacts.flatMap(\.links) }

  /// The links of all entries that lead to no file, and the pictures that show none.
  var oddLinks: [Link] { allFacts.flatMap(\.oddLinks) }

  /// Every text written in Markdown, with what its links lead to.
  var texts: [EntryText] { allFacts.flatMap(\.texts) }

  /// What texts say of the cells of matrices.
  var statements: [CellStatement] { allFacts.flatMap(\.prose.statements) }

  /// What comparing texts with the data gave for a rule.
  func proseFindings(_ rule: Rule) -> [Finding] {
    allFacts.flatMap { $0.prose.findings.filter { $0.rule == rule.id } }
  }

  /// The images of an entry, and its links that are not external.
  func links(of position: Int) -> [Link] { facts(of: position).links }

  /// The texts of an entry that were written in Markdown, with what their links lead to.
  func texts(of position: Int) -> [EntryText] { facts(of: position).texts }

  private func facts(of position: Int) -> EntryFacts {
    // They were made of the body and the links before anybody asked.
    graph.note(.body, of: position)
    graph.note(.links, of: position)
    return facts[position]
  }

  private var allFacts: [EntryFacts] {
    graph.note(allOf: .body)
    graph.note(allOf: .links)
    return facts
  }

  private static func links(in texts: [EntryText], of entry: Entry) -> [Link] {
    var links: [Link] = []
    for text in texts {
      for (link, target) in text.links where target != .external {
        links.append(
          Link(
            target: target, entry: text.entry, location: entry.at(link.destinationRange),
            isImage: false, destination: link.destination, isReplaceable: link.isReplaceable))
      }
      for (image, target) in text.images {
        links.append(
          Link(
            target: target, entry: text.entry, location: entry.at(image.sourceRange),
            isImage: true, destination: image.source,
            isReplaceable: image.sourceRange != image.range))
      }
    }
    return links
  }

  private static func assignedRows(of graph: ContentGraph) -> [AssignedRow] {
    var rows: [AssignedRow] = []
    for (position, entry) in graph.entries.enumerated() {
      for item in entry.fields.items {
        guard case .assignments(let name) = item.schema.type,
          case .assignments(let assignments) = item.field.value, let matrix = graph.matrix(name),
          let across = matrix.otherAxis(of: position)
        else { continue }
        rows.append(
          AssignedRow(
            position: position, entry: entry, keyRange: item.keyRange, matrix: matrix,
            across: across, assignments: assignments))
      }
    }
    return rows
  }

  /// Assignments of entries that are neither row nor column of the matrix they speak of.
  var strayAssignments: [Finding] {
    graph.entries.enumerated().flatMap { position, entry in
      entry.fields.items.compactMap { item -> Finding? in
        guard case .assignments(let name) = item.schema.type, let matrix = graph.matrix(name),
          matrix.otherAxis(of: position) == nil,
          ![matrix.rows.collection, matrix.columns.collection].contains(entry.collection)
        else { return nil }
        let title = graph.entries[matrix.entry].title
        return Finding(
          .assignmentUnknown, at: entry.at(item.keyRange),
          "\(entry.title) is neither a row nor a column of \(title)")
      }
    }
  }

  /// One assignment of one entry.
  struct AssignedCells {
    let row: AssignedRow
    let assignment: Assignment
    var entry: Entry { row.entry }
    var matrix: Matrix { row.matrix }

    /// The cell that the assignment says something of.
    func cell(_ id: String, _ graph: ContentGraph) -> Matrix.Cell? {
      guard let across = row.across.headers.firstIndex(where: { graph.entries[$0.entry].id == id })
      else { return nil }
      if let own = matrix.rows.position(of: row.position) { return matrix[own, across] }
      return matrix.columns.position(of: row.position).flatMap { matrix[across, $0] }
    }
  }

  /// Every assignment.
  var assignments: [AssignedCells] {
    assignedRows.flatMap { row in
      row.assignments.map { AssignedCells(row: row, assignment: $0) }
    }
  }
}

internal import Bytes
package import ContentFormat
package import ContentModel
internal import Diagnostics
internal import Markdown

/// The input of the checks: graph, site map and what several checks need from them.
package struct CheckContext: Sendable {
  package private(set) var graph: ContentGraph
  package private(set) var siteMap: SiteMap
  /// The published addresses, or nil if there is no lock file.
  package let lock: PublishedLock?
  /// Today's date, if the command line gives it.
  package let today: CalendarDate?
  /// The paths of files with errors that were found before the checks. Empty if no check needs them.
  let failedPaths: Set<String>

  /// The references in front matter, with their targets.
  private(set) var references:
    [(entry: EntryLocation, reference: Reference, resolution: Resolution)]
  let addresses: SiteAddresses
  /// The entries with assignments for their row or column of a matrix.
  private(set) var assignedRows: [AssignedRow]
  package private(set) var vocabulary: Vocabulary
  /// The former titles of entries, from the lock file.
  private(set) var formerTitles: [EntryIndex: [PublishedLock.Item]]
  /// The lines of the lock file by `collection:id`.
  let publishedAt: [String: SourceLocation]
  private var inputs: EntryTable<EntryInputs>

  /// The position and path of an entry, without its content.
  struct EntryLocation: Sendable {
    let position: EntryIndex
    let origin: SourceOrigin

    /// Returns a location in the file of the entry.
    func at(_ range: SourceRange) -> SourceLocation { origin.at(range) }
  }

  /// A link within the content, or an image.
  struct Link: Sendable {
    let target: LinkTarget
    /// The entry that contains the link.
    let entry: EntryIndex
    let location: SourceLocation
    let isImage: Bool
    /// The destination as written.
    let destination: String
    /// Whether the location covers exactly the destination, so that a fix can replace it.
    let isReplaceable: Bool

    /// Whether the destination is on another site. Other external addresses are those of people.
    var isElsewhere: Bool {
      target == .external && !["mailto", "tel"].contains(urlScheme(of: destination))
    }

    fileprivate var isInvalid: Bool {
      switch target {
      case .asset: false
      case .entry, .collection, .external: isImage
      case .missing, .unnamed, .unparsed, .outside, .unsafe, .unresolved: true
      }
    }
  }

  /// An entry with the assignments of its row or column.
  struct AssignedRow: Sendable {
    let position: EntryIndex
    let entry: Entry
    let keyRange: SourceRange
    let matrix: Matrix
    let across: Matrix.Axis
    let assignments: [Assignment]

    /// Returns the cell of the entry and the row or column with an id.
    func cell(_ id: String, _ graph: ContentGraph) -> Matrix.Cell? {
      guard let across = across.headers.firstIndex(where: { graph.id(of: $0) == id }) else {
        return nil
      }
      if let own = matrix.rows.position(of: position) { return matrix[own, across] }
      return matrix.columns.position(of: position).flatMap { matrix[across, $0] }
    }
  }

  /// The inputs of checks that are computed for each entry.
  package struct EntryInputs: Sendable {
    let references: [(entry: EntryLocation, reference: Reference, resolution: Resolution)]
    let links: [Link]
    /// Links without a valid target, and images that do not lead to a file.
    let invalidLinks: [Link]
    let prose: ProseResults
    let texts: [EntryText]
    let traces: [TextTrace]

    /// Computes the inputs of one entry. Entries are independent of each other.
    package init(of position: EntryIndex, in graph: ContentGraph, _ vocabulary: Vocabulary) {
      let entry = graph.entries[position]
      let place = EntryLocation(position: position, origin: entry.origin)
      var references: [(entry: EntryLocation, reference: Reference, resolution: Resolution)] = []
      visitReferences(in: entry.fields) { _, reference in
        references.append((place, reference, graph.resolve(reference)))
      }
      self.references = references
      prose = ProseResults(of: position, in: graph, vocabulary)
      texts = EntryText.all(of: position, in: graph)
      traces = TextTrace.all(in: entry, of: graph.collection(of: position)?.schema)
      links = CheckContext.links(in: texts, of: entry)
      invalidLinks = links.filter(\.isInvalid)
    }
  }

  /// Creates the context of a site from the inputs of all entries.
  package init(
    graph: ContentGraph, siteMap: SiteMap, inputs: EntryTable<EntryInputs>, vocabulary: Vocabulary,
    lock: PublishedLock? = nil, today: CalendarDate? = nil, failedPaths: Set<String> = []
  ) {
    self.failedPaths = failedPaths
    self.graph = graph
    self.lock = lock
    self.today = today
    self.siteMap = siteMap
    references = inputs.flatMap(\.references)
    addresses = SiteAddresses(siteMap, of: graph)
    assignedRows = Self.assignedRows(of: graph)
    self.vocabulary = vocabulary
    formerTitles = lock.map { Self.formerTitles($0, of: graph) } ?? [:]
    publishedAt = Dictionary(
      (lock?.entries ?? []).map { ($0.name, $0.location) }, uniquingKeysWith: { first, _ in first })
    self.inputs = inputs
  }

  /// Replaces the inputs of some entries after a rebuild that preserved the structure of the site.
  ///
  /// - Parameter faces: The entries whose front matter changed.
  package mutating func replace(
    _ replaced: [EntryIndex: EntryInputs], graph: ContentGraph, siteMap: SiteMap,
    vocabulary: Vocabulary, faces: [EntryIndex]
  ) {
    (self.graph, self.siteMap, self.vocabulary) = (graph, siteMap, vocabulary)
    for (position, inputs) in replaced { self.inputs[position] = inputs }
    if faces.isEmpty { return }
    references = inputs.flatMap(\.references)
    formerTitles = lock.map { Self.formerTitles($0, of: graph) } ?? [:]
    if assignedRows.contains(where: { faces.contains($0.position) }) {
      assignedRows = Self.assignedRows(of: graph)
    }
  }

  /// Returns whether texts of an entry may refer to one of the changed names.
  package func mayRefer(_ position: EntryIndex, to changes: NameChanges) -> Bool {
    let prose = inputs[position].prose
    return prose.asked?.intersects(changes) ?? true
      || !changes.headers.isEmpty && !prose.findings.isEmpty
  }

  /// Returns the context with a graph that records every access in `reads`.
  package func tracked(by reads: DependencyRecorder?) -> CheckContext {
    var copy = self
    copy.graph = graph.tracked(by: reads)
    return copy
  }

  /// All images, and all links that are not external.
  var links: some Sequence<Link> { allInputs.lazy.flatMap(\.links) }

  /// Links without a valid target, and images that do not lead to a file.
  var invalidLinks: [Link] { allInputs.flatMap(\.invalidLinks) }

  /// All Markdown texts, with the targets of their links.
  var texts: some Sequence<EntryText> { allInputs.lazy.flatMap(\.texts) }

  /// What texts state about the cells of matrices.
  var statements: [CellStatement] { allInputs.flatMap(\.prose.statements) }

  /// Returns the findings of a rule that compares texts with the data.
  func proseFindings(_ rule: Rule) -> [Finding] {
    allInputs.flatMap { $0.prose.findings.filter { $0.rule == rule.id } }
  }

  /// Returns the images of an entry and its links that are not external.
  func links(of position: EntryIndex) -> [Link] { inputs(of: position).links }

  /// Returns the Markdown texts of an entry, with the targets of their links.
  func texts(of position: EntryIndex) -> [EntryText] { inputs(of: position).texts }

  /// Returns the leftovers of writing and copying in the texts of an entry, with their locations.
  func traces(of position: EntryIndex) -> [(trace: TextTrace, place: SourceLocation)] {
    let traces = inputs(of: position).traces
    return traces.isEmpty ? [] : traces.map { ($0, graph.entries[position].at($0.range)) }
  }

  private func inputs(of position: EntryIndex) -> EntryInputs {
    // The inputs were computed from the entry and its links before the recording began.
    graph.note(.face, of: position)
    graph.note(.body, of: position)
    graph.note(.links, of: position)
    return inputs[position]
  }

  private var allInputs: EntryTable<EntryInputs> {
    graph.note(allOf: .face)
    graph.note(allOf: .body)
    graph.note(allOf: .links)
    return inputs
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
            isReplaceable: image.sourceRange != image.range && image.form == .markdown))
      }
    }
    return links
  }

  private static func assignedRows(of graph: ContentGraph) -> [AssignedRow] {
    var rows: [AssignedRow] = []
    for (position, entry) in graph.entries.indexed() {
      for item in entry.fields.items {
        guard case .assignments(let name) = item.schema.type,
          case .assignments(let assignments) = item.field.value, let matrix = graph.matrix(name),
          let across = matrix.otherAxis(of: position)
        else { continue }
        let renames = graph.renamedIDs(in: across.collection)
        rows.append(
          AssignedRow(
            position: position, entry: entry, keyRange: item.keyRange, matrix: matrix,
            across: across,
            assignments: renames.isEmpty
              ? assignments
              : assignments.map {
                $0.renaming { id in renames[id].map { graph.entries[$0.entry].id } ?? id }
              }))
      }
    }
    return rows
  }

  /// Findings for assignments of entries that are neither a row nor a column of the matrix.
  var strayAssignments: [Finding] {
    graph.entries.indexed().flatMap { position, entry in
      entry.fields.items.compactMap { item -> Finding? in
        guard case .assignments(let name) = item.schema.type, let matrix = graph.matrix(name),
          matrix.otherAxis(of: position) == nil,
          entry.collection.map({
            ![matrix.rows.collection, matrix.columns.collection].contains($0)
          }) ?? true
        else { return nil }
        let title = graph.entries[matrix.entry].title
        return Finding(
          .assignmentUnknown, at: entry.at(item.keyRange),
          "\(entry.title) is neither a row nor a column of \(title)")
      }
    }
  }

  /// One assignment of an entry.
  struct AssignedCells {
    let row: AssignedRow
    let assignment: Assignment
    var entry: Entry { row.entry }
    var matrix: Matrix { row.matrix }

    /// Returns the cell that the assignment describes.
    func cell(_ id: String, _ graph: ContentGraph) -> Matrix.Cell? { row.cell(id, graph) }
  }

  /// All assignments.
  var assignments: [AssignedCells] {
    assignedRows.flatMap { row in
      row.assignments.map { AssignedCells(row: row, assignment: $0) }
    }
  }
}

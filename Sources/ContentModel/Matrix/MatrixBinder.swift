internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension GraphBuilder {
  /// Binds all matrices of the graph.
  static func bindMatrices(
    in graph: inout ContentGraph, _ findings: inout GraphFindings, tracksDependencies: Bool
  ) {
    let reads = tracksDependencies ? DependencyRecorder() : nil
    graph = graph.tracked(by: reads)
    graph.matrices = PositionTable()
    findings.ofMatrices = boundMatrices(in: &graph)
    graph = graph.tracked(by: nil)
    findings.reads.matrices = reads?.dependencies ?? DependencySet()
  }

  private static func boundMatrices(in graph: inout ContentGraph) -> [Finding] {
    var findings: [Finding] = []
    let declaring = graph.collections.indices.filter {
      graph.collections[$0].schema.kind == .matrix
    }
    for position in declaring.flatMap({ graph.collections[$0].entries }).sorted() {
      guard let schema = graph.collection(of: position)?.schema else { continue }
      let entry = graph.entries[position]
      var binder = MatrixBinder(graph: graph, position: position, entry: entry, schema: schema)
      if var matrix = binder.bind() {
        let reported = binder.findings.lazy.filter { $0.rule == Rule.matrixHeaderLink.id }
        MatrixBinder.replaceMisplacedCells(
          in: &matrix, graph, reported: Set(reported.map(\.location)))
        graph.matrices.append(matrix)
      }
      findings += binder.findings
    }
    return findings + graph.sharedAddresses
  }
}

/// Binds the table of a matrix to the entries of its axes, or to its own headers.
struct MatrixBinder {
  let graph: ContentGraph
  let position: EntryIndex
  let entry: Entry
  let schema: CollectionSchema
  /// The entry or page whose body has the table. The matrix itself, unless `table` names another.
  var page: Entry
  var pagePosition: EntryIndex
  var findings: [Finding] = []
  /// Whether a mark has no usable sign, so that cells may have it.
  var hasBrokenMarks = false

  init(graph: ContentGraph, position: EntryIndex, entry: Entry, schema: CollectionSchema) {
    self.graph = graph
    self.position = position
    self.entry = entry
    self.schema = schema
    page = entry
    pagePosition = position
  }

  /// The keys of a matrix in one file.
  struct Keys {
    let fields: Fields
    let path: String

    func at(_ range: SourceRange) -> SourceLocation { SourceLocation(path, range) }
  }

  /// Returns the keys that have the given one: the front matter, or else the schema of the
  /// collection.
  func keys(with name: String) -> Keys {
    if entry.fields[name] == nil, let matrix = schema.matrix, matrix.fields[name] != nil {
      return Keys(fields: matrix.fields, path: matrix.path)
    }
    return Keys(fields: entry.fields, path: entry.displayPath)
  }

  /// One side, as declared.
  struct Side {
    let name: String
    /// The collection with the entries of the side and their names, or nil if the headers in the
    /// table are the rows or columns.
    let entries: (collection: CollectionIndex, names: HeaderNames)?
    let groupField: String?
    let orderField: String?

    /// Returns the same entries as the other side.
    func named(_ name: String) -> Side {
      Side(name: name, entries: entries, groupField: groupField, orderField: orderField)
    }
  }

  mutating func bind() -> Matrix? {
    guard var rows = side("rows"), var columns = side("columns") else { return nil }
    if let derive = keys(with: "derive").fields.record("derive") {
      var matrix = derived(derive, rows: rows, columns: columns)
      matrix?.isEmbedded = isEmbedded
      return matrix
    }
    let kind = kind()
    let declared = findings.count
    let levels = levels(kind)
    let marks = marks()
    // With invalid levels, every cell would be invalid.
    let levelCount = keys(with: "levels").fields.list("levels").count
    if findings.count > declared || levels.count < levelCount { return nil }
    guard let number = findTable(rows: rows, columns: columns) else { return nil }
    let table = page.document.tables[number]
    // The lines of a merge conflict have a finding of their own.
    if table.rows.contains(where: \.isConflictMark) { return nil }
    let header = table.rows[0]
    if isTurned(table, rows: rows, columns: columns) {
      reportTurned(rows: rows, columns: columns)
      (rows, columns) = (columns.named(rows.name), rows.named(columns.name))
    }
    let columnHeaders = headers(
      header.cells.dropFirst().map { $0 }, side: columns, table: table.rows[0].range)
    let rowHeaders = headers(
      table.rows.dropFirst().map { $0.cells.first ?? emptyCell($0) }, side: rows,
      table: header.range)
    var matrix = Matrix(
      entry: position, source: pagePosition, kind: kind,
      rows: axis(rows, rowHeaders.compactMap(\.self)),
      columns: axis(columns, columnHeaders.compactMap(\.self)), levels: levels, marks: marks,
      corner: header.cells.first?.text ?? "", table: number, cells: [])
    matrix.cornerNotes = header.cells.first?.notes ?? Matrix.Notes()
    let reading = reading(of: matrix)
    matrix.empty = reading.empty
    matrix.hasSeveral = !reading.separators.isEmpty
    matrix.question = keys(with: "question").fields.text("question")
    matrix.cells = cells(of: table, reading, rows: rowHeaders, columns: columnHeaders)
    if !matrix.isDrawn && !levels.isEmpty {
      findings.append(.heatmapTooLarge(matrix, at: page.at(table.rows[0].range)))
    }
    matrix.duties = duties(matrix, reading.names)
    matrix.isEmbedded = isEmbedded
    let compare = keys(with: "compare").fields.record("compare")
    matrix.compared = compare?.choice("of").flatMap(Matrix.Side.init) ?? matrix.duties?.side
    matrix.compareRoute = compare.flatMap { route(keys(with: "compare"), $0) }
    return matrix
  }

  private var isEmbedded: Bool { keys(with: "embed").fields.flag("embed") ?? false }

  /// Reads the levels that express duties and reports unknown ones.
  private mutating func duties(_ matrix: Matrix, _ names: LevelNames) -> Matrix.Duties? {
    let keys = keys(with: "duties")
    guard let field = keys.fields["duties"], let record = keys.fields.record("duties"),
      let side = record.choice("of").flatMap(Matrix.Side.init)
    else { return nil }
    let levels = record.texts("levels").compactMap { text, range -> Int? in
      if let level = names.level(text) { return level }
      findings.append(
        .matrixUnknownLevel(text, levels: matrix.levels, marks: [], at: keys.at(range)))
      return nil
    }
    return levels.isEmpty
      ? nil
      : Matrix.Duties(
        side: side, levels: levels, route: route(keys, record), location: keys.at(field.range))
  }

  /// Returns the key `route` of a mapping without slashes at its ends.
  private mutating func route(_ keys: Keys, _ record: Fields) -> String? {
    guard let route = record.text("route") else { return nil }
    let parts = route.split(separator: "/").map(String.init)
    guard !parts.isEmpty, parts.allSatisfy(isRoutePart), route.utf8.count <= maximumRouteLength
    else {
      findings.append(.invalidSlug(route, at: keys.at(record["route"]?.range ?? .fileStart)))
      return nil
    }
    return parts.joined(separator: "/")
  }

  /// The first cell for a row that has no cells.
  private func emptyCell(_ row: MarkdownDocument.Table.Row) -> MarkdownDocument.Table.Cell {
    .init(text: "", range: row.range, links: 0..<0, references: [], html: 0..<0)
  }

  private mutating func side(_ name: String) -> Side? {
    let keys = keys(with: name)
    guard let fields = keys.fields.record(name), let side = keys.fields[name] else { return nil }
    let noun = name == "rows" ? "row" : "column"
    if let from = fields["from"] {
      if case .text(let text) = from.value, text != "table" {
        findings.append(.sideFrom(text, side: name, at: keys.at(from.range)))
        return nil
      }
      for key in ["collection", "group", "order"] {
        guard let item = fields.item(key) else { continue }
        findings.append(.ofCollectionOnly(key, side: name, at: keys.at(item.keyRange)))
      }
      if self.keys(with: "derive").fields["derive"] != nil {
        findings.append(.derivedFromTable(name, at: keys.at(from.range)))
        return nil
      }
      return Side(name: noun, entries: nil, groupField: nil, orderField: nil)
    }
    guard let field = fields["collection"], case .text(let collection) = field.value else {
      findings.append(.sideWithoutSource(name, at: keys.at(side.range)))
      return nil
    }
    guard let position = graph.collection(collection) else {
      findings.append(
        .unknownCollection(
          collection, known: graph.collections.map(\.schema.name) + ["table"],
          at: keys.at(field.range)))
      return nil
    }
    if let old = graph.oldName(
      ofCollection: collection, in: collection, .schemaError, at: keys.at(field.range),
      "matrix key")
    {
      findings.append(old)
    }
    let group = fields.text("group")
    let isBroken = graph.collections[position].schema.isBroken
    if let group, !isBroken, graph.collections[position].schema.field(group) == nil {
      findings.append(
        .unknownField(
          group, of: graph.collections[position].schema, to: "group",
          at: keys.at(fields["group"]?.range ?? field.range)))
    }
    return Side(
      name: noun, entries: (position, HeaderNames(of: position, in: graph)), groupField: group,
      orderField: order(keys, fields, graph.collections[position].schema))
  }

  /// The field that ranks the entries of a side. Nil if none is declared or its values have no
  /// order.
  private mutating func order(
    _ keys: Keys, _ fields: Fields, _ schema: CollectionSchema
  ) -> String? {
    guard let field = fields["order"], case .text(let name) = field.value else { return nil }
    if schema.isBroken { return nil }
    guard let known = schema.allFields.first(where: { $0.name == name }) else {
      findings.append(
        .unknownField(
          name, of: schema, to: "rank", known: schema.allFields, at: keys.at(field.range)))
      return nil
    }
    if known.type.isOrdered { return name }
    if !known.isUnchecked {
      findings.append(.fieldWithoutOrder(name, collection: schema, at: keys.at(field.range)))
    }
    return nil
  }

  private func kind() -> Matrix.Kind {
    switch keys(with: "values").fields.choice("values") {
    case "text": return .text
    case "number":
      let range = keys(with: "range").fields.record("range")
      return .number(minimum: range?.number("min"), maximum: range?.number("max"))
    default: return .levels
    }
  }
}

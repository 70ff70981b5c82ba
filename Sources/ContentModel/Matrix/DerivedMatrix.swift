internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// Counts, for every row and column, the entries of a collection that refer to both.
  mutating func derived(_ derive: Fields, rows: Side, columns: Side) -> Matrix? {
    let keys = keys(with: "derive")
    guard let name = derive.text("count"), let rowField = derive.text("row"),
      let columnField = derive.text("column")
    else { return nil }
    guard let counted = graph.collection(name) else {
      findings.append(
        .unknownCollection(
          name, known: graph.collections.map(\.schema.name),
          at: keys.at(derive["count"]?.range ?? .fileStart)))
      return nil
    }
    if let old = graph.oldName(
      ofCollection: name, in: name, .schemaError,
      at: keys.at(derive["count"]?.range ?? .fileStart), "matrix key")
    {
      findings.append(old)
    }
    let schema = graph.collections[counted].schema
    if schema.isBroken { return nil }
    for (key, field, side) in [("row", rowField, rows), ("column", columnField, columns)]
    where schema.field(field) == nil {
      var finding = Finding.unknownField(
        field, of: schema, to: "count", at: keys.at(derive[key]?.range ?? .fileStart))
      if finding.help.isEmpty { finding.help = references(of: schema, to: side) }
      findings.append(finding)
      return nil
    }
    for (key, field, side) in [("row", rowField, rows), ("column", columnField, columns)] {
      guard let finding = misdirected(field, of: schema, key, side, keys, derive) else { continue }
      findings.append(finding)
      return nil
    }
    let rowAxis = axis(rows, plainHeaders(rows))
    let columnAxis = axis(columns, plainHeaders(columns))
    let location = keys.at(derive["count"]?.range ?? .fileStart)
    let (width, height) = (columnAxis.headers.count, rowAxis.headers.count)
    // A derived matrix may have as many cells as a written table.
    let limit = ComplexityBudget().cells
    guard width * height <= limit else {
      findings.append(
        .derivedTooLarge(rows: height, columns: width, limit: limit, at: location))
      return nil
    }
    var targets: [EntryIndex: (rows: Set<EntryIndex>, columns: Set<EntryIndex>)] = [:]
    for relation in graph.relations where graph.entries[relation.from].collection == counted {
      if relation.field == rowField {
        targets[relation.from, default: ([], [])].rows.insert(relation.to)
      }
      if relation.field == columnField {
        targets[relation.from, default: ([], [])].columns.insert(relation.to)
      }
    }
    let rowPlaces = places(rowAxis)
    let columnPlaces = places(columnAxis)
    var entries = [[EntryIndex]](repeating: [], count: width * height)
    for entry in graph.collections[counted].entries {
      guard let target = targets[entry] else { continue }
      let columns = target.columns.compactMap { columnPlaces[$0] }
      for row in target.rows.compactMap({ rowPlaces[$0] }) {
        for column in columns { entries[row * width + column].append(entry) }
      }
    }
    let cells = entries.map {
      Matrix.Cell?.some(.init(number: Double($0.count), location: location))
    }
    var matrix = Matrix(
      entry: position, source: position, kind: .derived, rows: rowAxis, columns: columnAxis,
      levels: [], marks: [], corner: graph.schema(of: rowAxis)?.singular ?? "", table: nil,
      cells: cells)
    matrix.counted = entries
    return matrix
  }

  /// Returns a finding if a field of the counted entries cannot name an entry of a side, so that every
  /// cell would be zero.
  private func misdirected(
    _ name: String, of schema: CollectionSchema, _ key: String, _ side: Side, _ keys: Keys,
    _ derive: Fields
  ) -> Finding? {
    guard let entries = side.entries, let field = schema.field(name), !field.isUnchecked,
      case let target = graph.collections[entries.collection].schema,
      !field.mayName(target.name)
    else { return nil }
    return .schemaError(
      "\(name.quoted) of \(schema.plural) does not refer to \(target.plural), the \(key)s of this matrix",
      at: keys.at(derive[key]?.range ?? .fileStart), help: references(of: schema, to: side))
  }

  /// Returns the help line with the fields of a collection that refer to a side.
  private func references(of schema: CollectionSchema, to side: Side) -> [String] {
    guard let entries = side.entries else { return [] }
    let target = graph.collections[entries.collection].schema
    let others = schema.fields.filter { $0.mayName(target.name) }.map(\.name.quoted)
    return [
      others.isEmpty
        ? "add a field of type `reference` with `to: \(target.name)` to \(schema.plural)"
        : "fields that refer to \(target.plural): \(others.listedBriefly())"
    ]
  }

  private func places(_ axis: Matrix.Axis) -> [EntryIndex: Int] {
    Dictionary(
      axis.headers.enumerated().compactMap { index, header in header.entry.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func plainHeaders(_ side: Side) -> [Matrix.Header] {
    (side.entries.map { graph.collections[$0.collection].entries } ?? []).map {
      Matrix.Header(
        entry: $0, ownID: nil, label: graph.entries[$0].title,
        location: graph.entries[$0].at(graph.entries[$0].titleRange))
    }
  }
}

extension FieldSchema {
  /// True if values of the field can name entries of a collection, or parts of them.
  fileprivate func mayName(_ collection: String) -> Bool {
    if case .reference(let target) = type { return target.collections.contains(collection) }
    return switch type.parts {
    case .items(let element): element.mayName(collection)
    case .fields(let fields), .subEntries(let fields): fields.contains { $0.mayName(collection) }
    case .values(let keys, let element):
      keys?.collections.contains(collection) == true || element.mayName(collection)
    case .none: false
    }
  }
}

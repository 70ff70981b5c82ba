internal import FrameworkData

/// The table of a relation: the references of one field of a collection.
enum RelationTable {
  /// A field with references.
  private struct Declared {
    let name: String
    let title: String
    var targets: [String]
    /// The type of the values, if the references are the keys of a map.
    var value: Framework.Field?
    /// Whether the field is one of the entries themselves.
    let isOwn: Bool
  }

  /// Plans the tables of a collection's relations.
  static func plans(_ collection: ExportOutline.Collection) -> [CSVTable.Plan] {
    references(in: collection.fields).map { field in
      let name = collection.name
      return CSVTable.Plan(
        name: "relation.\(ExportToken.fileName(name)).\(ExportToken.fileName(field.name))",
        title: "\(collection.title): \(field.title)", subject: .collection(name)
      ) { table(field, of: name, $0) }
    }
  }

  /// Returns the fields with references at any depth, each name once, as the graph names relations: by the
  /// outermost list or map, inside of a record or part.
  private static func references(in fields: [Framework.Field]) -> [Declared] {
    var found: [Declared] = []
    func add(_ field: Declared) {
      if let index = found.firstIndex(where: { $0.name == field.name }) {
        found[index].targets += field.targets.filter { !found[index].targets.contains($0) }
      } else {
        found.append(field)
      }
    }
    func visit(_ type: Framework.ValueType, _ field: Framework.Field, isOwn: Bool) {
      switch type {
      case .reference(let targets):
        add(
          Declared(
            name: field.name, title: field.label, targets: targets, value: nil, isOwn: isOwn))
      case .list(let item): visit(item.type, field, isOwn: isOwn)
      case .map(let keys, let item):
        if let keys {
          add(
            Declared(
              name: field.name, title: field.label, targets: keys,
              value: item.isPlain && isOwn ? item : nil, isOwn: isOwn))
        }
        visit(item.type, field, isOwn: isOwn)
      case .record(let fields): for inner in fields { visit(inner.type, inner, isOwn: isOwn) }
      case .parts(let fields): for inner in fields { visit(inner.type, inner, isOwn: false) }
      case .scalar, .choice, .assignments: break
      }
    }
    for field in fields { visit(field.type, field, isOwn: true) }
    return found
  }

  private static func table(
    _ field: Declared, of collection: String, _ framework: Framework
  ) -> CSVTable {
    var table = CSVTable(
      columns: [
        .init(name: "source", title: "Source", isRequired: true),
        .init(name: "source_part", title: "Part of the source"),
        .init(name: "target", title: "Target", isRequired: true),
        .init(name: "target_part", title: "Part of the target"),
        .init(name: "target_collection", title: "Collection of the target"),
      ], key: [],
      foreignKeys: [
        .init(
          columns: ["source"], table: CSVTable.name(ofCollection: collection), targets: ["id"])
      ])
    let relations = framework.relations.filter {
      $0.field == field.name && $0.source.entry.collection == collection
    }
    let rows = {
      relations.map { relation in
        [
          relation.source.entry.id, relation.source.part ?? "", relation.target.entry.id,
          relation.target.part ?? "", relation.target.entry.collection,
        ]
      }
    }
    table.makeRows = rows
    let targets = Set(relations.map(\.target.entry.collection))
    if targets.count == 1, let name = targets.first, let target = framework.collection(name),
      !target.holdsMatrices
    {
      table.foreignKeys.append(
        .init(columns: ["target"], table: CSVTable.name(ofCollection: name), targets: ["id"]))
    }
    guard let item = field.value else { return table }
    // The references are the keys of a map, whose values are facts about the pair.
    let values = relations.map { relation -> Framework.Value? in
      guard case .map(let members)? = framework.entry(relation.source.entry)?[field.name] else {
        return nil
      }
      let target = relation.target
      return members.first {
        $0.name == target.entry.id || $0.name == "\(target.entry.collection):\(target.entry.id)"
      }?.value
    }
    guard let column = CSVTable.Column(item, of: values.compactMap(\.self)) else { return table }
    var value = CSVTable.Column(name: "value", title: field.title, type: column.type)
    value.values = column.values
    (value.minimum, value.maximum) = (column.minimum, column.maximum)
    table.columns.append(value)
    table.makeRows = { zip(rows(), values).map { row, value in row + [value?.cell ?? ""] } }
    return table
  }
}

extension Framework.Field {
  /// Whether its values have no parts.
  fileprivate var isPlain: Bool {
    switch type {
    case .scalar, .choice: true
    case .list, .map, .record, .reference, .parts, .assignments: false
    }
  }
}

internal import FrameworkData

/// The table of a collection, or of the pages outside of collections.
enum EntryTable {
  /// Plans the table of a collection.
  static func plan(_ collection: ExportOutline.Collection) -> CSVTable.Plan {
    let name = collection.name
    return CSVTable.Plan(
      name: CSVTable.name(ofCollection: name), title: collection.title,
      subject: .collection(name)
    ) { framework in
      framework.collection(name).map { table($0.name, $0.fields, framework) }
        ?? table(name, [], framework)
    }
  }

  /// The plan of the table of pages.
  static let pages = CSVTable.Plan(name: "pages", title: "Pages", subject: .framework) {
    table("", [], $0)
  }

  private static func table(
    _ collection: String, _ fields: [Framework.Field], _ framework: Framework
  ) -> CSVTable {
    let entries = framework.entries.filter { $0.name.collection == collection }
    let columns = fields.compactMap { field in
      CSVTable.Column(field, of: entries.compactMap { $0[field.name] })
    }
    var table = CSVTable(
      columns: [
        .init(name: "id", title: "Id", isRequired: true, isUnique: true),
        .init(name: "title", title: "Title", isRequired: true),
        .init(name: "description", title: "Description"),
        .init(name: "status", title: "Status"), .init(name: "url", title: "Address"),
        .init(name: "path", title: "Source"),
      ], key: ["id"])
    let own = Set(table.columns.map(\.name))
    let others = columns.filter { !own.contains($0.name) }
    table.columns += others
    table.makeRows = {
      entries.map { entry in
        [
          entry.name.id, entry.title, entry.description ?? "", entry.status ?? "",
          framework.address(entry.route), entry.path,
        ] + others.map { entry[$0.name]?.cell ?? "" }
      }
    }
    for field in fields {
      guard case .reference(let targets) = field.type, targets.count == 1,
        !targets[0].contains("#"), let target = framework.collection(targets[0]),
        !target.holdsMatrices,
        entries.allSatisfy({ $0[field.name].map(\.namesEntry) ?? true })
      else { continue }
      table.foreignKeys.append(
        .init(
          columns: [field.name], table: CSVTable.name(ofCollection: target.name), targets: ["id"]))
    }
    return table
  }
}

/// The table of the parts in a field of a collection.
enum PartTable {
  /// Plans the tables of a collection's parts.
  static func plans(_ collection: ExportOutline.Collection) -> [CSVTable.Plan] {
    parts(in: collection.fields).map { field, title, fields in
      let name = collection.name
      return CSVTable.Plan(
        name: "part.\(ExportToken.fileName(name)).\(ExportToken.fileName(field))",
        title: "\(collection.title): \(title)", subject: .collection(name)
      ) { table(field, fields, of: name, $0) }
    }
  }

  /// Returns the fields of parts at any depth, each name once.
  static func parts(
    in fields: [Framework.Field]
  ) -> [(name: String, title: String, fields: [Framework.Field])] {
    var found: [(name: String, title: String, fields: [Framework.Field])] = []
    func add(_ field: Framework.Field, _ name: String) {
      switch field.type {
      case .parts(let fields):
        if !found.contains(where: { $0.name == name }) { found.append((name, field.label, fields)) }
        for field in fields { add(field, field.name) }
      case .record(let fields): for field in fields { add(field, field.name) }
      case .list(let item), .map(_, let item): add(item, item.name)
      case .scalar, .choice, .reference, .assignments: break
      }
    }
    for field in fields { add(field, field.name) }
    return found
  }

  private static func table(
    _ field: String, _ fields: [Framework.Field], of collection: String, _ framework: Framework
  ) -> CSVTable {
    let entries = framework.entries.filter { $0.name.collection == collection }
    let parts = entries.flatMap { $0.parts.filter { $0.field == field } }
    let columns = fields.compactMap { field in
      CSVTable.Column(field, of: parts.compactMap { $0[field.name] })
    }
    var table = CSVTable(
      columns: [
        .init(name: "entry", title: "Entry", isRequired: true),
        .init(name: "id", title: "Id", isRequired: true),
        .init(name: "title", title: "Title", isRequired: true),
        .init(name: "parent", title: "Part of"), .init(name: "url", title: "Address"),
      ], key: ["entry", "id"],
      foreignKeys: [
        .init(
          columns: ["entry"], table: CSVTable.name(ofCollection: collection), targets: ["id"])
      ])
    let own = Set(table.columns.map(\.name))
    let others = columns.filter { !own.contains($0.name) }
    table.columns += others
    table.makeRows = {
      entries.flatMap { entry in
        entry.parts.filter { $0.field == field }.sorted { $0.id < $1.id }.map { part in
          [
            entry.name.id, part.id, part.title, part.parent ?? "",
            framework.address(entry.route, anchor: part.anchor),
          ] + others.map { part[$0.name]?.cell ?? "" }
        }
      }
    }
    return table
  }
}

extension Framework.Value {
  /// Whether the value names a whole entry.
  fileprivate var namesEntry: Bool {
    if case .reference(let target) = self { target.part == nil } else { false }
  }
}

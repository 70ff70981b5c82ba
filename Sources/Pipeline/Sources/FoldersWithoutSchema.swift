internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The folders that schemas refer to as collections and that have no schema of their own.
enum FoldersWithoutSchema {
  /// Returns a schema without known fields for each of these folders, so that the only finding is
  /// the one about the missing schema.
  static func find(
    _ schemas: CollectionTable<CollectionSchema>, _ files: ContentFiles
  ) -> (schemas: [CollectionSchema], findings: [Finding]) {
    let known = Set(schemas.map(\.name))
    var places: [String: [SourceLocation]] = [:]
    for schema in schemas where !schema.isBroken {
      for field in schema.fields {
        for (name, location) in field.targets(at: field.location ?? schema.location)
        where !known.contains(name) {
          places[name, default: []].append(location)
        }
      }
    }
    guard !places.isEmpty else { return ([], []) }
    var made: [CollectionSchema] = []
    var findings: [Finding] = []
    for (name, places) in places.sorted(by: { $0.key < $1.key }) {
      guard let folder = folder(of: name, schemas, files) else { continue }
      var schema = CollectionSchema(
        name: name, folder: folder,
        location: SourceLocation("\(files.root)/\(folder)/\(CollectionSchema.fileName)"))
      schema.path = "\(folder)/\(CollectionSchema.fileName)"
      schema.isBroken = true
      made.append(schema)
      findings.append(.folderWithoutSchema(name, folder: folder, at: places))
    }
    return (made, findings)
  }

  /// Returns the folder with the name of a collection, if it has pages and no schema.
  private static func folder(
    of name: String, _ schemas: CollectionTable<CollectionSchema>, _ files: ContentFiles
  ) -> String? {
    guard !name.isEmpty, !name.contains("/") else { return nil }
    let isOwned = schemas.contains { $0.folder == name }
    let hasEntries = files.pages.contains { item in
      item.path.hasPrefix("\(name)/")
        && !ContentPath.sectionNames.contains(ContentPath.name(of: item.path))
    }
    return hasEntries && !isOwned ? name : nil
  }
}

extension FieldSchema {
  /// The collections that the values of the field refer to, with the places that name them.
  fileprivate func targets(at location: SourceLocation) -> [(name: String, SourceLocation)] {
    func all(_ target: ReferenceTarget) -> [(name: String, SourceLocation)] {
      target.options.map { option in
        (
          option.collection,
          self.nameLocations[option.text] ?? self.nameLocations[option.collection] ?? location
        )
      }
    }
    if case .reference(let target) = type { return all(target) }
    switch type.parts {
    case .none: return []
    case .items(let element): return element.targets(at: location)
    case .values(let keys, let element):
      return (keys.map(all) ?? []) + element.targets(at: location)
    case .fields(let fields), .subEntries(let fields):
      return fields.flatMap { $0.targets(at: $0.location ?? location) }
    }
  }
}

extension Finding {
  /// A folder with entries to which schemas refer has no schema.
  fileprivate static func folderWithoutSchema(
    _ name: String, folder: String, at places: [SourceLocation]
  ) -> Finding {
    let places = places.sorted()
    let others = places.dropFirst().prefix(3)
    let rest = places.count - 1 - others.count
    return .schemaError(
      "there is no collection \(name.quoted), because the folder \(folder.quoted) has no `_collection.yml`",
      at: places[0],
      notes: others.map { .init("it is named here too", at: $0) },
      help: [
        "add `\(folder)/\(CollectionSchema.fileName)`, or give its schema this name"
      ] + (rest > 0 ? ["\(counted(rest, "other place")) \(rest == 1 ? "names" : "name") it"] : []))
  }
}

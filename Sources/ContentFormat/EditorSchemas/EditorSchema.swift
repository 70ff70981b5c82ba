internal import Bytes

/// A JSON Schema (draft 2020-12) of YAML that Demarc reads. Editors complete and check files by it.
///
/// It is made from the declarations by which the files are read, so that neither can have a key that
/// the other lacks. It accepts everything that Demarc accepts, and more: relations between values
/// are left to the check.
package struct EditorSchema: Sendable {
  /// The name of its file, without `.json`.
  package let name: String
  /// The document.
  let json: JSONValue

  /// The contents of its file.
  package var text: String { json.text }

  /// The schema of a mapping with declared keys.
  ///
  /// - Parameters:
  ///   - title: The name of the files, for people.
  ///   - isOpen: Whether other keys are allowed.
  ///   - targets: The ids that a reference may name. Editors offer them.
  package init(
    _ name: String, title: String, fields: [FieldSchema], isOpen: Bool = false,
    targets: @escaping (ReferenceTarget) -> [String] = { _ in [] }
  ) {
    self.name = name
    let writer = EditorSchemaWriter(targets: targets)
    var members: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", .string(title)),
    ]
    members += writer.members(of: fields, isOpen: isOpen)
    let definitions = Self.definitions(used: members.map(\.value))
    if !definitions.isEmpty { members.append(.init("$defs", .object(definitions))) }
    json = .object(members)
  }

  /// Returns the definitions that values refer to, and those that these refer to.
  private static func definitions(used values: [JSONValue]) -> [JSONValue.Member] {
    let all = EditorSchemaWriter.definitions
    var found: [JSONValue.Member] = []
    var open = values
    while let value = open.popLast() {
      for (name, definition) in all
      where value.refers(to: name) && !found.contains(where: { $0.key == name }) {
        found.append(.init(name, definition))
        open.append(definition)
      }
    }
    return found.sorted { $0.key < $1.key }
  }

  /// The schema of `_collection.yml` and of other schemas of collections.
  package static let collection = EditorSchema(
    "collection", title: "Schema of a collection",
    fields: CollectionReader.schema
      + CollectionReader.matrixKeys.filter { key in
        !CollectionReader.schema.contains { $0.name == key.name }
      })

  /// The schema of the front matter of a collection's entries, and of its YAML entries.
  package static func entries(
    of schema: CollectionSchema, targets: @escaping (ReferenceTarget) -> [String]
  ) -> EditorSchema {
    // The name of a collection may contain slashes.
    let name = schema.name.split(separator: "/").joined(separator: "-")
    return EditorSchema(
      "entries/\(name)", title: humanized(schema.singular), fields: schema.allFields,
      isOpen: schema.otherFields != .refuse, targets: targets)
  }
}

extension JSONValue {
  /// Whether a value has a reference to a definition.
  fileprivate func refers(to name: String) -> Bool {
    switch self {
    case .object(let members):
      members.contains { member in
        member == .init("$ref", .string(EditorSchemaWriter.place(of: name)))
          || member.value.refers(to: name)
      }
    case .array(let items): items.contains { $0.refers(to: name) }
    case .null, .bool, .integer, .number, .string: false
    }
  }
}

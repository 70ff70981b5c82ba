internal import ContentFormat
internal import ContentModel

/// What the pages of a collection's entries share. This is a class, because a copy of the schema or
/// of these properties for each page would take longer than some of its parts.
final class CollectionPages: Sendable {
  /// The name of the collection and of one and several entries.
  let name: String
  let singular: String
  let plural: String
  /// True for the pages of matrices.
  let isMatrix: Bool
  /// True if readers know the entries by their ids.
  let showsIDs: Bool
  /// The name of their template.
  let template: String
  /// The names in that template.
  let names: TemplateNames<EntryModel>
  /// The names of the fields that the template shows by name.
  let shownFields: Set<String>
  /// The names of the fields that the pages do not list, because they are universal or because the
  /// template shows them.
  let hiddenFields: Set<String>
  /// The first acyclic field that refers to the same collection, with its references. Pages draw the
  /// entries on which an entry builds.
  let path: (field: FieldSchema, references: FieldReferences)?

  /// - Parameter own: The template of some of the entries, or nil for that of the collection.
  init(
    of collection: CollectionIndex, _ graph: ContentGraph, _ theme: Theme,
    template own: String? = nil
  ) {
    let schema = graph.collections[collection].schema
    name = schema.name
    singular = schema.singular
    plural = schema.plural
    isMatrix = schema.kind == .matrix
    showsIDs = schema.id.isMeaningful
    template = own ?? theme.template(for: schema)
    names = theme.entryNames[schema.name] ?? EntryModel.names(of: schema)
    shownFields =
      own.map { TemplateFields($0, in: theme).shown(of: schema) }
      ?? theme.shownFields[schema.name] ?? []
    hiddenFields = Set(schema.allFields.map(\.name)).subtracting(schema.fields.map(\.name))
      .union(shownFields)
      // The numbers that exist are for checks, and readers see the clauses.
      .union(schema.fields.compactMap(\.numbering))
    path = schema.fields.first { $0.isAcyclic && $0.refers(to: schema.name) }.map { field in
      (field, FieldReferences(field.name, in: collection, of: graph))
    }
  }
}

internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The template names that only pages of entries have: metadata, fields, relations and duties.
struct EntryModel: Sendable {
  struct About: TemplateModel {
    let entry: Entry
    let schema: CollectionSchema

    static let names: TemplateNames<Self> = [
      "id": .text(\.entry.id),
      "shown_id": .text { $0.schema.id.isMeaningful ? $0.entry.id : nil },
      "title": .text(\.entry.title),
      "collection": .text(\.schema.name),
      "singular": .text(\.schema.singular), "plural": .text(\.schema.plural),
      "description": .text(\.entry.description), "date": .text { $0.date("date") },
      "last_updated": .text { $0.date("last_updated") },
      "status": .text { $0.entry.fields.choice("status") },
      "aliases": .group { $0.entry.aliases.map { Alias(title: $0) } },
    ]

    private func date(_ name: String) -> String? {
      if case .date(let date)? = entry.fields[name]?.value { date.description } else { nil }
    }
  }

  struct Alias: TemplateModel {
    let title: String

    static let names: TemplateNames<Self> = ["title": .text(\.title)]
  }

  /// The entries that refer to this one through a field with an inverse.
  struct Relation: TemplateModel {
    /// The name of the relation, seen from its target.
    let name: String
    let links: [EntryLink]

    static let names: TemplateNames<Self> = [
      "id": .text { AnchorNames.slug($0.name) }, "label": .text { humanized($0.name) },
      "links": .group(\.links),
    ]
  }

  let about: About
  let fields: FieldsModel
  let others: OtherFields
  let relations: [Relation]
  let responsibilities: [Responsibility]
  /// The heading above the cells of matrices: their question, if they have the same one.
  let levelsTitle: String
  let path: GraphView?

  /// Returns the names for the entries of a collection. If `schema` is nil, the names fit any
  /// collection, and `fields` has none.
  static func names(of schema: CollectionSchema?) -> TemplateNames<Self> {
    TemplateNames(\Self.others).merging([
      "entry": .object(\.about), "fields": .object(of: .fields(schema?.fields ?? []), \.fields),
      "relations": .group(\.relations), "responsibilities": .group(\.responsibilities),
      "levels_title": .text(\.levelsTitle), "path": .object(\.path),
    ])
  }
}

extension SiteRenderer {
  func entryObject(_ position: EntryIndex, _ schema: CollectionSchema) -> TemplateObject {
    let entry = graph.entries[position]
    let shown = theme.shownFields[schema.name] ?? []
    let responsibilities = responsibilities(position)
    let questions = Set(responsibilities.map(\.question))
    let model = EntryModel(
      about: EntryModel.About(entry: entry, schema: schema),
      fields: FieldsModel(
        fields: entry.fields, shown: shown, page: EntryContext(self, of: position)),
      others: otherFields(position), relations: relations(position),
      responsibilities: responsibilities,
      levelsTitle: (questions.count == 1 ? questions.first ?? nil : nil)
        ?? word("responsibilities"),
      path: path(to: position, schema))
    return (theme.entryNames[schema.name] ?? EntryModel.names(of: schema)).object(of: model)
  }

  /// Returns a graph of the entries on which an entry builds, or nil if there is none. It follows
  /// the first acyclic field that refers to the same collection.
  private func path(to position: EntryIndex, _ schema: CollectionSchema) -> GraphView? {
    guard let field = schema.fields.first(where: { $0.isAcyclic && $0.refers(to: schema.name) }),
      let path = graph.path(to: position, along: field)
    else { return nil }
    return graphView(path, id: "drawing.path", current: position)
  }

  private func relations(_ position: EntryIndex) -> [EntryModel.Relation] {
    graph.inverseRelations(of: position).map { name, sources in
      EntryModel.Relation(name: name, links: sources.map { link($0) })
    }
  }
}

internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The template names that only pages of entries have: metadata, fields, relations and duties.
struct EntryModel: Sendable {
  struct About: TemplateModel {
    let entry: Entry
    let pages: CollectionPages

    static let names: TemplateNames<Self> = [
      "id": .text(\.entry.id),
      "shown_id": .text { $0.pages.showsIDs ? $0.entry.id : nil },
      "title": .text(\.entry.title),
      "collection": .text(\.pages.name),
      "singular": .text(\.pages.singular), "plural": .text(\.pages.plural),
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
    let name: RelationName
    let links: [EntryLink]

    static let names: TemplateNames<Self> = [
      "id": .text(\.name.id), "label": .text(\.name.label), "count": .number(\.links.count),
      "links": .group(\.links),
    ]
  }

  /// The name of a relation, seen from its target.
  struct RelationName: Sendable {
    let id: String
    let label: String

    init(_ name: String) {
      id = AnchorNames.slug(name)
      label = humanized(name)
    }
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
  func entryObject(_ position: EntryIndex, _ pages: CollectionPages) -> TemplateObject {
    let entry = graph.entries[position]
    let responsibilities = responsibilities(position)
    let questions = Set(responsibilities.map(\.question))
    let model = EntryModel(
      about: EntryModel.About(entry: entry, pages: pages),
      fields: FieldsModel(
        fields: entry.fields, shown: pages.shownFields, page: EntryContext(self, of: position)),
      others: otherFields(position, without: pages.hiddenFields), relations: relations(position),
      responsibilities: responsibilities,
      levelsTitle: (questions.count == 1 ? questions.first ?? nil : nil)
        ?? word("responsibilities"),
      path: path(to: position, pages))
    return pages.names.object(of: model)
  }

  /// Returns a graph of the entries on which an entry builds, or nil if there is none.
  private func path(to position: EntryIndex, _ pages: CollectionPages) -> GraphView? {
    guard let (field, references) = pages.path,
      let path = graph.path(to: position, along: field, references)
    else { return nil }
    return graphView(path, id: "drawing.path", current: position)
  }

  private func relations(_ position: EntryIndex) -> [EntryModel.Relation] {
    graph.inverseRelations(of: position).map { name, sources in
      EntryModel.Relation(
        name: relationNames[name] ?? EntryModel.RelationName(name),
        links: sources.map { link($0) })
    }
  }
}

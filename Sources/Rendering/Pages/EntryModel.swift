internal import ContentModel
internal import Markdown

/// The own names of an entry's page: what it is, its fields, its relations and its duties.
struct EntryModel: Sendable {
  struct About: TemplateModel {
    let entry: Entry
    let schema: CollectionSchema

    static let names: TemplateNames<Self> = [
      "id": .text(\.entry.id), "title": .text(\.entry.title), "collection": .text(\.schema.name),
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

  /// The entries that refer to this one by a field with an inverse.
  struct Relation: TemplateModel {
    let id: String
    let links: [EntryLink]

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "label": .text { humanized($0.id) }, "links": .group(\.links),
    ]
  }

  let about: About
  let fields: FieldsModel
  let details: [Detail]
  let relations: [Relation]
  let responsibilities: [Responsibility]
  let path: GraphView?

  /// The names of the entries of a collection that has a template of its own. Where it is nil, the
  /// template serves all collections, and `fields` has no names.
  static func names(of schema: CollectionSchema?) -> TemplateNames<Self> {
    [
      "entry": .object(\.about), "fields": .object(of: .fields(schema?.fields ?? []), \.fields),
      "details": .group(\.details), "relations": .group(\.relations),
      "responsibilities": .group(\.responsibilities), "path": .object(\.path),
    ]
  }

  /// The names for templates that serve all collections.
  static let generalNames = names(of: nil)
}

/// A field as a term and its description.
struct Detail: TemplateModel {
  let label: String
  let html: [UInt8]

  static let names: TemplateNames<Self> = ["label": .text(\.label), "html": .html(\.html)]
}

extension SiteRenderer {
  func entryObject(_ position: Int, _ schema: CollectionSchema) -> TemplateObject {
    let entry = graph.entries[position]
    let shown = theme.shownFields[schema.name] ?? []
    let model = EntryModel(
      about: EntryModel.About(entry: entry, schema: schema),
      fields: FieldsModel(
        fields: entry.fields, shown: shown, page: EntryContext(self, of: position)),
      details: details(position, schema, without: shown), relations: relations(position),
      responsibilities: responsibilities(position), path: path(to: position, schema))
    return (theme.entryNames[schema.name] ?? EntryModel.generalNames).object(of: model)
  }

  /// The drawing of what an entry builds on, along the first relation of its collection that goes to
  /// the collection itself and in no circle.
  private func path(to position: Int, _ schema: CollectionSchema) -> GraphView? {
    guard let field = schema.fields.first(where: { $0.isAcyclic && $0.refers(to: schema.name) }),
      let path = graph.path(to: position, along: field)
    else { return nil }
    return graphView(path, id: "path", current: position)
  }

  private func relations(_ position: Int) -> [EntryModel.Relation] {
    graph.inverseRelations(of: position).map { name, sources in
      EntryModel.Relation(id: name, links: sources.map { link($0) })
    }
  }

  // MARK: Details

  /// Every declared field that the template does not show by its name.
  private func details(
    _ position: Int, _ schema: CollectionSchema, without shown: Set<String>
  ) -> [Detail] {
    let names = Set(schema.fields.map(\.name)).subtracting(shown)
    return graph.entries[position].fields.items.compactMap { item in
      guard names.contains(item.schema.name),
        let html = html(of: item.field.value, position), !html.isEmpty
      else { return nil }
      return Detail(label: item.schema.label, html: Array(html.utf8))
    }
  }

  private func html(of value: FieldValue, _ position: Int) -> String? {
    switch value {
    case .markdown(let document):
      return String(decoding: inline(document, of: position), as: UTF8.self)
    case .reference(let reference):
      let link = referenceLink(reference).link
      guard let href = link.href else { return escapedHTML(link.title) }
      return "<a href=\"\(escapedHTML(href))\">\(escapedHTML(link.title))</a>"
    case .list(let items): return list(items.compactMap { html(of: $0.value, position) })
    case .map(let items):
      return list(
        items.compactMap { item in
          html(of: item.field.value, position).map { value in
            let title = target(of: item.key).map { graph.entries[$0].title } ?? item.key.id
            return "<b>\(escapedHTML(title))</b> \(value)"
          }
        })
    case .record(let fields): return list(parts(fields, position))
    case .entries(let items):
      return list(
        items.map { item in
          let id = escapedHTML(item.anchor)
          let title = item.title == item.id ? "" : " \(escapedHTML(item.title))"
          let inner = parts(item.fields, position)
          return "<span id=\"\(id)\"><b>\(escapedHTML(item.id))</b>\(title)</span>"
            + (inner.isEmpty ? "" : list(inner) ?? "")
        })
    case .text(let text) where text.hasPrefix("https://") || text.hasPrefix("http://"):
      return
        "<a class=\"external\" rel=\"noopener\" href=\"\(escapedHTML(text))\">\(escapedHTML(text))</a>"
    default: return text(value).map { escapedHTML($0) }
    }
  }

  private func parts(_ fields: Fields, _ position: Int) -> [String] {
    partFacts(fields, of: position).map { "<b>\(escapedHTML($0.label))</b> \($0.html)" }
  }

  /// The fields of a record or a sub-entry, each as HTML.
  func partFacts(
    _ fields: Fields, of position: Int
  ) -> [(name: String, label: String, html: String)] {
    fields.items.filter { $0.schema.name != "id" && $0.schema.name != "title" }.compactMap { item in
      html(of: item.field.value, position).map { (item.schema.name, item.schema.label, $0) }
    }
  }

  private func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : "<ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>"
  }
}

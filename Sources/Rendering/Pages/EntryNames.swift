internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// The names of an entry's page: what it is, its fields, its relations and its duties.
  func entryNames(_ position: Int, _ schema: CollectionSchema) -> TemplateObject {
    let entry = graph.entries[position]
    let aliases = entry.aliases.map { TemplateObject(["title": .text($0)]) }
    let others = otherFields(position, schema)
    return TemplateObject([
      "entry": .object(
        TemplateObject([
          "id": .text(entry.id), "shown_id": .text(schema.id.isShown ? entry.id : nil),
          "title": .text(entry.title), "collection": .text(schema.name),
          "singular": .text(schema.singular), "plural": .text(schema.plural),
          "description": .text(entry.description), "date": date(entry, "date"),
          "last_updated": date(entry, "last_updated"),
          "status": .text(entry.fields.choice("status")), "aliases": .group(aliases),
        ])),
      "fields": .object(shownFields(entry.fields, schema, of: position)),
      "facts": others.facts, "details": others.details, "relations": relations(position),
      "responsibilities": responsibilities(position), "path": path(to: position, schema),
    ])
  }

  /// The drawing of what an entry builds on, along the first relation of its collection that goes to
  /// the collection itself and in no circle.
  private func path(to position: Int, _ schema: CollectionSchema) -> TemplateValue? {
    guard let field = schema.fields.first(where: { $0.isAcyclic && $0.refers(to: schema.name) }),
      let path = graph.path(to: position, along: field)
    else { return nil }
    return .object(graphNames(path, id: "drawing.path", current: position))
  }

  private func date(_ entry: Entry, _ name: String) -> TemplateValue? {
    if case .date(let date)? = entry.fields[name]?.value { .text(date.description) } else { nil }
  }

  // MARK: Fields by name

  /// The fields of an entry that its template names; the others have no value.
  private func shownFields(
    _ all: Fields, _ schema: CollectionSchema, of position: Int
  ) -> TemplateObject {
    let shown = theme.shownFields[schema.name] ?? []
    return fields(all, schema.fields, of: position) { shown.contains($0.name) }
  }

  private func fields(
    _ fields: Fields, _ schemas: [FieldSchema], of position: Int,
    where isShown: (FieldSchema) -> Bool = { _ in true }
  ) -> TemplateObject {
    var names: [String: TemplateValue?] = [:]
    for schema in schemas where !schema.isUndeclared {
      names[schema.name] = .some(
        isShown(schema)
          ? fields[schema.name].map { .object(field($0.value, schema, of: position)) } : nil)
    }
    return TemplateObject(names)
  }

  private func field(
    _ value: FieldValue, _ schema: FieldSchema, of position: Int
  ) -> TemplateObject {
    var object = TemplateObject(["label": .text(schema.label)])
    switch value {
    case .list(let items):
      guard case .list(let element) = schema.type else { return object }
      object["items"] = .list(items.map { item($0.value, element, of: position) })
    case .map(let items):
      let levels = schema.heldAgainst.flatMap { graph.matrix($0.matrix) }?.levels ?? []
      object["items"] = .list(items.map { mapItem($0, levels) })
    case .entries(let parts):
      guard case .entries(let schemas) = schema.type else { return object }
      object["items"] = .list(parts.map { self.part($0, schemas, of: position) })
      object["sections"] = .group(
        parts.sections.map { section in
          TemplateObject([
            "label": .text(section.label),
            "parts": .list(section.parts.map { self.part($0, schemas, of: position) }),
          ])
        })
    case .text, .markdown, .integer, .number, .boolean, .date, .duration, .choice, .record,
      .reference, .assignments, .any:
      object = object.merging(item(value, schema, of: position))
    }
    return object
  }

  /// A sub-entry with its fields, and the entries that refer to it.
  private func part(
    _ part: SubEntry, _ schemas: [FieldSchema], of position: Int
  ) -> TemplateObject {
    TemplateObject([
      "id": .text(part.id), "title": .text(part.title), "anchor": .text(part.anchor),
      "key": .text("\(graph.entries[position].id)/\(part.id)"),
      "used_by": users(of: part, position),
    ]).merging(fields(part.fields, schemas, of: position))
  }

  /// The entries that refer to a sub-entry, by collection.
  func users(of part: SubEntry, _ position: Int) -> TemplateValue? {
    let users = partUsers[PartKey(entry: position, part: part.id)] ?? []
    return .group(
      byCollection(users).map { collection, entries in
        TemplateObject([
          "label": .text(title(of: collection)), "links": .group(entries.map { link($0) }),
        ])
      })
  }

  private func item(
    _ value: FieldValue, _ schema: FieldSchema, of position: Int
  ) -> TemplateObject {
    switch value {
    case .markdown(let document): TemplateObject(["html": .html(inline(document, of: position))])
    case .choice(let choice, _):
      TemplateObject(["id": .text(choice.id), "value": .text(choice.label)])
    case .reference(let reference): referenceNames(reference)
    case .record(let parts):
      if case .record(let schemas) = schema.type {
        fields(parts, schemas, of: position)
      } else {
        TemplateObject([:])
      }
    case .list, .map, .entries, .assignments, .any: TemplateObject([:])
    case .text, .integer, .number, .boolean, .date, .duration:
      TemplateObject(["value": .text(text(value))])
    }
  }

  /// An item of a map; one that is held against a matrix has the colour of the level it names.
  private func mapItem(
    _ item: FieldValue.MapItem, _ levels: [Matrix.Level]
  ) -> TemplateObject {
    let target = target(of: item.key)
    let valueID: String? =
      if case .choice(let choice, _) = item.field.value { choice.id } else { nil }
    return TemplateObject([
      "key": .text(target.map { graph.entries[$0].title } ?? item.key.id), "id": .text(item.key.id),
      "href": .text(target.map { siteMap.href(entry: $0) }), "value": .text(text(item.field.value)),
      "value_id": .text(valueID),
      "color": .text(levels.first { $0.id == valueID }?.color),
    ])
  }

  func target(of reference: Reference) -> Int? {
    if case .entry(let target) = graph.resolve(reference) { target } else { nil }
  }

  func referenceNames(_ reference: Reference) -> TemplateObject {
    guard let target = target(of: reference) else {
      return TemplateObject([
        "title": .text(reference.id), "href": nil, "id": .text(reference.id), "description": nil,
      ])
    }
    let part = reference.subEntry.flatMap { id in
      graph.entries[target].subEntries.first { $0.id == id }
    }
    var object = link(target, anchor: part?.anchor)
    if let part {
      object["title"] = .text(part.title == part.id ? part.id : "\(part.id) \(part.title)")
    }
    object["id"] = .text(part?.id ?? reference.id)
    return object
  }

  /// A simple value in words.
  func text(_ value: FieldValue) -> String? {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .boolean(let flag): word(flag ? "yes" : "no")
    case .date(let date): date.description
    case .duration(let duration): duration.text
    case .choice(let choice, _): choice.label
    case .reference(let reference):
      target(of: reference).map { graph.entries[$0].title } ?? reference.id
    case .list(let items): items.compactMap { text($0.value) }.joined(separator: ", ")
    case .markdown(let document): document.text.string
    case .map, .record, .assignments, .entries, .any: nil
    }
  }

  // MARK: Fields one by one

  /// A value of any type as HTML; nil where it shows nothing.
  func html(of value: FieldValue, _ position: Int) -> String? {
    switch value {
    case .markdown(let document):
      return String(decoding: inline(document, of: position), as: UTF8.self)
    case .reference(let reference):
      let names = referenceNames(reference)
      guard case .text(let title)? = names["title"] else { return nil }
      guard case .text(let href)? = names["href"] else { return escapedHTML(title) }
      return "<a href=\"\(escapedHTML(href))\">\(escapedHTML(title))</a>"
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
    case .text(let text):
      let escaped = escapedHTML(text)
      guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return escaped }
      return "<a class=\"external\" rel=\"noopener\" href=\"\(escaped)\">\(escaped)</a>"
    case .integer, .number, .boolean, .date, .duration, .choice:
      return text(value).map { escapedHTML($0) }
    case .assignments, .any: return nil
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

  // MARK: Relations

  /// The entries that refer to this one by a field with an inverse.
  private func relations(_ position: Int) -> TemplateValue? {
    .group(
      graph.inverseRelations(of: position).map { name, sources in
        TemplateObject([
          "id": .text(name), "label": .text(humanized(name)),
          "links": .group(sources.map { link($0) }),
        ])
      })
  }
}

extension CollectionSchema.IDRule {
  /// Whether readers see the ids: those that a schema gives a form are names, others are file names.
  fileprivate var isShown: Bool {
    switch self {
    case .stem: false
    case .pattern, .template: true
    }
  }
}

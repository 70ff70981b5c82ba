internal import ContentFormat
internal import ContentModel
internal import Markdown

/// An entry whose fields are rendered, with the renderer of its page. This is a class so that each
/// field holds only one reference.
final class EntryContext: Sendable {
  let renderer: SiteRenderer
  /// The index of the entry.
  let entry: EntryIndex

  init(_ renderer: SiteRenderer, of entry: EntryIndex) {
    self.renderer = renderer
    self.entry = entry
  }
}

/// The fields of an entry, record or sub-entry for use in templates.
struct FieldsModel: Sendable {
  let fields: Fields
  /// Names of the fields that the template shows, or nil for all. Other fields have no value.
  var shown: Set<String>?
  let page: EntryContext

  fileprivate func field(_ name: String) -> FieldModel? {
    guard shown?.contains(name) ?? true, let field = fields[name] else { return nil }
    return FieldModel(value: field.value, page: page)
  }
}

extension TemplateNames<FieldsModel> {
  /// Returns a name for each declared field of a schema.
  static func fields(_ schemas: [FieldSchema]) -> Self {
    Self(
      schemas.filter { !$0.isUnchecked }.map { schema in
        let name = schema.name
        return (name, .object(of: .field(schema)) { $0.field(name) })
      })
  }
}

/// The value of a field for use in templates.
struct FieldModel: Sendable {
  let value: FieldValue
  let page: EntryContext

  fileprivate var text: String? { page.renderer.text(value) }

  fileprivate var html: [UInt8]? {
    guard case .markdown(let document) = value else { return nil }
    return page.renderer.inline(document, of: page.entry)
  }

  fileprivate var choice: EnumValue? {
    if case .choice(let choice, _) = value { choice } else { nil }
  }

  fileprivate var reference: ReferenceLink? {
    if case .reference(let name) = value { page.renderer.referenceLink(name) } else { nil }
  }

  fileprivate var record: FieldsModel? {
    if case .record(let fields) = value { FieldsModel(fields: fields, page: page) } else { nil }
  }

  fileprivate var items: [FieldModel]? {
    guard case .list(let items) = value else { return nil }
    return items.map { FieldModel(value: $0.value, page: page) }
  }

  fileprivate func mapItems(matrixConstraint matrix: String?) -> [MapItem]? {
    guard case .map(let items) = value else { return nil }
    let levels = matrix.flatMap { page.renderer.graph.matrix($0) }?.levels ?? []
    return items.map { page.renderer.mapItem($0, levels) }
  }

  fileprivate var parts: [SubEntryModel]? {
    if case .entries(let parts) = value { parts.map { SubEntryModel($0, on: page) } } else { nil }
  }

  fileprivate var sections: [SubEntrySection] {
    guard case .entries(let parts) = value else { return [] }
    return parts.sections.map { section in
      SubEntrySection(
        label: section.label, parts: section.parts.map { SubEntryModel($0, on: page) })
    }
  }
}

extension TemplateNames<FieldModel> {
  /// Returns the names of a field, depending on its type.
  static func field(_ schema: FieldSchema) -> Self {
    let label: Self = ["label": .text { _ in schema.label }]
    switch schema.type.parts {
    case .items(let element):
      return label.merging(["items": .list(of: .item(element), \.items)])
    case .values:
      let matrix = schema.matrixConstraint?.matrix
      return label.merging(["items": .list { $0.mapItems(matrixConstraint: matrix) }])
    case .subEntries(let schemas):
      let part = TemplateNames<SubEntryModel>.part(schemas)
      return label.merging([
        "items": .list(of: part, \.parts),
        "sections": .group(
          of: ["label": .text(\.label), "parts": .list(of: part, \.parts)], \.sections),
      ])
    case .none, .fields:
      return label.merging(item(schema))
    }
  }

  /// Returns the names of a single value, depending on its type.
  private static func item(_ schema: FieldSchema) -> Self {
    switch schema.type {
    case .markdown: ["html": .html(\.html)]
    case .enumeration: ["id": .text(\.choice?.id), "value": .text(\.choice?.label)]
    case .reference: Self(\.reference)
    case .record(let parts): Self(of: .fields(parts), \.record)
    case .list, .map, .entries, .assignments, .any: [:]
    case .string, .text, .integer, .number, .boolean, .date, .duration, .quantity, .url:
      ["value": .text(\.text)]
    }
  }
}

/// A link to an entry or sub-entry, with its id.
struct ReferenceLink: TemplateModel {
  var link: EntryLink
  let id: String

  static let names = TemplateNames(\Self.link).merging(["id": .text(\.id)])
}

/// An item of a map. If the map is compared with a matrix, the item has the color of its level.
struct MapItem: TemplateModel {
  let key: String
  let id: String
  let href: String?
  let value: String?
  let valueID: String?
  let color: String?

  static let names: TemplateNames<Self> = [
    "key": .text(\.key), "id": .text(\.id), "href": .text(\.href), "value": .text(\.value),
    "value_id": .text(\.valueID), "color": .text(\.color),
  ]
}

/// A sub-entry with its fields and the entries that refer to it.
struct SubEntryModel: Sendable {
  let part: SubEntry
  let page: EntryContext

  fileprivate init(_ part: SubEntry, on page: EntryContext) {
    self.part = part
    self.page = page
  }

  /// The key under which the browser stores the state of the checkbox.
  fileprivate var key: String { "\(page.renderer.graph.entries[page.entry].id)/\(part.id)" }

  fileprivate var fields: FieldsModel { FieldsModel(fields: part.fields, page: page) }

  fileprivate var usedBy: [LinkGroup] { page.renderer.users(of: part, page.entry) }
}

extension TemplateNames<SubEntryModel> {
  fileprivate static func part(_ schemas: [FieldSchema]) -> Self {
    let part: Self = [
      "id": .text(\.part.id), "written_id": .text(\.part.name), "title": .text(\.part.title),
      "anchor": .text(\.part.anchor),
      "key": .text(\.key), "used_by": .group(\.usedBy),
    ]
    return part.merging(Self(of: .fields(schemas), \.fields))
  }
}

/// The sub-entries with the same section label.
struct SubEntrySection: Sendable {
  let label: String?
  let parts: [SubEntryModel]
}

extension SiteRenderer {
  /// Returns the entries and sub-entries that refer to a sub-entry, by collection.
  func users(of part: SubEntry, _ position: EntryIndex) -> [LinkGroup] {
    let users = partUsers[ReferencedPart(entry: position, part: part.id)] ?? []
    return linkGroups(
      users.filter { graph.entries[$0.entry].collection != nil }, entry: \.entry
    ) { user in
      let part = user.part.flatMap { graph.entries[user.entry].subEntry($0) }
      var link = link(user.entry, anchor: part?.anchor)
      if let part {
        link.title =
          user.entry == position ? part.citedTitle : "\(link.title): \(part.citedTitle)"
      }
      return link
    }
  }

  fileprivate func mapItem(_ item: FieldValue.MapItem, _ levels: [Matrix.Level]) -> MapItem {
    let target = referenceLink(item.key)
    let valueID: String? =
      if case .choice(let choice, _) = item.field.value { choice.id } else { nil }
    return MapItem(
      key: target.link.title, id: item.key.id, href: target.link.href,
      value: text(item.field.value), valueID: valueID,
      color: levels.first { $0.id == valueID }?.color.className)
  }

  func referenceLink(_ reference: Reference) -> ReferenceLink {
    guard case .entry(let target, let named) = graph.resolve(reference) else {
      return ReferenceLink(
        link: EntryLink(title: reference.id, href: nil, description: nil), id: reference.id)
    }
    let part = named.flatMap { graph.entries[target].subEntry($0) }
    var link = link(target, anchor: part?.anchor)
    if let part { link.title = part.citedTitle }
    return ReferenceLink(link: link, id: part?.id ?? reference.id)
  }

  /// Returns the index of the referenced entry, or nil if it does not exist.
  func target(of reference: Reference) -> EntryIndex? {
    if case .entry(let target, _) = graph.resolve(reference) { target } else { nil }
  }

  /// Returns the title of the referenced entry. In a field of parts, that of the part with its id.
  private func title(of reference: Reference) -> String {
    if reference.target.namesParts { return referenceLink(reference).link.title }
    return target(of: reference).map { graph.entries[$0].title } ?? reference.id
  }

  /// Returns a value as plain text, or nil for a map, a record and other compound values.
  func text(_ value: FieldValue) -> String? {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .boolean(let flag): word(flag ? "yes" : "no")
    case .date(let date): date.description
    case .duration(let duration): duration.text
    case .quantity(let quantity): quantity.text
    case .choice(let choice, _): choice.label
    case .reference(let reference): title(of: reference)
    case .list(let items): items.compactMap { text($0.value) }.joined(separator: ", ")
    case .markdown(let document): document.text.string
    case .map, .record, .assignments, .entries, .any: nil
    }
  }
}

internal import ContentFormat
internal import ContentModel

/// Entries of a collection, in groups.
struct ListView: PartModel {
  static let template = PartTemplate.list

  struct Group: TemplateModel {
    let label: String?
    let entries: [Item]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "entries": .group(\.entries)]
  }

  struct Item: TemplateModel {
    let id: String
    let link: EntryLink
    let facts: [Fact]
    /// True for an entry with a successor.
    let isSuperseded: Bool

    static let names = TemplateNames(\Self.link).merging([
      "id": .text(\.id), "facts": .group(\.facts), "superseded": .flag(\.isSuperseded),
    ])
  }

  let groups: [Group]

  static let names: TemplateNames<Self> = ["groups": .group(\.groups)]
}

/// The label of a field with its value as plain text.
struct Fact: TemplateModel {
  let label: String
  let value: String
  /// The name of the field and the id of its value, for an `enum` by which readers can filter.
  var filter: (name: String, id: String)?

  static let names: TemplateNames<Self> = [
    "label": .text(\.label), "value": .text(\.value), "field": .text(\.filter?.name),
    "value_id": .text(\.filter?.id),
  ]
}

/// The label of a field with its value as HTML.
struct HTMLFact: TemplateModel {
  let label: String
  let html: [UInt8]

  static let names: TemplateNames<Self> = ["label": .text(\.label), "html": .html(\.html)]
}

extension SiteRenderer {
  /// Returns the model of a list.
  ///
  /// - Parameter filters: The names of the fields by which readers can filter the list.
  func listView(_ list: View.EntryList, filters: Set<String> = []) -> ListView {
    ListView(
      groups: list.groups.map { group in
        ListView.Group(
          label: group.label,
          entries: group.entries.map { entry in
            ListView.Item(
              id: graph.entries[entry].id, link: link(entry),
              facts: facts(entry, list.fields, filters),
              isSuperseded: graph.isSuperseded(entry))
          })
      })
  }

  /// Returns the values of some fields as plain text, except those that the entry does not have.
  func facts(
    _ position: EntryIndex, _ fields: [FieldSchema], _ filters: Set<String> = []
  ) -> [Fact] {
    let entry = graph.entries[position]
    return fields.compactMap { field in
      guard let value = entry.fields[field.name]?.value, let text = text(value) else { return nil }
      let id = filters.contains(field.name) ? value.choice?.id : nil
      return Fact(label: field.label, value: text, filter: id.map { (field.name, $0) })
    }
  }
}

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

    static let names = TemplateNames(\Self.link).merging([
      "id": .text(\.id), "facts": .group(\.facts),
    ])
  }

  let groups: [Group]

  static let names: TemplateNames<Self> = ["groups": .group(\.groups)]
}

/// A field in words.
struct Fact: TemplateModel {
  let label: String
  let value: String

  static let names: TemplateNames<Self> = ["label": .text(\.label), "value": .text(\.value)]
}

/// A field in HTML.
struct HTMLFact: TemplateModel {
  let label: String
  let html: [UInt8]

  static let names: TemplateNames<Self> = ["label": .text(\.label), "html": .html(\.html)]
}

extension SiteRenderer {
  func listView(_ list: View.EntryList) -> ListView {
    ListView(
      groups: list.groups.map { group in
        ListView.Group(
          label: group.label,
          entries: group.entries.map { entry in
            ListView.Item(
              id: graph.entries[entry].id, link: link(entry), facts: facts(entry, list.fields))
          })
      })
  }

  /// The values of fields in words, those that the entry has.
  func facts(_ position: Int, _ fields: [FieldSchema]) -> [Fact] {
    let entry = graph.entries[position]
    return fields.compactMap { field in
      guard let value = entry.fields[field.name].flatMap({ text($0.value) }) else { return nil }
      return Fact(label: field.label, value: value)
    }
  }
}

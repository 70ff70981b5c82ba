internal import ContentFormat
internal import ContentModel

/// Entries of a collection, in groups.
struct ListView: PartModel {
  static let template = PartTemplate.list

  struct Group: TemplateModel {
    let label: String?
    /// The id of a group of a letter.
    var anchor: String?
    let entries: [Item]

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "anchor": .text(\.anchor), "entries": .group(\.entries),
    ]
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

  static let names: TemplateNames<Self> = [
    "groups": .group(\.groups), "letters": .group(\.letters),
  ]

  /// The links to the groups of letters.
  private var letters: [Link] {
    groups.compactMap { group in
      group.anchor.map { Link(title: group.label ?? "", href: "#\($0)") }
    }
  }
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
  /// - Parameters:
  ///   - filters: The names of the fields by which readers can filter the list.
  ///   - number: Distinguishes the lists of a page.
  func listView(
    _ list: View.EntryList, filters: Set<String> = [], number: Int = 0
  ) -> ListView {
    let byLetter = alphabetical(list)
    return ListView(
      groups: (byLetter ?? list.groups).enumerated().map { index, group in
        ListView.Group(
          label: group.label, anchor: byLetter.map { _ in "letter.\(number).\(index + 1)" },
          entries: group.entries.map { entry in
            ListView.Item(
              id: graph.entries[entry].id, link: link(entry),
              facts: facts(entry, list.fields, filters),
              isSuperseded: graph.isSuperseded(entry))
          })
      })
  }

  /// Minimum number of entries for groups by letter.
  private static let minimumByLetter = 40

  /// Returns a group for each first letter of a long list in the order of titles, or nil for a list
  /// that is short, has groups of its own or another order.
  private func alphabetical(_ list: View.EntryList) -> [View.Group]? {
    let schema = graph.collections[list.collection].schema
    guard list.groups.count == 1, let all = list.groups.first, all.label == nil,
      all.entries.count >= Self.minimumByLetter, schema.sort == CollectionSchema.defaultSort
    else { return nil }
    var groups: [View.Group] = []
    for entry in all.entries {
      let first = graph.entries[entry].title.first { $0.isLetter || $0.isNumber }
      let letter = first.map { $0.isLetter ? Self.baseLetter($0) : "0–9" } ?? "0–9"
      if let last = groups.last, last.label == letter {
        groups[groups.count - 1] = View.Group(label: letter, entries: last.entries + [entry])
      } else {
        groups.append(View.Group(label: letter, entries: [entry]))
      }
    }
    // An order by numbers or in another alphabet may come back to a letter.
    return Set(groups.map(\.label)).count == groups.count ? groups : nil
  }

  /// Returns the capital letter without accents.
  private static func baseLetter(_ letter: Character) -> String {
    let letters = String(letter).uppercased().withBaseLetters.unicodeScalars
    return letters.first.map { String($0) } ?? String(letter)
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

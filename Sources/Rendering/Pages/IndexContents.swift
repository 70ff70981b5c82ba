internal import ContentFormat
internal import ContentModel

/// The entries of a collection on its index page: in groups, as cards or as a table, with filters.
///
/// The entries and the schema decide the form, so a collection needs no template and no view.
struct IndexContents {
  /// The groups of entries. A single group without a label if the entries are not grouped.
  let groups: [View.Group]
  /// The fields shown for each entry.
  let fields: [FieldSchema]
  let isTable: Bool
  /// The `enum` fields by which readers can filter.
  let filters: [FieldSchema]

  /// Minimum number of entries for groups and filters.
  private static let minimumToSort = 13
  /// Maximum number of groups.
  private static let maximumGroups = 8
  /// Maximum number of columns of a table, beside the title.
  private static let maximumColumns = 5
  /// Maximum length of a text in a table, in bytes.
  private static let maximumCell = 60

  init(_ collection: ContentGraph.Collection, _ graph: ContentGraph) {
    let entries = collection.entries
    let isLong = entries.count >= Self.minimumToSort
    func values(_ field: FieldSchema) -> [FieldValue] {
      entries.compactMap { graph.entries[$0].fields[field.name]?.value }
    }
    let choices = collection.schema.choices
    let grouping =
      isLong && collection.schema.sort == CollectionSchema.defaultSort
      ? choices.first { field in
        let values = values(field)
        let count = Set(values.compactMap(\.choice?.id)).count
        return values.count == entries.count && (2...Self.maximumGroups).contains(count)
      } : nil
    groups = Self.groups(entries, by: grouping, graph)
    let rest = choices.filter { $0.name != grouping?.name }
    filters =
      isLong ? rest.filter { Set(values($0).compactMap(\.choice?.id)).count > 1 } : []
    let described = entries.count { graph.entries[$0].description != nil }
    let columns = collection.schema.fields.filter { field in
      guard field.isFact, field.name != grouping?.name else { return false }
      let values = values(field)
      return values.count * 2 >= max(entries.count, 1) && values.allSatisfy(Self.isShort)
    }
    isTable = described * 2 < entries.count && !columns.isEmpty && entries.count > 1
    fields = isTable ? Array(columns.prefix(Self.maximumColumns)) : rest
  }

  private static func isShort(_ value: FieldValue) -> Bool {
    switch value {
    case .text(let text): text.utf8.count <= maximumCell
    case .list(let items): items.count <= 3
    default: true
    }
  }

  private static func groups(
    _ entries: [EntryIndex], by field: FieldSchema?, _ graph: ContentGraph
  ) -> [View.Group] {
    guard let field, case .enumeration(let values, _) = field.type else {
      return [View.Group(label: nil, entries: entries)]
    }
    let byValue = Dictionary(grouping: entries) {
      graph.entries[$0].fields[field.name]?.value.choice?.id
    }
    return values.compactMap { value in
      byValue[value.id].map { View.Group(label: "\(field.label): \(value.label)", entries: $0) }
    }
  }
}

extension FieldValue {
  /// The value of an `enum` field, or nil for another type.
  var choice: EnumValue? { if case .choice(let value, _) = self { value } else { nil } }
}

/// The filters of an index page.
struct IndexFilter: TemplateModel {
  struct Option: TemplateModel {
    let id: String
    let label: String

    static let names: TemplateNames<Self> = ["id": .text(\.id), "label": .text(\.label)]
  }

  /// The name of the field.
  let name: String
  let label: String
  let options: [Option]

  static let names: TemplateNames<Self> = [
    "name": .text(\.name), "label": .text(\.label), "options": .list(\.options),
  ]

  /// Creates the filter of a field, with the values that an entry has.
  init(_ field: FieldSchema, of entries: [EntryIndex], _ graph: ContentGraph) {
    name = field.name
    label = field.label
    let used = Set(entries.compactMap { graph.entries[$0].fields[field.name]?.value.choice?.id })
    options = field.type.enumValues.filter { used.contains($0.id) }.map {
      Option(id: $0.id, label: $0.label)
    }
  }
}

extension FieldType {
  /// The values of an `enum`. Empty for another type.
  fileprivate var enumValues: [EnumValue] {
    if case .enumeration(let values, _) = self { values } else { [] }
  }
}

/// The entries of a collection as a table.
struct IndexTable: TemplateModel {
  struct Group: TemplateModel {
    let label: String?
    let rows: [Row]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "rows": .list(\.rows)]
  }

  struct Row: TemplateModel {
    /// The id, or nil if it is only the name of a file.
    let id: String?
    let link: EntryLink
    let cells: [Cell]

    static let names = TemplateNames(\Self.link).merging([
      "id": .text(\.id), "cells": .list(\.cells),
    ])
  }

  struct Cell: TemplateModel {
    /// The name of the field.
    let field: String
    /// The id of an `enum` value.
    let valueID: String?
    let html: [UInt8]?

    static let names: TemplateNames<Self> = [
      "field": .text(\.field), "value_id": .text(\.valueID), "html": .html(\.html),
    ]
  }

  /// The noun for one entry.
  let title: String
  let columns: [OtherFields.Column]
  /// True if rows begin with the ids of entries.
  let hasIDs: Bool
  let groups: [Group]

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "columns": .list(\.columns), "ids": .flag(\.hasIDs),
    "groups": .list(\.groups),
  ]
}

extension SiteRenderer {
  func indexTable(_ contents: IndexContents, _ schema: CollectionSchema) -> IndexTable {
    IndexTable(
      title: humanized(schema.singular),
      columns: contents.fields.map { OtherFields.Column(label: $0.label) },
      hasIDs: schema.id.isShown,
      groups: contents.groups.map { group in
        IndexTable.Group(
          label: group.label,
          rows: group.entries.map { entry in
            IndexTable.Row(
              id: schema.id.isShown ? graph.entries[entry].id : nil, link: link(entry),
              cells: contents.fields.map { field in
                let value = graph.entries[entry].fields[field.name]?.value
                return IndexTable.Cell(
                  field: field.name, valueID: value?.choice?.id,
                  html: value.flatMap { html(of: $0, entry) }.map { Array($0.utf8) })
              })
          })
      })
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension FieldSchema {
  /// True if values of this field fit on one line. They are then listed with the facts of an entry.
  var isFact: Bool {
    switch type {
    case .string, .integer, .number, .boolean, .date, .duration, .quantity, .url, .enumeration,
      .reference:
      true
    case .list(let element):
      switch element.type {
      case .integer, .number, .boolean, .date, .duration, .quantity, .enumeration: true
      case .string, .text, .markdown, .url, .list, .map, .record, .reference, .assignments,
        .entries, .any:
        false
      }
    case .text, .markdown, .map, .record, .assignments, .entries, .any: false
    }
  }
}

/// The declared fields that a template does not name. Their types determine how they are shown, so
/// entries of any collection can be rendered without a custom template.
struct OtherFields: TemplateModel {
  /// A field that fits on one line.
  struct Fact: TemplateModel {
    let label: String
    let values: [Cell]
    /// True if the field needs a line of its own.
    let isLong: Bool
    let isSuccessor: Bool

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "values": .list(\.values), "long": .flag(\.isLong),
      "successor": .flag(\.isSuccessor),
    ]
  }

  /// A field that needs more than one line. Exactly one of `html`, `links`, `pairs`, `table` and
  /// `sections` has content.
  struct Detail: TemplateModel {
    let label: String
    var anchor = ""
    var isWide = true
    var html: [UInt8]?
    var links: [EntryLink] = []
    var pairs: [Pair] = []
    var table: Table?
    var sections: [Section] = []

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "anchor": .text(\.anchor), "wide": .flag(\.isWide),
      "html": .html(\.html), "links": .group(\.links), "pairs": .group(\.pairs),
      "table": .object(\.table), "sections": .group(\.sections),
    ]

    fileprivate var isEmpty: Bool {
      html == nil && links.isEmpty && pairs.isEmpty && table == nil && sections.isEmpty
    }
  }

  struct Pair: TemplateModel {
    let label: String
    var href: String?
    let html: [UInt8]
    var color: String?

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "href": .text(\.href), "html": .html(\.html),
      "color": .text(\.color),
    ]
  }

  struct Table: TemplateModel {
    let columns: [Column]
    let rows: [Row]

    static let names: TemplateNames<Self> = ["columns": .list(\.columns), "rows": .list(\.rows)]
  }

  struct Column: TemplateModel {
    let label: String

    static let names: TemplateNames<Self> = ["label": .text(\.label)]
  }

  struct Row: TemplateModel {
    let cells: [Cell]

    static let names: TemplateNames<Self> = ["cells": .list(\.cells)]
  }

  struct Cell: TemplateModel {
    let html: [UInt8]?

    static let names: TemplateNames<Self> = ["html": .html(\.html)]
  }

  struct Section: TemplateModel {
    let label: String?
    let parts: [Part]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "parts": .list(\.parts)]
  }

  /// A sub-entry.
  struct Part: TemplateModel {
    let id: String
    /// The title, or nil if it equals the id.
    let title: String?
    let anchor: String
    let pairs: [Pair]
    let usedBy: [LinkGroup]

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "title": .text(\.title), "anchor": .text(\.anchor),
      "filled": .flag { !$0.pairs.isEmpty || !$0.usedBy.isEmpty }, "pairs": .group(\.pairs),
      "used_by": .group(\.usedBy),
    ]
  }

  var facts: [Fact] = []
  var details: [Detail] = []

  static let names: TemplateNames<Self> = [
    "facts": .group(\.facts), "details": .group(\.details),
  ]
}

extension SiteRenderer {
  /// Returns the fields of a page outside of collections that `site.yml` declares or allows.
  func otherFields(ofPage position: EntryIndex) -> OtherFields {
    let pages = graph.site.pages
    guard !pages.fields.isEmpty || pages.otherFields == .allow else { return OtherFields() }
    let hidden = Set(pages.allFields.map(\.name)).subtracting(pages.fields.map(\.name))
    return otherFields(position, without: hidden)
  }

  /// Returns the fields of an entry, except those whose names are in `hidden`.
  func otherFields(_ position: EntryIndex, without hidden: Set<String>) -> OtherFields {
    let entry = graph.entries[position]
    let fields = entry.fields.items
    // The page shows these values as its title and its description.
    let shown = [entry.titleOrigin == .field ? entry.titleRange : nil, entry.descriptionRange]
      .compactMap(\.self).filter { !$0.isEmpty }
    var anchors = AnchorNames()
    var others = OtherFields()
    // Items are large, so hidden ones are not copied.
    for index in fields.indices where !hidden.contains(fields[index].schema.name) {
      let item = fields[index]
      let name = item.schema.name
      if shown.contains(item.field.range), NameKind(rawValue: name) == nil { continue }
      if item.schema.isFact {
        if let fact = fact(item, of: position) { others.facts.append(fact) }
      } else if !isShownWithCells(item, of: position),
        var detail = detail(item.field.value, item.schema, of: position)
      {
        let anchor = anchors.anchor(for: name)
        detail.anchor = "field.\(anchor.isEmpty ? "\(others.details.count)" : anchor)"
        others.details.append(detail)
      }
    }
    return others
  }

  // MARK: Facts

  /// Maximum length of a fact that shares its line with others, in characters.
  private static let longestShortFact = 48

  private func fact(_ item: Fields.Item, of position: EntryIndex) -> OtherFields.Fact? {
    let values: [FieldValue] =
      if case .list(let items) = item.field.value { items.map(\.value) } else { [item.field.value] }
    let html = values.compactMap { htmlBytes(of: $0, position) }.filter { !$0.isEmpty }
    guard !html.isEmpty else { return nil }
    let length = text(item.field.value)?.count ?? 0
    return OtherFields.Fact(
      label: item.schema.label, values: html.map { OtherFields.Cell(html: $0) },
      isLong: length > Self.longestShortFact, isSuccessor: item.schema.isSuccessor)
  }

  private func htmlBytes(of value: FieldValue, _ position: EntryIndex) -> [UInt8]? {
    html(of: value, position).map { Array($0.utf8) }
  }

  // MARK: Details

  private func detail(
    _ value: FieldValue, _ schema: FieldSchema, of position: EntryIndex
  ) -> OtherFields.Detail? {
    var detail = OtherFields.Detail(label: schema.label)
    switch value {
    case .list(let items):
      let rows = items.compactMap { if case .record(let fields) = $0.value { fields } else { nil } }
      let references = items.compactMap {
        if case .reference(let reference) = $0.value { reference } else { nil }
      }
      if !rows.isEmpty, rows.allSatisfy(\.isFlat) {
        detail.table = table(rows, of: position)
      } else if !rows.isEmpty {
        detail.html = htmlBytes(of: value, position)
      } else {
        detail.isWide = false
        detail.links = references.map { referenceLink($0).link }
        if references.isEmpty { detail.html = htmlBytes(of: value, position) }
      }
    case .map(let items): detail.pairs = mapPairs(items, schema, of: position)
    case .record(let fields):
      detail.pairs = recordFacts(fields, of: position).map {
        OtherFields.Pair(label: $0.label, html: Array($0.html.utf8))
      }
    case .entries(let parts):
      detail.sections = parts.sections.map { section($0, of: position) }
    case .markdown(let document):
      detail.html = html(0..<document.html.bytes.count, of: document, position)
    case .text(let text):
      detail.isWide = false
      detail.html = Array(paragraphs(text).utf8)
    case .assignments: return nil
    case .any: detail.html = htmlBytes(of: value, position)
    case .integer, .number, .boolean, .date, .duration, .quantity, .choice, .reference:
      detail.html = htmlBytes(of: value, position)
    }
    return detail.isEmpty ? nil : detail
  }

  private func mapPairs(
    _ items: [FieldValue.MapItem], _ schema: FieldSchema, of position: EntryIndex
  ) -> [OtherFields.Pair] {
    let levels = schema.matrixConstraint.flatMap { graph.matrix($0.matrix) }?.levels ?? []
    return items.compactMap { item in
      guard let html = htmlBytes(of: item.field.value, position) else { return nil }
      let link = referenceLink(item.key).link
      let color: String? =
        if case .choice(let choice, _) = item.field.value {
          levels.first { $0.id == choice.id }?.color.className
        } else { nil }
      return OtherFields.Pair(
        label: link.title, href: link.href, html: html, color: color)
    }
  }

  /// Returns a table with one row for each record and one column for each field that any record
  /// has.
  private func table(_ rows: [Fields], of position: EntryIndex) -> OtherFields.Table {
    let cells = rows.map { row in
      Dictionary(
        row.items.map { ($0.schema.name, htmlBytes(of: $0.field.value, position)) },
        uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    let columns = rows.flatMap(\.items).map(\.schema).filter { seen.insert($0.name).inserted }
    return OtherFields.Table(
      columns: columns.map { OtherFields.Column(label: $0.label) },
      rows: cells.map { row in
        OtherFields.Row(
          cells: columns.map { OtherFields.Cell(html: row[$0.name].flatMap(\.self)) })
      })
  }

  private func section(_ section: PartSection, of position: EntryIndex) -> OtherFields.Section {
    OtherFields.Section(
      label: section.label,
      parts: section.parts.map { part in
        OtherFields.Part(
          id: part.name, title: part.hasTitle ? part.title : nil, anchor: part.anchor,
          pairs: partFacts(part.fields, of: position)
            .filter { section.label == nil || $0.name != "section" }
            .map { OtherFields.Pair(label: $0.label, html: Array($0.html.utf8)) },
          usedBy: users(of: part, position))
      })
  }

  // MARK: Matrices

  /// True for a map whose values are all shown as examples in the entry's matrix cells.
  private func isShownWithCells(_ item: Fields.Item, of position: EntryIndex) -> Bool {
    guard case .map(let items) = item.field.value else { return false }
    return items.allSatisfy { value in
      guard let target = target(of: value.key),
        graph.example(of: position, for: target)?.schema.name == item.schema.name
      else { return false }
      return graph.matrices.contains { matrix in
        let levels: [Matrix.Level]
        if let row = matrix.rows.position(of: position) {
          let column = matrix.columns.position(of: target)
          levels = column.map { matrix.levels(row: row, column: $0) } ?? []
        } else if let row = matrix.rows.position(of: target),
          let column = matrix.columns.position(of: position),
          graph.example(of: target, for: position) == nil
        {
          levels = matrix.levels(row: row, column: column)
        } else {
          levels = []
        }
        return levels.contains(where: \.isApplicable)
      }
    }
  }
}

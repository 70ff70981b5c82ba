internal import ContentFormat
internal import ContentModel
internal import Markdown

extension FieldSchema {
  /// Whether the values of this field fit on a line, so that they are shown with the facts of an entry.
  var isFact: Bool {
    switch type {
    case .string, .integer, .number, .boolean, .date, .duration, .url, .enumeration, .reference:
      true
    case .list(let element):
      switch element.type {
      case .integer, .number, .boolean, .date, .duration, .enumeration: true
      case .string, .text, .markdown, .url, .list, .map, .record, .reference, .assignments,
        .entries, .any:
        false
      }
    case .text, .markdown, .map, .record, .assignments, .entries, .any: false
    }
  }
}

/// The declared fields that a template does not show by name, shown by their types alone: this is how
/// an entry of any collection is shown without a template of its own.
extension SiteRenderer {
  /// The other fields of an entry: those that fit on a line, and those that need more room.
  func otherFields(
    _ position: Int, _ schema: CollectionSchema
  ) -> (facts: TemplateValue?, details: TemplateValue?) {
    let named = theme.shownFields[schema.name] ?? []
    let declared = Set(schema.fields.map(\.name))
    var anchors = AnchorNames()
    var facts: [TemplateObject] = []
    var details: [TemplateObject] = []
    for item in graph.entries[position].fields.items {
      let name = item.schema.name
      guard declared.contains(name), !named.contains(name) else { continue }
      if item.schema.isFact {
        if let fact = fact(item, of: position) { facts.append(fact) }
      } else if !isShownWithCells(item, of: position),
        var detail = detail(item.field.value, item.schema, of: position)
      {
        let anchor = anchors.anchor(for: name)
        detail["anchor"] = .text("field.\(anchor.isEmpty ? "\(details.count)" : anchor)")
        details.append(detail)
      }
    }
    return (.group(facts), .group(details))
  }

  // MARK: Facts

  /// The most characters of a fact that shares its line with others.
  private static let longestShortFact = 48

  private func fact(_ item: Fields.Item, of position: Int) -> TemplateObject? {
    let values: [FieldValue] =
      if case .list(let items) = item.field.value { items.map(\.value) } else { [item.field.value] }
    let html = values.compactMap { self.html(of: $0, position) }.filter { !$0.isEmpty }
    guard !html.isEmpty else { return nil }
    let length = text(item.field.value)?.count ?? 0
    return TemplateObject([
      "label": .text(item.schema.label),
      "values": .list(html.map { TemplateObject(["html": .html($0)]) }),
      "long": .flag(length > Self.longestShortFact),
      "successor": .flag(item.schema.isSuccessor),
    ])
  }

  // MARK: Details

  private func detail(
    _ value: FieldValue, _ schema: FieldSchema, of position: Int
  ) -> TemplateObject? {
    var names = TemplateObject([
      "label": .text(schema.label), "anchor": nil, "wide": .flag(true), "html": nil, "links": nil,
      "pairs": nil, "table": nil, "sections": nil,
    ])
    switch value {
    case .list(let items):
      let rows = items.compactMap { if case .record(let fields) = $0.value { fields } else { nil } }
      let references = items.compactMap {
        if case .reference(let reference) = $0.value { reference } else { nil }
      }
      if !rows.isEmpty {
        names["table"] = .object(table(rows, of: position))
      } else {
        names["wide"] = .flag(false)
        names["links"] = .group(references.map { linkNames($0) })
        if references.isEmpty { names["html"] = html(of: value, position).map { .html($0) } }
      }
    case .map(let items): names["pairs"] = .group(mapPairs(items, schema, of: position))
    case .record(let fields):
      names["pairs"] = .group(
        partFacts(fields, of: position).map { pair($0.label, html: $0.html) })
    case .entries(let parts):
      names["sections"] = .group(parts.sections.map { section($0, of: position) })
    case .markdown(let document):
      names["html"] = .html(html(0..<document.html.bytes.count, of: document, position))
    case .text(let text):
      names["wide"] = .flag(false)
      names["html"] = .html("<p>\(escapedHTML(text))</p>")
    case .assignments, .any: return nil
    case .integer, .number, .boolean, .date, .duration, .choice, .reference:
      names["html"] = html(of: value, position).map { .html($0) }
    }
    let kinds = ["html", "links", "pairs", "table", "sections"]
    return kinds.contains { names[$0]?.isTrue ?? false } ? names : nil
  }

  private func linkNames(_ reference: Reference) -> TemplateObject {
    let names = referenceNames(reference)
    return TemplateObject([
      "title": names["title"], "href": names["href"], "description": names["description"],
    ])
  }

  private func pair(
    _ label: String, href: String? = nil, html: String, color: String? = nil
  ) -> TemplateObject {
    TemplateObject([
      "label": .text(label), "href": .text(href), "html": .html(html), "color": .text(color),
    ])
  }

  private func mapPairs(
    _ items: [FieldValue.MapItem], _ schema: FieldSchema, of position: Int
  ) -> [TemplateObject] {
    let levels = schema.heldAgainst.flatMap { graph.matrix($0.matrix) }?.levels ?? []
    return items.compactMap { item in
      guard let html = html(of: item.field.value, position) else { return nil }
      let target = target(of: item.key)
      let color: String? =
        if case .choice(let choice, _) = item.field.value {
          levels.first { $0.id == choice.id }?.color
        } else { nil }
      return pair(
        target.map { graph.entries[$0].title } ?? item.key.id,
        href: target.map { siteMap.href(entry: $0) }, html: html, color: color)
    }
  }

  /// Records as the rows of a table, with a column for each field that one of them has.
  private func table(_ rows: [Fields], of position: Int) -> TemplateObject {
    let cells = rows.map { row in
      Dictionary(
        row.items.map { ($0.schema.name, html(of: $0.field.value, position)) },
        uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    let columns = rows.flatMap(\.items).map(\.schema).filter { seen.insert($0.name).inserted }
    return TemplateObject([
      "columns": .list(columns.map { TemplateObject(["label": .text($0.label)]) }),
      "rows": .list(
        cells.map { row in
          TemplateObject([
            "cells": .list(
              columns.map { column in
                TemplateObject(["html": row[column.name].flatMap(\.self).map { .html($0) }])
              })
          ])
        }),
    ])
  }

  private func section(_ section: PartSection, of position: Int) -> TemplateObject {
    TemplateObject([
      "label": .text(section.label),
      "parts": .list(
        section.parts.map { part in
          let pairs = partFacts(part.fields, of: position)
            .filter { section.label == nil || $0.name != "section" }
            .map { pair($0.label, html: $0.html) }
          let users = users(of: part, position)
          return TemplateObject([
            "id": .text(part.id), "title": .text(part.title == part.id ? nil : part.title),
            "anchor": .text(part.anchor), "filled": .flag(!pairs.isEmpty || users != nil),
            "pairs": .group(pairs), "used_by": users,
          ])
        }),
    ])
  }

  // MARK: Matrices

  /// True for a map whose values are all shown with the entry's cells, as their examples.
  private func isShownWithCells(_ item: Fields.Item, of position: Int) -> Bool {
    guard case .map(let items) = item.field.value else { return false }
    return items.allSatisfy { value in
      guard let target = target(of: value.key),
        exampleItem(position, target)?.schema.name == item.schema.name
      else { return false }
      return graph.matrices.contains { matrix in
        let level: Matrix.Level?
        if let row = matrix.rows.position(of: position) {
          level = matrix.columns.position(of: target).flatMap { matrix.level(row: row, column: $0) }
        } else if let row = matrix.rows.position(of: target),
          let column = matrix.columns.position(of: position), exampleItem(target, position) == nil
        {
          level = matrix.level(row: row, column: column)
        } else {
          level = nil
        }
        return level?.isApplicable ?? false
      }
    }
  }
}

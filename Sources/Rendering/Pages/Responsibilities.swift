internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// For each matrix with levels in which the entry is a row or a column: what its cells say, with
  /// the reason, the example and the notes of each.
  func responsibilities(_ position: Int) -> TemplateValue? {
    .group(
      graph.matrices.compactMap { matrix in
        guard !matrix.levels.isEmpty, let across = matrix.otherAxis(of: position) else {
          return nil
        }
        let row = matrix.rows.position(of: position)
        let column = matrix.columns.position(of: position)
        let groups = across.groups.map { group in
          let duties = group.range.compactMap { index in
            duty(matrix, row: row ?? index, column: column ?? index, across: across.headers[index])
          }
          return TemplateObject(["label": .text(group.label), "rows": .group(duties)])
        }
        let title = graph.entries[matrix.entry].title
        return TemplateObject([
          "title": .text(title), "href": .text(siteMap.href(entry: matrix.entry)),
          "caption": .text("\(title): \(graph.entries[position].title)"),
          "duties_href": .text(dutiesHref(matrix, of: position)), "cell_groups": .group(groups),
          "totals": counts(
            matrix, row == nil ? matrix.counts(column: column) : matrix.counts(row: row)),
        ])
      })
  }

  private func duty(
    _ matrix: Matrix, row: Int, column: Int, across: Matrix.Header
  ) -> TemplateObject? {
    guard let cell = matrix[row, column], let level = matrix.level(row: row, column: column) else {
      return nil
    }
    let rowEntry = matrix.rows.headers[row].entry
    let columnEntry = matrix.columns.headers[column].entry
    let anchor = graph.cellAnchor(row: rowEntry, column: columnEntry)
    return TemplateObject([
      "title": .text(graph.entries[across.entry].title),
      "href": .text(siteMap.href(entry: across.entry)),
      "anchor": .text(graph.cellAnchor(across.entry, in: matrix)), "letter": .text(level.letter),
      "level": .text(level.label), "level_id": .text(level.id), "color": .text(level.color),
      "applicable": .flag(level.isApplicable), "marked": .flag(!cell.marks.isEmpty),
      "marks": marks(cell.marks, of: matrix),
      "because": reason(matrix, rowEntry, columnEntry),
      "example": example(rowEntry, columnEntry) ?? example(columnEntry, rowEntry),
      "notes": .group(cell.notes.numbers.compactMap { note(matrix, $0) }),
      "cell_href": .text(siteMap.href(entry: matrix.entry, anchor: anchor)),
    ])
  }

  /// Marks of a matrix, by position.
  func marks(_ marks: [Int], of matrix: Matrix) -> TemplateValue? {
    .group(
      marks.map { matrix.marks[$0] }.map {
        TemplateObject([
          "id": .text($0.id), "sign": .text(matrix.shownSign(of: $0)), "label": .text($0.label),
          "meaning": .text($0.meaning),
        ])
      })
  }

  /// How often each level stands there, and its share in whole percents.
  func counts(_ matrix: Matrix, _ counts: [Int]) -> TemplateValue? {
    let shares = percentages(counts)
    return .group(
      zip(matrix.levels, zip(counts, shares)).map { level, numbers in
        TemplateObject([
          "level": .text(level.label), "label": .text(level.label), "level_id": .text(level.id),
          "color": .text(level.color), "letter": .text(level.letter),
          "count": .text("\(numbers.0)"),
          "percent": .text("\(numbers.1)"),
        ])
      })
  }

  /// The reason that the row's entry, or else the column's, gives for a cell.
  func reason(_ matrix: Matrix, _ row: Int, _ column: Int) -> TemplateValue? {
    reasonText(matrix, row, column).map { .html(inline($0.document, of: $0.owner)) }
  }

  /// The reason for a cell as it is written, and the entry that gives it.
  func reasonText(
    _ matrix: Matrix, _ row: Int, _ column: Int
  ) -> (document: MarkdownDocument, owner: Int)? {
    for (owner, other) in [(row, column), (column, row)] {
      for item in graph.entries[owner].fields.items {
        guard case .assignments(let assignments) = item.field.value,
          case .assignments(let name) = item.schema.type,
          graph.entries[matrix.entry].id == name
        else { continue }
        let id = graph.entries[other].id
        let found = assignments.first { $0.of.contains { $0.id == id } }
        if let because = found?.because { return (because, owner) }
      }
    }
    return nil
  }

  /// What a map of the owner, keyed by the other's collection, says of the other.
  func example(_ owner: Int, _ other: Int) -> TemplateValue? {
    exampleField(owner, other).flatMap { value in
      if case .markdown(let document) = value { return .html(inline(document, of: owner)) }
      return text(value).map { .html(escapedHTML($0)) }
    }
  }

  func exampleField(_ owner: Int, _ other: Int) -> FieldValue? {
    exampleItem(owner, other)?.value
  }

  /// The value of the first map of the owner that has a key for the other, and the map's schema.
  func exampleItem(_ owner: Int, _ other: Int) -> (schema: FieldSchema, value: FieldValue)? {
    guard let collection = graph.collection(of: other)?.schema.name else { return nil }
    for item in graph.entries[owner].fields.items {
      guard case .map(let keys?, _) = item.schema.type, keys.collections.contains(collection),
        case .map(let items) = item.field.value,
        let found = items.first(where: { $0.key.id == graph.entries[other].id })
      else { continue }
      return (item.schema, found.field.value)
    }
    return nil
  }

  /// The page of an entry's duties; nil where the matrix's duties are not of its side.
  private func dutiesHref(_ matrix: Matrix, of position: Int) -> String? {
    guard let duties = matrix.duties, let header = matrix[duties.side].position(of: position),
      let index = graph.matrices.firstIndex(where: { $0.entry == matrix.entry })
    else { return nil }
    return siteMap.href(graph.dutiesRoute(matrix: index, of: header))
  }

  /// A footnote of the matrix's table.
  func note(_ matrix: Matrix, _ number: Int) -> TemplateObject? {
    let document = graph.entries[matrix.entry].document
    guard let footnote = document.footnotes.first(where: { $0.number == number }) else {
      return nil
    }
    return TemplateObject([
      "html": .html(html(footnote.html, of: document, matrix.entry, isElsewhere: true))
    ])
  }
}

/// Counts as whole percents, rounded; all 0 for no counts. Equal counts have equal shares, so the sum
/// may miss 100 by a little.
func percentages(_ counts: [Int]) -> [Int] {
  let total = counts.reduce(0, +)
  guard total > 0 else { return counts.map { _ in 0 } }
  return counts.map { ($0 * 200 + total) / (total * 2) }
}

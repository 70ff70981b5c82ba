internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// The page where entries of a matrix stand beside each other: all of them, or one and the next.
  func comparePage(_ index: Int, from header: Int?, _ page: SiteMap.Page) -> [UInt8] {
    let matrix = graph.matrices[index]
    guard let side = matrix.compared else { return [] }
    let headers = matrix[side].headers
    let chosen = header.map { [$0, $0 + 1] } ?? Array(headers.indices)
    func name(_ header: Int) -> String { graph.entries[headers[header].entry].title }
    let pair = header.map { "\(name($0)) · \(name($0 + 1))" }
    let title = pair.map { "\(word("compare")): \($0)" } ?? word("compare")
    let facts = PageFacts(title: title, description: word("compare_lead"), kind: "compare")
    let all = siteMap.href(graph.compareRoute(matrix: index))
    var crumbs = homeCrumbs
    if header != nil { crumbs.append(crumb(word("compare"), all)) }
    crumbs.append(crumb(pair ?? word("compare"), nil))
    let rows = matrix[side.other].headers.indices.map { across in
      (across, isDifferent: differs(matrix, side, chosen, across: across))
    }
    func names(_ isDifferent: Bool) -> [TemplateObject] {
      rows.filter { $0.isDifferent == isDifferent }
        .map { comparedRow(matrix, side, chosen, across: $0.0) }
    }
    let (different, same) = (names(true), names(false))
    let heads = chosen.map { header in
      TemplateObject([
        "key": .text(slug(headers[header])), "title": .text(name(header)),
        "href": .text(siteMap.href(entry: headers[header].entry)),
      ])
    }
    let pairs = headers.indices.dropLast().map { first in
      TemplateObject([
        "title": .text("\(name(first)) · \(name(first + 1))"),
        "href": .text(siteMap.href(graph.compareRoute(matrix: index, from: first))),
        "current": .flag(first == header),
      ])
    }
    let object: [String: TemplateValue?] = [
      "title": .text(title), "matrix_title": .text(graph.entries[matrix.entry].title),
      "matrix_href": .text(siteMap.href(entry: matrix.entry)), "all_href": .text(all),
      "choice_title": .text(humanized(graph.collections[matrix[side].collection].schema.plural)),
      "corner": .text(
        humanized(graph.collections[matrix[side.other].collection].schema.singular)),
      "is_all": .flag(header == nil), "span": .text("\(chosen.count + 1)"),
      "heads": .list(heads), "pairs": .group(pairs),
      "facts": comparedFacts(matrix[side], chosen),
      "different": .group(different), "same": .group(same),
      "different_count": .text("\(different.count)"), "same_count": .text("\(same.count)"),
    ]
    return render(
      "compare",
      root(page, facts, breadcrumbs: crumbs)
        .merging(TemplateObject(["compare": .object(TemplateObject(object))])))
  }

  private func differs(
    _ matrix: Matrix, _ side: Matrix.Side, _ chosen: [Int], across: Int
  ) -> Bool {
    let levels = chosen.map { header -> Int? in
      let place = matrix.place(header, of: side, across: across)
      return matrix[place.row, place.column]?.level
    }
    return Set(levels).count > 1
  }

  private func comparedRow(
    _ matrix: Matrix, _ side: Matrix.Side, _ chosen: [Int], across: Int
  ) -> TemplateObject {
    let header = matrix[side.other].headers[across]
    let cells = chosen.map { index in
      let place = matrix.place(index, of: side, across: across)
      let level = matrix.level(row: place.row, column: place.column)
      let rowEntry = matrix.rows.headers[place.row].entry
      let columnEntry = matrix.columns.headers[place.column].entry
      let marks = matrix[place.row, place.column]?.marks ?? []
      return TemplateObject([
        "key": .text(slug(matrix[side].headers[index])), "level": .text(level?.label),
        "level_id": .text(level?.id), "color": .text(level?.color),
        "letter": .text(level?.letter),
        "applicable": .flag(level?.isApplicable ?? false),
        "href": .text(cellHref(matrix, rowEntry, columnEntry)),
        "marks": self.marks(marks, of: matrix),
        "because": reason(matrix, rowEntry, columnEntry),
      ])
    }
    return TemplateObject([
      "key": .text(slug(header)), "title": .text(graph.entries[header.entry].title),
      "href": .text(siteMap.href(entry: header.entry)), "cells": .list(cells),
    ])
  }

  /// The fields with one of a few values: the least that two entries differ in.
  private func comparedFacts(_ axis: Matrix.Axis, _ chosen: [Int]) -> TemplateValue? {
    .group(
      graph.collections[axis.collection].schema.choices.compactMap { field in
        let values = chosen.map { header in
          graph.entries[axis.headers[header].entry].fields[field.name].flatMap { text($0.value) }
        }
        guard values.contains(where: { $0 != nil }) else { return nil }
        return TemplateObject([
          "label": .text(field.label), "differs": .flag(Set(values).count > 1),
          "cells": .list(
            zip(chosen, values).map { header, value in
              TemplateObject(["key": .text(slug(axis.headers[header])), "value": .text(value)])
            }),
        ])
      })
  }
}

extension CollectionSchema {
  /// The fields that have one of a few values, such as a risk.
  var choices: [FieldSchema] {
    fields.filter { if case .enumeration = $0.type { true } else { false } }
  }
}

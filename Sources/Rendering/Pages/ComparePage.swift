internal import ContentFormat
internal import ContentModel

/// The page that compares entries of a matrix side by side.
struct ComparePage: PageModel {
  static let template = PageTemplate.compare

  let compare: Comparison

  static let names: TemplateNames<Self> = ["compare": .object(\.compare)]
}

/// A comparison of entries on one axis of a matrix.
struct Comparison: TemplateModel {
  /// An entry to compare.
  struct Head: TemplateModel {
    let key: String
    let title: String
    let href: String

    static let names: TemplateNames<Self> = [
      "key": .text(\.key), "title": .text(\.title), "href": .text(\.href),
    ]
  }

  /// A link to the comparison of two consecutive entries.
  struct Pair: TemplateModel {
    let title: String
    let href: String
    let isCurrent: Bool

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "current": .flag(\.isCurrent),
    ]
  }

  /// A field with its value in each compared entry.
  struct Fact: TemplateModel {
    struct Cell: TemplateModel {
      let key: String
      let value: String?

      static let names: TemplateNames<Self> = ["key": .text(\.key), "value": .text(\.value)]
    }

    let label: String
    let differs: Bool
    let cells: [Cell]

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "differs": .flag(\.differs), "cells": .list(\.cells),
    ]
  }

  /// An entry of the other axis with a cell for each compared entry.
  struct Row: TemplateModel {
    struct Cell: TemplateModel {
      let key: String
      let levels: CellLevels
      let href: String
      let marks: [MatrixMark]
      let because: [UInt8]?

      static let names = TemplateNames(\Self.levels).merging([
        "key": .text(\.key), "href": .text(\.href), "marks": .group(\.marks),
        "because": .html(\.because),
      ])
    }

    let key: String
    let title: String
    let href: String
    let cells: [Cell]

    static let names: TemplateNames<Self> = [
      "key": .text(\.key), "title": .text(\.title), "href": .text(\.href),
      "cells": .list(\.cells),
    ]
  }

  let title: String
  let matrix: Link
  let allHref: String
  let choiceTitle: String
  let corner: String
  let isAll: Bool
  let heads: [Head]
  let pairs: [Pair]
  let facts: [Fact]
  let different: [Row]
  let same: [Row]

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "matrix_title": .text(\.matrix.title),
    "matrix_href": .text(\.matrix.href), "all_href": .text(\.allHref),
    "choice_title": .text(\.choiceTitle), "corner": .text(\.corner), "is_all": .flag(\.isAll),
    "span": .number { $0.heads.count + 1 }, "heads": .list(\.heads), "pairs": .group(\.pairs),
    "facts": .group(\.facts), "different": .group(\.different), "same": .group(\.same),
    "different_count": .number(\.different.count), "same_count": .number(\.same.count),
  ]
}

extension SiteRenderer {
  /// Returns the page that compares all entries of an axis, or only `header` and its successor.
  func comparePage(_ index: MatrixIndex, from header: Int?, _ page: SiteMap.Page) -> [UInt8] {
    let matrix = graph.matrices[index]
    guard let side = matrix.compared else { return [] }
    let headers = matrix[side].headers
    let chosen = header.map { [$0, $0 + 1] } ?? Array(headers.indices)
    func name(_ header: Int) -> String { graph.title(of: headers[header]) }
    let pair = header.map { "\(name($0)) · \(name($0 + 1))" }
    let title = pair.map { "\(word("compare")): \($0)" } ?? word("compare")
    let facts = PageMetadata(title: title, description: word("compare_lead"), kind: "compare")
    let all = siteMap.href(graph.compareRoute(matrix: index))
    var crumbs = homeCrumbs
    if header != nil { crumbs.append(Link(title: word("compare"), href: all)) }
    crumbs.append(Link(title: pair ?? word("compare"), href: nil))
    let rows = matrix[side.other].headers.indices.map { across in
      (across, isDifferent: differs(matrix, side, chosen, across: across))
    }
    func compared(_ isDifferent: Bool) -> [Comparison.Row] {
      rows.filter { $0.isDifferent == isDifferent }
        .map { comparedRow(matrix, side, chosen, across: $0.0) }
    }
    let comparison = Comparison(
      title: title, matrix: matrixLink(matrix), allHref: all,
      choiceTitle: humanized(plural(of: side, in: matrix)),
      corner: humanized(singular(of: side.other, in: matrix)),
      isAll: header == nil,
      heads: chosen.map { header in
        Comparison.Head(
          key: graph.slug(of: headers[header]), title: name(header),
          href: href(of: headers[header], in: matrix))
      },
      pairs: headers.indices.dropLast().map { first in
        Comparison.Pair(
          title: "\(name(first)) · \(name(first + 1))",
          href: siteMap.href(graph.compareRoute(matrix: index, from: first)),
          isCurrent: first == header)
      },
      facts: comparedFacts(matrix[side], chosen), different: compared(true),
      same: compared(false))
    return render(ComparePage(compare: comparison), on: root(page, facts, breadcrumbs: crumbs))
  }

  /// Returns a link to the page of a matrix.
  func matrixLink(_ matrix: Matrix) -> Link {
    Link(
      title: graph.entries[matrix.entry].title, href: siteMap.href(entry: matrix.entry))
  }

  private func differs(
    _ matrix: Matrix, _ side: Matrix.Side, _ chosen: [Int], across: Int
  ) -> Bool {
    let levels = chosen.map { header -> Set<Int> in
      let place = matrix.cellPosition(header, of: side, across: across)
      return Set(matrix[place.row, place.column]?.levels ?? [])
    }
    return Set(levels).count > 1
  }

  private func comparedRow(
    _ matrix: Matrix, _ side: Matrix.Side, _ chosen: [Int], across: Int
  ) -> Comparison.Row {
    let header = matrix[side.other].headers[across]
    return Comparison.Row(
      key: graph.slug(of: header), title: graph.title(of: header),
      href: href(of: header, in: matrix),
      cells: chosen.map { index in
        let place = matrix.cellPosition(index, of: side, across: across)
        return Comparison.Row.Cell(
          key: graph.slug(of: matrix[side].headers[index]),
          levels: cellLevels(matrix, place.row, place.column),
          href: cellHref(matrix, place.row, place.column),
          marks: marks(matrix[place.row, place.column]?.marks ?? [], of: matrix),
          because: explanation(of: matrix, row: place.row, column: place.column)
            .map { html(of: $0, in: matrix) })
      })
  }

  /// Returns the values of all fields of type `enum`, except those that no compared entry has.
  private func comparedFacts(_ axis: Matrix.Axis, _ chosen: [Int]) -> [Comparison.Fact] {
    (graph.schema(of: axis)?.choices ?? []).compactMap { field in
      let values = chosen.map { header in
        axis.headers[header].entry.flatMap { graph.entries[$0].fields[field.name] }
          .flatMap { text($0.value) }
      }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return Comparison.Fact(
        label: field.label, differs: Set(values).count > 1,
        cells: zip(chosen, values).map { header, value in
          Comparison.Fact.Cell(key: graph.slug(of: axis.headers[header]), value: value)
        })
    }
  }
}

extension CollectionSchema {
  /// The fields of type `enum`, such as a risk level.
  var choices: [FieldSchema] {
    fields.filter { if case .enumeration = $0.type { true } else { false } }
  }
}

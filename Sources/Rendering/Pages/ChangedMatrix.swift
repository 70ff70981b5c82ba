internal import Comparison
internal import ContentModel

/// A matrix with the old and the new text in each changed cell.
struct ChangedMatrix: TemplateModel {
  /// A column or row, with a word if it is new or gone.
  struct Line: TemplateModel {
    let title: String
    let state: String?

    static let names: TemplateNames<Self> = ["title": .text(\.title), "state": .text(\.state)]
  }

  /// A row with its cells.
  struct Row: TemplateModel {
    let title: String
    let state: String?
    let cells: [Cell]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "state": .text(\.state), "cells": .list(\.cells),
    ]
  }

  /// A cell. If nothing changed, `text` is its text.
  struct Cell: TemplateModel {
    let text: String?
    let from: String?
    let to: String?
    let sign: String?
    let meaning: String?

    static let names: TemplateNames<Self> = [
      "text": .text(\.text), "from": .text(\.from), "to": .text(\.to), "sign": .text(\.sign),
      "meaning": .text(\.meaning), "changed": .flag { $0.sign != nil },
    ]
  }

  /// A sign and its meaning.
  struct Sign: TemplateModel {
    let sign: String
    let meaning: String

    static let names: TemplateNames<Self> = ["sign": .text(\.sign), "meaning": .text(\.meaning)]
  }

  let anchor: String
  let title: String
  let href: String?
  let corner: String
  let columns: [Line]
  let rows: [Row]
  let signs: [Sign]

  static let names: TemplateNames<Self> = [
    "anchor": .text(\.anchor), "title": .text(\.title), "href": .text(\.href),
    "corner": .text(\.corner), "columns": .list(\.columns), "rows": .list(\.rows),
    "signs": .list(\.signs),
  ]
}

extension SiteRenderer {
  /// Returns a matrix of a recorded comparison.
  func changedMatrix(_ matrix: MatrixDifference, _ report: ChangeReport) -> ChangedMatrix {
    var kinds: [[String]: ChangeKind] = [:]
    for change in report.changes where change.subject.matrix == matrix.id {
      guard let row = change.subject.row, let column = change.subject.column else { continue }
      if kinds[[row, column]] == nil { kinds[[row, column]] = change.kind }
    }
    var used: Set<CellSign> = []
    let rows = zip(matrix.rows, matrix.cells).map { row, cells in
      ChangedMatrix.Row(
        title: row.title, state: state(row.state),
        cells: zip(matrix.columns, cells).map { column, cell in
          guard cell.isChanged else {
            return .init(text: cell.from, from: nil, to: nil, sign: nil, meaning: nil)
          }
          let sign = CellSign(kinds[[row.id, column.id]], row.state, column.state)
          used.insert(sign)
          return .init(
            text: nil, from: cell.from, to: cell.to, sign: sign.rawValue,
            meaning: word(sign.word))
        })
    }
    return ChangedMatrix(
      anchor: "changes.\(matrix.id)", title: matrix.title,
      href: graph.matrix(matrix.id).map { siteMap.href(entry: $0.entry) },
      corner: matrix.corner,
      columns: matrix.columns.map { .init(title: $0.title, state: state($0.state)) }, rows: rows,
      signs: CellSign.allCases.filter(used.contains).map {
        .init(sign: $0.rawValue, meaning: word($0.word))
      })
  }

  private func state(_ state: MatrixDifference.State) -> String? {
    switch state {
    case .added: word("change_new")
    case .removed: word("change_gone")
    case .kept: nil
    }
  }
}

/// The sign of a changed cell, so that colour is never the only cue.
private enum CellSign: String, CaseIterable {
  case moreDuty = "▲"
  case lessDuty = "▼"
  case other = "◆"
  case added = "+"
  case removed = "−"

  init(_ kind: ChangeKind?, _ row: MatrixDifference.State, _ column: MatrixDifference.State) {
    if row == .removed || column == .removed {
      self = .removed
    } else if row == .added || column == .added {
      self = .added
    } else {
      switch kind {
      case .dutyAdded?: self = .moreDuty
      case .dutyRemoved?: self = .lessDuty
      default: self = .other
      }
    }
  }

  /// The key of its meaning among the words of the theme.
  var word: String {
    switch self {
    case .moreDuty: "sign_more_duty"
    case .lessDuty: "sign_less_duty"
    case .other: "sign_other"
    case .added: "sign_added"
    case .removed: "sign_removed"
    }
  }
}

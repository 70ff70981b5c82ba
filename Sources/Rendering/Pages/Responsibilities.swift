internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The cells in an entry's row or column of a matrix.
struct Responsibility: TemplateModel {
  /// The cells in one group of the other axis.
  struct Group: TemplateModel {
    let label: String?
    let rows: [Duty]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "rows": .group(\.rows)]
  }

  /// A cell with its reason, example and notes.
  struct Duty: TemplateModel {
    let title: String
    let href: String
    let anchor: String
    let levels: CellLevels
    let marks: [MatrixMark]
    let because: [UInt8]?
    let example: CellExample?
    let notes: [Note]
    let cellHref: String

    static let names = TemplateNames(\Self.levels).merging([
      "title": .text(\.title), "href": .text(\.href), "anchor": .text(\.anchor),
      "marked": .flag { !$0.marks.isEmpty }, "marks": .group(\.marks),
      "because": .html(\.because), "example": .html(\.example?.html),
      "example_label": .text(\.example?.label), "notes": .group(\.notes),
      "cell_href": .text(\.cellHref),
    ])
  }

  /// A footnote of the matrix table.
  struct Note: TemplateModel {
    let html: [UInt8]

    static let names: TemplateNames<Self> = ["html": .html(\.html)]
  }

  let matrix: Link
  let caption: String
  /// The question that the levels answer, if the matrix has one.
  let question: String?
  let dutiesHref: String?
  let groups: [Group]
  let totals: [LevelCount]

  static let names = TemplateNames(\Self.matrix).merging([
    "caption": .text(\.caption), "question": .text(\.question), "duties_href": .text(\.dutiesHref),
    "cell_groups": .group(\.groups), "totals": .group(\.totals),
  ])
}

/// The value for a cell in a map field, such as an example.
struct CellExample {
  /// The label of the field.
  let label: String
  let html: [UInt8]
}

/// The texts that explain a cell.
enum CellExplanation {
  /// The texts of an assignment, and the entry that contains it.
  case assignment(Assignment, owner: EntryIndex)
  /// The footnotes with these numbers.
  case notes([Int])
}

extension SiteRenderer {
  /// Returns the cells of an entry in every matrix with levels that has the entry on an axis.
  func responsibilities(_ position: EntryIndex) -> [Responsibility] {
    graph.matrices.compactMap { matrix in
      guard !matrix.levels.isEmpty, let across = matrix.otherAxis(of: position) else {
        return nil
      }
      let row = matrix.rows.position(of: position)
      let column = matrix.columns.position(of: position)
      let link = matrixLink(matrix)
      return Responsibility(
        matrix: link, caption: "\(link.title): \(graph.entries[position].title)",
        question: matrix.question,
        dutiesHref: dutiesHref(matrix, of: position),
        groups: across.groups.map { group in
          Responsibility.Group(
            label: group.label,
            rows: group.range.compactMap { index in
              duty(
                matrix, row: row ?? index, column: column ?? index, across: across.headers[index])
            })
        },
        totals: counts(
          matrix, row == nil ? matrix.counts(column: column) : matrix.counts(row: row)))
    }
  }

  private func duty(
    _ matrix: Matrix, row: Int, column: Int, across: Matrix.Header
  ) -> Responsibility.Duty? {
    guard let cell = matrix[row, column], !cell.levels.isEmpty else { return nil }
    let rowEntry = matrix.rows.headers[row].entry
    let columnEntry = matrix.columns.headers[column].entry
    return Responsibility.Duty(
      title: graph.title(of: across), href: href(of: across, in: matrix),
      anchor: graph.cellAnchor(across, in: matrix), levels: cellLevels(matrix, row, column),
      marks: marks(cell.marks, of: matrix), because: reason(matrix, row, column),
      example: example(rowEntry, columnEntry) ?? example(columnEntry, rowEntry),
      notes: cell.notes.numbers.compactMap {
        note(matrix, $0).map { Responsibility.Note(html: $0) }
      },
      cellHref: siteMap.href(entry: matrix.entry, anchor: cellAnchor(matrix, row, column)))
  }

  /// Returns the texts that explain a cell: those of its assignment, or else its footnotes. Pages that list the
  /// footnotes themselves need only ``reason(_:_:_:)``.
  ///
  /// - Parameter level: The level whose assignment takes precedence, if the cell has several.
  func explanation(
    of matrix: Matrix, row: Int, column: Int, level: Int? = nil
  ) -> CellExplanation? {
    if let found = graph.assignment(of: matrix, row: row, column: column, level: level) {
      return .assignment(found.assignment, owner: found.owner)
    }
    let numbers = matrix[row, column]?.notes.numbers ?? []
    return numbers.isEmpty ? nil : .notes(numbers)
  }

  /// Returns the texts that explain a cell of a matrix as HTML.
  func html(of explanation: CellExplanation, in matrix: Matrix) -> [UInt8] {
    switch explanation {
    case .assignment(let assignment, let owner): html(of: assignment, of: owner)
    case .notes(let numbers):
      Array(
        numbers.compactMap { note(matrix, $0).map(Self.withoutParagraph) }
          .joined(separator: Array("<br>".utf8)))
    }
  }

  /// Returns the texts that explain a cell of a matrix on one line, without markup.
  func text(of explanation: CellExplanation, in matrix: Matrix) -> String {
    switch explanation {
    case .assignment(let assignment, _):
      assignment.documents.map(\.text.string.singleLine).joined(separator: " ")
    case .notes(let numbers):
      numbers.compactMap { number in
        graph.entries[matrix.source].document.footnotes.first { $0.number == number }?
          .text.singleLine
      }.joined(separator: " ")
    }
  }

  /// Returns the contents of a paragraph, or other HTML as it is.
  private static func withoutParagraph(_ html: [UInt8]) -> [UInt8] {
    let (open, close) = (Array("<p>".utf8), Array("</p>".utf8))
    let text = html[..<(html.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0)]
    guard text.starts(with: open), text.suffix(close.count).elementsEqual(close) else {
      return html
    }
    let inner = text.dropFirst(open.count).dropLast(close.count)
    return inner.firstRange(of: open) == nil ? Array(inner) : html
  }

  /// Returns the reason for a cell as HTML, with the part of each party. The row's entry takes precedence
  /// over the column's.
  func reason(_ matrix: Matrix, _ row: Int, _ column: Int) -> [UInt8]? {
    graph.assignment(of: matrix, row: row, column: column).map {
      html(of: $0.assignment, of: $0.owner)
    }
  }

  /// Returns the texts of an assignment as HTML.
  func html(of assignment: Assignment, of owner: EntryIndex) -> [UInt8] {
    var html = assignment.because.map { inline($0, of: owner) } ?? []
    for (text, key) in [
      (assignment.provider, "provider_part"), (assignment.customer, "customer_part"),
    ] {
      guard let text else { continue }
      if !html.isEmpty { html.append("<br>") }
      html.append("<b>\(escapedHTML(word(key))):</b> ")
      html += inline(text, of: owner)
    }
    return html
  }

  /// Returns the value for `other` in the first map of `owner` keyed by its collection, with the
  /// label of the map. Nil without entries.
  func example(_ owner: EntryIndex?, _ other: EntryIndex?) -> CellExample? {
    guard let owner, let other, let (schema, value) = graph.example(of: owner, for: other) else {
      return nil
    }
    if case .markdown(let document) = value {
      return CellExample(label: schema.label, html: inline(document, of: owner))
    }
    return text(value).map {
      CellExample(label: schema.label, html: Array(escapedHTML($0).utf8))
    }
  }

  /// Returns the URL path of an entry's duties page, or nil if the entry is not on the axis that
  /// declares duties.
  private func dutiesHref(_ matrix: Matrix, of position: EntryIndex) -> String? {
    guard let duties = matrix.duties, let header = matrix[duties.side].position(of: position),
      let index = graph.matrices.firstIndex(where: { $0.entry == matrix.entry })
    else { return nil }
    return siteMap.href(graph.dutiesRoute(matrix: index, of: header))
  }

  /// Returns a footnote of the matrix table as HTML.
  func note(_ matrix: Matrix, _ number: Int) -> [UInt8]? {
    let document = graph.entries[matrix.source].document
    guard let footnote = document.footnotes.first(where: { $0.number == number }) else {
      return nil
    }
    return html(footnote.html, of: document, matrix.source, isElsewhere: true)
  }
}

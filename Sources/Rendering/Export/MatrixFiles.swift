internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Returns the duties of a matrix, or of one header, as CSV. Empty for a matrix without duties.
  func dutyTable(_ matrix: Matrix, of header: Int?) -> [UInt8] {
    matrix.duties.map { CSV.bytes(dutyRows(matrix, $0, of: header)) } ?? []
  }

  /// Returns the matrix as CSV: a header for each column, and the text of each cell.
  func table(_ matrix: Matrix) -> [UInt8] {
    let document = graph.entries[matrix.entry].document
    let head =
      [matrix.corner] + matrix.columns.headers.map { graph.entries[$0.entry].title }
    let rows = matrix.rows.headers.enumerated().map { row, header in
      [graph.entries[header.entry].title]
        + matrix.columns.headers.indices.map { column -> String in
          guard let cell = matrix[row, column] else { return "" }
          if let level = matrix.level(row: row, column: column) {
            return level.label + cell.marks.map { matrix.marks[$0].sign }.joined()
          }
          if let number = cell.number { return Int(exactly: number).map { "\($0)" } ?? "\(number)" }
          return plainText(Array(document.html.bytes[cell.html]))
        }
    }
    return CSV.bytes([head] + rows)
  }

  // MARK: JSON

  /// All data of a matrix.
  func json(_ matrix: Matrix) -> [UInt8] {
    let related = RelatedEntries(matrix, in: graph)
    let companions = graph.matrices.filter {
      $0.kind == .text && $0.rows.collection == matrix.rows.collection
        && $0.columns.collection == matrix.columns.collection
    }
    func axis(_ side: Matrix.Side) -> JSONValue {
      let groups = matrix[side].groups
      return .list(
        matrix[side].headers.enumerated().map { index, header in
          .object([
            ("id", .text(slug(header))), ("title", .text(graph.entries[header.entry].title)),
            ("href", .text(siteMap.href(entry: header.entry))),
            ("group", .text(groups.first { $0.range.contains(index) }?.label)),
          ])
        })
    }
    let value = JSONValue.object([
      ("id", .text(graph.entries[matrix.entry].id)),
      ("title", .text(graph.entries[matrix.entry].title)),
      ("rows", axis(.rows)), ("columns", axis(.columns)),
      (
        "levels",
        .some(
          matrix.levels.map {
            .object([
              ("id", .text($0.id)), ("label", .text($0.label)), ("letter", .text($0.letter)),
              ("color", .text($0.color)), ("meaning", .text($0.meaning)),
              ("applicable", .flag($0.isApplicable)),
            ])
          })
      ),
      (
        "marks",
        .some(
          matrix.marks.map {
            .object([
              ("id", .text($0.id)), ("sign", .text(matrix.shownSign(of: $0))),
              ("label", .text($0.label)),
              ("meaning", .text($0.meaning)),
            ])
          })
      ),
      (
        "entries",
        .some(
          related.entries.map { entry in
            .object([
              ("title", .text(graph.entries[entry].title)),
              ("href", .text(siteMap.href(entry: entry))),
              ("collection", .text(graph.entries[entry].collection.map { title(of: $0) })),
            ])
          })
      ),
      (
        "cells",
        .list(
          matrix.rows.headers.indices.map { row in
            .list(
              matrix.columns.headers.indices.map { column in
                cellJSON(matrix, row, column, related, companions)
              })
          })
      ),
    ])
    var output: [UInt8] = []
    output.reserveCapacity(1 << 16)
    value.write(to: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func cellJSON(
    _ matrix: Matrix, _ row: Int, _ column: Int, _ related: RelatedEntries, _ companions: [Matrix]
  ) -> JSONValue {
    let rowEntry = matrix.rows.headers[row].entry
    let columnEntry = matrix.columns.headers[column].entry
    let document = graph.entries[matrix.entry].document
    let cell = matrix[row, column]
    let level = matrix.level(row: row, column: column)
    let isProse = level == nil && cell?.number == nil
    let reason: JSONValue? = reason(matrix, rowEntry, columnEntry).map { .html($0) }
    let example: JSONValue? = (example(rowEntry, columnEntry) ?? example(columnEntry, rowEntry))
      .map { .html($0) }
    let notes: [JSONValue] = (cell?.notes.numbers ?? []).compactMap { number in
      note(matrix, number).map { .html($0) }
    }
    let also = companions.compactMap { other -> JSONValue? in
      guard other.entry != matrix.entry, let row = other.rows.position(of: rowEntry),
        let column = other.columns.position(of: columnEntry), let cell = other[row, column]
      else { return nil }
      let text = self.html(
        cell.html, of: graph.entries[other.entry].document, other.entry, isElsewhere: true)
      return .object([
        ("title", .text(graph.entries[other.entry].title)), ("html", .html(text)),
      ])
    }
    return .object([
      ("level", .text(level?.id)),
      ("marks", .some((cell?.marks ?? []).map { .text(matrix.marks[$0].id) })),
      ("number", cell?.number.map { .number($0) }),
      (
        "html",
        isProse
          ? cell.map {
            .html(self.html($0.html, of: document, matrix.entry, isElsewhere: true))
          } : nil
      ),
      ("because", reason),
      ("example", level?.isApplicable == false ? nil : example),
      ("notes", .some(notes)),
      ("also", .some(also)),
      ("related", .some(related.of(row: row, column: column).map { .number(Double($0)) })),
      ("href", .text(cellHref(matrix, rowEntry, columnEntry))),
    ])
  }
}

/// Returns HTML as plain text, without tags and with the character references of the renderer
/// resolved.
func plainText(_ html: [UInt8]) -> String {
  var bytes: [UInt8] = []
  var isTag = false
  for byte in html {
    if byte == UInt8(ascii: "<") { isTag = true }
    if !isTag { bytes.append(byte) }
    if byte == UInt8(ascii: ">") { isTag = false }
  }
  return String(decoding: bytes, as: UTF8.self)
    .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}

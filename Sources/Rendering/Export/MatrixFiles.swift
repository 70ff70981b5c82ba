internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Returns the files that accompany the pages of matrices: each matrix as JSON and as CSV, and
  /// its duties as CSV.
  func matrixFiles() -> [RenderedFile] {
    var files: [RenderedFile] = []
    for (index, matrix) in graph.matrices.enumerated() {
      let route = siteMap.entryRoutes[matrix.entry]
      files.append(
        RenderedFile(path: siteMap.filePath(route, "csv"), bytes: CSV.bytes(csvRows(matrix))))
      files.append(RenderedFile(path: siteMap.filePath(route, "json"), bytes: json(matrix)))
      guard let duties = matrix.duties else { continue }
      let headers: [Int?] = [nil] + matrix[duties.side].headers.indices.map { $0 }
      for header in headers {
        let route = graph.dutiesRoute(matrix: index, of: header)
        let rows = dutyRows(matrix, duties, of: header)
        files.append(
          RenderedFile(path: siteMap.filePath(route, "csv"), bytes: CSV.bytes(rows)))
      }
    }
    return files
  }

  /// Returns the table with a header row. Each cell contains the level with its marks, the number,
  /// or the plain text.
  private func csvRows(_ matrix: Matrix) -> [[String]] {
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
    return [head] + rows
  }

  // MARK: JSON

  private func json(_ matrix: Matrix) -> [UInt8] {
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
    func html(_ value: TemplateValue?) -> JSONValue? {
      if case .html(let bytes)? = value { .html(bytes) } else { nil }
    }
    let isProse = level == nil && cell?.number == nil
    let example = example(rowEntry, columnEntry) ?? example(columnEntry, rowEntry)
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
      ("because", html(reason(matrix, rowEntry, columnEntry))),
      ("example", level?.isApplicable == false ? nil : html(example)),
      (
        "notes",
        .some((cell?.notes.numbers ?? []).compactMap { html(note(matrix, $0)?["html"]) })
      ),
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

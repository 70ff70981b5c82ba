internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The rows and columns of a new entry in the tables of the matrices that have its collection on one
/// of their sides.
struct MatrixAdditions {
  /// A changed file.
  struct Change: Sendable {
    /// Path below the content folder.
    let path: String
    let old: [UInt8]
    let new: [UInt8]
  }

  /// The new entry.
  struct Header {
    let collection: CollectionIndex
    /// Path of its file below the content folder.
    let path: String
    let title: String
    /// The texts of its fields that have one.
    let fields: [String: String]
  }

  private let graph: ContentGraph
  private let content: String
  private let header: Header

  /// Returns the changes of all tables.
  ///
  /// - Throws: ``EnvironmentError`` if no matrix has the collection as rows or columns, or if a
  ///   table cannot be changed.
  static func changes(for header: Header, in graph: ContentGraph, content: String) throws
    -> [Change]
  {
    let additions = MatrixAdditions(graph: graph, content: content, header: header)
    let matrices = graph.matrices.filter {
      $0.table != nil && !additions.sides(of: $0).isEmpty
    }
    guard !matrices.isEmpty else {
      let plural = graph.collections[header.collection].schema.plural
      throw EnvironmentError("no matrix with a table has \(plural) as rows or columns")
    }
    var changes: [String: (old: [UInt8], new: [UInt8])] = [:]
    // From the end of a file to its start, so that the ranges of the other tables stay right.
    let ordered = matrices.sorted {
      additions.range(of: $0).lowerBound > additions.range(of: $1).lowerBound
    }
    for matrix in ordered {
      let path = graph.entries[matrix.source].path
      let old = try changes[path]?.old ?? FileSystem.read("\(content)/\(path)")
      let new = try additions.adding(to: matrix, in: changes[path]?.new ?? old)
      changes[path] = (old, new)
    }
    return changes.map { Change(path: $0.key, old: $0.value.old, new: $0.value.new) }
      .sorted { $0.path < $1.path }
  }

  private func sides(of matrix: Matrix) -> [Matrix.Side] {
    [.rows, .columns].filter { matrix[$0].collection == header.collection }
  }

  /// Returns the bytes of the lines of a matrix's table, without the newline after the last one.
  private func range(of matrix: Matrix) -> Range<Int> {
    let tables = graph.entries[matrix.source].document.tables
    guard let number = matrix.table, tables.indices.contains(number),
      let first = tables[number].rows.first?.range, let last = tables[number].rows.last?.range
    else { return 0..<0 }
    return Int(first.start)..<max(Int(first.start), Int(last.end))
  }

  private func adding(to matrix: Matrix, in bytes: [UInt8]) throws -> [UInt8] {
    let page = graph.entries[matrix.source]
    let table = page.document.tables[matrix.table ?? 0]
    guard case (let range, var written)? = WrittenTable.find(table, in: page, bytes) else {
      throw EnvironmentError(
        "the table in \(page.displayPath) is too irregular: add the row by hand")
    }
    let value = matrix.empty.map { matrix.levels[$0].label } ?? "…"
    for side in sides(of: matrix) {
      let name = headerText(matrix, side, in: page)
      switch side {
      case .columns: written.addColumn(name, value)
      case .rows:
        let cells = table.rows[0].cells.dropFirst().map { _ in value }
        let both = matrix.columns.collection == header.collection ? [value] : []
        // The new row comes before the new column.
        written.addRow([name] + cells + both, after: rowBefore(matrix, table))
      }
    }
    return Array(bytes[..<range.lowerBound]) + Array(written.text.utf8) + bytes[range.upperBound...]
  }

  /// The row after which the new one goes: the last of its group, or else the last one.
  private func rowBefore(_ matrix: Matrix, _ table: MarkdownDocument.Table) -> Int {
    let last = table.rows.count - 2
    guard let field = groupField(matrix), let value = header.fields[field],
      let position = matrix.rows.headers.lastIndex(where: { row in
        row.entry.flatMap { plainText(graph.entries[$0].fields[field]) } == value
      })
    else { return last }
    // The header knows its place, because rows without an entry are no headers.
    let location = matrix.rows.headers[position].location
    let row = table.rows.dropFirst().firstIndex { line in
      line.cells.first.map { graph.entries[matrix.source].at($0.range) == location } ?? false
    }
    return row.map { $0 - 1 } ?? last
  }

  /// The name of the field that groups the rows.
  private func groupField(_ matrix: Matrix) -> String? {
    let own = graph.entries[matrix.entry].fields.record("rows")?.text("group")
    return own
      ?? graph.collection(of: matrix.entry)?.schema.matrix?.fields.record("rows")?.text("group")
  }

  /// The header as the others of its side are written: a link, or the title alone.
  private func headerText(_ matrix: Matrix, _ side: Matrix.Side, in page: Entry) -> String {
    let table = page.document.tables[matrix.table ?? 0]
    let cells =
      side == .rows
      ? table.rows.dropFirst().compactMap(\.cells.first) : Array(table.rows[0].cells.dropFirst())
    let title = header.title.replacing("|", with: "\\|")
    guard cells.isEmpty || 2 * cells.count(where: { !$0.links.isEmpty }) > cells.count else {
      return title
    }
    let text = title.replacing("[", with: "\\[").replacing("]", with: "\\]")
    let base = ContentPath.folder(of: page.path)
    let path = FileSystem.relative("/" + header.path, to: "/" + base)
    return path.contains(where: { " ()<>".contains($0) })
      ? "[\(text)](<\(path)>)" : "[\(text)](\(path))"
  }
}

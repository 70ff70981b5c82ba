internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Returns the URL path of a row's or column's page. A header from the table has no page of its
  /// own and leads to its row, or to the matrix.
  func href(of header: Matrix.Header, in matrix: Matrix) -> String {
    if let entry = header.entry { return siteMap.href(entry: entry) }
    let isRow = matrix.rows.headers.contains { $0 == header }
    return siteMap.href(entry: matrix.entry, anchor: isRow ? rowAnchor(header) : nil)
  }

  /// Returns the URL path of a header's entry, or nil if the header comes from the table.
  func ownHref(of header: Matrix.Header) -> String? {
    header.entry.map { siteMap.href(entry: $0) }
  }

  /// Returns the anchor of a row on the page of its matrix.
  func rowAnchor(_ header: Matrix.Header) -> String { "row.\(graph.slug(of: header))" }

  /// Returns the noun for one row or column. For rows from the table, it is the text in the corner.
  func singular(of side: Matrix.Side, in matrix: Matrix) -> String {
    if let schema = graph.schema(of: matrix[side]) { return schema.singular }
    if side == .rows, !matrix.corner.isEmpty { return matrix.corner }
    return word(side == .rows ? "row" : "column")
  }

  /// Returns the noun for several rows or columns.
  func plural(of side: Matrix.Side, in matrix: Matrix) -> String {
    graph.schema(of: matrix[side])?.plural ?? word(side.rawValue)
  }
}

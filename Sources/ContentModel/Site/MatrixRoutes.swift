internal import ContentFormat
internal import Markdown

extension ContentGraph {
  /// Returns the route of a matrix's duties page, `duties/`, or of the page for one header,
  /// `duties/saas/`. If several matrices declare duties, the first one has the short route.
  package func dutiesRoute(matrix: MatrixIndex, of header: Int? = nil) -> String {
    let first = matrices.firstIndex { $0.duties != nil }
    let route = folder("duties", of: matrix, isFirst: first == matrix)
    guard let header, let duties = matrices[matrix].duties else { return route }
    return route + slug(matrices[matrix][duties.side].headers[header]) + "/"
  }

  /// Returns the route of a matrix's comparison page, `compare/`, or of the page for a header and
  /// its successor, `compare/saas-paas/`.
  package func compareRoute(matrix: MatrixIndex, from header: Int? = nil) -> String {
    let first = matrices.firstIndex { $0.compared != nil }
    let route = folder("compare", of: matrix, isFirst: first == matrix)
    guard let header, let side = matrices[matrix].compared else { return route }
    let headers = matrices[matrix][side].headers
    return route + slug(headers[header]) + "-" + slug(headers[header + 1]) + "/"
  }

  private func folder(_ name: String, of matrix: MatrixIndex, isFirst: Bool) -> String {
    isFirst ? "\(name)/" : "\(AnchorNames.slug(entries[matrices[matrix].entry].id))-\(name)/"
  }

  private func slug(_ header: Matrix.Header) -> String {
    AnchorNames.slug(entries[header.entry].id)
  }
}

internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension ContentGraph {
  /// Returns the route of a matrix's duties page, `duties/`, or of the page for one header,
  /// `duties/saas/`. If several matrices declare duties without a `route`, the first one has the
  /// short route.
  package func dutiesRoute(matrix: MatrixIndex, of header: Int? = nil) -> String {
    let own = matrices[matrix].duties?.route
    let first = matrices.firstIndex { $0.duties != nil && $0.duties?.route == nil }
    let route = own.map { $0 + "/" } ?? folder("duties", of: matrix, isFirst: first == matrix)
    guard let header, let duties = matrices[matrix].duties else { return route }
    return route + slug(of: matrices[matrix][duties.side].headers[header]) + "/"
  }

  /// Returns the route of a matrix's comparison page, `compare/`, or of the page for a header and
  /// its successor, `compare/saas-paas/`.
  package func compareRoute(matrix: MatrixIndex, from header: Int? = nil) -> String {
    let own = matrices[matrix].compareRoute
    let first = matrices.firstIndex { $0.compared != nil && $0.compareRoute == nil }
    let route = own.map { $0 + "/" } ?? folder("compare", of: matrix, isFirst: first == matrix)
    guard let header, let side = matrices[matrix].compared else { return route }
    let headers = matrices[matrix][side].headers
    return route + slug(of: headers[header]) + "-" + slug(of: headers[header + 1]) + "/"
  }

  /// Returns the route of a matrix's page for frames: `embed/responsibility/`.
  package func embedRoute(matrix: MatrixIndex) -> String {
    "embed/\(AnchorNames.slug(entries[matrices[matrix].entry].id))/"
  }

  private func folder(_ name: String, of matrix: MatrixIndex, isFirst: Bool) -> String {
    isFirst ? "\(name)/" : "\(AnchorNames.slug(entries[matrices[matrix].entry].id))-\(name)/"
  }

  /// Findings for short routes that belong to the first of several matrices. A new matrix that comes
  /// first would take the address of published pages.
  var sharedAddresses: [Finding] {
    let duties = matrices.filter { $0.duties != nil && $0.duties?.route == nil }
    let compared = matrices.filter { $0.compared != nil && $0.compareRoute == nil }
    // The duties usually decide about the comparison too, so only the first problem is reported.
    let shared = [("duties", duties), ("compare", compared)].first { $0.1.count > 1 }
    guard let (key, matrices) = shared, let first = matrices.first else { return [] }
    let entry = entries[first.entry]
    return [
      .sharedAddress(
        key, first: entry, others: matrices.dropFirst().map { entries[$0.entry] },
        at: first.duties?.location ?? entry.at(entry.titleRange))
    ]
  }
}

extension Matrix {
  /// Whether the site compares the entries of a side, which takes two of them.
  package var hasComparison: Bool { compared.map { self[$0].headers.count > 1 } ?? false }
}

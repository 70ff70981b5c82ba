internal import ContentFormat
package import ContentModel

extension SiteRenderer {
  /// Returns the bytes of a planned file.
  ///
  /// - Parameters:
  ///   - copied: Reads a content file, given by index in ``ContentGraph/assets``.
  ///   - exported: Makes a file of an export, given by index in ``SiteMap/exports``.
  /// - Throws: The errors of `copied`.
  package func bytes(
    of file: PlannedFile, copied: (Int) throws -> [UInt8],
    exported: (Int) -> [UInt8] = { _ in [] }
  ) rethrows -> [UInt8] {
    switch file.kind {
    case .page(let page): render(siteMap.pages[page])
    case .themeAsset(let asset): theme.assets[asset].bytes
    case .export(let export, let matrix): bytes(of: export, graph.matrices[matrix])
    case .dutyTable(let matrix, let header): dutyTable(graph.matrices[matrix], of: header)
    case .exported(let export): exported(export)
    case .sitemap: sitemap()
    case .searchNames: searchNames()
    case .levelStyles: LevelStyles.css(graph.ownLevelColors)
    case .copied(let asset): try copied(asset)
    }
  }

  private func bytes(of export: MatrixExport, _ matrix: Matrix) -> [UInt8] {
    switch export {
    case .table: table(matrix)
    case .data: json(matrix)
    case .drawing: Heatmap.svg(heatmapModel(matrix, links: false), form: .standalone)
    }
  }
}

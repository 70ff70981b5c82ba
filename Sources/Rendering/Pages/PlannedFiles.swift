package import ContentModel

extension SiteRenderer {
  /// The bytes of a file of the site map.
  ///
  /// - Parameter copied: reads a file of the content, by position in ``ContentGraph/assets``.
  /// - Throws: what `copied` throws.
  package func bytes(
    of file: PlannedFile, copied: (Int) throws -> [UInt8]
  ) rethrows -> [UInt8] {
    switch file.kind {
    case .page(let page): render(siteMap.pages[page])
    case .themeAsset(let asset): theme.assets[asset].bytes
    case .export(let export, let matrix): bytes(of: export, graph.matrices[matrix])
    case .dutyTable(let matrix, let header): dutyTable(graph.matrices[matrix], of: header)
    case .sitemap: sitemap()
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

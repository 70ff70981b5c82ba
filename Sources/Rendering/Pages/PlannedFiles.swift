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
    let bytes = try absoluteBytes(of: file, copied: copied, exported: exported)
    return facts.isRelative ? relative(bytes, file) : bytes
  }

  /// Returns the bytes of a file with relative addresses.
  private func relative(_ bytes: [UInt8], _ file: PlannedFile) -> [UInt8] {
    func addresses(_ path: String) -> RelativeAddresses {
      RelativeAddresses(basePath: siteMap.basePath, path: path, scripts: classicScripts)
    }
    switch file.kind {
    case .page, .export(.drawing, _): return addresses(file.path).markup(bytes)
    case .export(.data, let matrix):
      // The script of the page of the matrix reads them.
      let route = siteMap.entryRoutes[graph.matrices[matrix].entry]
      return addresses(route + "index.html").data(bytes)
    case .themeAsset where file.path.hasSuffix(".js"):
      return RelativeAddresses.classic(bytes) ?? bytes
    case .themeAsset, .export, .dutyTable, .sitemap, .searchNames, .levelStyles,
      .exported, .copied:
      return bytes
    }
  }

  private func absoluteBytes(
    of file: PlannedFile, copied: (Int) throws -> [UInt8], exported: (Int) -> [UInt8]
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

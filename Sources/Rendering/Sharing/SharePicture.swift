internal import ContentFormat
package import ContentModel

/// A picture that other sites show beside a link to a page.
package enum SharePicture: Sendable, Hashable {
  /// The title and the description of the site, with its first matrix.
  case site
  /// A matrix.
  case matrix(MatrixIndex)
  /// A row or column of a matrix, given by the index of its header.
  case header(MatrixIndex, isRow: Bool, Int)
}

extension SiteMap {
  /// Returns the picture of a page. Several pages have the same one.
  package func picture(of page: Page, in graph: ContentGraph) -> SharePicture {
    switch page.kind {
    case .entry(let entry):
      for (index, matrix) in graph.matrices.indexed() where matrix.hasPicture {
        if matrix.entry == entry { return .matrix(index) }
        for side in [Matrix.Side.rows, .columns] {
          guard let header = matrix[side].position(of: entry) else { continue }
          return picture(index, matrix, side, header)
        }
      }
      return .site
    case .duties(let index, let header):
      let matrix = graph.matrices[index]
      guard matrix.hasPicture else { return .site }
      guard let header, let side = matrix.duties?.side else { return .matrix(index) }
      return picture(index, matrix, side, header)
    case .compare(let index, _), .embed(let index):
      return graph.matrices[index].hasPicture ? .matrix(index) : .site
    case .home, .collection, .tag, .tags, .notFound, .redirect, .rules, .rule, .data, .changeLog,
      .changeRecord, .print:
      return .site
    }
  }

  /// The pictures of all pages: that of the site, and those of its matrices.
  package func pictures(of graph: ContentGraph) -> [SharePicture] {
    var pictures: [SharePicture] = [.site]
    for (index, matrix) in graph.matrices.indexed() where matrix.hasPicture {
      pictures.append(.matrix(index))
      for side in [Matrix.Side.rows, .columns] {
        for header in matrix[side].headers.indices where matrix[side].headers[header].entry != nil {
          let picture = picture(index, matrix, side, header)
          if picture != pictures[pictures.count - 1] { pictures.append(picture) }
        }
      }
    }
    return pictures
  }

  /// The most headers on a side that have pictures of their own.
  private static let maximumHeaders = 64

  private func picture(
    _ index: MatrixIndex, _ matrix: Matrix, _ side: Matrix.Side, _ header: Int
  ) -> SharePicture {
    matrix[side].headers.count > Self.maximumHeaders
      ? .matrix(index) : .header(index, isRow: side == .rows, header)
  }
}

extension Matrix {
  /// Whether its cells have colours and fit into a picture.
  var hasPicture: Bool { isDrawn }
}

internal import ContentFormat
internal import ContentModel

/// The rows or columns of a matrix by the number of cells with a level, in descending order.
struct RankingView: PartModel {
  static let template = PartTemplate.ranking

  struct Item: TemplateModel {
    let title: String
    let href: String
    let count: Int
    let total: Int
    let counts: [LevelCount]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "count": .number(\.count),
      "total": .number(\.total), "counts": .group(\.counts),
    ]
  }

  let level: Matrix.Level
  let items: [Item]

  static let names: TemplateNames<Self> = [
    "level": .text(\.level.label), "level_id": .text(\.level.id),
    "color": .text(\.level.color.className),
    "letter": .text(\.level.letter), "items": .list(\.items),
  ]
}

extension SiteRenderer {
  func rankingView(_ view: MatrixRanking) -> RankingView {
    let matrix = graph.matrices[view.matrix]
    let axis = view.side == .columns ? matrix.columns : matrix.rows
    let total = view.side == .columns ? matrix.rows.headers.count : matrix.columns.headers.count
    return RankingView(
      level: matrix.levels[view.level],
      items: view.order.map { index in
        let counts =
          view.side == .columns ? matrix.counts(column: index) : matrix.counts(row: index)
        let header = axis.headers[index]
        return RankingView.Item(
          title: graph.title(of: header), href: href(of: header, in: matrix),
          count: counts[view.level], total: total, counts: self.counts(matrix, counts))
      })
  }
}

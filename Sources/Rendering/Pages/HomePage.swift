internal import ContentFormat
internal import ContentModel

/// What the home page has besides: how much of everything there is, and where to begin.
struct HomePage: PageModel {
  static let template = PageTemplate.home

  /// How many entries a collection has.
  struct Figure: TemplateModel {
    let title: String
    let href: String
    let count: Int

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "count": .number(\.count),
    ]
  }

  let figures: [Figure]
  let heatmap: [UInt8]?
  let matrix: Link?
  let dutiesHref: String?
  let compareHref: String?

  static let names: TemplateNames<Self> = [
    "figures": .group(\.figures), "heatmap": .html(\.heatmap),
    "matrix_title": .text(\.matrix?.title), "matrix_href": .text(\.matrix?.href),
    "duties_href": .text(\.dutiesHref), "compare_href": .text(\.compareHref),
  ]
}

extension SiteRenderer {
  /// The names of the home page, whose entry is at a position. The first matrix with levels is shown
  /// at its top, unless its text shows it already.
  func homePage(_ position: Int) -> HomePage {
    let figures = shownCollections().compactMap { index -> HomePage.Figure? in
      let collection = graph.collections[index]
      let count = collection.entries.count
      guard count > 0, collection.schema.kind != .matrix else { return nil }
      return HomePage.Figure(
        title: count == 1 ? collection.schema.singular : collection.schema.plural,
        href: siteMap.href(collection: index), count: count)
    }
    let index = graph.matrices.firstIndex { !$0.levels.isEmpty }
    let matrix = index.map { graph.matrices[$0] }
    return HomePage(
      figures: figures,
      heatmap: matrix.flatMap { matrix in
        shows(matrix, on: position) || !matrix.isDrawn
          ? nil : Heatmap.svg(heatmapModel(matrix, links: true), form: .inline)
      },
      matrix: matrix.map { matrixLink($0) },
      dutiesHref: index.flatMap {
        matrix?.duties == nil ? nil : siteMap.href(graph.dutiesRoute(matrix: $0))
      },
      compareHref: index.flatMap {
        matrix?.compared == nil ? nil : siteMap.href(graph.compareRoute(matrix: $0))
      })
  }

  /// The collections that the navigation leads to, in its order; all where it leads to none.
  private func shownCollections() -> [Int] {
    let shown = graph.site.navigationLinks.compactMap { item -> Int? in
      switch graph.navigationTarget(item.target) {
      case .entry(let entry, _): graph.collections.firstIndex { $0.index == entry }
      case .collection(let collection, _): collection
      default: nil
      }
    }
    return shown.isEmpty ? Array(graph.collections.indices) : shown
  }

  private func shows(_ matrix: Matrix, on position: Int) -> Bool {
    (graph.views[position] ?? [:]).values.contains { view in
      if case .matrix(let index, .heatmap) = view {
        graph.matrices[index].entry == matrix.entry
      } else {
        false
      }
    }
  }
}

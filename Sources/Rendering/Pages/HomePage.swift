internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// The names of the home page, whose entry is at a position. The first matrix with levels is shown
  /// at its top, unless its text shows it already.
  func homeNames(_ position: Int) -> TemplateObject {
    let figures = shownCollections().compactMap { index -> TemplateObject? in
      let collection = graph.collections[index]
      let count = collection.entries.count
      guard count > 0, collection.schema.kind != .matrix else { return nil }
      return TemplateObject([
        "title": .text(count == 1 ? collection.schema.singular : collection.schema.plural),
        "href": .text(siteMap.href(collection: index)), "count": .text("\(count)"),
      ])
    }
    let index = graph.matrices.firstIndex { !$0.levels.isEmpty }
    let matrix = index.map { graph.matrices[$0] }
    let heatmap = matrix.flatMap { matrix -> TemplateValue? in
      shows(matrix, on: position) || !matrix.isDrawn
        ? nil : .html(Heatmap.svg(heatmapModel(matrix, links: true), form: .inline))
    }
    return TemplateObject([
      "figures": .group(figures), "heatmap": heatmap,
      "matrix_title": .text(matrix.map { graph.entries[$0.entry].title }),
      "matrix_href": .text(matrix.map { siteMap.href(entry: $0.entry) }),
      "duties_href": .text(
        index.flatMap { matrix?.duties == nil ? nil : siteMap.href(graph.dutiesRoute(matrix: $0)) }),
      "compare_href": .text(
        index.flatMap {
          matrix?.compared == nil ? nil : siteMap.href(graph.compareRoute(matrix: $0))
        }),
    ])
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

internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The template names that only the home page has: numbers of entries and one matrix.
struct HomePage: PageModel {
  static let template = PageTemplate.home

  /// The number of entries in a collection.
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
  /// Whether the drawing has no room beside the words.
  let isHeatmapWide: Bool
  let matrix: Link?
  let dutiesHref: String?
  let compareHref: String?

  static let names: TemplateNames<Self> = [
    "figures": .group(\.figures), "heatmap": .html(\.heatmap),
    "heatmap_wide": .flag(\.isHeatmapWide),
    "matrix_title": .text(\.matrix?.title), "matrix_href": .text(\.matrix?.href),
    "duties_href": .text(\.dutiesHref), "compare_href": .text(\.compareHref),
  ]
}

extension SiteRenderer {
  /// Returns the home page of a site without a file for it: its collections, and its other pages.
  func generatedHomePage(_ page: SiteMap.Page) -> [UInt8] {
    let facts = PageMetadata(
      title: graph.site.title, description: graph.site.description, kind: "home")
    let introductions = Set(graph.collections.compactMap(\.index))
    let pages = graph.entries.indices.filter {
      graph.entries[$0].collection == nil && !introductions.contains($0)
    }
    var body: [UInt8] = []
    if !pages.isEmpty { body.append(literal: "<ul>\n") }
    for position in pages.prefix(Self.mostListedPages) {
      body.append("<li><a href=\"\(escapedHTML(siteMap.href(entry: position)))\">")
      body.append(escaping: graph.entries[position].title)
      body.append(literal: "</a></li>\n")
    }
    if !pages.isEmpty { body.append(literal: "</ul>\n") }
    return render(homePage(nil), on: root(page, facts, breadcrumbs: [], body: body))
  }

  /// Maximum number of pages outside of collections that a generated home page lists.
  private static let mostListedPages = 200

  /// Maximum width of a heatmap beside the words of the home page, in pixels.
  private static let widestHeatmapBesideWords = 880

  /// Returns the names of the home page, given the index of its entry, if it has one. They include
  /// the heatmap of the first matrix with levels, unless a view on the page already shows it.
  func homePage(_ position: EntryIndex?) -> HomePage {
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
    let drawing = matrix.flatMap { matrix in
      position.map { shows(matrix, on: $0) } ?? false || !matrix.isDrawn
        ? nil : heatmapModel(matrix, links: true)
    }
    return HomePage(
      figures: figures, heatmap: drawing.map { Heatmap.svg($0, form: .inline) },
      isHeatmapWide: drawing.map { Heatmap.width($0) > Self.widestHeatmapBesideWords } ?? false,
      matrix: matrix.map { matrixLink($0) },
      dutiesHref: index.flatMap {
        matrix?.duties == nil ? nil : siteMap.href(graph.dutiesRoute(matrix: $0))
      },
      compareHref: index.flatMap {
        matrix?.hasComparison == true ? siteMap.href(graph.compareRoute(matrix: $0)) : nil
      })
  }

  /// Returns the collections in the navigation, in its order, or all collections if it has none.
  private func shownCollections() -> [CollectionIndex] {
    let shown = graph.site.navigationLinks.compactMap { item -> CollectionIndex? in
      switch graph.navigationTarget(item.target) {
      case .entry(let entry, _): graph.collections.firstIndex { $0.index == entry }
      case .collection(let collection, _): collection
      default: nil
      }
    }
    return shown.isEmpty ? Array(graph.collections.indices) : shown
  }

  private func shows(_ matrix: Matrix, on position: EntryIndex) -> Bool {
    (graph.views[position] ?? [:]).values.contains { view in
      if case .matrix(let index, .heatmap) = view {
        graph.matrices[index].entry == matrix.entry
      } else {
        false
      }
    }
  }
}

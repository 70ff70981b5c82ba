internal import ContentFormat

/// The templates of views, and the names that each is given. The raw value is the file's name in
/// `templates/views/`.
enum ViewTemplate: String, CaseIterable {
  case cells
  case checklist
  case count
  case graph
  case guide
  case heatmap
  case list
  case matrixTable = "matrix-table"
  case ranking
  case timeline

  /// The template's name in a theme.
  var name: String { "views/\(rawValue)" }

  var shape: Shape {
    switch self {
    case .cells: PageShapes.cellsView
    case .checklist: PageShapes.checklistView
    case .count: PageShapes.countView
    case .graph: PageShapes.graphView
    case .guide: PageShapes.guideView
    case .heatmap: PageShapes.heatmapView
    case .list: PageShapes.listView
    case .matrixTable: PageShapes.tableView
    case .ranking: PageShapes.rankingView
    case .timeline: PageShapes.timelineView
    }
  }
}

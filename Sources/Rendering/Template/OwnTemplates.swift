/// The templates of pages with their own model.
enum PageTemplate: String, CaseIterable {
  case home, index, duties, compare, tag, tags, rules, rule, data, print, embed
  case changeLog = "change-log"
  case changeRecord = "change-record"

  /// The model with the names that are not in ``PageRoot``.
  var model: any PageModel.Type {
    switch self {
    case .home: HomePage.self
    case .index: IndexPage.self
    case .duties: DutiesPage.self
    case .compare: ComparePage.self
    case .tag: TagPage.self
    case .tags: TagsPage.self
    case .rules: RulesPage.self
    case .rule: RulePage.self
    case .data: DataPage.self
    case .changeLog: ChangeLogPage.self
    case .changeRecord: ChangeRecordPage.self
    case .print: PrintPage.self
    case .embed: EmbedPage.self
    }
  }
}

/// The templates of views and of parts that pages share. Every page can use them.
enum PartTemplate: String, CaseIterable {
  case header = "partials/header"
  case footer = "partials/footer"
  case sidebar = "partials/sidebar"
  case list = "views/list"
  case count = "views/count"
  case heatmap = "views/heatmap"
  case matrixTable = "views/matrix-table"
  case graph = "views/graph"
  case timeline = "views/timeline"
  case checklist = "views/checklist"
  case ranking = "views/ranking"
  case cells = "views/cells"
  case guide = "views/guide"

  /// The model with the names of the template.
  var model: any PartModel.Type {
    switch self {
    case .header: SiteHeader.self
    case .footer: SiteFooter.self
    case .sidebar: SidebarPart.self
    case .list: ListView.self
    case .count: CountView.self
    case .heatmap: HeatmapView.self
    case .matrixTable: MatrixTable.self
    case .graph: GraphView.self
    case .timeline: TimelineView.self
    case .checklist: ChecklistView.self
    case .ranking: RankingView.self
    case .cells: CellsView.self
    case .guide: GuideView.self
    }
  }
}

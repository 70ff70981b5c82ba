internal import ContentFormat

extension ContentGraph {
  /// How much a view shows, or looks through: entries with what is shown of each, cells, connections.
  func size(of view: View) -> Int {
    func cells(_ matrix: Int) -> Int { matrices[matrix].cells.count + 1 }
    switch view {
    case .matrix(let matrix, _), .cells(let matrix, _): return cells(matrix)
    case .ranking(let ranking): return cells(ranking.matrix)
    case .list(let list):
      return list.groups.reduce(1) { $0 + 1 + $1.entries.count * (1 + list.fields.count) }
    case .count: return 1
    case .graph(let graph): return 1 + graph.nodes.count + graph.edges.count
    case .timeline(let timeline): return 1 + timeline.steps.count * (1 + timeline.fields.count)
    case .checklist(let lists): return lists.reduce(1) { $0 + 1 + $1.parts.count }
    case .guide(let questions):
      return questions.reduce(1) { size, question in
        size + question.answers.reduce(1) { $0 + 1 + $1.targets.count }
      }
    }
  }
}

extension BoundViews {
  /// The most that the views of a page show together.
  static let maximumOfPage = 200_000
  /// The most findings of the views of a page. Those behind them are read when these are mended.
  static let maximumFindings = 100

  /// The most that the views of a site of so many entries show together.
  static func maximum(entries: Int) -> Int { 2_000_000 + 200 * entries }

  /// A limit that would be passed.
  struct Excess {
    let limit: Int
    let isOfSite: Bool
  }

  /// True once the views of the site show as much as they may: a finding says so at the first that does
  /// not fit.
  package var isFull: Bool { size > limit }

  /// The limit that the views of one more page pass, if they do.
  func excess(adding size: Int) -> Excess? {
    if size > Self.maximumOfPage { return Excess(limit: Self.maximumOfPage, isOfSite: false) }
    return self.size + size > limit ? Excess(limit: limit, isOfSite: true) : nil
  }

  mutating func remove(_ entry: Int) {
    items[entry] = nil
    if let old = sizes.removeValue(forKey: entry) { size -= old }
  }

  mutating func set(_ views: [Int: View], of entry: Int, size: Int) {
    items[entry] = views
    sizes[entry] = size
    self.size += size
  }
}

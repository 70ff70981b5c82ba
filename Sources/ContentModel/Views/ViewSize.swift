internal import ContentFormat

extension ContentGraph {
  /// The cost of a view: the number of entries, fields, cells and edges that it shows or examines.
  func size(of view: View) -> Int {
    func cells(_ matrix: MatrixIndex) -> Int { matrices[matrix].cells.count + 1 }
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
        size + question.answers.reduce(1) { $0 + 1 + $1.targets.count + $1.excluded.count }
      }
    }
  }
}

extension BoundViews {
  /// Maximum cost of all views on a page.
  static let maximumOfPage = 200_000
  /// Maximum number of findings about the views of a page. Further views are not resolved until the
  /// author fixes these.
  static let maximumFindings = 100

  /// Returns the maximum cost of all views for a site with the given number of entries.
  static func maximum(entries: Int) -> Int { 2_000_000 + 200 * entries }

  /// A limit that is exceeded.
  struct Excess {
    let limit: Int
    let isOfSite: Bool
  }

  /// True if the views of the site exceed their limit. The first view beyond it has been reported.
  package var isFull: Bool { size > limit }

  /// Returns the limit that would be exceeded by adding the views of another page, or nil.
  func excess(adding size: Int) -> Excess? {
    if size > Self.maximumOfPage { return Excess(limit: Self.maximumOfPage, isOfSite: false) }
    return self.size + size > limit ? Excess(limit: limit, isOfSite: true) : nil
  }

  mutating func remove(_ entry: EntryIndex) {
    items[entry] = nil
    if let old = sizes.removeValue(forKey: entry) { size -= old }
  }

  mutating func set(_ views: [Int: View], of entry: EntryIndex, size: Int) {
    items[entry] = views
    sizes[entry] = size
    self.size += size
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Suggests pages for the links that a site declares in `site.yml`: routes, extensions and names.
struct PageSuggestions {
  private let graph: ContentGraph
  private let siteMap: SiteMap
  private lazy var routes = NearestNames(siteMap.pages.lazy.map { "/\($0.route)" })
  private lazy var paths = NearestNames(graph.entries.lazy.map(\.path))
  private lazy var ids = NearestNames(graph.entries.lazy.filter { $0.collection != nil }.map(\.id))
  private lazy var titles = NearestNames(graph.entries.lazy.map(\.title))
  private lazy var parts = NearestNames(
    Set(graph.entries.lazy.flatMap(\.subEntries).map(\.id)).sorted())
  private var count = 0

  /// The maximum number of names to search for.
  private static let budget = 500

  init(_ context: CheckContext) {
    graph = context.graph
    siteMap = context.siteMap
  }

  /// Returns the message and the help for a link whose target is missing, or nil if the link is
  /// the path of a file. The help is nil if paths of files help.
  mutating func problem(of destination: String, _ path: String) -> (String, [String]?)? {
    let links = graph.site.links
    if links.isEmpty || links.pattern(of: destination) != nil { return nil }
    if let stem = links.withoutExtension(path) {
      let message = "there is no page \(path.quoted)"
      guard isWithinBudget else { return (message, []) }
      let ending = path.dropFirst(stem.count)
      let file = paths.nearest(to: "\(stem).md")
      if let file, file.hasSuffix(".md") {
        return (message, ["did you mean \("\(file.dropLast(3))\(ending)".quoted)?"])
      }
      return (message, routes.didYouMean("/\(stem)/"))
    }
    // A name with an extension is a file.
    guard links.allowsRoutes, !ContentPath.name(of: path).contains(".") else { return nil }
    let message = "there is no page \("/\(path)/".quoted)"
    return (message, isWithinBudget ? routes.didYouMean("/\(path)/") : [])
  }

  /// Returns the help for a name that no entry has.
  mutating func help(_ name: LinkName) -> [String] {
    guard name.candidates.isEmpty, isWithinBudget else { return [] }
    return switch name.placeholder {
    case .id: ids.didYouMean(name.text)
    case .part: parts.didYouMean(name.text)
    case .title, .path, .route, .text: titles.didYouMean(name.text)
    }
  }

  private var isWithinBudget: Bool {
    mutating get {
      count += 1
      return count <= Self.budget
    }
  }
}

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
  /// The names of entries, by what they are and their collections.
  private var names: [String: NearestNames] = [:]

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
      let ending = path.dropFirst(stem.count)
      let file = destination.hasPrefix("/") ? nil : paths.nearest(to: "\(stem).md")
      let near =
        file.flatMap { $0.hasSuffix(".md") ? "\($0.dropLast(3))\(ending)" : nil }
        ?? routes.nearest(to: "/\(stem)/").map { "\($0.dropLast())\(ending)" }
      return (
        "there is no page \(path.quoted)", near.map { ["did you mean \($0.quoted)?"] } ?? []
      )
    }
    // A name with an extension is a file.
    guard links.allowsRoutes, !ContentPath.name(of: path).contains(".") else { return nil }
    return ("there is no page \("/\(path)/".quoted)", routes.didYouMean("/\(path)/"))
  }

  /// Returns the help for a name that no entry has.
  mutating func help(_ name: LinkName) -> [String] {
    guard name.candidates.isEmpty else { return [] }
    let key = "\(name.placeholder) \(name.collections.joined(separator: " "))"
    var known = names[key] ?? NearestNames(candidates(name))
    defer { names[key] = known }
    return known.didYouMean(name.text)
  }

  private func candidates(_ name: LinkName) -> [String] {
    let entries = graph.entries.indices.filter { position in
      let collection = graph.collection(of: position)?.schema.name
      return name.collections.isEmpty || collection.map(name.collections.contains) ?? false
    }.map { graph.entries[$0] }
    return switch name.placeholder {
    case .id: entries.filter { $0.collection != nil }.map(\.id)
    case .part: Set(entries.flatMap(\.subEntries).map(\.id)).sorted()
    case .title, .path, .route, .text: entries.map(\.title)
    }
  }
}

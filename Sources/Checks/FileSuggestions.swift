internal import ContentModel
internal import Diagnostics

/// Which file a wrong path most likely meant.
struct FileSuggestions {
  private let graph: ContentGraph
  private lazy var names = NearestNames(graph.entries.map(\.path) + graph.assets)
  /// The first file of each name, whatever its folder.
  private lazy var byName = Dictionary(
    graph.entries.map { (ContentPath.name(of: $0.path), $0.path) },
    uniquingKeysWith: { first, _ in first })

  init(_ graph: ContentGraph) { self.graph = graph }

  /// The help line for a path.
  mutating func help(_ path: String) -> [String] {
    let name = ContentPath.name(of: path)
    if name.lowercased().hasPrefix("www.") {
      return ["an address of another site begins with `https://`"]
    }
    guard let same = byName[name] else { return names.didYouMean(path) }
    return ["did you mean \(same.quoted)?"]
  }
}

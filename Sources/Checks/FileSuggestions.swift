internal import ContentModel
internal import Diagnostics

/// Which file a wrong path most likely meant.
struct FileSuggestions {
  private var names: NearestNames
  /// The first file of each name, whatever its folder.
  private let byName: [String: String]

  init(_ graph: ContentGraph) {
    let paths = graph.entries.map(\.path)
    names = NearestNames(paths + graph.assets)
    byName = Dictionary(
      paths.map { (ContentPath.name(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The help line for a path.
  mutating func help(_ path: String) -> [String] {
    let name = ContentPath.name(of: path)
    if name.hasPrefix("www.") { return ["an address of another site begins with `https://`"] }
    guard let same = byName[name] else { return names.didYouMean(path) }
    return ["did you mean \(same.quoted)?"]
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Suggests files for a wrong path.
///
/// It searches the same folder first, then files of the same name in other folders, nearest path
/// first, then all paths.
struct FileSuggestions {
  private let graph: ContentGraph
  private var known: [String: [String]] = [:]
  private lazy var paths = graph.entryPaths + graph.assets
  private lazy var all = NearestNames(paths)
  private lazy var byFolder = Dictionary(grouping: paths) { ContentPath.folder(of: $0) }
  private lazy var byStem = Dictionary(grouping: paths) { Self.stem($0) }

  /// The maximum numbers of paths to search for, and of files with the same name to compare with
  /// each.
  private static let budget = (paths: 500, files: 200)

  init(_ graph: ContentGraph) { self.graph = graph }

  /// Returns the help lines for a path.
  mutating func help(_ path: String) -> [String] {
    if let found = known[path] { return found }
    guard known.count < Self.budget.paths else { return [] }
    let found = search(path)
    known[path] = found
    return found
  }

  private mutating func search(_ path: String) -> [String] {
    let name = ContentPath.name(of: path)
    if name.lowercased().hasPrefix("www.") {
      return ["an address of another site begins with `https://`"]
    }
    if let near = inFolder(path, name) ?? elsewhere(path) {
      return ["did you mean \(near.quoted)?"]
    }
    return all.didYouMean(path)
  }

  /// Returns a file of the same folder: one with another extension, or else one with a similar
  /// name.
  private mutating func inFolder(_ path: String, _ name: String) -> String? {
    let folder = ContentPath.folder(of: path)
    let neighbours = byFolder[folder, default: []]
    let stem = Self.stem(path)
    if let same = neighbours.filter({ Self.stem($0) == stem }).min() { return same }
    let names = neighbours.lazy.map { ContentPath.name(of: $0) }.filter { $0 != "index.md" }
    return nearestName(to: name, in: Array(names.prefix(Self.budget.files))).map {
      folder.isEmpty ? $0 : "\(folder)/\($0)"
    }
  }

  /// Returns the file of the same name in another folder whose path is nearest.
  private mutating func elsewhere(_ path: String) -> String? {
    let stem = Self.stem(path)
    // Every folder has an index file, so only a similar path is a useful suggestion.
    if ["index", "readme"].contains(stem) { return nil }
    let wanted = Array(path.unicodeScalars.prefix(200))
    return byStem[stem, default: []].prefix(Self.budget.files)
      .min { a, b in
        let first = editDistance(wanted, Array(a.unicodeScalars.prefix(200)))
        let second = editDistance(wanted, Array(b.unicodeScalars.prefix(200)))
        return (first, a) < (second, b)
      }
  }

  /// Returns the file name in lower case, without its extension.
  private static func stem(_ path: String) -> String {
    let name = ContentPath.name(of: path).lowercased()
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

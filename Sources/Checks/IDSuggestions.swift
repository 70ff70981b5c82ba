internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Which id a wrong one most likely meant: that of the entry whose title, alias or file stands in its
/// place, else the nearest.
struct IDSuggestions {
  private var ids: NearestNames
  private let byName: [String: String]

  init(_ entries: [Entry]) {
    ids = NearestNames(entries.map(\.id))
    byName = Dictionary(
      entries.flatMap { entry in
        ([entry.title, ContentPath.name(of: entry.path), ContentPath.stem(of: entry.path)]
          + entry.aliases).map { ($0.lowercased(), entry.id) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The help line for a reference.
  mutating func help(_ reference: Reference) -> [String] {
    let meant = reference.title.flatMap { byName[$0.lowercased()] }
    guard let meant = meant ?? byName[reference.id.lowercased()] else {
      return ids.didYouMean(reference.id)
    }
    return ["did you mean \(meant.quoted)?"]
  }
}

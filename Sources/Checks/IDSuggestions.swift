internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Suggests ids for a wrong one: the id of the entry with that title, alias or file name, or else
/// the nearest id.
struct IDSuggestions {
  private var ids: NearestNames
  private let byName: [String: String]

  init(_ entries: [Entry]) {
    ids = NearestNames(entries.map(\.id))
    byName = Dictionary(
      entries.flatMap { entry in
        // The name of a file with several entries means none of them.
        let file = entry.place == nil ? entry.path : ""
        return
          ([entry.title, ContentPath.name(of: file), ContentPath.stem(of: file)]
          + entry.aliases).map { ($0.lowercased(), entry.id) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the help lines for a reference.
  mutating func help(_ reference: Reference) -> [String] {
    let meant = reference.title.flatMap { byName[$0.lowercased()] }
    guard let meant = meant ?? byName[reference.id.lowercased()] else {
      return ids.didYouMean(reference.id)
    }
    return ["did you mean \(meant.quoted)?"]
  }
}

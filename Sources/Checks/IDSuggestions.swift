internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Suggests ids for a wrong one: the id of the entry with that title, alias or file name, or else
/// the nearest id.
struct IDSuggestions {
  private let known: [String]
  /// The ids that entries with an invalid one should have, and the names of their files.
  private let intended: Set<String>
  private var ids: NearestNames
  private let byName: [String: String]

  init(_ entries: [Entry]) {
    let isInvalid = { (entry: Entry) in entry.id.contains(where: \.isWhitespace) }
    intended = Set(
      entries.filter(isInvalid).flatMap {
        [AnchorNames.slug($0.id), ContentPath.stem(of: $0.path)]
      })
    known = entries.filter { !isInvalid($0) }.map(\.id)
    ids = NearestNames(known)
    byName = Dictionary(
      entries.flatMap { entry in
        // The name of a file with several entries means none of them.
        let file = entry.place == nil ? entry.path : ""
        return
          ([entry.title, ContentPath.name(of: file), ContentPath.stem(of: file)]
          + entry.aliases).map { ($0.lowercased(), entry.id) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// True if a reference names an entry whose id is invalid, which is a finding of its own.
  func isIntended(_ reference: Reference) -> Bool { intended.contains(reference.id) }

  /// Returns the help line for a few ids.
  static func listed(_ ids: [String]) -> String {
    "the \(ids.count == 1 ? "only id is" : "ids are") \(ids.map(\.quoted).listed())"
  }

  /// Returns the destination of a Markdown link, the name in a wiki link, or any other text as it is.
  private static func unlinked(_ text: String) -> String {
    guard text.hasPrefix("[") else { return text }
    if text.hasSuffix(")"), let open = text.firstRange(of: "](") {
      return String(text[open.upperBound...].dropLast())
    }
    guard text.hasPrefix("[["), text.hasSuffix("]]") else { return text }
    return String(text.dropFirst(2).dropLast(2).prefix { $0 != "|" })
  }

  /// Returns the help lines for a reference.
  mutating func help(_ reference: Reference) -> [String] {
    let meant = reference.title.flatMap { byName[$0.lowercased()] }
    if reference.id.isEmpty { return ["write the id of an entry, or remove the line"] }
    let name = Self.unlinked(reference.id).lowercased()
    // A path, as in a link.
    let file = name.split(separator: "/").last.map(String.init) ?? name
    guard let meant = meant ?? byName[name] ?? byName[file] ?? known.first(where: { $0 == name })
    else {
      let parts = reference.id.split(separator: ",").map { $0.singleLine }
      if parts.count > 1, parts.allSatisfy({ known.contains($0) }) {
        return ["write two items: \(parts.map(\.quoted).listed())"]
      }
      let near = ids.didYouMean(reference.id)
      return near.isEmpty && !known.isEmpty && known.count < 6
        ? [Self.listed(known)] : near
    }
    return ["did you mean \(meant.quoted)?"]
  }
}

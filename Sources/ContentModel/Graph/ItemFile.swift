internal import Markdown

/// The anchors of a file with several entries (`items` in `_collection.yml`).
struct ItemFile: Sendable {
  let collection: CollectionIndex?
  /// The entry that has each anchor of the file: that of its heading or of a heading below it, or the
  /// id of an item of data.
  private(set) var anchors: [String: EntryIndex] = [:]
  /// The anchors outside of all entries.
  private(set) var outerAnchors: Set<String> = []

  init(collection: CollectionIndex?) { self.collection = collection }

  mutating func add(_ position: EntryIndex, _ entry: Entry, _ place: EntryPlace) {
    outerAnchors.formUnion(place.outerAnchors)
    anchors[place.anchor] = anchors[place.anchor] ?? position
    for heading in entry.document.headings where !heading.anchor.isEmpty {
      anchors[heading.anchor] = anchors[heading.anchor] ?? position
    }
  }
}

extension ContentGraph {
  /// Resolves a link to a file with several entries. The file itself, and a heading outside of its
  /// entries, lead to the index of the collection. Returns nil for the path of any other file.
  func target(inItemFile path: String, anchor: String?) -> LinkTarget? {
    guard let file = names.itemFiles[path], let collection = file.collection else { return nil }
    guard let anchor else { return .collection(collection, anchor: nil) }
    if let entry = file.anchors[anchor] {
      let isWhole = entries[entry].place?.anchor == anchor
      return .entry(entry, anchor: isWhole ? nil : anchor)
    }
    if file.outerAnchors.contains(anchor) { return .collection(collection, anchor: nil) }
    let draft = "\(path)#\(anchor)"
    if drafts.contains(draft) { return .missing(path: draft) }
    if names.unparsed.contains(path) { return .unparsed }
    return .collection(collection, anchor: anchor)
  }
}

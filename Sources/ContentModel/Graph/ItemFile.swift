internal import Markdown

/// The anchors of a file with several entries (`items` in `_collection.yml`).
struct ItemFile: Sendable {
  let collection: CollectionIndex?
  /// The entry that has each anchor of the file: that of its heading or of a heading below it, the name
  /// of an element in raw HTML, or the id of an item of data.
  private(set) var anchors: [String: EntryIndex] = [:]
  /// The entries of other collections that have the id of an entry in ``anchors``.
  private(set) var rivals: [String: [EntryIndex]] = [:]
  /// The anchors outside of all entries.
  private(set) var outerAnchors: Set<String> = []

  init(collection: CollectionIndex?) { self.collection = collection }

  mutating func add(_ position: EntryIndex, _ entry: Entry, _ place: EntryPlace) {
    outerAnchors.formUnion(place.outerAnchors)
    if anchors[place.anchor] != nil, entry.collection != collection {
      rivals[place.anchor, default: []].append(position)
    }
    let document = entry.document
    var names = [place.anchor] + place.otherAnchors + document.headings.map(\.anchor)
    names += document.htmlAnchors.filter { $0.use != .ofHeading }.map(\.name)
    for name in names where !name.isEmpty { anchors[name] = anchors[name] ?? position }
  }
}

extension ContentGraph {
  /// Resolves a link to a file with several entries. The file itself, and a heading outside of its
  /// entries, lead to the index of the collection. Returns nil for the path of any other file.
  func target(inItemFile path: String, anchor: String?) -> LinkTarget? {
    guard let file = names.itemFiles[path], let collection = file.collection else { return nil }
    guard let anchor else { return .collection(collection, anchor: nil) }
    if let entry = file.anchors[anchor] {
      if let rivals = file.rivals[anchor] {
        return .unresolved(
          LinkName(
            placeholder: .id, text: anchor, collections: [], candidates: [entry] + rivals))
      }
      let isWhole =
        entries[entry].place.map { ([$0.anchor] + $0.otherAnchors).contains(anchor) } ?? false
      return .entry(entry, anchor: isWhole ? nil : anchor)
    }
    if file.outerAnchors.contains(anchor) { return .collection(collection, anchor: nil) }
    let draft = "\(path)#\(anchor)"
    if drafts.contains(draft) { return .missing(path: draft) }
    if names.unparsed.contains(path) { return .unparsed }
    return .collection(collection, anchor: anchor)
  }
}

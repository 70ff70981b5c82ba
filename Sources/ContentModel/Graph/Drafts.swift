package import ContentFormat
package import Diagnostics

/// The drafts that were left out of the site, by what refers to them.
package struct Drafts: Sendable {
  /// Where each says that it is a draft, by its path and by `collection:id`.
  private var places: [String: SourceLocation] = [:]

  init() {}

  /// True where nothing was left out.
  package var isEmpty: Bool { places.isEmpty }

  /// True for the path of a draft, or for its `collection:id`.
  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// The paths of the drafts, and their `collection:id`.
  package var names: [String] { Array(places.keys) }

  /// Where a draft says that it is one, by its path or its `collection:id`.
  package func place(of name: String) -> SourceLocation? { places[name] }

  mutating func insert(_ entry: Entry, in collection: String?) {
    let place = entry.at(entry.fields["status"]?.range ?? entry.titleRange)
    places[entry.path] = place
    places["\(collection ?? ""):\(entry.id)"] = place
  }
}

extension ContentGraph {
  /// Where the draft that a reference names says that it is one.
  package func draftPlace(of reference: Reference) -> SourceLocation? {
    let names = reference.collection.map { [$0] } ?? reference.target.collections
    return names.lazy.compactMap { drafts.place(of: "\($0):\(reference.id)") }.first
  }
}

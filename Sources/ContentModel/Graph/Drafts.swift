package import ContentFormat
package import Diagnostics

/// The drafts that the build omitted, indexed by the names that references use.
package struct Drafts: Sendable {
  /// The locations of `status: draft`, by path and by `collection:id`. The path of an entry in a file
  /// of several ends with `#` and its anchor.
  private var places: [String: SourceLocation] = [:]

  init() {}

  /// True if the build omitted no draft.
  package var isEmpty: Bool { places.isEmpty }

  /// True for the path or the `collection:id` of a draft.
  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// The paths and the `collection:id` of all drafts.
  package var names: [String] { Array(places.keys) }

  /// Returns the location of `status: draft` for a path or a `collection:id`.
  package func place(of name: String) -> SourceLocation? { places[name] }

  mutating func insert(_ entry: Entry, in collection: String?) {
    let place = entry.at(entry.fields["status"]?.range ?? entry.titleRange)
    places[entry.path + entry.linkFragment] = place
    places["\(collection ?? ""):\(entry.id)"] = place
  }
}

extension ContentGraph {
  /// Returns the location of `status: draft` in the target of a reference.
  package func draftLocation(of reference: Reference) -> SourceLocation? {
    let names = reference.collection.map { [$0] } ?? reference.target.collections
    return names.lazy.compactMap { drafts.place(of: "\($0):\(reference.id)") }.first
  }
}

package import ContentFormat
package import Diagnostics

/// The drafts that the build omitted, indexed by the names that references use.
package struct Drafts: Sendable {
  /// The locations of `status: draft`, by path, by `collection:id` and, for each sub-entry, by
  /// `collection#part`. The path of an entry in a file of several ends with `#` and its anchor.
  private var places: [String: SourceLocation] = [:]
  /// The same locations by `collection:title`, in lower case.
  private var placesByTitle: [String: SourceLocation] = [:]

  init() {}

  /// True if the build omitted no draft.
  package var isEmpty: Bool { places.isEmpty }

  /// True for the path or the `collection:id` of a draft, or the `collection#part` of its parts.
  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// The names of all drafts and their parts.
  package var names: [String] { Array(places.keys) }

  /// Returns the location of `status: draft` for a path, a `collection:id` or a `collection#part`.
  package func place(of name: String) -> SourceLocation? { places[name] }

  /// Returns the location of `status: draft` for the title or an alias of an entry of a collection.
  func place(titled title: String, in collection: String) -> SourceLocation? {
    placesByTitle["\(collection):\(title.lowercased())"]
  }

  mutating func insert(_ entry: Entry, in collection: CollectionSchema?) {
    let place = entry.at(entry.fields["status"]?.range ?? entry.titleRange)
    places[entry.path + entry.linkFragment] = place
    for title in [entry.title] + entry.aliases {
      placesByTitle["\(collection?.name ?? ""):\(title.lowercased())"] = place
    }
    let ids = [entry.id] + (collection?.otherIDs(of: entry).map(\.id) ?? [])
    for id in ids { places["\(collection?.name ?? ""):\(id)"] = place }
    for part in entry.subEntries { places["\(collection?.name ?? "")#\(part.id)"] = place }
  }
}

extension ContentGraph {
  /// Returns the location of `status: draft` in the target of a reference.
  package func draftLocation(of reference: Reference) -> SourceLocation? {
    let names = reference.collection.map { [$0] } ?? reference.target.collections
    let owners = reference.target.options.map { "\($0.collection):\($0.parts ?? reference.id)" }
    return (names.map { "\($0):\(reference.id)" } + owners + names.map { "\($0)#\(reference.id)" })
      .lazy.compactMap { drafts.place(of: $0) }.first
  }
}

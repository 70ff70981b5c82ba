public import Diagnostics

/// The drafts that were left out of the site, by what refers to them.
public struct Drafts: Sendable {
  /// Where each says that it is a draft, by its path and by `collection:id`.
  private var places: [String: SourceLocation] = [:]

  init() {}

  /// True where nothing was left out.
  public var isEmpty: Bool { places.isEmpty }

  /// True for the path of a draft, or for its `collection:id`.
  public func contains(_ name: String) -> Bool { places[name] != nil }

  /// The paths of the drafts, and their `collection:id`.
  public var names: [String] { Array(places.keys) }

  /// Where a draft says that it is one, by its path or its `collection:id`.
  public func place(of name: String) -> SourceLocation? { places[name] }

  mutating func insert(_ entry: Entry, in collection: String?) {
    let place = entry.at(entry.fields["status"]?.range ?? entry.titleRange)
    places[entry.path] = place
    places["\(collection ?? ""):\(entry.id)"] = place
  }
}

extension ContentGraph {
  /// Where the draft that a reference names says that it is one.
  public func draftPlace(of reference: Reference) -> SourceLocation? {
    let names = reference.collection.map { [$0] } ?? reference.target.collections
    return names.lazy.compactMap { drafts.place(of: "\($0):\(reference.id)") }.first
  }
}

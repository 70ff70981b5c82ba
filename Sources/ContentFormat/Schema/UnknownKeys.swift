internal import Diagnostics

extension Suggestions {
  /// The number of keys that a message lists.
  private static let fewKeys = 8
  /// The number of nearest keys that a message lists in place of all.
  private static let nearestKeys = 3

  /// Returns the help lines for a key that is not known.
  ///
  /// - Parameters:
  ///   - advice: The sentence about a key of another program.
  ///   - meant: The key that the author most likely meant.
  ///   - known: All keys.
  ///   - owner: The name of the mapping in messages.
  ///   - place: The place where fields are declared, or nil if the program declares the keys.
  mutating func help(
    for key: String, advice: String?, meant: String?, known: [String], owner: String,
    declaredIn place: String?
  ) -> [String] {
    if let advice {
      return [advice] + (place.map { ["or declare \(key.quoted) in \($0)"] } ?? [])
    }
    if let meant { return ["did you mean \(meant.quoted)?"] }
    let universal = place == nil ? [] : CollectionSchema.universalFields.map(\.name)
    let own = known.filter { !universal.contains($0) }
    let keys = own.isEmpty ? known : own
    let listed =
      keys.count <= Self.fewKeys
      ? "the fields are \(keys.lazy.map(\.quoted).listed())"
      : "the nearest fields are \(nearest(to: key, in: keys).map(\.quoted).listed())"
    if let place {
      return [listed, "or declare \(key.quoted) in \(place)"]
    }
    let schema = keys.count > Self.fewKeys ? Self.schemas[owner] : nil
    return [listed] + (schema.map { ["`demarc schema \($0)` lists all"] } ?? [])
  }

  /// The JSON Schemas that list the keys of a mapping, by its name in messages.
  private static let schemas = [
    "site.yml": "site", "demarc.yml": "demarc", "a collection": "collection",
    "a collection of matrices": "collection", "a field": "collection",
  ]

  /// Returns the nearest of a few dozen keys, however far, in the order of the distance. Beyond the
  /// budget, they are the first ones.
  private mutating func nearest(to key: String, in keys: [String]) -> [String] {
    let candidates = keys.prefix(60)
    guard key.utf8.count <= 60, spendList() else { return Array(keys.prefix(Self.nearestKeys)) }
    let letters = Array(key.lowercased().unicodeScalars)
    let distances = candidates.map { editDistance(letters, Array($0.lowercased().unicodeScalars)) }
    let order = candidates.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    return order.prefix(Self.nearestKeys).map { candidates[$0] }
  }
}

internal import ContentFormat

/// What views look up again and again, found out once for all views of a site.
struct ViewIndex {
  /// The matrices by their ids, by position.
  let matrices: [String: Int]
  private var values: [Key: [String: [Int]]] = [:]

  private struct Key: Hashable {
    let collection: Int
    let field: String
  }

  /// Makes an index of nothing, for the time in which another is in use.
  init() { matrices = [:] }

  init(_ graph: ContentGraph) {
    matrices = Dictionary(
      graph.matrices.enumerated().map { (graph.entries[$1.entry].id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The entries of a collection by the values of a field, each of a list for itself.
  mutating func values(
    of field: String, in collection: Int, _ graph: ContentGraph
  ) -> [String: [Int]] {
    let key = Key(collection: collection, field: field)
    if let known = values[key] { return known }
    var entries: [String: [Int]] = [:]
    for position in graph.collections[collection].entries {
      let value = graph.entries[position].fields[field]
      if case .list(let items)? = value?.value {
        for text in Set(items.compactMap({ plainText($0) })) {
          entries[text, default: []].append(position)
        }
      } else if let text = plainText(value) {
        entries[text, default: []].append(position)
      }
    }
    values[key] = entries
    return entries
  }
}

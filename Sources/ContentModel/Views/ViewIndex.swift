internal import ContentFormat

/// Lookup tables that are built once and shared by all views of a site.
struct ViewIndex {
  /// Indices of matrices by id.
  let matrices: [String: Int]
  private var values: [Key: [String: [Int]]] = [:]

  private struct Key: Hashable {
    let collection: Int
    let field: String
  }

  /// Creates an empty placeholder, used while the actual index is moved elsewhere.
  init() { matrices = [:] }

  init(_ graph: ContentGraph) {
    matrices = Dictionary(
      graph.matrices.enumerated().map { (graph.entries[$1.entry].id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the entries of a collection by the value of a field. An entry with a list appears
  /// under each of its items.
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

internal import ContentFormat

/// Lookup tables that are built once and shared by all views of a site.
struct ViewIndex {
  /// The matrices by id.
  let matrices: [String: MatrixIndex]
  private var values: [Key: (value: [String: [EntryIndex]], reads: DependencyRecorder.Fragment?)] =
    [:]

  private struct Key: Hashable {
    let collection: CollectionIndex
    let field: String
  }

  /// Creates an empty placeholder, used while the actual index is moved elsewhere.
  init() { matrices = [:] }

  init(_ graph: ContentGraph) {
    matrices = Dictionary(
      graph.matrices.indexed().map { (graph.entries[$1.entry].id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the entries of a collection by the value of a field. An entry with a list appears
  /// under each of its items.
  mutating func values(
    of field: String, in collection: CollectionIndex, _ graph: ContentGraph
  ) -> [String: [EntryIndex]] {
    let key = Key(collection: collection, field: field)
    let found = values[key] ?? graph.fragment { Self.values(of: field, in: collection, $0) }
    values[key] = found
    graph.note(found.reads)
    return found.value
  }

  private static func values(
    of field: String, in collection: CollectionIndex, _ graph: ContentGraph
  ) -> [String: [EntryIndex]] {
    var entries: [String: [EntryIndex]] = [:]
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
    return entries
  }
}

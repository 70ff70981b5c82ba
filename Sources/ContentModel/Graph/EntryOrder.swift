internal import ContentFormat

/// The order of the entries of a collection: that of a field, and then that of their ids.
struct EntryOrder {
  private let field: String
  private let descends: Bool

  init(_ schema: CollectionSchema) {
    descends = schema.sort.hasPrefix("-")
    field = descends ? String(schema.sort.dropFirst()) : schema.sort
  }

  /// An entry with its key.
  typealias Keyed = (key: SortKey, position: EntryIndex)

  /// Returns the key of an entry.
  func key(of entry: Entry) -> SortKey { SortKey(entry, field: field) }

  /// Returns whether one entry precedes another.
  func isSorted(_ a: Keyed, _ b: Keyed, _ entries: EntryTable<Entry>) -> Bool {
    guard a.key != b.key else {
      let (first, second) = (entries[a.position].id, entries[b.position].id)
      return (NaturalText(first), a.position) < (NaturalText(second), b.position)
    }
    // Entries without the field come last in both directions.
    if a.key == .nothing || b.key == .nothing { return b.key == .nothing }
    return descends ? b.key < a.key : a.key < b.key
  }

  /// Returns whether an entry of a sorted collection is still between its neighbours.
  func holds(_ position: EntryIndex, in sorted: [EntryIndex], _ entries: EntryTable<Entry>) -> Bool
  {
    guard let index = sorted.firstIndex(of: position) else { return false }
    let keyed = sorted[max(0, index - 1)...min(index + 1, sorted.count - 1)].map {
      (key: key(of: entries[$0]), position: $0)
    }
    return zip(keyed, keyed.dropFirst()).allSatisfy { isSorted($0, $1, entries) }
  }
}

/// A sort key. Numbers precede strings, and both precede missing values.
enum SortKey: Equatable, Comparable {
  case number(Double)
  case text(NaturalText)
  case nothing

  init(_ entry: Entry, field: String) {
    switch field {
    case "id": self = .text(NaturalText(entry.id))
    case "title": self = .text(NaturalText(entry.title.lowercased()))
    default:
      let field = entry.fields[field]
      if let ordered = field?.value.ordered {
        self = .number(ordered.sortKey)
      } else {
        self = plainText(field).map { .text(NaturalText($0.lowercased())) } ?? .nothing
      }
    }
  }
}

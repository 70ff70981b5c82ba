internal import ContentFormat

extension ContentGraph {
  /// True if an entry names its successor in a field with `successor: true`, as a withdrawn edition does.
  package func isSuperseded(_ entry: EntryIndex) -> Bool {
    guard let collection = entries[entry].collection,
      collections[collection].schema.fields.contains(where: \.isSuccessor)
    else { return false }
    return entries[entry].fields.items.contains { item in
      guard item.schema.isSuccessor else { return false }
      return switch item.field.value {
      case .reference: true
      case .list(let items): !items.isEmpty
      default: false
      }
    }
  }
}

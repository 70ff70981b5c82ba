package import ContentFormat
package import Diagnostics

extension CollectionSchema {
  /// Returns the other ids of an entry: the values of the fields in `also`, which references may
  /// use instead of the id.
  package func otherIDs(of entry: Entry) -> [(id: String, range: SourceRange)] {
    id.also.flatMap { path -> [(id: String, range: SourceRange)] in
      guard let field = entry.fields[path] else {
        return path == FieldPath("title") ? [(entry.title, entry.titleRange)] : []
      }
      if case .list(let items) = field.value {
        return items.compactMap { item in plainText(item).map { ($0, item.range) } }
      }
      return plainText(field).map { [($0, field.range)] } ?? []
    }.filter { !$0.id.isEmpty }
  }
}

extension NameIndex {
  /// Adds the other ids of all entries. Reports one that another entry of the collection has as its
  /// id or as another id, and keeps the first entry with it.
  mutating func addOtherIDs(
    of entries: EntryTable<Entry>, _ schemas: CollectionTable<CollectionSchema>,
    _ findings: inout [Finding]
  ) {
    guard schemas.contains(where: { !$0.id.also.isEmpty }) else { return }
    var places = CollectionTable<[String: SourceLocation]>(repeating: [:], count: schemas.count)
    for (position, entry) in entries.indexed() {
      guard let collection = entry.collection else { continue }
      for (id, range) in schemas[collection].otherIDs(of: entry) {
        guard let first = ids[collection][id] else {
          ids[collection][id] = position
          places[collection][id] = entry.at(range)
          continue
        }
        if first == position { continue }
        let known = entries[first]
        findings.append(
          .duplicateID(
            id, at: entry.at(range), first: places[collection][id] ?? known.at(known.idRange),
            in: schemas[collection]))
      }
    }
  }
}

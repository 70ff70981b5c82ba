extension ComparedPart {
  /// Returns the new id of each old part that still exists: the same one, or that of the only new part with the same
  /// title.
  static func newIDs(of old: [ComparedPart], _ new: [ComparedPart]) -> [String: String] {
    let newIDs = Set(new.map(\.id))
    let oldIDs = Set(old.map(\.id))
    var ids = Dictionary(
      oldIDs.intersection(newIDs).map { ($0, $0) }, uniquingKeysWith: { a, _ in a })
    let gone = Dictionary(
      grouping: old.filter { !newIDs.contains($0.id) && $0.title != $0.id }, by: \.title)
    let fresh = Dictionary(grouping: new.filter { !oldIDs.contains($0.id) }, by: \.title)
    for (title, parts) in gone where parts.count == 1 {
      if let others = fresh[title], others.count == 1 { ids[parts[0].id] = others[0].id }
    }
    return ids
  }
}

extension EntryMatches {
  /// Returns the new ids of parts that have another one, by the new key of their entry. References follow them, so a
  /// renamed part is no change of the entries that refer to it.
  func renamedParts(
    _ old: [EntryKey: ComparedEntry], _ new: [EntryKey: ComparedEntry]
  ) -> [EntryKey: [String: String]] {
    var renamed: [EntryKey: [String: String]] = [:]
    for (oldKey, newKey) in newKeys {
      guard let before = old[oldKey], let after = new[newKey], !before.parts.isEmpty,
        !after.parts.isEmpty
      else { continue }
      let ids = ComparedPart.newIDs(of: before.parts, after.parts).filter { $0.key != $0.value }
      if !ids.isEmpty { renamed[newKey] = ids }
    }
    return renamed
  }
}

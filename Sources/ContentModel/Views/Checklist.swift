package import ContentFormat

/// An entry whose sub-entries readers can tick off.
package struct Checklist: Sendable {
  /// The position of the entry.
  package let entry: EntryIndex
  /// The field with the sub-entries.
  package let field: FieldSchema
  /// The outermost sub-entries.
  package let parts: [SubEntry]
}

/// Sub-entries with a common heading.
package struct PartSection: Sendable {
  /// The value of their `section` field, or nil if they have none.
  package let label: String?
  /// The sub-entries.
  package let parts: [SubEntry]
}

extension Array<SubEntry> {
  /// Groups the sub-entries by their `section` field, in order of first appearance.
  package var sections: [PartSection] {
    var order: [String?] = []
    var groups: [String?: [SubEntry]] = [:]
    for part in self {
      let label = part.fields.text("section")
      if groups[label] == nil { order.append(label) }
      groups[label, default: []].append(part)
    }
    return order.map { PartSection(label: $0, parts: groups[$0] ?? []) }
  }
}

package import ContentFormat

/// An entry whose parts are ticked off.
package struct Checklist: Sendable {
  /// The entry, by position in the graph.
  package let entry: Int
  /// The field that holds the parts.
  package let field: FieldSchema
  /// The parts.
  package let parts: [SubEntry]
}

/// Sub-entries under one heading.
package struct PartSection: Sendable {
  /// The value of their `section`; nil where they have none.
  package let label: String?
  /// The sub-entries.
  package let parts: [SubEntry]
}

extension Array<SubEntry> {
  /// The sub-entries by their field `section`, in the order in which the sections first appear.
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

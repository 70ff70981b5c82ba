/// An entry whose parts are ticked off.
public struct Checklist: Sendable {
  /// The entry, by position in the graph.
  public let entry: Int
  /// The field that holds the parts.
  public let field: FieldSchema
  /// The parts.
  public let parts: [SubEntry]
}

/// Sub-entries under one heading.
public struct PartSection: Sendable {
  /// The value of their `section`; nil where they have none.
  public let label: String?
  /// The sub-entries.
  public let parts: [SubEntry]
}

extension Array<SubEntry> {
  /// The sub-entries by their field `section`, in the order in which the sections first appear.
  public var sections: [PartSection] {
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

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A relation that both ends must declare is declared at one end only.
  package static let oneWayRelation = Rule(
    "one-way-relation", stage: .check,
    what: "A relation that both ends must declare is declared at one end only.",
    why: "Readers of the other entry cannot see the relation.",
    example: """
      # threats/poisoning.md
      related: [backdoors]
      # threats/backdoors.md has no `related: [poisoning]`
      """,
    fix: "Add the reference at the other end, or remove this one.")
}

extension Check {
  static let oneWayRelation = Check(.oneWayRelation) { context in
    let graph = context.graph
    var targetsByField: [String: Set<EntryIndex>] = [:]
    for relation in graph.relations {
      targetsByField["\(relation.from) \(relation.field)", default: []].insert(relation.to)
    }
    return graph.relations.compactMap { relation in
      guard let field = graph.collection(of: relation.from)?.schema.field(relation.field),
        let back = inverseField(of: field, in: relation.to, graph),
        targetsByField["\(relation.to) \(back)"]?.contains(relation.from) != true
      else { return nil }
      let from = graph.entries[relation.from]
      let target = graph.entries[relation.to]
      return Finding(
        .oneWayRelation, at: from.at(relation.range),
        "\(from.title) names \(target.title), which does not name it back",
        notes: [.init("this entry should name it", at: target.at(target.titleRange))],
        help: ["add \(from.id.quoted) to \(back.quoted) there, or remove the reference here"])
    }
  }

  /// Returns the field in which the target must refer back, or nil if it need not.
  private static func inverseField(
    of field: FieldSchema, in target: EntryIndex, _ graph: ContentGraph
  ) -> String? {
    if field.isSymmetric { return field.name }
    guard let inverse = field.inverse,
      graph.collection(of: target)?.schema.field(inverse) != nil
    else { return nil }
    return inverse
  }
}

internal import ContentModel
package import Diagnostics

extension Rule {
  /// A relation that must be said at both ends is said at one.
  package static let oneWayRelation = Rule(
    "one-way-relation", stage: .check,
    what: "A relation that must be said at both ends is said at one.",
    why: "A reader who comes from the other side would not find the way.",
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
    var said: [String: Set<Int>] = [:]
    for relation in graph.relations {
      said["\(relation.from) \(relation.field)", default: []].insert(relation.to)
    }
    return graph.relations.compactMap { relation in
      guard let field = graph.collection(of: relation.from)?.schema.field(relation.field),
        let back = answer(field, to: relation.to, graph),
        said["\(relation.to) \(back)"]?.contains(relation.from) != true
      else { return nil }
      let from = graph.entries[relation.from]
      let target = graph.entries[relation.to]
      return Finding(
        .oneWayRelation, at: from.at(relation.range),
        "\(from.title) names \(target.title), which does not name it back",
        notes: [.init("this entry should", at: target.at(target.titleRange))],
        help: ["add \(from.id.quoted) to \(back.quoted) there, or remove the reference here"])
    }
  }

  /// The field by which the other end must answer; nil where it need not.
  private static func answer(_ field: FieldSchema, to target: Int, _ graph: ContentGraph) -> String?
  {
    if field.isSymmetric { return field.name }
    guard let inverse = field.inverse,
      graph.collection(of: target)?.schema.field(inverse) != nil
    else { return nil }
    return inverse
  }
}

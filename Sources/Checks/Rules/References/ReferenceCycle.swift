internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// References along an acyclic field form a cycle.
  package static let referenceCycle = Rule(
    "reference-cycle", stage: .check,
    what: "References along a field with `acyclic: true` or `successor: true` form a cycle.",
    why: "Readers who follow prerequisites in a cycle can never start.",
    example: """
      # A
      prerequisites: [B]
      # B
      prerequisites: [A]
      """,
    fix: "Remove one of the references in the cycle.")
}

extension Check {
  static let referenceCycle = Check(.referenceCycle) { context in
    let graph = context.graph
    var findings: [Finding] = []
    for (position, collection) in graph.collections.indexed() {
      for field in collection.schema.fields where field.isAcyclic || field.isSuccessor {
        let relations = graph.relations.filter {
          $0.field == field.name && graph.entries[$0.from].collection == position
            && $0.from != $0.to
        }
        findings += CycleFinder(relations).cycles().map { finding($0, field, graph) }
      }
    }
    return findings
  }

  private static func finding(
    _ cycle: [ContentGraph.Relation], _ field: FieldSchema, _ graph: ContentGraph
  ) -> Finding {
    func place(_ relation: ContentGraph.Relation) -> SourceLocation {
      graph.entries[relation.from].at(relation.range)
    }
    func name(_ entry: EntryIndex) -> String { graph.entries[entry].id }
    let path = (cycle.map { name($0.from) } + [name(cycle[0].from)]).joined(separator: " → ")
    return Finding(
      .referenceCycle, at: place(cycle[0]),
      "these references along \(field.name.quoted) form a cycle: \(path)",
      notes: cycle.dropFirst().map {
        .init("\(name($0.from)) refers to \(name($0.to)) here", at: place($0))
      },
      help: ["remove one of them"])
  }
}

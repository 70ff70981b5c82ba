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
    let isOrdered = { (field: FieldSchema) in field.isAcyclic || field.isSuccessor }
    let references = Dictionary(grouping: context.references(isOrdered), by: \.field.location)
    return context.referenceFields(isOrdered).flatMap { field in
      let edges = references[field.field.location, default: []].compactMap { edge($0, graph) }
      return CycleFinder(edges).cycles().map { finding($0, field.field, graph) }
    }
  }

  /// Returns a reference as an edge between entries or, for a field of parts, between parts. Nil if
  /// it has no target, or leads to its own entry or part.
  private static func edge(_ found: FieldReference, _ graph: ContentGraph) -> CycleFinder.Edge? {
    guard case .entry(let target, let part) = graph.resolve(found.reference) else { return nil }
    let from = ReferencedPart(entry: found.from, part: found.part)
    let to = ReferencedPart(entry: target, part: found.part == nil ? nil : part)
    return from == to ? nil : .init(from: from, to: to, range: found.reference.range)
  }

  private static func finding(
    _ cycle: [CycleFinder.Edge], _ field: FieldSchema, _ graph: ContentGraph
  ) -> Finding {
    func place(_ edge: CycleFinder.Edge) -> SourceLocation {
      graph.entries[edge.from.entry].at(edge.range)
    }
    func name(_ node: ReferencedPart) -> String { node.part ?? graph.entries[node.entry].id }
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

internal import ContentModel
public import Diagnostics

extension Rule {
  /// References that must not come back to where they began do.
  public static let referenceCycle = Rule(
    "reference-cycle",
    what: "References that must not come back to where they began do.",
    why: "Whoever follows prerequisites in a circle never starts.",
    example: """
      # A
      prerequisites: [B]
      # B
      prerequisites: [A]
      """,
    fix: "Remove one of the references of the circle.")
}

extension Check {
  static let referenceCycle = Check(.referenceCycle) { context in
    let graph = context.graph
    var findings: [Finding] = []
    for (position, collection) in graph.collections.enumerated() {
      for field in collection.schema.fields where field.isAcyclic {
        let relations = graph.relations.filter {
          $0.field == field.name && graph.entries[$0.from].collection == position
            && $0.from != $0.to
        }
        findings += cycles(in: relations).map { finding($0, field, graph) }
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
    func name(_ entry: Int) -> String { graph.entries[entry].id }
    let path = (cycle.map { name($0.from) } + [name(cycle[0].from)]).joined(separator: " → ")
    return Finding(
      .referenceCycle, at: place(cycle[0]),
      "these references along \(field.name.quoted) go in a circle: \(path)",
      notes: cycle.dropFirst().map {
        .init("\(name($0.from)) goes on to \(name($0.to)) here", at: place($0))
      },
      help: ["remove one of them"])
  }

  /// One circle for each knot of relations: a depth-first walk that keeps its way on a stack of
  /// its own, so that a long chain costs no call stack.
  static func cycles(in relations: [ContentGraph.Relation]) -> [[ContentGraph.Relation]] {
    let outgoing = Dictionary(grouping: relations, by: \.from)
    var isDone: Set<Int> = []
    var cycles: [[ContentGraph.Relation]] = []
    for start in outgoing.keys.sorted() where !isDone.contains(start) {
      var way: [ContentGraph.Relation] = []
      var onWay: [Int: Int] = [start: 0]
      var next: [[ContentGraph.Relation]] = [outgoing[start] ?? []]
      var nodes = [start]
      while let node = nodes.last {
        guard let relation = next[next.count - 1].popLast() else {
          isDone.insert(node)
          onWay[node] = nil
          nodes.removeLast()
          next.removeLast()
          _ = way.popLast()
          continue
        }
        if let first = onWay[relation.to] {
          cycles.append(Array(way[first...]) + [relation])
        } else if !isDone.contains(relation.to) {
          onWay[relation.to] = nodes.count
          nodes.append(relation.to)
          next.append(outgoing[relation.to] ?? [])
          way.append(relation)
        }
      }
    }
    return cycles
  }
}

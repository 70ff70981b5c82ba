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
    var known: Set<EntryRelation> = []
    for relation in graph.relations where relation.fromSubEntry == nil {
      known.insert(.init(from: relation.from, field: relation.field, to: relation.to))
    }
    return betweenParts(context)
      + graph.relations.compactMap { relation in
        guard relation.fromSubEntry == nil,
          let field = graph.collection(of: relation.from)?.schema.field(relation.field),
          let back = inverseField(of: field, in: relation.to, graph),
          !known.contains(.init(from: relation.to, field: back, to: relation.from))
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

  private struct EntryRelation: Hashable {
    let from: EntryIndex
    let field: String
    let to: EntryIndex
  }

  /// Returns findings for references between parts along a field with `symmetric: true`.
  private static func betweenParts(_ context: CheckContext) -> [Finding] {
    let graph = context.graph
    let references = context.references(\.isSymmetric).compactMap { found -> PartRelation? in
      guard let part = found.part,
        case .entry(let target, let other?) = graph.resolve(found.reference)
      else { return nil }
      return PartRelation(
        from: .init(entry: found.from, part: part), to: .init(entry: target, part: other),
        found: found)
    }
    var targets: [ReferencedPart: Set<ReferencedPart>] = [:]
    for relation in references { targets[relation.from, default: []].insert(relation.to) }
    return references.compactMap { relation in
      guard relation.from != relation.to, targets[relation.to]?.contains(relation.from) != true,
        let from = relation.from.part, let to = relation.to.part
      else { return nil }
      let target = graph.entries[relation.to.entry]
      let part = target.subEntry(to)
      return Finding(
        .oneWayRelation,
        at: graph.entries[relation.from.entry].at(relation.found.reference.range),
        "\(from.quoted) names \(to.quoted), which does not name it back",
        notes: part.map { [.init("this part should name it", at: target.at($0.idRange))] } ?? [],
        help: [
          "add \(from.quoted) to \(relation.found.field.name.quoted) there, or remove the reference here"
        ])
    }
  }

  private struct PartRelation {
    let from: ReferencedPart
    let to: ReferencedPart
    let found: FieldReference
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

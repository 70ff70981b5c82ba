internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two fields that exclude each other name the same target.
  package static let excludedReference = Rule(
    "excluded-reference", stage: .check,
    what: """
      An entry names the same target in two fields of which one declares that it `excludes` the \
      other. A field means the one beside it in the same record or part, or else that of the entry.
      """,
    why: """
      The two relations cannot both be true: a control does not answer a threat and leave it open.
      """,
    example: """
      # controls/_collection.yml: `mitigates` has `excludes: leaves_open`
      mitigates: [data-leakage, prompt-injection]
      leaves_open: [data-leakage]
      """,
    fix: "Remove one of the two references.")
}

extension Check {
  static let excludedReference = Check(.excludedReference) { context in
    let graph = context.graph
    var findings: [Finding] = []
    // Two fields may each exclude the other. It is one mistake.
    var reported: Set<SourceLocation> = []
    // Many parts may have the same field of their entry beside them.
    var known: [SourceLocation: [ReferencedPart: SourceRange]] = [:]
    context.visitReferenceFields({ !$0.excludes.isEmpty }) { found in
      let entry = graph.entries[found.from]
      for name in found.field.excludes {
        guard let other = found.scope.item(name.name), !other.field.range.isEmpty else { continue }
        let key = entry.at(other.keyRange)
        let excluded = known[key] ?? targets(of: other.references, graph)
        known[key] = excluded
        for reference in found.references {
          guard case .entry(let to, let part) = graph.resolve(reference) else { continue }
          let target = ReferencedPart(entry: to, part: part)
          guard let second = excluded[target] else { continue }
          let ranges = [
            (reference.range, found.field.name), (second, name.name),
          ].sorted { $0.0.start < $1.0.start }
          guard reported.insert(entry.at(ranges[1].0)).inserted else { continue }
          findings.append(
            Finding(
              .excludedReference, at: entry.at(ranges[1].0),
              "\(graph.name(of: target).title) is in \(ranges[1].1.quoted) and in \(ranges[0].1.quoted), which exclude each other",
              notes: [
                .init("also here", at: entry.at(ranges[0].0)),
                .init("\(found.field.name.quoted) excludes \(name.name.quoted)", at: name.location),
              ], help: ["remove one of the two"]))
        }
      }
    }
    return findings
  }

  private static func targets(
    of references: [Reference], _ graph: ContentGraph
  ) -> [ReferencedPart: SourceRange] {
    references.reduce(into: [:]) { targets, reference in
      guard case .entry(let entry, let part) = graph.resolve(reference) else { return }
      let target = ReferencedPart(entry: entry, part: part)
      if targets[target] == nil { targets[target] = reference.range }
    }
  }
}

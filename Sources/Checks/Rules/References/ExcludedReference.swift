internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two fields that exclude each other name the same target.
  package static let excludedReference = Rule(
    "excluded-reference", stage: .check,
    what: """
      An entry names the same target in two fields of which one declares that it `excludes` the \
      other. A field means the one beside it in the same record or part, or else that of the entry. Or \
      an answer of a guide leads to what it rules out.
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
    return findings + guides(graph, &reported)
  }

  /// Returns findings for answers of guides that rule out what they lead to.
  private static func guides(
    _ graph: ContentGraph, _ reported: inout Set<SourceLocation>
  ) -> [Finding] {
    if graph.views.isEmpty { return [] }
    var findings: [Finding] = []
    for position in graph.entries.indices {
      let views = (graph.views[position] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      for case .guide(let questions) in views {
        for question in questions {
          findings += question.answers.flatMap { answer in
            answer.contradictions.compactMap { .excludedByAnswer($0, answer, question, graph) }
          }.filter { reported.insert($0.location).inserted }
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

extension Finding {
  /// Reports an answer of a guide that rules out what it leads to.
  fileprivate static func excludedByAnswer(
    _ found: GuideQuestion.Contradiction, _ answer: GuideQuestion.Answer,
    _ question: GuideQuestion, _ graph: ContentGraph
  ) -> Finding? {
    guard let exclusion = question.exclusion else { return nil }
    let entry = graph.entries[question.entry]
    let places = [(found.wanted, exclusion.targets), (found.excluded, exclusion.excluded)]
      .sorted { $0.0.start < $1.0.start }
    let target = ReferencedPart(entry: found.target.entry, part: found.target.part)
    return Finding(
      .excludedReference, at: entry.at(places[1].0),
      "the answer \(answer.part.title.quoted) leads to \(graph.name(of: target).title) and rules it out",
      notes: [
        .init("also in \(places[0].1.quoted)", at: entry.at(places[0].0)),
        .init(
          "the guide rules out what \(exclusion.excluded.quoted) names", at: exclusion.location),
      ], help: ["remove one of the two"])
  }
}

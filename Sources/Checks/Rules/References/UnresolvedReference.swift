internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names no entry.
  package static let unresolvedReference = Rule(
    "unresolved-reference", stage: .check,
    what: "A reference names no entry.",
    why: "Readers cannot follow, for example, a prerequisite that does not exist.",
    example: """
      prerequisites:
        - BTAA-FUN-010
      """,
    fix: "Correct the id, or add the entry.")
}

extension Check {
  static let unresolvedReference = Check(.unresolvedReference) { context in
    var names: [[String]: IDSuggestions] = [:]
    var parts = PartSuggestions(context.graph)
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      switch resolution {
      case .unknown(elsewhere: nil):
        return finding(reference, at: location, context.graph, &names, &parts)
      default: return nil
      }
    }
  }

  private static func finding(
    _ reference: Reference, at location: SourceLocation, _ graph: ContentGraph,
    _ names: inout [[String]: IDSuggestions], _ parts: inout PartSuggestions
  ) -> Finding {
    let collections = reference.target.collections
    let positions = collections.compactMap { graph.collection($0) }
    let nouns = positions.map { graph.collections[$0].schema.singular }.listed("or")
    func suggestions() -> IDSuggestions {
      IDSuggestions(positions.flatMap { graph.collections[$0].entries }.map { graph.entries[$0] })
    }
    let noun = nouns.isEmpty ? "entry" : nouns
    let part = parts.elsewhere(reference)
    if reference.id.isEmpty, let name = reference.subEntry {
      return Finding(
        .unresolvedReference, at: location, "\("#\(name)".quoted) names no \(noun)",
        notes: part?.notes ?? [],
        help: part?.help ?? ["write the id of the \(noun) before `#`"])
    }
    return Finding(
      .unresolvedReference, at: location, "no \(noun) has the id \(reference.id.quoted)",
      notes: part?.notes ?? [],
      help: part?.help ?? names[collections, default: suggestions()].help(reference))
  }
}

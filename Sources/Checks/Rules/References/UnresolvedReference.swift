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
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      switch resolution {
      // If the schema itself names the unknown entry, `schema-error` reports it.
      case .unknown(elsewhere: nil) where reference.target.entry == nil:
        return finding(reference, at: location, context.graph, &names)
      default: return nil
      }
    }
  }

  private static func finding(
    _ reference: Reference, at location: SourceLocation, _ graph: ContentGraph,
    _ names: inout [[String]: IDSuggestions]
  ) -> Finding {
    let collections = reference.target.collections
    let positions = collections.compactMap { graph.collection($0) }
    let nouns = positions.map { graph.collections[$0].schema.singular }.listed("or")
    func suggestions() -> IDSuggestions {
      IDSuggestions(positions.flatMap { graph.collections[$0].entries }.map { graph.entries[$0] })
    }
    return Finding(
      .unresolvedReference, at: location,
      "no \(nouns.isEmpty ? "entry" : nouns) has the id \(reference.id.quoted)",
      help: names[collections, default: suggestions()].help(reference))
  }
}

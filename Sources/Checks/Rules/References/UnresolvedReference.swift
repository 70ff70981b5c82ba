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
    fix: """
      Correct the id, or add the entry. After a rename, `demarc check --fix` writes the new id in all \
      references, links, views and settings that have the old one, if a title, the lock file or \
      `redirect_from` proves the rename.
      """)
}

extension Check {
  static let unresolvedReference = Check(.unresolvedReference) { context in
    var names: [[String]: IDSuggestions] = [:]
    var parts = PartSuggestions(context.graph)
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      switch resolution {
      case .unknown(elsewhere: nil):
        return finding(
          reference, at: location, context, &names, &parts)
      case .entry(let target, _):
        guard let rename = context.graph.rename(of: target, namedBy: reference),
          let old = rename.id
        else { return nil }
        let noun = context.graph.collection(of: target)?.schema.singular ?? "entry"
        return context.finding(
          .unresolvedReference, at: location, "no \(noun) has the id \(old.quoted)", "reference",
          of: rename, new: context.graph.entries[target].id,
          fix: context.fix(reference, in: entry, rename))
      default: return nil
      }
    }
  }

  private static func finding(
    _ reference: Reference, at location: SourceLocation, _ context: CheckContext,
    _ names: inout [[String]: IDSuggestions], _ parts: inout PartSuggestions
  ) -> Finding? {
    let graph = context.graph
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
    if names[collections, default: suggestions()].isIntended(reference) { return nil }
    return Finding(
      .unresolvedReference, at: location, "no \(noun) has the id \(reference.id.quoted)",
      notes: part?.notes ?? [],
      help: part?.help ?? names[collections, default: suggestions()].help(reference),
      consequence: context.cause(ofMissing: reference).map { Consequence(of: $0, "reference") })
  }
}

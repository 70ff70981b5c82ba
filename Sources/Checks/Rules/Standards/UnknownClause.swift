internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names a part that its target does not have.
  package static let unknownClause = Rule(
    "unknown-clause", stage: .check,
    what: """
      A reference names a part that its target does not have, or that none of the entries has whose \
      parts the field allows.
      """,
    why: "A control that cites a clause which does not exist proves nothing to an auditor.",
    example: """
      controls: ['nist-csf-2.0#PR.ZZ']
      """,
    fix: "Correct the part after `#`, or add it to the entry.")
}

extension Check {
  static let unknownClause = Check(.unknownClause) { context in
    var names: [EntryIndex: NearestNames] = [:]
    var suggestions = PartSuggestions(context.graph)
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      switch resolution {
      case .unknownSubEntry(let position, let name):
        let target = context.graph.entries[position]
        var search = names[position] ?? NearestNames(target.subEntries.map(\.id))
        let help = search.didYouMean(name)
        names[position] = search
        return Finding(
          .unknownClause, at: location, "\(target.title) has no part \(name.quoted)",
          notes: [
            target.subEntries.first.map { .init("its parts begin here", at: target.at($0.idRange)) }
              ?? .init("it has no parts", at: target.at(target.titleRange))
          ],
          help: help,
          consequence: Consequence(
            of: context.cause(ofMissingPart: name, of: position), "reference"))
      case .unknownPart:
        let options = reference.target.options
        let noun = options.contains { $0.parts == nil } ? "entry or part" : "part"
        let elsewhere = suggestions.elsewhere(reference)
        return Finding(
          .unknownClause, at: location,
          "no \(noun) in \(options.map(\.text.quoted).listed("or")) has the id \(reference.id.quoted)",
          notes: elsewhere?.notes ?? [],
          help: elsewhere?.help ?? suggestions.nearest(reference))
      default: return nil
      }
    }
  }
}

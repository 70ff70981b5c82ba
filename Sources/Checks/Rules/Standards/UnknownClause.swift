internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names a part that its target does not have.
  package static let unknownClause = Rule(
    "unknown-clause", stage: .check,
    what: "A reference names a part that its target does not have.",
    why: "A control that cites a clause which does not exist proves nothing to an auditor.",
    example: """
      controls: ['nist-csf-2.0#PR.ZZ']
      """,
    fix: "Correct the part after `#`, or add it to the entry.")
}

extension Check {
  static let unknownClause = Check(.unknownClause) { context in
    var names: [EntryIndex: NearestNames] = [:]
    return context.references.compactMap { entry, reference, resolution in
      guard case .unknownSubEntry(let position) = resolution else { return nil }
      let target = context.graph.entries[position]
      let name = reference.subEntry ?? ""
      var search = names[position] ?? NearestNames(target.subEntries.map(\.id))
      let help = search.didYouMean(name)
      names[position] = search
      return Finding(
        .unknownClause, at: entry.at(reference.range),
        "\(target.title) has no part \(name.quoted)",
        notes: [
          target.subEntries.first.map { .init("its parts begin here", at: target.at($0.idRange)) }
            ?? .init("it has no parts", at: target.at(target.titleRange))
        ],
        help: help)
    }
  }
}

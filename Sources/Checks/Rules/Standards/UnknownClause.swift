internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names a part that its target does not have.
  package static let unknownClause = Rule(
    "unknown-clause", stage: .check,
    what: """
      A reference names a part that its target does not have, or that none of the entries has whose \
      parts the field allows. A text cites a part whose number is outside of those that the entry \
      declares in the field of `numbering`, by name ("Article 120 of the GDPR"), in a link, or with \
      letters that no other document uses ("LLM11"). An entry need not list all its parts, so a \
      text may cite one that is not listed. Numbers below a declared one exist: `12.10` if \
      `1 to 12` is declared.
      """,
    why: "A control that cites a clause which does not exist proves nothing to an auditor.",
    example: """
      controls: ['nist-csf-2.0#PR.ZZ']
      """,
    fix: """
      Correct the part after `#` or the number, or add the part to the entry or its declared numbers.
      """,
    reads: [
      "Article 120 of the GDPR settles it.",
      "Clause 11.2 of ISO/IEC 42001 asks for a review.",
      "The model must resist LLM11.",
      "GOVERN 9.9 asks for a policy.",
      "See Art. 172 of the EU AI Act and Annex XIV of the EU AI Act.",
    ],
    leaves: [
      "Article 88 of the GDPR is about employment.",
      "Clause 7.4 of ISO/IEC 42001 is about communication.",
      "Article 288 of the Treaty says what a regulation is.",
      "Requirement 12.10.4 of PCI DSS asks for training.",
      "There is no Article 120 of the GDPR.",
    ])
}

extension Check {
  static let unknownClause = Check(.unknownClause) { context in
    references(context) + context.proseFindings(.unknownClause)
      + ClauseNumberingProblems(context: context).findings()
  }

  private static func references(_ context: CheckContext) -> [Finding] {
    var names: [EntryIndex: NearestNames] = [:]
    var suggestions = PartSuggestions(context.graph)
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      switch resolution {
      case .unknownSubEntry(let position, let name):
        let target = context.graph.entries[position]
        if context.graph.hasUnknownParts(position) { return nil }
        if let rename = context.renamedPart(name, of: position) {
          return Finding(
            .unknownClause, at: location, "\(target.title) has no part \(name.quoted)",
            help: ["it is now \(rename.part.id.quoted)"],
            fix: context.fix(reference, in: entry, old: name, new: rename.part.id),
            consequence: Consequence(of: context.cause(of: rename, name), "reference"))
        }
        var search = names[position] ?? NearestNames(target.subEntries.map(\.id))
        var help = search.didYouMean(name)
        if help.isEmpty { help = context.knownParts(name, of: position) }
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

extension CheckContext {
  /// Returns the help for a part that an entry does not list: to add it if the entry declares its
  /// number, or else the ids that exist.
  fileprivate func knownParts(_ name: String, of position: EntryIndex) -> [String] {
    let target = graph.entries[position]
    let index = vocabulary.citations
    if let document = index.document(position), let number = ClauseNumber(name.utf8, index.words),
      let known = index.documents[document].numbering.contains(number)
    {
      return known.exists
        ? ["the entry declares \(known.item.text.quoted): add the part to it"]
        : ["the entry declares \(known.item.text.quoted)"]
    }
    let ids = target.subEntries.map(\.id)
    guard let first = ids.first, let last = ids.last else { return [] }
    return [
      ids.count < 6
        ? "its parts are \(ids.map(\.quoted).listed())"
        : "it has \(grouped(ids.count)) parts from \(first.quoted) to \(last.quoted)"
    ]
  }
}

/// Parts outside of the numbers that their entry declares, and declarations that are no numbers.
private struct ClauseNumberingProblems {
  let context: CheckContext

  func findings() -> [Finding] {
    let index = context.vocabulary.citations
    return index.documents.flatMap { document -> [Finding] in
      let numbering = document.numbering
      if numbering.isEmpty && numbering.invalid.isEmpty { return [] }
      let entry = context.graph.entries[document.entry]
      let invalid = numbering.invalid.map { item in
        Finding(
          .unknownClause, at: entry.at(item.range),
          "\(item.text.quoted) is neither an id nor a range of ids",
          help: [
            "write the first and the last id of a range with the same letters, as in `Art-1 to Art-99`"
          ])
      }
      return invalid
        + entry.subEntries.compactMap { part in
          guard let number = ClauseNumber(part.id.utf8, index.words),
            let found = numbering.contains(number), !found.exists
          else { return nil }
          return Finding(
            .unknownClause, at: entry.at(part.idRange),
            "\(part.id.quoted) is outside of the numbers that \(entry.title) declares",
            notes: [.init("declared here", at: entry.at(found.item.range))],
            help: ["correct the id, or the declared numbers"])
        }
    }
  }
}

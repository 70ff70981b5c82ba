internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names an entry that another has replaced.
  package static let supersededEdition = Rule(
    "superseded-edition", .warning, stage: .check,
    what: """
      A reference names an entry, or a part of one, that a field with `successor: true` says is \
      replaced. What replaces it may name it, and so may what is itself replaced.
      """,
    why: "A duty that rests on an edition which is withdrawn may rest on nothing.",
    example: """
      # controls/access.md
      standards: [iso-27001-2013]
      # standards/iso-27001-2013.md
      replaced_by: iso-27001-2022
      """,
    fix: "Name the edition that is in force.")
}

extension Check {
  static let supersededEdition = Check(.supersededEdition) { context in
    let graph = context.graph
    let editions = Supersession(context)
    let exempt = Set(
      context.references(\.isSuccessor).map { graph.entries[$0.from].at($0.reference.range) })
    guard !exempt.isEmpty else { return [] }
    return context.references.compactMap { entry, reference, resolution in
      let location = entry.at(reference.range)
      guard case .entry(let position) = resolution,
        let successor = editions.successor(of: position, part: reference.subEntry),
        !exempt.contains(location), entry.position != position,
        editions.successor(of: entry.position) == nil,
        !editions.replaces(entry.position, position, part: reference.subEntry)
      else { return nil }
      let target = graph.entries[position]
      // That it is not to be used is then said by its status.
      if target.isDeprecated { return nil }
      let part = editions.successor(of: position) == nil ? reference.subEntry : nil
      return Finding(
        .supersededEdition, at: location,
        "\(part.map { "\($0.quoted) of \(target.title)" } ?? target.title) has been replaced",
        notes: [.init("by what stands here", at: target.at(successor.reference.range))],
        help: editions.help(position, part: part, graph))
    }
  }
}

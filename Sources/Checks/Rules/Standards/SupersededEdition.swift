internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names an entry that has been replaced.
  package static let supersededEdition = Rule(
    "superseded-edition", .warning, stage: .check,
    what: """
      A reference names an entry, or a part of one, that has a successor (a field with \
      `successor: true`). The successor itself and other replaced entries may refer to it.
      """,
    why: "A requirement based on a withdrawn edition may no longer apply.",
    example: """
      # controls/access.md
      standards: [iso-27001-2013]
      # standards/iso-27001-2013.md
      replaced_by: iso-27001-2022
      """,
    fix: "Refer to the current edition.")
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
      guard case .entry(let position, let named) = resolution,
        let successor = editions.successor(of: position, part: named),
        !exempt.contains(location), entry.position != position,
        editions.successor(of: entry.position) == nil,
        !editions.replaces(entry.position, position, part: named)
      else { return nil }
      let target = graph.entries[position]
      // `references-deprecated` reports deprecated entries.
      if target.isDeprecated { return nil }
      let part = editions.successor(of: position) == nil ? named : nil
      return Finding(
        .supersededEdition, at: location,
        "\(part.map { "\($0.quoted) of \(target.title)" } ?? target.title) has been replaced",
        notes: [.init("the successor", at: target.at(successor.reference.range))],
        help: editions.help(position, part: part, graph))
    }
  }
}

internal import ContentModel
package import Diagnostics

extension Rule {
  /// An id that was published for one thing names another now.
  package static let idReused = Rule(
    "id-reused", stage: .check,
    what: "An id that `site.lock` knows as published for one thing names another now.",
    why: """
      Others cite ids in papers, tickets and code. If one changes its meaning, every citation is \
      wrong, and nobody is told.
      """,
    example: """
      # BTAA-FUN-002 was "Guardrails" and is now "Jailbreaks"; "Guardrails" is BTAA-FUN-003
      """,
    fix: "Give the new entry an id that was never used.")
}

extension Check {
  static let idReused = Check(.idReused) { context in
    guard let lock = context.lock else { return [] }
    let graph = context.graph
    let back = lock.retired.compactMap { item -> Finding? in
      guard let position = context.entry(item) else { return nil }
      let entry = graph.entries[position]
      guard entry.title != item.title else { return nil }
      return Finding(
        .idReused, at: entry.at(entry.idRange),
        "\(item.id.quoted) was the id of \(item.title.quoted), which is gone",
        notes: [.init("retired here", at: item.location)],
        help: ["give this entry an id that was never used"])
    }
    let swapped = lock.entries.compactMap { item -> Finding? in
      guard let position = context.entry(item), let collection = graph.entries[position].collection,
        graph.entries[position].title != item.title,
        let other = graph.collections[collection].entries.first(where: {
          graph.entries[$0].title == item.title
        })
      else { return nil }
      let entry = graph.entries[position]
      let now = graph.entries[other]
      return Finding(
        .idReused, at: entry.at(entry.idRange),
        "\(item.id.quoted) was published as \(item.title.quoted), which is now \(now.id.quoted)",
        notes: [
          .init("that entry", at: now.at(now.titleRange)),
          .init("published here", at: item.location),
        ],
        help: ["give each its old id, and new entries new ones"])
    }
    return back + swapped
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A published id now names a different entry.
  package static let idReused = Rule(
    "id-reused", stage: .check,
    what: "An id that `site.lock` lists as published now names a different entry.",
    why: """
      Papers, tickets and code cite ids. If the meaning of an id changes, every citation of it \
      silently becomes wrong.
      """,
    example: """
      # BTAA-FUN-002 was "Guardrails" and is now "Jailbreaks"; "Guardrails" is BTAA-FUN-003
      """,
    fix: "Give the new entry an unused id.")
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
        "\(item.id.quoted) was the id of \(item.title.quoted), which no longer exists",
        notes: [.init("retired here", at: item.location)],
        help: ["give this entry an unused id"])
    }
    let published = Set(lock.entries.map { "\($0.name) \($0.title)" })
    let swapped = lock.entries.compactMap { item -> Finding? in
      guard let position = context.entry(item), let collection = graph.entries[position].collection,
        graph.entries[position].title != item.title,
        let other = graph.collections[collection].entries.first(where: {
          graph.entries[$0].title == item.title
            // Not an entry that always had this title, as two entries may.
            && !published.contains(
              "\(item.collection):\(graph.entries[$0].id) \(graph.entries[$0].title)")
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
        help: ["restore the old ids, and give new entries unused ones"])
    }
    return back + swapped
  }
}

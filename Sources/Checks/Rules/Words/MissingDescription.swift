internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry has no description where most of its kind have one.
  package static let missingDescription = Rule(
    "missing-description", .note, stage: .check,
    what: """
      An entry has no description, although at least half of its collection have one, and three \
      at least; pages outside collections are one group.
      """,
    why: """
      Lists show descriptions beside titles, and search engines show them below; the entry without \
      one has a gap there.
      """,
    example: """
      title: MCP        # the other seven models have a description
      """,
    fix: "Add a `description`: a sentence or two on what the reader will find.")
}

extension Check {
  static let missingDescription = Check(.missingDescription) { context in
    let graph = context.graph
    let pages = graph.entries.indices.filter { graph.entries[$0].collection == nil }
    let groups = graph.collections.filter { !$0.schema.asksForDescription }.map {
      (entries: $0.entries.sorted(), name: $0.schema.plural)
    }
    return (groups + [(pages, "pages")]).flatMap { entries, name in
      let lacking = entries.filter { !hasDescription(graph.entries[$0]) }
      let count = entries.count - lacking.count
      guard count >= 3, count * 2 >= entries.count else { return [Finding]() }
      return lacking.map { position in
        let entry = graph.entries[position]
        let place = entry.fields["description"]?.range ?? entry.titleRange
        return Finding(
          .missingDescription, at: entry.at(place),
          "\(count) of \(entries.count) \(name) have a description; this one has none",
          help: ["add a `description`: a sentence or two on what the reader will find"])
      }
    }
  }

  private static func hasDescription(_ entry: Entry) -> Bool {
    guard let field = entry.fields["description"] else { return false }
    if case .text(let text) = field.value { return !text.allSatisfy(\.isWhitespace) }
    return true
  }
}

extension CollectionSchema {
  /// True where an entry without a description is a finding already, or nothing is known.
  fileprivate var asksForDescription: Bool {
    isBroken || field("description")?.isRequired == true
  }
}

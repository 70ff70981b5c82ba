internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry has no description although most entries of its collection have one.
  package static let missingDescription = Rule(
    "missing-description", .note, stage: .check,
    what: """
      An entry has no description, although at least half of its collection, and at least three \
      entries, have one. Pages outside collections count as one group.
      """,
    why: """
      Lists and search engines show descriptions beside titles. An entry without one leaves a gap.
      """,
    example: """
      title: MCP        # the other seven models have a description
      """,
    fix: "Add a `description`: one or two sentences about the content.")
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
          help: ["add a `description`: one or two sentences about the content"])
      }
    }
  }

  private static func hasDescription(_ entry: Entry) -> Bool {
    guard let field = entry.fields["description"] else { return entry.description != nil }
    if case .text(let text) = field.value { return !text.allSatisfy(\.isWhitespace) }
    return true
  }
}

extension CollectionSchema {
  /// Whether `missing-field` reports entries without a description, or the schema cannot be read.
  fileprivate var asksForDescription: Bool {
    isBroken || field("description")?.isRequired == true
  }
}

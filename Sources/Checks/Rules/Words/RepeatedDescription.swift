internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries have the same description.
  package static let repeatedDescription = Rule(
    "repeated-description", .warning, stage: .check,
    what: """
      Two entries or pages with different titles have the same `description`. Deprecated entries, \
      titles that differ only in numbers, and descriptions of fewer than four words are exempt.
      """,
    why: """
      Probably one entry began as a copy of the other. Lists and search engines show the wrong text \
      beside its title.
      """,
    example: """
      # models/paas.md and models/saas.md
      description: You use a complete application with AI inside.
      """,
    fix: "Write a description of the content of each entry.")
}

extension Check {
  static let repeatedDescription = Check(.repeatedDescription) { context in
    let graph = context.graph
    var groups: [[UInt64]: [EntryIndex]] = [:]
    for (position, entry) in graph.entries.indexed() {
      guard !entry.isDeprecated, entry.descriptionRange != nil, let text = entry.description,
        entry.fields["description"].map({ !$0.range.isEmpty }) ?? false
      else { continue }
      let words = Prose.keys(text)
      guard words.count >= 4 else { continue }
      groups[words, default: []].append(position)
    }
    return groups.values.compactMap { group -> Finding? in
      guard group.count > 1, let range = graph.entries[group[1]].descriptionRange,
        Set(group.map { TitleForm(graph.entries[$0].title).series }).count > 1
      else { return nil }
      let entry = graph.entries[group[1]]
      let first = graph.entries[group[0]]
      let more = group.count > 2 ? " and of \(grouped(group.count - 2)) more" : ""
      return Finding(
        .repeatedDescription, at: entry.at(range),
        "this is also the description of \(first.title)\(more)",
        notes: first.descriptionRange.map { [.init("the same text", at: first.at($0))] } ?? [],
        help: ["describe what \(entry.title) is about"])
    }
  }
}

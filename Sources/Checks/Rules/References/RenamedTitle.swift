internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The text of a link is a former title of its target.
  package static let renamedTitle = Rule(
    "renamed-title", .warning, stage: .check,
    what: """
      The text of a link is the title under which `site.lock` lists its target, and the target has \
      another title now. A name in its `aliases` is no former title.
      """,
    why: "Readers meet two names for one thing.",
    example: """
      See [Software as a Service](models/saas.md).
      # while the title of models/saas.md has become "SaaS AI"
      """,
    fix: "Write the new title, or add the old one to the `aliases` of the entry.")
}

extension Check {
  static let renamedTitle = Check(.renamedTitle) { context, position in
    guard !context.formerTitles.isEmpty else { return [] }
    return context.texts(of: position).flatMap { text in
      text.links.compactMap { link, target -> Finding? in
        guard case .entry(let entry, _) = target,
          let item = context.formerTitle(link.text, of: entry)
        else { return nil }
        let named = context.graph.entries[entry]
        return Finding(
          .renamedTitle, at: context.graph.entries[position].at(link.range),
          "\(link.text.quoted) is now called \(named.title.quoted)",
          notes: [
            .init("the old title was published", at: item.location),
            .init("its title", at: named.at(named.titleRange)),
          ],
          help: ["write \(named.title.quoted), or add the old title to its `aliases`"])
      }
    }
  }
}

extension CheckContext {
  /// Returns the published title of an entry that is a text and no longer a name of the entry.
  func formerTitle(_ text: String, of entry: EntryIndex) -> PublishedLock.Item? {
    guard let items = formerTitles[entry],
      let item = items.first(where: { $0.title.lowercased() == text.lowercased() }),
      !graph.entries[entry].aliases.contains(where: { $0.lowercased() == text.lowercased() })
    else { return nil }
    return item
  }

  /// The entries whose published titles differ from their present ones.
  static func formerTitles(
    _ lock: PublishedLock, of graph: ContentGraph
  ) -> [EntryIndex: [PublishedLock.Item]] {
    var result: [EntryIndex: [PublishedLock.Item]] = [:]
    for item in lock.entries + lock.renamed {
      let entry =
        item.collection.isEmpty
        ? graph.entry(path: item.id + ".md")
        : graph.collection(item.collection).flatMap { graph.entry(item.id, in: $0) }
      guard let entry, graph.entries[entry].title.lowercased() != item.title.lowercased() else {
        continue
      }
      result[entry, default: []].append(item)
    }
    return result
  }
}

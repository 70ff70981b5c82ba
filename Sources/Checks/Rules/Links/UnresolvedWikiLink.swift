internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A wiki link names no page, or several.
  package static let unresolvedWikiLink = Rule(
    "unresolved-wiki-link", stage: .check,
    what: "A wiki link such as `[[name]]` names no page, or several.",
    why: "The link would lead nowhere, so the page shows its text without a link.",
    example: """
      [[Agentic AL]]
      """,
    fix: """
      Write the title, the id, an alias or the file name of a page. Write its path from the content \
      folder if several pages have that name.
      """)
}

extension Check {
  static let unresolvedWikiLink = Check(.unresolvedWikiLink) { context in
    var names: NearestNames?
    let renames = WikiRenames(context)
    return context.invalidLinks.compactMap { link in
      guard case .unnamed(let name, let candidates) = link.target else { return nil }
      let entries = context.graph.entries
      guard candidates.isEmpty else {
        let first = entries[candidates[0]]
        let path = first.path.hasSuffix(".md") ? String(first.path.dropLast(3)) : first.path
        return Finding(
          .unresolvedWikiLink, at: link.location,
          "\(candidates.count) pages have the name \(name.quoted)",
          notes: candidates.prefix(3).map {
            .init("a page with this name", at: entries[$0].at(entries[$0].titleRange))
          }, help: ["write a path, such as \("[[\(path)]]".quoted)"])
      }
      if let (new, cause) = renames.new(name) {
        return Finding(
          .unresolvedWikiLink, at: link.location, "no page has the name \(name.quoted)",
          help: ["it is now \(new.quoted)"], fix: renames.fix(link, name, new),
          consequence: Consequence(of: cause, "link"))
      }
      if names == nil {
        names = NearestNames(
          entries.indices.reduce(into: Set()) { $0.formUnion(context.graph.wikiNames(of: $1)) })
      }
      return Finding(
        .unresolvedWikiLink, at: link.location, "no page has the name \(name.quoted)",
        help: names?.didYouMean(name) ?? [],
        consequence: Consequence(
          of: Cause(
            tail: " name \(name.quoted), and no page has that name",
            help: ["restore the page, or change these places"],
            mostSingle: Finding.mostWithOneCause), "link"))
    }
  }
}

/// The new names of pages that wiki links name by old ones: former titles in the lock file, and the
/// names of renamed files.
private struct WikiRenames {
  private let context: CheckContext
  /// The entries by their former titles, ids and file names.
  private var entries: [String: [EntryIndex]] = [:]

  init(_ context: CheckContext) {
    self.context = context
    for (position, items) in context.formerTitles {
      for item in items { entries[item.title, default: []].append(position) }
    }
    for (position, rename) in context.graph.renames.byEntry where rename.isCertain {
      let names = [rename.id, rename.path.map { ContentPath.entryStem(of: $0) }]
      for name in Set(names.compactMap(\.self)) { entries[name, default: []].append(position) }
    }
  }

  /// Returns the new name of the only page with an old one, and the cause of its links, if no other
  /// page has the new name.
  func new(_ name: String) -> (name: String, cause: Cause)? {
    guard let known = entries[name], known.count == 1, let position = known.first else {
      return nil
    }
    let graph = context.graph
    let entry = graph.entries[position]
    let rename = graph.renames.byEntry[position]
    let isTitle = context.formerTitles[position]?.contains { $0.title == name } ?? false
    let new = isTitle ? entry.title : ContentPath.entryStem(of: entry.path)
    guard !new.contains(where: { "[]|#".contains($0) }),
      graph.entries.indices.count(where: { graph.wikiNames(of: $0).contains(new) }) == 1
    else { return nil }
    if !isTitle, let rename { return (new, graph.cause(of: rename)) }
    return (
      new,
      Cause(
        at: entry.at(entry.titleRange), lead: "\(new.quoted) is the new title, but ",
        tail: " still name \(name.quoted)",
        help: ["run `demarc check --fix` to write the new title in these places"])
    )
  }

  func fix(_ link: CheckContext.Link, _ old: String, _ new: String) -> Fix? {
    let range = link.location.range
    let end = Int(range.start) + old.utf8.count
    guard link.destination.hasPrefix(old), end <= Int(range.end) else { return nil }
    return Fix(
      link.location.path, [.init(SourceRange(Int(range.start), end), new, insteadOf: old)])
  }
}

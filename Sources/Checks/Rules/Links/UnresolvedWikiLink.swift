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

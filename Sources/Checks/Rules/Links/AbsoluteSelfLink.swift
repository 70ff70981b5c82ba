internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link uses the full address of this site.
  package static let absoluteSelfLink = Rule(
    "absolute-self-link", .warning, stage: .check,
    what: """
      A link uses the full address of this site, which `site.yml` gives as `url`, or that of a page in \
      the preview on your machine.
      """,
    why: """
      In a preview or an offline copy, the link leads to the published site. Demarc also cannot check \
      that the page and its anchor exist.
      """,
    example: """
      [SaaS AI](https://framework.example/models/saas/)
      """,
    fix: "Link to the file by its path, relative to the file that contains the link.")
}

extension Check {
  static let absoluteSelfLink = Check(.absoluteSelfLink) { context, position in
    // Cache suggestions and limit their number: each search compares all pages.
    var meant: [String: [String]] = [:]
    return context.texts(of: position).flatMap { text in
      text.links.compactMap { link, target in
        guard target == .external,
          let own = context.addresses.own(link.destination)
            ?? context.addresses.previewed(link.destination)
        else { return nil }
        let place = context.graph.entries[text.entry].at(link.destinationRange)
        switch own {
        case .page(let page):
          // Without a source file, such as for the page of a tag, no other link is possible.
          return context.source(of: page).flatMap {
            finding(
              link, to: $0, called: context.title(of: page), "page", at: place, text, context)
          }
        case .asset(let path):
          return finding(
            link, to: (path, ""), called: ContentPath.name(of: path), "file", at: place, text,
            context)
        case .unknown(let path):
          if isKnownOnlyToBuilds(path) { return nil }
          if meant[path] == nil, meant.count < 3 {
            meant[path] = didYouMean("\(path)/", in: context.siteMap.pages.lazy.map(\.route))
          }
          return Finding(
            .absoluteSelfLink, at: place, "this site has no page \(path.quoted)",
            help: meant[path] ?? [])
        }
      }
    }
  }

  private static func finding(
    _ link: MarkdownDocument.Link, to file: (path: String, fragment: String),
    called title: String?, _ kind: String, at place: SourceLocation, _ text: EntryText,
    _ context: CheckContext
  ) -> Finding {
    let right = context.link(to: file, from: text.entry, insteadOf: link.destination)
    let help =
      link.isBare
      ? "write `[\(title ?? right)](\(right))`" : "link to \(right.quoted)"
    return Finding(
      .absoluteSelfLink, at: place, "this is a \(kind) of this site", help: [help],
      fix: link.isReplaceable ? Fix(place, replacement: right) : nil)
  }

  /// Returns whether a path has a file extension. The theme and the build add such files, for
  /// example `sitemap.xml` or a drawing, and checks do not know them.
  private static func isKnownOnlyToBuilds(_ path: String) -> Bool {
    let name = ContentPath.name(of: path)
    return name == "404.html" || (name.contains(".") && !name.hasSuffix(".html"))
  }
}

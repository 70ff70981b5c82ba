internal import ContentFormat
internal import ContentModel

/// A title with an optional URL.
struct Link: TemplateModel {
  let title: String
  let href: String?

  static let names: TemplateNames<Self> = ["title": .text(\.title), "href": .text(\.href)]
}

/// A link to an entry with its description.
struct EntryLink: TemplateModel {
  var title: String
  let href: String?
  let description: String?

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "href": .text(\.href), "description": .text(\.description),
  ]
}

/// Links with a common label.
struct LinkGroup: TemplateModel {
  let label: String
  let links: [EntryLink]

  static let names: TemplateNames<Self> = [
    "label": .text(\.label), "count": .number(\.links.count), "links": .group(\.links),
  ]
}

extension SiteRenderer {
  /// Returns a link to an entry, given by index.
  func link(_ entry: EntryIndex, anchor: String? = nil) -> EntryLink {
    let target = graph.entries[entry]
    return EntryLink(
      title: target.title, href: siteMap.href(entry: entry, anchor: anchor),
      description: target.description)
  }
}

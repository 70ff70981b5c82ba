internal import ContentFormat
internal import ContentModel

/// A title, and where it leads.
struct Link: TemplateModel {
  let title: String
  let href: String?

  static let names: TemplateNames<Self> = ["title": .text(\.title), "href": .text(\.href)]
}

/// A title that leads to an entry.
struct EntryLink: TemplateModel {
  var title: String
  let href: String?
  let description: String?

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "href": .text(\.href), "description": .text(\.description),
  ]
}

/// Links below a label.
struct LinkGroup: TemplateModel {
  let label: String
  let links: [EntryLink]

  static let names: TemplateNames<Self> = ["label": .text(\.label), "links": .group(\.links)]
}

extension SiteRenderer {
  /// A link to an entry, by position.
  func link(_ entry: Int, anchor: String? = nil) -> EntryLink {
    EntryLink(
      title: graph.entries[entry].title, href: siteMap.href(entry: entry, anchor: anchor),
      description: graph.entries[entry].description)
  }
}

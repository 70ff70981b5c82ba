internal import ContentFormat
package import ContentModel
internal import Diagnostics

/// A template that one page names in its front matter.
package struct OwnTemplate: Sendable {
  /// The kind of page that decides which names the template has.
  enum Page: Hashable, Sendable {
    /// The entry of a collection.
    case entry(CollectionIndex)
    /// A page outside of collections.
    case page
    /// The home page.
    case home
    /// The introduction of a collection.
    case index
  }

  /// The name of the template.
  let name: String
  let page: Page
  /// The schema of the entry, or nil for other pages.
  let schema: CollectionSchema?
  let location: SourceLocation

  /// Returns the templates that the pages of a site name, in the order of the entries.
  package static func all(in graph: ContentGraph, _ siteMap: SiteMap) -> [OwnTemplate] {
    let introductions = Set(graph.collections.compactMap(\.index))
    return graph.entries.indices.compactMap { position in
      let entry = graph.entries[position]
      let settings = PageSettings(entry.fields)
      guard let name = settings.template else { return nil }
      let page: Page =
        entry.collection.map { .entry($0) }
        ?? (siteMap.entryRoutes[position].isEmpty
          ? .home : introductions.contains(position) ? .index : .page)
      return OwnTemplate(
        name: name, page: page, schema: entry.collection.map { graph.collections[$0].schema },
        location: entry.at(settings.templateRange ?? entry.titleRange))
    }
  }

  /// The template and the page, without the place of its name.
  struct Use: Hashable {
    let name: String
    let page: Page
  }

  /// The template and the page.
  var use: Use { Use(name: name, page: page) }

  /// The template that the page has without its own.
  var general: String {
    switch page {
    case .entry: schema?.generalTemplate ?? "entry"
    case .page: "page"
    case .home: PageTemplate.home.rawValue
    case .index: PageTemplate.index.rawValue
    }
  }

  /// True if a page can have the template: it is one of the site, or the general one of the page.
  func isUsable(in templates: Set<String>) -> Bool {
    name == general || PageShapes.isForEntries(name, in: templates)
  }

  /// Returns a finding if the page cannot have the template.
  func problem(in templates: Set<String>) -> Finding? {
    if isUsable(in: templates) { return nil }
    let known = templates.filter { PageShapes.isForEntries($0, in: templates) }.sorted()
    let near = didYouMean(name, in: known)
    return Finding(
      .missingTemplate, at: location,
      PageShapes.ownNames.contains(name)
        ? "the template \(name.quoted) is not for this page"
        : "the theme has no `templates/\(name).mustache`",
      help: near.isEmpty
        ? known.isEmpty
          ? ["write this file in the folder of the theme"]
          : ["its own templates are \(known.map(\.quoted).listedBriefly())"] : near)
  }
}

/// What the pages of a collection with one template of their own share, by both.
struct OwnPages: Sendable {
  private struct Key: Hashable {
    let collection: CollectionIndex
    let template: String
  }

  private var pages: [Key: CollectionPages] = [:]

  init(_ graph: ContentGraph, _ theme: Theme) {
    for own in theme.ownTemplates {
      guard case .entry(let collection) = own.page else { continue }
      let key = Key(collection: collection, template: own.name)
      if pages[key] == nil {
        pages[key] = CollectionPages(of: collection, graph, theme, template: own.name)
      }
    }
  }

  subscript(collection: CollectionIndex, template: String?) -> CollectionPages? {
    template.flatMap { pages[Key(collection: collection, template: $0)] }
  }
}

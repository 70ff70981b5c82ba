internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The template names that only pages for printing have.
struct PrintPage: PageModel {
  static let template = PageTemplate.print

  /// A collection, or a page outside of collections, in the table of contents.
  struct Chapter: TemplateModel {
    let link: Link
    let sections: [Link]

    static let names = TemplateNames(\Self.link).merging(["sections": .group(\.sections)])
  }

  let chapters: [Chapter]
  /// The entries, one after another.
  let contents: [UInt8]

  static let names: TemplateNames<Self> = [
    "chapters": .group(\.chapters), "contents": .html(\.contents),
  ]
}

extension SiteRenderer {
  /// A part of a page for printing.
  private enum Chapter {
    case page(EntryIndex)
    case collection(CollectionIndex)
  }

  /// Returns the page with the entries of a collection, or of the whole site.
  func printPage(_ collection: CollectionIndex?, _ page: SiteMap.Page) -> [UInt8] {
    let heading = collection.map { title(of: $0) } ?? graph.site.title
    let description =
      collection.map { graph.collections[$0].schema.description } ?? graph.site.description
    let facts = PageMetadata(title: heading, description: description, kind: "print")
    var crumbs = homeCrumbs
    if let collection {
      crumbs.append(Link(title: heading, href: siteMap.href(collection: collection)))
    }
    var root = root(
      page, facts, breadcrumbs: crumbs + [Link(title: word("for_printing"), href: nil)])
    root.page.isUnlisted = true
    let chapters = collection.map { [Chapter.collection($0)] } ?? printedChapters()
    var markup = PrintedMarkup(places: places(of: chapters)) { siteMap.fragment($0) }
    var contents: [UInt8] = []
    for chapter in chapters {
      switch chapter {
      case .page(let entry): append(entry, levels: 1, &markup, to: &contents)
      case .collection(let index):
        append(index, isWhole: collection != nil, &markup, to: &contents)
      }
    }
    return render(
      PrintPage(
        chapters: self.chapters(chapters, isOne: collection != nil), contents: contents), on: root)
  }

  /// Returns the id of the page with a route. XML, and therefore SVG, allows no slash in an id.
  private static func printedID(_ route: String) -> String { route.replacing("/", with: ".") }

  // MARK: Order

  /// Returns the pages and collections of the site: first those of the navigation, in its order.
  private func printedChapters() -> [Chapter] {
    var pages: [EntryIndex] = []
    var collections: [CollectionIndex] = []
    func add(_ entry: EntryIndex) {
      if let collection = graph.entries[entry].collection ?? owners[entry] {
        if !collections.contains(collection) { collections.append(collection) }
      } else if !pages.contains(entry), isPrinted(entry) {
        pages.append(entry)
      }
    }
    for item in graph.site.navigationLinks {
      switch graph.navigationTarget(item.target) {
      case .entry(let entry, _): add(entry)
      case .collection(let collection, _):
        if !collections.contains(collection) { collections.append(collection) }
      default: continue
      }
    }
    let listed = Set(pages)
    for entry in graph.entries.indices
    where graph.entries[entry].collection == nil && owners[entry] == nil
      && !listed.contains(entry)
    {
      add(entry)
    }
    for index in graph.collections.indices where !collections.contains(index) {
      collections.append(index)
    }
    return pages.map { .page($0) }
      + collections.filter { !graph.collections[$0].entries.isEmpty }.map { .collection($0) }
  }

  /// True for an entry with a page of its own that is not the home page and not left out of search.
  private func isPrinted(_ entry: EntryIndex) -> Bool {
    !siteMap.entryRoutes[entry].isEmpty && !PageSettings(graph.entries[entry].fields).isUnlisted
  }

  private func printedEntries(_ collection: CollectionIndex) -> [EntryIndex] {
    graph.collections[collection].entries.filter(isPrinted)
  }

  /// Returns the ids of the chapters and their entries by the addresses of their pages. An id is the
  /// route of the page.
  private func places(of chapters: [Chapter]) -> [String: String] {
    var routes: [String] = []
    for chapter in chapters {
      switch chapter {
      case .page(let entry): routes.append(siteMap.entryRoutes[entry])
      case .collection(let index):
        routes.append(siteMap.collectionRoutes[index])
        routes += printedEntries(index).map { siteMap.entryRoutes[$0] }
      }
    }
    return Dictionary(
      routes.map { (siteMap.href($0), Self.printedID($0)) }, uniquingKeysWith: { first, _ in first }
    )
  }

  // MARK: Contents

  private func chapters(_ chapters: [Chapter], isOne: Bool) -> [PrintPage.Chapter] {
    func link(_ title: String, _ route: String) -> Link {
      Link(title: title, href: "#" + siteMap.fragment(Self.printedID(route)))
    }
    return chapters.flatMap { chapter -> [PrintPage.Chapter] in
      switch chapter {
      case .page(let entry):
        let own = link(graph.entries[entry].title, siteMap.entryRoutes[entry])
        return [PrintPage.Chapter(link: own, sections: [])]
      case .collection(let index):
        let sections = printedEntries(index).map {
          link(graph.entries[$0].title, siteMap.entryRoutes[$0])
        }
        if isOne { return sections.map { PrintPage.Chapter(link: $0, sections: []) } }
        let own = link(title(of: index), siteMap.collectionRoutes[index])
        return [PrintPage.Chapter(link: own, sections: sections)]
      }
    }
  }

  /// Appends a collection: the text of its index page, and its entries. The title of a page with one
  /// collection is that of the collection.
  private func append(
    _ index: CollectionIndex, isWhole: Bool, _ markup: inout PrintedMarkup,
    to output: inout [UInt8]
  ) {
    let route = siteMap.collectionRoutes[index]
    let element = isWhole ? "div" : "section"
    let id = Self.printedID(route)
    output.append("<\(element) class=\"chapter\" id=\"\(escapedHTML(id))\">\n")
    if !isWhole { output.append("<h2>\(escapedHTML(title(of: index)))</h2>\n") }
    if let entry = graph.collections[index].index {
      output.append(literal: "<div class=\"prose\">\n")
      markup.append(body(of: entry), prefix: id, levels: isWhole ? 0 : 1, to: &output)
      output.append(literal: "</div>\n")
    }
    for entry in printedEntries(index) {
      append(entry, levels: isWhole ? 1 : 2, &markup, to: &output)
    }
    output.append("</\(element)>\n")
  }

  /// Appends an entry: what its own page has within the layout.
  private func append(
    _ entry: EntryIndex, levels: Int, _ markup: inout PrintedMarkup, to output: inout [UInt8]
  ) {
    let route = siteMap.entryRoutes[entry]
    guard let printed = printed(entry, route) else { return }
    let id = Self.printedID(route)
    output.append("<article class=\"printed kind-\(printed.kind)\" id=\"\(escapedHTML(id))\">\n")
    markup.append(printed.html, prefix: id, levels: levels, to: &output)
    output.append(literal: "</article>\n")
  }

  /// Returns an entry as pages for printing show it.
  private func printed(_ entry: EntryIndex, _ route: String) -> PrintedEntries.Printed? {
    if let kept = printedEntries?.take(entry) { return kept }
    guard let page = siteMap.page(at: route) else { return nil }
    let printed = printed(entryView(entry, page))
    keep(printed, of: entry, isShown: true)
    return printed
  }

  /// Renders an entry for the pages for printing that are rendered after its own page.
  func keepPrinted(_ view: RenderedView, of entry: EntryIndex) {
    guard printedEntries?.isNew(entry) == true, isPrinted(entry), owners[entry] == nil else {
      return
    }
    keep(printed(view), of: entry, isShown: false)
  }

  private func keep(_ printed: PrintedEntries.Printed, of entry: EntryIndex, isShown: Bool) {
    printedEntries?.keep(
      printed, of: entry, isInCollection: graph.entries[entry].collection != nil, isShown: isShown)
  }

  private func printed(_ view: RenderedView) -> PrintedEntries.Printed {
    var html: [UInt8] = []
    frame.printLibrary?.render(view.template, view.objects, into: &html)
    return .init(kind: view.kind, html: html)
  }
}

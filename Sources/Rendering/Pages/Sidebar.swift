internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The navigation of a collection, whole or in part, as it is rendered once.
struct SidebarPart: PartModel {
  static let template = PartTemplate.sidebar

  struct Group: TemplateModel {
    let label: String?
    let links: [Link]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "links": .group(\.links)]
  }

  /// A link with the place where a page says that it is the current one.
  struct Link: TemplateModel {
    let title: String
    let href: String

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "mark": .html { _ in Sidebar.mark },
    ]
  }

  /// The link to the collection's own page.
  let collection: Link
  /// Which entries are shown, such as `25–48 / 300`; nil where all are.
  let span: String?
  let groups: [Group]

  static let names = TemplateNames(\Self.collection).merging([
    "span": .text(\.span), "groups": .group(\.groups),
  ])
}

/// The navigation of a collection at the side of its pages: rendered once, and put into each page with
/// a few bytes that mark the current link.
struct Sidebar: Sendable {
  /// What stands in a rendering for the place of a mark; no text on a page has it.
  static let placeholder: UInt8 = 0x01
  /// The placeholder as a template prints it.
  static let mark = [placeholder]

  private let html: [UInt8]
  /// Where the mark of each link goes.
  private let places: [Int]

  /// Takes the placeholders out of a rendering.
  init(_ rendered: [UInt8]) {
    var html: [UInt8] = []
    html.reserveCapacity(rendered.count)
    var places: [Int] = []
    for byte in rendered {
      if byte == Self.placeholder { places.append(html.count) } else { html.append(byte) }
    }
    self.html = html
    self.places = places
  }

  /// The navigation with the mark at a link, by number.
  func html(current link: Int) -> [UInt8] {
    guard places.indices.contains(link) else { return html }
    let mark = " aria-current=\"page\"".utf8
    var output: [UInt8] = []
    output.reserveCapacity(html.count + mark.count)
    output.append(contentsOf: html[..<places[link]])
    output.append(contentsOf: mark)
    output.append(contentsOf: html[places[link]...])
    return output
  }
}

/// The navigation of a collection in pieces: whole where it is short, else only an entry's neighbours.
struct CollectionSidebar: Sendable {
  /// The most entries that are shown whole.
  static let wholeLimit = 150
  /// How many entries a piece shows of a collection that has more.
  static let pieceSize = 24

  /// The pieces, each with what was looked at for it.
  private let pieces: [(sidebar: Sidebar, reads: DependencyRecorder.Fragment?)]
  private let pieceSize: Int
  /// The link of each entry within its piece, by place in the collection; the first link leads to the
  /// collection's own page.
  private let links: [Int]

  /// Makes the navigation of a collection, by its position.
  ///
  /// - Parameter render: makes the HTML of a piece.
  init(
    of index: Int, _ graph: ContentGraph, _ siteMap: SiteMap,
    render: (SidebarPart) -> [UInt8]
  ) {
    func piece(_ groups: [View.Group], span: String?, in graph: ContentGraph) -> Sidebar {
      let names = groups.map { group in
        SidebarPart.Group(
          label: group.label,
          links: group.entries.map { entry in
            SidebarPart.Link(
              title: graph.entries[entry].title, href: siteMap.href(entry: entry))
          })
      }
      return Sidebar(
        render(
          SidebarPart(
            collection: SidebarPart.Link(
              title: siteMap.title(of: index, in: graph), href: siteMap.href(collection: index)),
            span: span, groups: names)))
    }
    let entries = graph.collections[index].entries
    if entries.count <= Self.wholeLimit {
      pieceSize = max(1, entries.count)
      let (whole, reads) = graph.fragment { graph in
        let groups = graph.navigationGroups(of: index)
        return (sidebar: piece(groups, span: nil, in: graph), groups: groups)
      }
      pieces = [(whole.sidebar, reads)]
      let numbers = Dictionary(
        whole.groups.flatMap(\.entries).enumerated().map { ($1, $0 + 1) },
        uniquingKeysWith: { first, _ in first })
      links = entries.map { numbers[$0] ?? 0 }
      return
    }
    pieceSize = Self.pieceSize
    pieces = stride(from: 0, to: entries.count, by: Self.pieceSize).map { start in
      let range = start..<min(start + Self.pieceSize, entries.count)
      let span = "\(range.lowerBound + 1)–\(range.upperBound) / \(entries.count)"
      let made = graph.fragment {
        piece([.init(label: nil, entries: Array(entries[range]))], span: span, in: $0)
      }
      return (made.value, made.reads)
    }
    links = entries.indices.map { $0 % Self.pieceSize + 1 }
  }

  /// The navigation on the page of an entry, by its place in the collection; nil for the
  /// collection's own page.
  func html(at place: Int?, shownIn graph: ContentGraph) -> [UInt8] {
    let place = place.flatMap { links.indices.contains($0) ? $0 : nil }
    let piece = pieces[(place ?? 0) / pieceSize]
    graph.note(piece.reads)
    return piece.sidebar.html(current: place.map { links[$0] } ?? 0)
  }
}

extension ContentGraph {
  /// A collection's entries as the list on its own page groups them; one group where there is none.
  func navigationGroups(of collection: Int) -> [View.Group] {
    let entries = collections[collection].entries
    let lists = (collections[collection].index.flatMap { views[$0] } ?? [:])
      .sorted { $0.key < $1.key }
    for case (_, .list(let list)) in lists where list.collection == collection {
      if list.groups.reduce(0, { $0 + $1.entries.count }) == entries.count { return list.groups }
    }
    return [.init(label: nil, entries: entries)]
  }
}

internal import ContentFormat
internal import ContentModel
internal import Markdown

/// The navigation of a collection, or of a part of it, as input for its template.
struct SidebarPart: PartModel {
  static let template = PartTemplate.sidebar

  struct Group: TemplateModel {
    let label: String?
    let links: [Link]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "links": .group(\.links)]
  }

  /// A link with a placeholder for the attribute that marks it as current.
  struct Link: TemplateModel {
    let title: String
    let href: String
    /// True for an entry with a successor.
    var isSuperseded = false

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "mark": .html { _ in Sidebar.mark },
      "superseded": .flag(\.isSuperseded),
    ]
  }

  /// The link to the collection's own page.
  let collection: Link
  /// The shown range of entries, such as `25–48 / 300`, or nil if all are shown.
  let span: String?
  let groups: [Group]

  static let names = TemplateNames(\Self.collection).merging([
    "span": .text(\.span), "groups": .group(\.groups),
  ])
}

/// The rendered navigation of a collection. It is rendered once, and each page only inserts the
/// attribute that marks its current link.
struct Sidebar: Sendable {
  /// Marks the insertion point in the rendered HTML. Content cannot contain this byte, because
  /// control characters are errors.
  static let placeholder: UInt8 = 0x01
  /// The placeholder as a template value.
  static let mark = [placeholder]

  private let html: [UInt8]
  /// Offset of the insertion point of each link.
  private let places: [Int]

  /// Removes the placeholders from rendered HTML and stores their offsets.
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

  /// Returns the HTML with the link at an index marked as current.
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

/// The sidebar of a collection. A short collection has one sidebar with all entries. A longer one
/// is split into consecutive parts, and each page shows the part with its own entry.
struct CollectionSidebar: Sendable {
  /// Maximum number of entries shown together.
  static let wholeLimit = 150
  /// Number of entries in each part of a longer collection.
  static let pieceSize = 24

  /// The parts, each with the dependencies recorded while rendering it.
  private let pieces: [(sidebar: Sidebar, reads: DependencyRecorder.Fragment?)]
  private let pieceSize: Int
  /// Link index of each entry within its part, in the order of the collection. Link 0 leads to the
  /// collection's own page.
  private let links: [Int]

  /// Renders the sidebar of a collection, given by index.
  ///
  /// - Parameter render: Returns the HTML of a part.
  init(
    of index: CollectionIndex, _ graph: ContentGraph, _ siteMap: SiteMap,
    render: (SidebarPart) -> [UInt8]
  ) {
    func piece(_ groups: [View.Group], span: String?, in graph: ContentGraph) -> Sidebar {
      let names = groups.map { group in
        SidebarPart.Group(
          label: group.label,
          links: group.entries.map { entry in
            SidebarPart.Link(
              title: graph.entries[entry].title, href: siteMap.href(entry: entry),
              isSuperseded: graph.isSuperseded(entry))
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

  /// Returns the sidebar for an entry at an index in the collection, or for the collection's own
  /// page if the index is nil.
  func html(at place: Int?, shownIn graph: ContentGraph) -> [UInt8] {
    let place = place.flatMap { links.indices.contains($0) ? $0 : nil }
    let piece = pieces[(place ?? 0) / pieceSize]
    graph.note(piece.reads)
    return piece.sidebar.html(current: place.map { links[$0] } ?? 0)
  }
}

extension ContentGraph {
  /// Returns the entries of a collection in the groups of the first list on its index page that
  /// contains all of them, or else as one group.
  func navigationGroups(of collection: CollectionIndex) -> [View.Group] {
    let entries = collections[collection].entries
    let lists = (collections[collection].index.flatMap { views[$0] } ?? [:])
      .sorted { $0.key < $1.key }
    for case (_, .list(let list)) in lists where list.collection == collection {
      if list.groups.reduce(0, { $0 + $1.entries.count }) == entries.count { return list.groups }
    }
    return [.init(label: nil, entries: entries)]
  }
}

internal import Bytes
internal import ContentFormat
package import Diagnostics
internal import Markdown

/// The plan of a site: all pages, routes, anchors and files. Complete before anything is rendered.
package struct SiteMap: Sendable {
  /// An HTML document of the output.
  package struct Page: Sendable {
    /// The kind of page and its subject.
    package let kind: Kind
    /// The route relative to the base path. Empty for the home page and `404` for the error page.
    /// All other routes end with `/`.
    package let route: String
    /// The location for findings about the page.
    package let location: SourceLocation

    /// The path of the output file, relative to the output folder.
    package var outputPath: String {
      switch kind {
      case .notFound: "404.html"
      case .home, .entry, .collection, .tag, .tags, .redirect, .rules, .rule, .duties, .compare,
        .data, .changeLog, .changeRecord, .print, .embed:
        route + "index.html"
      }
    }
  }

  /// The kind of a page and its subject.
  package enum Kind: Sendable, Hashable {
    /// The home page of a site without an `index.md` or a README.
    case home
    /// The position of an entry, or of a page outside of collections.
    case entry(EntryIndex)
    /// The position of a collection without an `index.md`.
    case collection(CollectionIndex)
    /// The entries with a tag, by index in ``SiteMap/tags``.
    case tag(Int)
    /// The list of all tags.
    case tags
    /// The error page for unknown addresses.
    case notFound
    /// A redirect to the page of an entry.
    case redirect(to: EntryIndex)
    /// The list of all rules.
    case rules
    /// A rule, by index in ``SiteMap/rules``.
    case rule(Int)

    /// The duties for users of an entry. `of` is the index of a header on the side that declares
    /// duties, or nil for the overview.
    case duties(matrix: MatrixIndex, of: Int?)
    /// A comparison of a matrix's entries. `from` is the index of a header that is compared with
    /// its successor, or nil for all of them.
    case compare(matrix: MatrixIndex, from: Int?)
    /// The list of exports.
    case data
    /// The list of all recorded comparisons with earlier versions.
    case changeLog
    /// A recorded comparison, by index in ``SiteMap/records``.
    case changeRecord(Int)
    /// All entries of a collection on one page for printing, or the whole site if it is nil.
    case print(of: CollectionIndex?)
    /// The table of a matrix for a frame on a page of another site.
    case embed(matrix: MatrixIndex)

    /// True for a generated page that has no source file and can be a navigation target.
    var isGenerated: Bool {
      switch self {
      case .home, .entry, .collection, .notFound, .redirect: false
      case .tag, .tags, .rules, .rule, .duties, .compare, .data, .changeLog, .changeRecord, .print,
        .embed:
        true
      }
    }
  }

  /// A tag and the entries that have it.
  package struct Tag: Sendable {
    /// The name as first written.
    package let name: String
    /// The route of the tag's page.
    package let route: String
    /// The positions of the entries with this tag.
    package let entries: [EntryIndex]
  }

  /// The path component of the base URL. It begins and ends with `/`.
  package let basePath: String
  /// All pages, sorted by route.
  package internal(set) var pages: [Page]
  /// Every file of the output. Pages come first, in the order of ``pages``.
  package internal(set) var files: [PlannedFile]
  /// The tags, by name.
  package let tags: [Tag]
  /// The route of each entry.
  package let entryRoutes: EntryTable<String>
  /// The URL path of each entry's page. Pages link to entries so often that encoding their routes
  /// again would take longer than writing the links.
  let entryAddresses: EntryTable<String>
  /// The route of each collection's index page.
  package let collectionRoutes: CollectionTable<String>
  /// The routes of entries and collections.
  package var routes: PlannedRoutes {
    PlannedRoutes(entries: entryRoutes, collections: collectionRoutes)
  }
  /// The index of each entry in its collection, for links to the previous and next entry.
  package let order: [EntryIndex: Int]
  /// The files of exports. Empty unless the site publishes them.
  package let exports: [PublishedExport]
  /// The rules with a page. Empty unless the site publishes them.
  package let rules: [Rule]
  /// The recorded comparisons, the newest first. Empty unless the site publishes them.
  package let records: [RecordedChanges]
  let tagsBySlug: [String: Int]
  let hasHome: Bool
  /// The indices of generated pages, by route.
  let generatedPages: [String: Int]

  /// Returns the generated page at a route, as written in the navigation: `/duties/`, `tags`.
  package func generatedPage(_ path: String) -> Page? {
    let route = path.split(separator: "/").joined(separator: "/") + "/"
    return generatedPages[route].map { pages[$0] }
  }

  /// The route of the page for printing the whole site.
  package static let printRoute = "print/"

  /// Returns the route of the page for printing a collection.
  package func printRoute(of collection: CollectionIndex) -> String {
    collectionRoutes[collection] + Self.printRoute
  }

  /// Returns the tag with the given name. Names with the same slug are equal.
  package func tag(_ name: String) -> Tag? { tagsBySlug[AnchorNames.slug(name)].map { tags[$0] } }

  /// Returns an anchor as a URL fragment.
  package func fragment(_ anchor: String) -> String { Self.encoded(anchor) }

  /// Returns the URL path of a route.
  package func href(_ route: String, anchor: String? = nil) -> String {
    Self.address(Self.href(route, basePath: basePath), anchor: anchor)
  }

  /// Returns the URL path of a route below a base path.
  static func href(_ route: String, basePath: String) -> String { basePath + encoded(route) }

  private static func address(_ page: String, anchor: String?) -> String {
    anchor.map { "\(page)#\(encoded($0))" } ?? page
  }

  /// Returns the URL path of a route with a query before the anchor. ``linkQuery(of:)`` provides
  /// the encoded query.
  package func href(_ route: String, query: String, anchor: String?) -> String {
    let end = anchor.map { "#\(Self.encoded($0))" } ?? ""
    return href(route) + query + end
  }

  /// The URL path of the home page, or nil if the site has none.
  package var homeHref: String? { hasHome ? href("") : nil }

  /// Returns the URL path of an entry's page.
  package func href(entry: EntryIndex, anchor: String? = nil) -> String {
    Self.address(entryAddresses[entry], anchor: anchor)
  }

  /// Returns the URL path of a collection's index page.
  package func href(collection: CollectionIndex) -> String { href(collectionRoutes[collection]) }

  /// The route of the list of rules.
  package static let rulesRoute = "rules/"

  /// Returns the route of a rule's page.
  package func route(of rule: Rule) -> String { "\(Self.rulesRoute)\(rule.id.name)/" }

  /// Returns the route of the page of a recorded comparison.
  package func route(of record: RecordedChanges) -> String {
    "\(ChangesSettings.route)\(record.version)/"
  }

  /// Returns the anchor of a section on a rule's page, or of a severity in the list of rules. All
  /// ids of the theme contain a dot, so they cannot collide with those of headings.
  package static func ruleAnchor(_ name: String) -> String { "rule.\(name)" }

  /// Returns the part of a file's URL path after the base path. This is the route of a page, or the
  /// output path of the error page and of all other files.
  package func route(of file: PlannedFile) -> String {
    guard case .page(let page) = file.kind, pages[page].kind != .notFound else { return file.path }
    return pages[page].route
  }

  /// Returns the output path of a file next to the page of a matrix. `entry` is that of the
  /// matrix.
  package func path(of export: MatrixExport, entry: EntryIndex) -> String {
    Self.path(beside: entryRoutes[entry], export.rawValue)
  }

  /// Returns the output path of the table next to a duties page.
  package func dutyTablePath(_ route: String) -> String { Self.path(beside: route, "csv") }

  /// Returns the output path of a file next to a page: `matrix/responsibility.csv` for
  /// `matrix/responsibility/`.
  static func path(beside route: String, _ ending: String) -> String {
    "\(route.dropLast()).\(ending)"
  }

  /// Percent-encodes the characters that a path or fragment must not contain.
  private static func encoded(_ text: String) -> String {
    PercentEncoding.encode(text) { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"),
        UInt8(ascii: ","):
        true
      default: PercentEncoding.isUnreserved(byte)
      }
    }
  }
}

extension ContentGraph {
  /// Returns the anchors on the page of an entry, except for those of the template.
  package func anchors(of entry: EntryIndex) -> [PlannedAnchor] {
    let source = entries[entry]
    var anchors = source.document.headings.filter { !$0.anchor.isEmpty }.map {
      PlannedAnchor(name: $0.anchor, range: $0.range, isGenerated: false)
    }
    for document in source.documents {
      for anchor in document.htmlAnchors where anchor.use == .own {
        anchors.append(.init(name: anchor.name, range: anchor.range, isGenerated: false))
      }
    }
    for part in source.subEntries {
      anchors.append(.init(name: part.anchor, range: part.idRange, isGenerated: true))
    }
    for footnote in source.document.footnotes {
      anchors.append(
        .init(name: footnote.anchor, range: footnote.range, isGenerated: true))
    }
    for matrix in matrices {
      if matrix.entry == entry {
        // The ranges are those of the page with the table.
        let range = matrix.source == entry ? nil : source.titleRange
        for row in matrix.rows.headers {
          for column in matrix.columns.headers {
            let name = cellAnchor(row: row, column: column)
            anchors.append(
              .init(name: name, range: range ?? row.location.range, isGenerated: true))
          }
        }
      } else if !matrix.levels.isEmpty, let axis = matrix.otherAxis(of: entry) {
        for header in axis.headers {
          let name = cellAnchor(header, in: matrix)
          anchors.append(.init(name: name, range: source.titleRange, isGenerated: true))
        }
      }
    }
    return anchors
  }

  /// Returns the anchor of a cell on the page of its matrix: `agent-governance--agentic`.
  package func cellAnchor(row: Matrix.Header, column: Matrix.Header) -> String {
    "\(slug(of: row))--\(slug(of: column))"
  }

  /// Returns the anchor of a cell on the page of its row or column: the id of the header on the
  /// other axis. All matrices with levels but the first one on these collections add their own id
  /// as a prefix. Matrices without levels have no cells on the pages of entries.
  package func cellAnchor(_ across: Matrix.Header, in matrix: Matrix) -> String {
    let name = slug(of: across)
    let isFirst =
      matrices.first { !$0.levels.isEmpty && $0.sharesAxes(with: matrix) }?.entry == matrix.entry
    return isFirst ? name : "\(AnchorNames.slug(entries[matrix.entry].id))--\(name)"
  }
}

/// An anchor on a planned page.
package struct PlannedAnchor: Sendable {
  /// The name after `#`.
  package let name: String
  /// The range of its source in the entry's file.
  package let range: SourceRange
  /// False for the anchor of a heading.
  package let isGenerated: Bool
}

extension Matrix {
  /// Returns the opposite axis of an entry's axis, or nil if the entry is on neither.
  package func otherAxis(of entry: EntryIndex) -> Axis? {
    if rows.position(of: entry) != nil { return columns }
    return columns.position(of: entry) == nil ? nil : rows
  }

  /// True if an entry can be on an axis of both matrices.
  func sharesAxes(with other: Matrix) -> Bool {
    let collections = [rows.collection, columns.collection].compactMap(\.self)
    return [other.rows.collection, other.columns.collection].contains {
      $0.map(collections.contains) ?? false
    }
  }
}

package import Diagnostics
internal import Markdown

/// Every page, route, anchor and file of the site, planned before anything is rendered.
package struct SiteMap: Sendable {
  /// An output document.
  package struct Page: Sendable {
    /// What it shows.
    package let kind: Kind
    /// Its address below the base path: empty for the home page, else with `/` at its end.
    package let route: String
    /// What a finding about it points at.
    package let location: SourceLocation

    /// The file it is written to, below the output folder.
    package var outputPath: String {
      switch kind {
      case .notFound: "404.html"
      case .entry, .collection, .tag, .tags, .redirect, .rules, .rule, .duties, .compare:
        route + "index.html"
      }
    }
  }

  /// What a page shows.
  package enum Kind: Sendable, Hashable {
    /// An entry or a page of its own, by position in the graph.
    case entry(Int)
    /// The index of a collection that has no `index.md`, by position.
    case collection(Int)
    /// What carries a tag, by position in ``SiteMap/tags``.
    case tag(Int)
    /// All tags.
    case tags
    /// What a reader sees who asks for something else.
    case notFound
    /// An old address that leads to the page of an entry, by position.
    case redirect(to: Int)
    /// Every rule that the site is checked by.
    case rules
    /// One of them, by position in ``SiteMap/rules``.
    case rule(Int)

    /// What falls to whoever uses an entry of a matrix, by positions: of the matrix, and of the
    /// header on the side that its duties name; nil for the page of all of them.
    case duties(matrix: Int, of: Int?)
    /// The entries of a side of a matrix beside each other: all, or a header and the next.
    case compare(matrix: Int, from: Int?)

    /// True for a page that stands for no file and that readers are led to.
    var isMade: Bool {
      switch self {
      case .entry, .collection, .notFound, .redirect: false
      case .tag, .tags, .rules, .rule, .duties, .compare: true
      }
    }
  }

  /// A tag.
  package struct Tag: Sendable {
    /// As it is written first.
    package let name: String
    /// Its page.
    package let route: String
    /// The entries that carry it, by position.
    package let entries: [Int]
  }

  /// The path under which the site lives, `/` at both ends.
  package let basePath: String
  /// The pages, by route.
  package let pages: [Page]
  /// Every file of the output: the pages, in their order, then those that are no pages.
  package let files: [PlannedFile]
  /// The tags, by name.
  package let tags: [Tag]
  /// The route of each entry, in the order of the graph.
  package let entryRoutes: [String]
  /// The route of each collection's index.
  package let collectionRoutes: [String]
  /// Where each entry stands among those of its collection, for the way to its neighbours.
  package let order: [Int: Int]
  /// The rules that have a page; none unless the site asks for them.
  package let rules: [Rule]
  let tagsBySlug: [String: Int]
  let hasHome: Bool
  /// The pages that stand for no file, by route.
  let madePages: [String: Int]

  /// The page that the program makes at a route, as the navigation names it: `/duties/`, `tags`.
  package func madePage(_ path: String) -> Page? {
    let route = path.split(separator: "/").joined(separator: "/") + "/"
    return madePages[route].map { pages[$0] }
  }

  /// The tag of a name.
  package func tag(_ name: String) -> Tag? { tagsBySlug[AnchorNames.slug(name)].map { tags[$0] } }

  /// An anchor as it stands behind `#`.
  package func fragment(_ anchor: String) -> String { encoded(anchor) }

  /// The address of a route.
  package func href(_ route: String, anchor: String? = nil) -> String {
    let address = basePath + encoded(route)
    return anchor.map { "\(address)#\(encoded($0))" } ?? address
  }

  /// The address of a route with the query of a link, as ``LinkQuery`` wrote it: before the anchor.
  package func href(_ route: String, query: String, anchor: String?) -> String {
    let end = anchor.map { "#\(encoded($0))" } ?? ""
    return href(route) + query + end
  }

  /// The address of the home page; nil for a site without one, which cannot be led to.
  package var homeHref: String? { hasHome ? href("") : nil }

  /// The address of an entry's page.
  package func href(entry: Int, anchor: String? = nil) -> String {
    href(entryRoutes[entry], anchor: anchor)
  }

  /// The address of a collection's index.
  package func href(collection: Int) -> String { href(collectionRoutes[collection]) }

  /// The route of the page of all rules.
  package static let rulesRoute = "rules/"

  /// The route of a rule's page.
  package func route(of rule: Rule) -> String { "\(Self.rulesRoute)\(rule.id.name)/" }

  /// The anchor of a part of a rule's page, or of a severity on the page of all rules. Like every id of
  /// the theme's it has a dot, which no heading's has.
  package static func ruleAnchor(_ name: String) -> String { "rule.\(name)" }

  /// What stands behind the base path in the address of a file: a page's route, else the path.
  package func route(of file: PlannedFile) -> String {
    guard case .page(let page) = file.kind, pages[page].kind != .notFound else { return file.path }
    return pages[page].route
  }

  /// The file beside the page of a matrix, below the output folder; `entry` is the matrix's.
  package func path(of export: MatrixExport, entry: Int) -> String {
    Self.path(beside: entryRoutes[entry], export.rawValue)
  }

  /// The file beside a page of duties, below the output folder.
  package func dutyTablePath(_ route: String) -> String { Self.path(beside: route, "csv") }

  /// A file that stands beside a page: `matrix/responsibility.csv` for `matrix/responsibility/`.
  static func path(beside route: String, _ ending: String) -> String {
    "\(route.dropLast()).\(ending)"
  }

  /// Percent-encodes what a path or fragment may not hold.
  private func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: { !isUnreserved($0) }) else { return text }
    var result = ""
    for byte in text.utf8 {
      if isUnreserved(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: ","):
      true
    default: false
    }
  }
}

extension ContentGraph {
  /// The anchors on the page of an entry, beside those of its template.
  package func anchors(of entry: Int) -> [PlannedAnchor] {
    let source = entries[entry]
    var anchors = source.document.headings.filter { !$0.anchor.isEmpty }.map {
      PlannedAnchor(name: $0.anchor, range: $0.range, isGenerated: false)
    }
    for part in source.subEntries {
      anchors.append(.init(name: part.anchor, range: part.idRange, isGenerated: true))
    }
    for footnote in source.document.footnotes {
      anchors.append(
        .init(name: "fn-\(footnote.number)", range: footnote.range, isGenerated: true))
    }
    for matrix in matrices {
      if matrix.entry == entry {
        for row in matrix.rows.headers {
          for column in matrix.columns.headers {
            let name = cellAnchor(row: row.entry, column: column.entry)
            anchors.append(.init(name: name, range: row.location.range, isGenerated: true))
          }
        }
      } else if !matrix.levels.isEmpty, let axis = matrix.otherAxis(of: entry) {
        for header in axis.headers {
          let name = cellAnchor(header.entry, in: matrix)
          anchors.append(.init(name: name, range: source.titleRange, isGenerated: true))
        }
      }
    }
    return anchors
  }

  /// The anchor of a cell on its matrix's page: `agent-governance--agentic`.
  package func cellAnchor(row: Int, column: Int) -> String {
    "\(AnchorNames.slug(entries[row].id))--\(AnchorNames.slug(entries[column].id))"
  }

  /// The anchor of a cell on the page of its row or column: the id of the entry across. Only the
  /// first matrix with levels that an entry is in gives such short names; cells of others have no
  /// place on the pages of entries.
  package func cellAnchor(_ across: Int, in matrix: Matrix) -> String {
    let name = AnchorNames.slug(entries[across].id)
    let isFirst =
      matrices.first { !$0.levels.isEmpty && $0.sharesAxes(with: matrix) }?.entry == matrix.entry
    return isFirst ? name : "\(AnchorNames.slug(entries[matrix.entry].id))--\(name)"
  }
}

/// An anchor that a page will have.
package struct PlannedAnchor: Sendable {
  /// The name behind `#`.
  package let name: String
  /// What in the entry's file it stands for.
  package let range: SourceRange
  /// False for a heading.
  package let isGenerated: Bool
}

extension Matrix {
  /// The axis across from an entry that is a row or column.
  package func otherAxis(of entry: Int) -> Axis? {
    if rows.position(of: entry) != nil { return columns }
    return columns.position(of: entry) == nil ? nil : rows
  }

  /// True where an entry could be a row or column of both.
  func sharesAxes(with other: Matrix) -> Bool {
    let mine = [rows.collection, columns.collection]
    return mine.contains(other.rows.collection) || mine.contains(other.columns.collection)
  }
}

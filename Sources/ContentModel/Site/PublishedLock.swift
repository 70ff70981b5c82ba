package import ContentFormat
package import Diagnostics
internal import Markdown

/// The published ids, addresses and anchors of a site, stored in `site.lock` beside `site.yml`.
///
/// The file consists of sorted lines, so that changes are easy to read in a diff:
///
/// ```
/// entry models:saas models/saas/ SaaS AI
/// anchor models/saas/#where-the-boundary-lies
/// renamed models:saas models/saas/ Software as a Service
/// retired models:paas-classic models/paas-classic/ Classic PaaS
/// ```
package struct PublishedLock: Sendable {
  /// A published entry.
  package struct Item: Sendable {
    /// The name of the collection, empty for a page outside of collections.
    package let collection: String
    /// The id.
    package let id: String
    /// The percent-encoded route.
    package let route: String
    /// The title.
    package let title: String
    /// The location of the line.
    package let location: SourceLocation
    /// The key `collection:id`.
    package var name: String { "\(collection):\(id)" }
  }

  /// A published anchor.
  package struct Anchor: Sendable {
    /// The percent-encoded route of the page.
    package let route: String
    /// The percent-encoded name of the anchor.
    package let name: String
    /// The location of the line.
    package let location: SourceLocation
  }

  /// The file name in the content folder.
  package static let fileName = "site.lock"

  /// The published entries.
  package private(set) var entries: [Item] = []
  /// The published anchors.
  package private(set) var anchors: [Anchor] = []
  /// Published entries that have been removed. Their ids must not be reused.
  package private(set) var retired: [Item] = []
  /// Published entries under their former titles.
  package private(set) var renamed: [Item] = []

  /// Creates an empty lock.
  package init() {}

  /// Parses a lock and reports every line that is invalid.
  package static func read(_ file: SourceFile) -> (lock: PublishedLock, findings: [Finding]) {
    if let offset = firstInvalidUTF8(in: file.bytes) {
      return (PublishedLock(), [.invalidUTF8(in: file, at: offset)])
    }
    var lock = PublishedLock()
    var findings: [Finding] = []
    let lines = LineIndex(file.bytes)
    for number in 1...lines.lineCount {
      let bytes = lines.range(ofLine: number, in: file.bytes)
      let line = String(decoding: file.bytes[bytes], as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let place = file.at(SourceRange(bytes.lowerBound, bytes.upperBound))
      if !lock.add(line, at: place) { findings.append(.lockSyntax(at: place)) }
    }
    return (lock, findings)
  }

  private mutating func add(_ line: String, at location: SourceLocation) -> Bool {
    let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
    if parts.count == 2, parts[0] == "anchor" {
      guard let hash = parts[1].firstIndex(of: "#") else { return false }
      anchors.append(
        Anchor(
          route: String(parts[1][..<hash]), name: String(parts[1][parts[1].index(after: hash)...]),
          location: location))
      return true
    }
    guard parts.count == 4, let colon = parts[1].firstIndex(of: ":") else { return false }
    let item = Item(
      collection: String(parts[1][..<colon]),
      id: String(parts[1][parts[1].index(after: colon)...]), route: parts[2], title: parts[3],
      location: location)
    switch parts[0] {
    case "entry": entries.append(item)
    case "retired": retired.append(item)
    case "renamed": renamed.append(item)
    default: return false
    }
    return true
  }

  /// Returns the text of a site's current lock. Entries of the old lock that the site no longer has
  /// become retired. Titles that changed stay as former ones.
  package static func text(of graph: ContentGraph, _ siteMap: SiteMap, after old: Self) -> String {
    var lines: [String] = []
    var names: Set<String> = []
    var titles: [String: (title: String, route: String)] = [:]
    for (position, entry) in graph.entries.indexed() {
      let route = siteMap.address(siteMap.entryRoutes[position])
      let name = "\(graph.collection(of: position)?.schema.name ?? ""):\(entry.id)"
      names.insert(name)
      titles[name] = (entry.title, route)
      lines.append("entry \(name) \(route) \(entry.title)")
      for anchor in graph.lastingAnchors(of: position) {
        lines.append("anchor \(route)#\(siteMap.fragment(anchor))")
      }
    }
    for item in old.entries + old.renamed {
      guard let current = titles[item.name], current.title != item.title else { continue }
      lines.append("renamed \(item.name) \(current.route) \(item.title)")
    }
    for item in old.entries + old.retired where names.insert(item.name).inserted {
      lines.append("retired \(item.name) \(item.route) \(item.title)")
    }
    let head = """
      # Published ids, addresses and anchors of this site. `demarc check --update-lock` writes this file.
      # Checks report addresses that no longer work and ids that are reused.
      """
    return ([head] + Set(lines).sorted()).map { $0 + "\n" }.joined()
  }
}

extension SiteMap {
  /// Returns a percent-encoded route relative to the base path, `./` for the home page.
  package func address(_ route: String) -> String {
    route.isEmpty ? "./" : String(href(route).dropFirst(basePath.count))
  }
}

extension ContentGraph {
  /// The anchors of an entry that other sites may link to: headings, names in raw HTML and sub-entries. Anchors of
  /// cells follow from ids and those of footnotes from their order, so they are not locked.
  package func lastingAnchors(of entry: EntryIndex) -> [String] {
    entries[entry].document.headings.map(\.anchor).filter { !$0.isEmpty }
      + entries[entry].documents.flatMap(\.htmlAnchors).filter { $0.use == .own }.map(\.name)
      + entries[entry].subEntries.map(\.anchor)
  }
}

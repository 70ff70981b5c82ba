package import ContentFormat
package import Diagnostics
internal import Markdown

/// What a site has published: its ids, addresses and anchors, from `site.lock` beside `site.yml`.
///
/// A text of lines, sorted, so that a change reads well in a diff:
///
/// ```
/// entry models:saas models/saas/ SaaS AI
/// anchor models/saas/#where-the-boundary-lies
/// retired models:paas-classic models/paas-classic/ Classic PaaS
/// ```
package struct PublishedLock: Sendable {
  /// An entry as it was published.
  package struct Item: Sendable {
    /// The collection's name; empty for a page of its own.
    package let collection: String
    /// The id.
    package let id: String
    /// Its route, percent-encoded.
    package let route: String
    /// Its title.
    package let title: String
    /// Its line.
    package let location: SourceLocation
    /// The collection and the id.
    package var name: String { "\(collection):\(id)" }
  }

  /// An anchor as it was published.
  package struct Anchor: Sendable {
    /// The page's route, percent-encoded.
    package let route: String
    /// The name behind `#`, percent-encoded.
    package let name: String
    /// Its line.
    package let location: SourceLocation
  }

  /// The file's name in the content folder.
  package static let fileName = "site.lock"

  /// The entries that are out.
  package private(set) var entries: [Item] = []
  /// Their anchors.
  package private(set) var anchors: [Anchor] = []
  /// Entries that were out and are gone for good: their ids are not given again.
  package private(set) var retired: [Item] = []

  /// Makes an empty lock.
  package init() {}

  /// Reads a lock. What is no line of it is a finding.
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
    default: return false
    }
    return true
  }

  /// The lock of a site as it is now; what an earlier lock had and the site has no longer is retired.
  package static func text(of graph: ContentGraph, _ siteMap: SiteMap, after old: Self) -> String {
    var lines: [String] = []
    var names: Set<String> = []
    for (position, entry) in graph.entries.enumerated() {
      let route = siteMap.address(siteMap.entryRoutes[position])
      let name = "\(graph.collection(of: position)?.schema.name ?? ""):\(entry.id)"
      names.insert(name)
      lines.append("entry \(name) \(route) \(entry.title)")
      for anchor in graph.lastingAnchors(of: position) {
        lines.append("anchor \(route)#\(siteMap.fragment(anchor))")
      }
    }
    for item in old.entries + old.retired where names.insert(item.name).inserted {
      lines.append("retired \(item.name) \(item.route) \(item.title)")
    }
    let head = """
      # What this site has published. Written by `demarc check --update-lock`, and kept by every check:
      # an address in it goes on leading somewhere, an id in it is not given to something else.
      """
    return ([head] + Set(lines).sorted()).map { $0 + "\n" }.joined()
  }
}

extension SiteMap {
  /// A route below the base path, percent-encoded; `./` for the home page.
  package func address(_ route: String) -> String {
    route.isEmpty ? "./" : String(href(route).dropFirst(basePath.count))
  }
}

extension ContentGraph {
  /// The anchors of an entry that others may have linked to: headings and sub-entries. Those of cells
  /// follow from ids, those of footnotes from their order.
  package func lastingAnchors(of entry: Int) -> [String] {
    entries[entry].document.headings.map(\.anchor).filter { !$0.isEmpty }
      + entries[entry].subEntries.map(\.anchor)
  }
}

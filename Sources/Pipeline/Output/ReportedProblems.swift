internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown
internal import Rendering

/// Problems that findings about the content already report, whatever their severity. On a page they
/// are the same mistake and are not reported again.
struct ReportedProblems: Sendable {
  /// URLs with an anchor that the target page does not have.
  private var addresses: Set<String> = []
  /// URLs of links whose target the content does not have.
  private var targets: Set<String> = []
  /// Duplicate anchors on the page of an entry.
  private var anchors: [EntryIndex: Set<String>] = [:]
  /// The same anchors on pages for printing.
  private var printedAnchors: Set<String> = []

  init(_ site: LoadedSite) {
    let rules = Set(site.findings.map(\.rule))
    let linkRules = [Rule.brokenLink, .brokenImage, .linkOutsideContent, .linkToOutput]
    if linkRules.contains(where: { rules.contains($0.id) }) {
      addMissingTargets(site.graph, site.siteMap)
    }
    if rules.contains(Rule.brokenAnchor.id) { addBrokenAnchors(site.graph, site.siteMap) }
    if rules.contains(Rule.duplicateAnchor.id) {
      for position in site.graph.entries.indices {
        addDuplicateAnchors(position, site.graph, site.siteMap)
      }
    }
  }

  /// True if a finding about the content already reports the problem. `page` is nil if the file is
  /// not a page.
  func contains(_ problem: OutputProblem, on page: SiteMap.Page?) -> Bool {
    switch problem.kind {
    case .fragment: return addresses.contains(problem.written)
    case .duplicateID:
      switch page?.kind {
      case .entry(let position): return anchors[position]?.contains(problem.written) ?? false
      case .print: return printedAnchors.contains(problem.written)
      default: return false
      }
    case .nothing, .outside: return targets.contains(problem.written)
    }
  }

  private mutating func addBrokenAnchors(_ graph: ContentGraph, _ siteMap: SiteMap) {
    var known: [EntryIndex: Set<String>] = [:]
    for (position, documents) in graph.links.indexed() {
      for target in documents.joined() {
        switch target {
        case .entry(let entry, .some(let anchor)):
          let anchors = known[entry] ?? Set(graph.anchors(of: entry).map(\.name))
          known[entry] = anchors
          guard !anchors.contains(anchor) else { continue }
          addresses.insert(siteMap.href(entry: entry, anchor: anchor))
          addresses.insert(printed(siteMap.entryRoutes[entry], anchor, siteMap))
          if entry == position { addresses.insert("#" + siteMap.fragment(anchor)) }
        case .collection(let collection, .some(let anchor)):
          let route = siteMap.collectionRoutes[collection]
          addresses.insert(siteMap.href(route, anchor: anchor))
          addresses.insert(printed(route, anchor, siteMap))
        default: continue
        }
      }
    }
  }

  /// Returns the address of an anchor within a page for printing.
  private func printed(_ route: String, _ anchor: String, _ siteMap: SiteMap) -> String {
    "#" + siteMap.fragment(SiteRenderer.printedID(route)) + siteMap.fragment(anchor)
  }

  private mutating func addMissingTargets(_ graph: ContentGraph, _ siteMap: SiteMap) {
    for (position, documents) in graph.links.indexed() {
      for (document, links) in zip(graph.entries[position].documents, documents) {
        let destinations = document.links.map(\.destination) + document.images.map(\.source)
        for (destination, target) in zip(destinations, links) {
          switch target {
          case .missing, .outside:
            let address = siteMap.address(of: target, destination, from: position, in: graph)
            if let address { targets.insert(escapedHTML(address)) }
          case .external, .entry, .collection, .asset, .unparsed, .unsafe, .unnamed, .unresolved:
            continue
          }
        }
      }
    }
  }

  private mutating func addDuplicateAnchors(
    _ position: EntryIndex, _ graph: ContentGraph, _ siteMap: SiteMap
  ) {
    var seen: Set<String> = []
    for anchor in graph.anchors(of: position) where !seen.insert(anchor.name).inserted {
      anchors[position, default: []].insert(anchor.name)
      printedAnchors.insert(SiteRenderer.printedID(siteMap.entryRoutes[position]) + anchor.name)
    }
  }
}

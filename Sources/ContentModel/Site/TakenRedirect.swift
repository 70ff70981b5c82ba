internal import ContentFormat
internal import Diagnostics

/// A redirect whose address is also that of a page.
struct TakenRedirect: Sendable {
  /// The position of the entry that the redirect leads to.
  let owner: EntryIndex
  /// The page at the address.
  let page: SiteMap.Page
  /// The location of the redirect.
  let location: SourceLocation

  /// The address as authors write it, with a leading `/`.
  var address: String { "/\(page.route)" }

  fileprivate var pageEntry: EntryIndex? {
    if case .entry(let entry) = page.kind { entry } else { nil }
  }
}

extension ContentGraph {
  /// Returns one finding for each cycle of redirects, and one for each other redirect.
  func findings(of taken: [TakenRedirect]) -> [Finding] {
    let loops = loops(in: taken)
    let reported = Set(loops.joined().map(\.location))
    return loops.map { .redirectLoop($0) }
      + taken.filter { !reported.contains($0.location) }.map { redirect in
        guard let entry = redirect.pageEntry else {
          return .redirectFromPage(redirect, page: redirect.page.location)
        }
        return entry == redirect.owner
          ? .redirectToItself(redirect)
          : .redirectFromPage(redirect, page: entries[entry].at(entries[entry].titleRange))
      }
  }

  /// Finds the cycles of two or more pages. Every page has at most one successor, so following them
  /// either ends or reaches a visited page.
  private func loops(in taken: [TakenRedirect]) -> [[TakenRedirect]] {
    var next: [EntryIndex: TakenRedirect] = [:]
    for redirect in taken {
      guard let entry = redirect.pageEntry, entry != redirect.owner else { continue }
      next[entry] = next[entry] ?? redirect
    }
    var walks: [EntryIndex: EntryIndex] = [:]
    var loops: [[TakenRedirect]] = []
    for start in next.keys.sorted() {
      var way: [TakenRedirect] = []
      var entry = start
      while walks[entry] == nil, let redirect = next[entry] {
        walks[entry] = start
        way.append(redirect)
        entry = redirect.owner
      }
      guard walks[entry] == start, let first = way.firstIndex(where: { $0.pageEntry == entry })
      else { continue }
      loops.append(Array(way[first...]))
    }
    return loops
  }
}

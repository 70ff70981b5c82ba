internal import ContentFormat
internal import Diagnostics

/// An old address at which there is a page.
struct TakenRedirect: Sendable {
  /// The entry that whoever comes to the address is to be led to.
  let owner: Int
  /// The page that is there.
  let taker: SiteMap.Page
  /// Where the address is written.
  let location: SourceLocation

  /// The address as an author writes it.
  var address: String { "/\(taker.route)" }

  fileprivate var takerEntry: Int? {
    if case .entry(let entry) = taker.kind { entry } else { nil }
  }
}

extension ContentGraph {
  /// One finding for each redirect from its own page or another, and one for each circle of them.
  func findings(of taken: [TakenRedirect]) -> [Finding] {
    let loops = loops(in: taken)
    let told = Set(loops.joined().map(\.location))
    return loops.map { .redirectLoop($0) }
      + taken.filter { !told.contains($0.location) }.map { redirect in
        guard let entry = redirect.takerEntry else {
          return .redirectFromPage(redirect, page: redirect.taker.location)
        }
        return entry == redirect.owner
          ? .redirectToItself(redirect)
          : .redirectFromPage(redirect, page: entries[entry].at(entries[entry].titleRange))
      }
  }

  /// Circles of two pages or more. From each page leads at most one way on, so a walk along it
  /// ends, or comes back to where it was.
  private func loops(in taken: [TakenRedirect]) -> [[TakenRedirect]] {
    var next: [Int: TakenRedirect] = [:]
    for redirect in taken {
      guard let entry = redirect.takerEntry, entry != redirect.owner else { continue }
      next[entry] = next[entry] ?? redirect
    }
    var walks: [Int: Int] = [:]
    var loops: [[TakenRedirect]] = []
    for start in next.keys.sorted() {
      var way: [TakenRedirect] = []
      var entry = start
      while walks[entry] == nil, let redirect = next[entry] {
        walks[entry] = start
        way.append(redirect)
        entry = redirect.owner
      }
      guard walks[entry] == start, let first = way.firstIndex(where: { $0.takerEntry == entry })
      else { continue }
      loops.append(Array(way[first...]))
    }
    return loops
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Which entries of a collection need which, along one field of references.
///
/// An entry's depth is the length of the longest way down from it, so that a search for what it
/// needs can stop above what is asked for. Entries from which a circle can be reached have no
/// depth, and nothing is said of them: the circle is a finding already.
struct Dependencies {
  /// What one entry says that it needs.
  struct List {
    let from: Int
    let items: [(to: Int, reference: Reference)]
  }

  /// The lists, by entry.
  let lists: [List]
  private let needed: [Int: [Int]]
  private let depths: [Int: Int]

  init(along field: ReferenceField, in graph: ContentGraph) {
    var lists: [List] = []
    var needed: [Int: [Int]] = [:]
    for position in graph.collections[field.collection].entries.sorted() {
      guard case .list(let items)? = graph.entries[position].fields[field.field.name]?.value else {
        continue
      }
      let resolved = items.compactMap { item -> (to: Int, reference: Reference)? in
        guard case .reference(let reference) = item.value,
          case .entry(let to) = graph.resolve(reference)
        else { return nil }
        return (to, reference)
      }
      // Itself is another finding, and no circle of the rest.
      let others = resolved.filter { $0.to != position }
      lists.append(List(from: position, items: others))
      needed[position] = others.map(\.to)
    }
    self.lists = lists
    self.needed = needed
    depths = Self.depths(needed)
  }

  /// True where no circle is reached from an entry.
  func isAcyclic(_ entry: Int) -> Bool { depths[entry] != nil }

  /// The first item that needs a later one, and that one, by their places.
  func firstMisplaced(_ items: [Int]) -> (Int, Int)? {
    guard items.count > 1 else { return nil }
    for first in items.indices.dropLast() {
      let later = items.indices.dropFirst(first + 1).filter { items[$0] != items[first] }
      let all = needs(items[first], among: Set(later.map { items[$0] }))
      if let second = later.first(where: { all.contains(items[$0]) }) { return (first, second) }
    }
    return nil
  }

  /// The places of the items in an order in which none needs a later one, changed no more than it
  /// takes.
  func order(_ items: [Int]) -> [Int] {
    let all = Set(items)
    let needs = Dictionary(uniqueKeysWithValues: all.map { ($0, self.needs($0, among: all)) })
    var rest = Array(items.indices)
    var order: [Int] = []
    while !rest.isEmpty {
      let waiting = Set(rest.map { items[$0] })
      let next =
        rest.firstIndex { needs[items[$0], default: []].isDisjoint(with: waiting) } ?? 0
      order.append(rest.remove(at: next))
    }
    return order
  }

  /// Which of some entries another needs, at once or by way of others.
  private func needs(_ entry: Int, among wanted: Set<Int>) -> Set<Int> {
    guard let top = depths[entry],
      let floor = wanted.compactMap({ depths[$0] }).filter({ $0 < top }).min()
    else { return [] }
    var seen: Set<Int> = [entry]
    var open = [entry]
    var found: Set<Int> = []
    while let next = open.popLast() {
      for other in needed[next, default: []]
      where depths[other, default: 0] >= floor && seen.insert(other).inserted {
        if wanted.contains(other) { found.insert(other) }
        open.append(other)
      }
    }
    return found
  }

  /// From what needs nothing upwards (Kahn 1962, doi:10.1145/368996.369025).
  private static func depths(_ needed: [Int: [Int]]) -> [Int: Int] {
    var users: [Int: [Int]] = [:]
    var open: [Int] = []
    var missing: [Int: Int] = [:]
    for (entry, others) in needed {
      missing[entry] = others.count
      for other in others { users[other, default: []].append(entry) }
    }
    for entry in Set(needed.keys).union(users.keys) where missing[entry, default: 0] == 0 {
      open.append(entry)
    }
    var depths: [Int: Int] = [:]
    for entry in open { depths[entry] = 0 }
    while let next = open.popLast() {
      for user in users[next, default: []] {
        missing[user, default: 0] -= 1
        guard missing[user] == 0 else { continue }
        depths[user] = 1 + (needed[user, default: []].compactMap { depths[$0] }.max() ?? 0)
        open.append(user)
      }
    }
    return depths
  }
}

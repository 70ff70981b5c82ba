internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The dependencies between the entries of a collection, along one reference field.
///
/// The depth of an entry is the length of its longest dependency chain. It bounds searches: an
/// entry can only depend on entries of lesser depth. Entries that reach a cycle have no depth and
/// are skipped, since `reference-cycle` reports the cycle.
struct Dependencies {
  /// The dependencies that one entry lists.
  struct List {
    let from: EntryIndex
    let items: [(to: EntryIndex, reference: Reference)]
  }

  /// The lists, sorted by entry.
  let lists: [List]
  private let needed: [EntryIndex: [EntryIndex]]
  private let depths: [EntryIndex: Int]

  init(along field: ReferenceField, in graph: ContentGraph) {
    var lists: [List] = []
    var needed: [EntryIndex: [EntryIndex]] = [:]
    for position in graph.collections[field.collection].entries.sorted() {
      guard case .list(let items)? = graph.entries[position].fields[field.field.name]?.value else {
        continue
      }
      let resolved = items.compactMap { item -> (to: EntryIndex, reference: Reference)? in
        guard case .reference(let reference) = item.value,
          case .entry(let to, _) = graph.resolve(reference)
        else { return nil }
        return (to, reference)
      }
      // Skip references to the entry itself: `self-reference` reports them.
      let others = resolved.filter { $0.to != position }
      lists.append(List(from: position, items: others))
      needed[position] = others.map(\.to)
    }
    self.lists = lists
    self.needed = needed
    depths = Self.depths(needed)
  }

  /// Returns whether the entry reaches no cycle.
  func isAcyclic(_ entry: EntryIndex) -> Bool { depths[entry] != nil }

  /// Returns the indices of the first item that depends on a later one, and of that later one.
  func firstMisplaced(_ items: [EntryIndex]) -> (Int, Int)? {
    guard items.count > 1 else { return nil }
    for first in items.indices.dropLast() {
      let later = items.indices.dropFirst(first + 1).filter { items[$0] != items[first] }
      let all = needs(items[first], among: Set(later.map { items[$0] }))
      if let second = later.first(where: { all.contains(items[$0]) }) { return (first, second) }
    }
    return nil
  }

  /// Returns the indices of the items in dependency order, with as few changes as possible.
  func order(_ items: [EntryIndex]) -> [Int] {
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

  /// Returns the entries among `wanted` that an entry depends on, directly or indirectly.
  private func needs(_ entry: EntryIndex, among wanted: Set<EntryIndex>) -> Set<EntryIndex> {
    guard let top = depths[entry],
      let floor = wanted.compactMap({ depths[$0] }).filter({ $0 < top }).min()
    else { return [] }
    var seen: Set<EntryIndex> = [entry]
    var open = [entry]
    var found: Set<EntryIndex> = []
    while let next = open.popLast() {
      for other in needed[next, default: []]
      where depths[other, default: 0] >= floor && seen.insert(other).inserted {
        if wanted.contains(other) { found.insert(other) }
        open.append(other)
      }
    }
    return found
  }

  /// Computes depths from entries without dependencies upwards (Kahn 1962,
  /// doi:10.1145/368996.369025).
  private static func depths(_ needed: [EntryIndex: [EntryIndex]]) -> [EntryIndex: Int] {
    var users: [EntryIndex: [EntryIndex]] = [:]
    var open: [EntryIndex] = []
    var missing: [EntryIndex: Int] = [:]
    for (entry, others) in needed {
      missing[entry] = others.count
      for other in others { users[other, default: []].append(entry) }
    }
    for entry in Set(needed.keys).union(users.keys) where missing[entry, default: 0] == 0 {
      open.append(entry)
    }
    var depths: [EntryIndex: Int] = [:]
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

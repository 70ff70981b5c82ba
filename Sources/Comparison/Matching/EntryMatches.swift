/// Which entry of the new version each entry of the old version is.
struct EntryMatches: Sendable {
  /// Why two entries with different keys are the same.
  enum Reason: Sendable, Hashable {
    /// A redirect, a successor, another id or a retired one says so, in these words.
    case declared(String)
    /// The same id in another collection.
    case moved
    /// The same address, with another id.
    case sameAddress
    /// Their words are similar, in percent.
    case similar(Int)
  }

  /// Maximum number of entries on each side of a collection whose words are compared.
  static let sideLimit = 50
  /// Least similarity of an entry that was renamed, in percent.
  static let threshold = 60

  /// The new key of each old entry that still exists.
  private(set) var newKeys: [EntryKey: EntryKey] = [:]
  /// The old key of each new entry that existed.
  private(set) var oldKeys: [EntryKey: EntryKey] = [:]
  /// Why the entries are the same whose keys differ, by old key.
  private(set) var reasons: [EntryKey: Reason] = [:]
  /// The collections in which too many entries changed their ids to compare their words.
  private(set) var skipped: [String] = []

  init(_ old: ComparedSite, _ new: ComparedSite) {
    let oldKeySet = Set(old.entries.map(\.key))
    let newKeySet = Set(new.entries.map(\.key))
    for key in oldKeySet where newKeySet.contains(key) { join(key, key, nil) }
    var gone = old.entries.filter { !newKeySet.contains($0.key) }.sorted { $0.key < $1.key }
    var fresh = new.entries.filter { !oldKeySet.contains($0.key) }.sorted { $0.key < $1.key }
    for step in Step.allCases where !gone.isEmpty && !fresh.isEmpty {
      switch step {
      case .declared:
        joinDeclared(gone, fresh)
        joinRetired(gone, fresh, old, new)
      case .moved: joinMoved(gone, fresh)
      case .sameAddress: joinSameAddress(gone, fresh)
      case .equal: joinEqual(gone, fresh)
      case .similar: joinSimilar(gone, fresh)
      }
      gone.removeAll { newKeys[$0.key] != nil }
      fresh.removeAll { oldKeys[$0.key] != nil }
      guard step == .sameAddress else { continue }
      // A retired id that leads nowhere is a declared end, so no words make another entry of it.
      gone.removeAll { new.retired[$0.key] != nil }
      fresh.removeAll { old.retired[$0.key] != nil }
    }
  }

  /// The searches for entries with other keys, the most certain first.
  private enum Step: CaseIterable {
    case declared, moved, sameAddress, equal, similar
  }

  private mutating func join(_ old: EntryKey, _ new: EntryKey, _ reason: Reason?) {
    guard newKeys[old] == nil, oldKeys[new] == nil else { return }
    newKeys[old] = new
    oldKeys[new] = old
    reasons[old] = reason
  }

  /// Joins entries that name each other: the new one by another id or a redirect, or the old one by a
  /// successor. The other direction counts too, for a comparison with an older version.
  private mutating func joinDeclared(_ gone: [ComparedEntry], _ fresh: [ComparedEntry]) {
    for (forward, others, own) in [(true, gone, fresh), (false, fresh, gone)] {
      let byKey = Dictionary(others.map { ($0.key, $0.key) }, uniquingKeysWith: { a, _ in a })
      let byAddress = Dictionary(
        others.map { ($0.address, $0.key) }, uniquingKeysWith: { a, _ in a })
      let byTitle = Dictionary(
        others.map { (EntryKey($0.key.collection, $0.title), $0.key) },
        uniquingKeysWith: { a, _ in a })
      for entry in own {
        let named = entry.otherIDs.lazy.compactMap { byKey[EntryKey(entry.key.collection, $0)] }
        let redirected = entry.redirects.lazy.compactMap { byAddress[$0] }
        let titled = entry.aliases.lazy.compactMap { alias in
          byTitle[EntryKey(entry.key.collection, alias)]
        }
        for (key, words) in [
          (named.first, "one names the id of the other"),
          (redirected.first, "the address of one redirects to the other"),
          (titled.first, "one has the title of the other as an alias"),
        ] {
          guard let key else { continue }
          join(forward ? key : entry.key, forward ? entry.key : key, .declared(words))
        }
      }
    }
    for (forward, own, others) in [(true, gone, fresh), (false, fresh, gone)] {
      let keys = Set(others.map(\.key))
      for entry in own {
        guard let successor = entry.successor, keys.contains(successor) else { continue }
        join(
          forward ? entry.key : successor, forward ? successor : entry.key,
          .declared("one names the other as its successor"))
      }
    }
  }

  /// Joins entries whose retired id has an address that redirects to the other one.
  private mutating func joinRetired(
    _ gone: [ComparedEntry], _ fresh: [ComparedEntry], _ old: ComparedSite, _ new: ComparedSite
  ) {
    for (forward, others, own, site) in [(true, fresh, gone, new), (false, gone, fresh, old)] {
      let byAddress = Dictionary(
        others.map { ($0.address, $0.key) }, uniquingKeysWith: { a, _ in a })
      for entry in own {
        guard let address = site.retired[entry.key],
          case .redirect(let target)? = site.addresses[address], let key = byAddress[target]
        else { continue }
        join(
          forward ? entry.key : key, forward ? key : entry.key,
          .declared("the address of the retired id redirects to it"))
      }
    }
  }

  /// Joins entries with the same id in different collections, if the id is the only one on each side.
  private mutating func joinMoved(_ gone: [ComparedEntry], _ fresh: [ComparedEntry]) {
    let old = Dictionary(grouping: gone, by: \.key.id)
    let new = Dictionary(grouping: fresh, by: \.key.id)
    for (id, entries) in old where entries.count == 1 {
      guard let others = new[id], others.count == 1 else { continue }
      join(entries[0].key, others[0].key, .moved)
    }
  }

  /// Joins entries that have the same address, each alone: whoever follows a link finds one for the other.
  private mutating func joinSameAddress(_ gone: [ComparedEntry], _ fresh: [ComparedEntry]) {
    let old = Dictionary(grouping: gone, by: \.address)
    let new = Dictionary(grouping: fresh, by: \.address)
    for (address, entries) in old where entries.count == 1 {
      guard let others = new[address], others.count == 1 else { continue }
      join(entries[0].key, others[0].key, .sameAddress)
    }
  }

  /// Joins entries of a collection whose words are all the same. This takes linear time.
  private mutating func joinEqual(_ gone: [ComparedEntry], _ fresh: [ComparedEntry]) {
    let old = Dictionary(grouping: gone, by: Contents.init)
    let new = Dictionary(grouping: fresh, by: Contents.init)
    for (contents, entries) in old where entries.count == 1 {
      guard let others = new[contents], others.count == 1 else { continue }
      join(entries[0].key, others[0].key, .similar(100))
    }
  }

  /// Joins the most similar entries of each collection, one to one.
  private mutating func joinSimilar(_ gone: [ComparedEntry], _ fresh: [ComparedEntry]) {
    let old = Dictionary(grouping: gone, by: \.key.collection)
    let new = Dictionary(grouping: fresh, by: \.key.collection)
    for collection in old.keys.sorted() {
      guard let others = new[collection], let entries = old[collection] else { continue }
      guard max(entries.count, others.count) <= Self.sideLimit else {
        skipped.append(collection)
        continue
      }
      let oldBags = entries.map(WordBag.init)
      let newBags = others.map(WordBag.init)
      var pairs: [(score: Int, old: EntryKey, new: EntryKey)] = []
      for (entry, bag) in zip(entries, oldBags) {
        for (other, otherBag) in zip(others, newBags) {
          let score = bag.similarity(to: otherBag)
          if score >= Self.threshold { pairs.append((score, entry.key, other.key)) }
        }
      }
      // Ties are decided by ids without regard to the side, so that both directions agree.
      pairs.sort { a, b in
        if a.score != b.score { return a.score > b.score }
        let (x, y) = (
          (min(a.old, a.new), max(a.old, a.new)), (min(b.old, b.new), max(b.old, b.new))
        )
        return x < y
      }
      for pair in pairs { join(pair.old, pair.new, .similar(pair.score)) }
    }
  }

  /// All words of an entry, apart from its id.
  private struct Contents: Hashable {
    let collection: String
    let title: String
    let fields: Set<ComparedField>
    let body: [String]

    init(_ entry: ComparedEntry) {
      (collection, title) = (entry.key.collection, entry.title)
      (fields, body) = (Set(entry.fields), entry.body)
    }
  }
}

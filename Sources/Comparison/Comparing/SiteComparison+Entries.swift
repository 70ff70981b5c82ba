extension SiteComparison {
  /// The changes of entries, in the order of the new version. Those that are gone come last.
  var entryChanges: [Change] {
    let incoming = References(to: newEntries, in: new)
    let outgoing = References(to: oldEntries, in: old)
    let newMatrices = Set(new.matrices.map(\.key))
    let oldMatrices = Set(old.matrices.map(\.key))
    return new.entries.flatMap { entry -> [Change] in
      guard let key = matches.oldKeys[entry.key], let was = oldEntries[key] else {
        // A matrix that is new is a change of its own.
        if newMatrices.contains(entry.key) { return [] }
        return [
          Change(
            .entryAdded, .init(entry), to: entry.title,
            details: incoming.words(of: entry.key, from: Set(matches.oldKeys.keys)))
        ]
      }
      return EntryComparison(was, entry, self).changes
    }
      + old.entries.filter {
        matches.newKeys[$0.key] == nil && !oldMatrices.contains($0.key)
      }.map { entry in
        Change(
          .entryRemoved, .init(entry), from: entry.title, reason: end(of: entry),
          details: outgoing.words(of: entry.key, from: Set(matches.newKeys.keys)))
      }
  }

  /// Says in words what became of the id and the address of an entry that is gone.
  private func end(of entry: ComparedEntry) -> String {
    let words = end(of: entry.address)
    return new.retired[entry.key] == nil ? words : "its id is retired, \(words)"
  }

  private func end(of address: String) -> String {
    switch new.addresses[address] {
    case .page?: "another page has its address"
    case .redirect(let target)?: "its address redirects to \(shown(target))"
    case nil: "its address \(shown(address)) is gone"
    }
  }

  /// The entries that were renamed without a declaration, with the line that declares the redirect.
  var probableRenames: [ChangeReport.ProbableRename] {
    matches.reasons.compactMap { key, reason in
      guard case .similar(let percent) = reason, let was = oldEntries[key],
        let entry = matches.newKeys[key].flatMap({ newEntries[$0] })
      else { return nil }
      return ChangeReport.ProbableRename(
        collection: key.collection, from: key.id, to: entry.key.id, similarity: percent,
        path: entry.path,
        redirect: new.addresses[was.address] == nil ? "redirect_from: [\(was.address)]" : nil)
    }.sorted { ($0.collection, $0.from) < ($1.collection, $1.from) }
  }

  /// The addresses that are gone, apart from those of entries.
  var addressChanges: [Change] {
    let owned = Set(old.entries.map(\.address))
    return old.addresses.keys.filter { new.addresses[$0] == nil && !owned.contains($0) }.sorted()
      .map { address in
        var subject = Change.Subject()
        subject.address = address
        let wasPage = old.addresses[address] == .page
        return Change(
          .addressLost, subject, from: shown(address),
          reason: wasPage ? "the page is gone" : "the redirect is gone")
      }
  }
}

/// Returns an address as readers see it: `/models/paas/`.
package func shown(_ address: String) -> String { "/" + (address == "./" ? "" : address) }

/// The references to entries from others.
private struct References {
  private let byTarget: [EntryKey: [EntryKey]]
  private let titles: [EntryKey: String]

  init(to entries: [EntryKey: ComparedEntry], in site: ComparedSite) {
    var byTarget: [EntryKey: [EntryKey]] = [:]
    for entry in site.entries {
      for relation in entry.relations { byTarget[relation.target, default: []].append(entry.key) }
    }
    self.byTarget = byTarget
    titles = entries.mapValues(\.title)
  }

  /// Names the entries that refer to one, among those that both versions have.
  func words(of key: EntryKey, from kept: Set<EntryKey>) -> [String] {
    let all = Set(byTarget[key] ?? []).filter { kept.contains($0) && $0 != key }.sorted()
    guard !all.isEmpty else { return [] }
    let names = all.prefix(5).map { titles[$0] ?? $0.text }
    let rest = all.count - names.count
    return [
      "referred to by \(names.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : "")
    ]
  }
}

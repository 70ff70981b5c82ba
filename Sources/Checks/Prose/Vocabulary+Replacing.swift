internal import ContentFormat
package import ContentModel

extension Vocabulary {
  /// Returns the vocabulary after edits that preserved the structure of the site, with the names that
  /// changed. Nil if an edit may affect more than the names of entries.
  ///
  /// - Parameter changed: The edited entries.
  package func replacing(
    _ changed: [EntryIndex], of old: ContentGraph, in new: ContentGraph
  ) -> (vocabulary: Vocabulary, changes: NameChanges)? {
    var copy = Parts(terms: terms, names: names, countables: countables, entryNames: entryNames)
    var changes = NameChanges()
    changes.headers = Set(
      changed.filter { position in
        old.entries[position].names != new.entries[position].names
          && matrices.contains { $0.positions[position] != nil }
      })
    let isCreatedAgain = !changes.headers.isEmpty
    for position in changed {
      let (before, after) = (old.entries[position], new.entries[position])
      // Documents have editions and dates too.
      if isDocument(before) { return nil }
      let names = (old: before.names, new: after.names)
      if names.old == names.new { continue }
      guard isOnlyName(of: position, in: new),
        copy.replace(
          names.old, with: names.new, of: position, in: new, &changes,
          keepsCountables: isCreatedAgain)
      else { return nil }
    }
    if !isCreatedAgain { return (Vocabulary(self, copy), changes) }
    // Few entries are headers, and much is derived from their names.
    let whole = Vocabulary(new)
    guard changes.add(self, whole) else { return nil }
    return (whole, changes)
  }

  private func isDocument(_ entry: Entry) -> Bool {
    entry.collection.map(citations.collections.contains) ?? false
  }

  /// Whether the title of an entry is neither that of a matrix nor that of a collection.
  private func isOnlyName(of position: EntryIndex, in graph: ContentGraph) -> Bool {
    !graph.matrices.contains { $0.entry == position }
      && !graph.collections.contains { $0.index == position }
  }

  /// The parts of a vocabulary that hold names of entries.
  struct Parts {
    var terms: TermIndex
    var names: SiteNames
    var countables: Countables?
    var entryNames: EntryNames

    /// Replaces the names of an entry. Returns false if other words have another meaning then.
    ///
    /// - Parameter keepsCountables: Whether the words that count something stay, because they are
    ///   created again.
    fileprivate mutating func replace(
      _ old: [String], with new: [String], of position: EntryIndex, in graph: ContentGraph,
      _ changes: inout NameChanges, keepsCountables: Bool
    ) -> Bool {
      // Texts do not refer to pages outside of collections by their titles.
      guard let collection = graph.entries[position].collection else { return true }
      let phrases = (old: old.map(Prose.keys), new: new.map(Prose.keys))
      let longest = terms.longest
      changes.hashes.formUnion(terms.replace(old, with: new, of: position))
      guard terms.longest == longest else { return false }
      changes.hashes.formUnion(entryNames.replace(old, with: new, of: position))
      changes.phrases.formUnion((phrases.old + phrases.new).filter { !$0.isEmpty })
      if !SiteNames.holdsDocuments(graph.collections[collection].schema) {
        self.names = self.names.replacing(phrases.old, with: phrases.new)
      }
      guard let countables else { return true }
      if keepsCountables {
        let words = (phrases.old + phrases.new).joined()
        return countables.phrases.doubts.keys.isDisjoint(with: words)
      }
      guard
        let replaced = countables.replacing(
          phrases.old, with: phrases.new, of: position, in: collection)
      else { return false }
      self.countables = replaced
      return true
    }
  }
}

extension NameChanges {
  /// Adds the names of rows and columns that differ. Returns false if words of them change the meaning
  /// of other sentences.
  fileprivate mutating func add(_ old: Vocabulary, _ new: Vocabulary) -> Bool {
    guard old.matrices.count == new.matrices.count else { return false }
    var changed: Set<[UInt64]> = []
    for (old, new) in zip(old.matrices, new.matrices) {
      changed.formUnion(new.headers.phrases(differingFrom: old.headers))
      changed.formUnion(old.nameEndings.symmetricDifference(new.nameEndings).map { [$0] })
    }
    phrases.formUnion(changed)
    guard let countables = new.countables else { return true }
    return countables.phrases.doubts.keys.isDisjoint(with: changed.joined())
  }
}

extension Entry {
  /// The title and the aliases.
  fileprivate var names: [String] { [title] + aliases }
}

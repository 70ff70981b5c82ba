/// Compares two versions of a framework.
///
/// Entries, rows and columns are mapped to each other before anything is compared, by ids and never
/// by position, so a new order is no change.
package struct SiteComparison: Sendable {
  let old: ComparedSite
  let new: ComparedSite
  let matches: EntryMatches
  /// The entries of the old version by key.
  let oldEntries: [EntryKey: ComparedEntry]
  /// The entries of the new version by key.
  let newEntries: [EntryKey: ComparedEntry]
  /// The new ids of parts that have another one, by the new key of their entry.
  let renamedParts: [EntryKey: [String: String]]
  /// The classes that the site sets.
  let classes: [ChangeKind: ChangeClass]

  /// Prepares a comparison.
  ///
  /// - Parameter classes: The classes of kinds that differ from the default.
  package init(
    from old: ComparedSite, to new: ComparedSite, classes: [ChangeKind: ChangeClass] = [:]
  ) {
    self.old = old
    self.new = new
    self.classes = classes
    matches = EntryMatches(old, new)
    oldEntries = Dictionary(old.entries.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    newEntries = Dictionary(new.entries.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    renamedParts = matches.renamedParts(oldEntries, newEntries)
  }

  /// Returns the report: matrices first, then entries, addresses and the site.
  ///
  /// - Parameters:
  ///   - base: The name of the old version.
  ///   - head: The name of the new version.
  package func report(base: ChangeReport.Side, head: ChangeReport.Side) -> ChangeReport {
    var report = ChangeReport(base: base, head: head)
    let matrices = matrixComparisons
    var changes = matrices.flatMap(\.changes) + matrixChanges + entryChanges + addressChanges
    changes += schemaChanges + siteChanges
    for index in changes.indices {
      if let own = classes[changes[index].kind] { changes[index].class = own }
      changes[index].path = path(of: changes[index].subject)
    }
    report.changes = changes
    let named = Set(changes.compactMap(\.subject.collection))
    report.collectionTitles = Dictionary(
      (new.collections + old.collections).filter { named.contains($0.name) }
        .map { ($0.name, $0.title) },
      uniquingKeysWith: { a, _ in a })
    report.matrixTitles = Dictionary(
      (new.matrices + old.matrices).map { ($0.key.id, $0.title) },
      uniquingKeysWith: { a, _ in a })
    report.renames = probableRenames
    report.effects = matrices.flatMap(\.effects)
    report.matrices = matrices.compactMap(\.difference)
    report.limits =
      old.limits.map { "in the old version, \($0)" }
      + new.limits.map { "in the new version, \($0)" }
      + matches.skipped.map {
        """
        more than \(EntryMatches.sideLimit) entries of `\($0)` have other ids, so renamed entries \
        were not searched for by their words
        """
      }
    report.conclude()
    return report
  }

  /// Returns the path of the file that shows a change.
  private func path(of subject: Change.Subject) -> String? {
    if let matrix = subject.matrix {
      return new.matrices.first { $0.key.id == matrix }.flatMap { newEntries[$0.key]?.path }
    }
    return subject.id.flatMap { newEntries[EntryKey(subject.collection ?? "", $0)]?.path }
  }

  // MARK: Schemas and the site

  private var schemaChanges: [Change] {
    let before = Dictionary(old.collections.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let after = Dictionary(new.collections.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    var changes: [Change] = []
    for collection in new.collections {
      guard let was = before[collection.name] else {
        changes.append(Change(.collectionAdded, .init(collection), to: collection.title))
        continue
      }
      for name in Set(was.fields.keys).union(collection.fields.keys).sorted() {
        let (from, to) = (was.fields[name], collection.fields[name])
        guard from != to else { continue }
        let kind: ChangeKind =
          from == nil ? .schemaFieldAdded : to == nil ? .schemaFieldRemoved : .schemaFieldChanged
        var subject = Change.Subject(collection)
        subject.part = name
        changes.append(Change(kind, subject, from: from, to: to))
      }
    }
    for collection in old.collections where after[collection.name] == nil {
      changes.append(Change(.collectionRemoved, .init(collection), from: collection.title))
    }
    return changes
  }

  private var siteChanges: [Change] {
    let facts: [(String, String?, String?)] = [
      ("title", old.title, new.title), ("description", old.description, new.description),
      ("url", old.url, new.url),
    ]
    return facts.compactMap { name, from, to in
      guard from != to else { return nil }
      var subject = Change.Subject()
      subject.part = name
      return Change(.siteChanged, subject, from: from, to: to)
    }
  }

  // MARK: Matrices

  /// The comparisons of the matrices that both versions have, in the order of the new version.
  private var matrixComparisons: [MatrixComparison] {
    let before = Dictionary(old.matrices.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    return new.matrices.compactMap { matrix in
      let key = matches.oldKeys[matrix.key] ?? matrix.key
      return before[key].map { MatrixComparison($0, matrix, matches) }
    }
  }

  /// The matrices that are new or gone.
  private var matrixChanges: [Change] {
    let before = Set(old.matrices.map(\.key))
    let after = Set(new.matrices.map(\.key))
    return new.matrices.filter { !before.contains(matches.oldKeys[$0.key] ?? $0.key) }.map {
      Change(.matrixAdded, .init($0), to: $0.title)
    }
      + old.matrices.filter { !after.contains(matches.newKeys[$0.key] ?? $0.key) }.map {
        Change(.matrixRemoved, .init($0), from: $0.title)
      }
  }
}

extension ChangeReport {
  /// Counts the changes and derives the version that they ask for.
  package mutating func conclude() {
    counts = Counts()
    for change in changes {
      switch change.class {
      case .breaking: counts.breaking += 1
      case .additive: counts.additive += 1
      case .editorial: counts.editorial += 1
      }
    }
    bump = worst?.bump ?? .none
    guard base.isRelease, let version = base.version.flatMap({ SemanticVersion($0) }) else {
      return
    }
    nextVersion = version.raised(by: bump).description
    if let own = head.version.flatMap({ SemanticVersion($0) }) {
      isVersionTooLow = own.isTooLow(after: version, bump)
    }
  }
}

extension Change.Subject {
  /// Names a collection.
  init(_ collection: ComparedCollection) {
    self.init()
    self.collection = collection.name
    title = collection.title
  }

  /// Names a matrix.
  init(_ matrix: ComparedMatrix) {
    self.init()
    self.matrix = matrix.key.id
    title = matrix.title
    address = matrix.address
  }

  /// Names an entry.
  init(_ entry: ComparedEntry) {
    self.init()
    collection = entry.key.collection.isEmpty ? nil : entry.key.collection
    id = entry.key.id
    title = entry.title
    address = entry.address
  }

  /// Names a part, a field or an anchor of an entry.
  init(_ entry: ComparedEntry, part: String, title: String?) {
    self.init(entry)
    self.part = part
    partTitle = title
  }
}

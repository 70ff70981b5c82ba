internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference leads to a target that another relation does not include.
  package static let notWithin = Rule(
    "not-within", stage: .check,
    what: """
      A field declared with `within: CONTROL.SERVES` names a target that is not among those of SERVES \
      of the entry that CONTROL names. If CONTROL is a list, one of its entries must have the target. \
      A name alone, as in `within: ALLOWED`, means a field of the same entry. A whole entry includes \
      its parts. The rule says nothing where CONTROL has no value or a reference on the way has no \
      target.
      """,
    why: """
      The same statement is in two places. If they differ, one of them is wrong, and readers who \
      follow the reference find no support for it.
      """,
    example: """
      # checklists/_collection.yml: `clauses` of an item has `within: control.serves`
      control: audit-logging
      clauses: ["iso-27001#A.8.2"]     # audit-logging does not serve it
      """,
    fix: "Add the target to the other field if it belongs there. Otherwise remove the reference.")
}

extension Check {
  static let notWithin = Check(.notWithin) { context in
    var paths = RelationPaths(context.graph)
    var findings: [Finding] = []
    context.visitReferenceFields({ !$0.within.isEmpty }) { findings += paths.problems($0) }
    return findings
  }
}

/// Follows the paths of `within` and compares their ends with references.
private struct RelationPaths {
  let graph: ContentGraph
  /// The targets of fields by entry, because many references lead to the same entry.
  private var known: [Place: Targets?] = [:]
  /// The comparisons so far. A site with 1,000 references to each of 1,000 entries with 1,000
  /// references has a thousand million of them.
  private var comparisons = 0

  private static let mostComparisons = 20_000_000

  private struct Place: Hashable {
    let target: ReferencedPart
    let field: String
  }

  /// The targets of a field.
  private struct Targets {
    /// The owner of the field, or nil for the field beside the reference.
    let owner: ReferencedPart?
    let parts: Set<ReferencedPart>
    let entries: Set<EntryIndex>
    /// The location of the key, or nil if the field has no value.
    let location: SourceLocation?
    /// The collections that the field may name.
    let collections: [String]
  }

  init(_ graph: ContentGraph) { self.graph = graph }

  /// Returns the findings for the references of a field.
  mutating func problems(_ found: ReferencesInScope) -> [Finding] {
    if found.references.isEmpty || comparisons > Self.mostComparisons { return [] }
    let ends = ends(of: found)
    var findings: [Finding] = []
    for reference in found.references {
      guard let ends, comparisons <= Self.mostComparisons else { break }
      guard case .entry(let to, let part) = graph.resolve(reference) else { continue }
      comparisons += ends.count
      let target = ReferencedPart(entry: to, part: part)
      guard !ends.contains(where: { includes($0, target) }),
        let collection = graph.collection(of: to),
        ends.contains(where: { $0.collections.contains(collection.schema.name) })
      else { continue }
      findings.append(finding(found, reference, target, ends))
    }
    if comparisons > Self.mostComparisons, let place = found.field.within.first?.location {
      return [
        Finding(
          .notWithin, at: place, "`within` leads to too many references to compare them all",
          help: ["compare with a relation that has fewer targets"])
      ]
    }
    return findings
  }

  /// Returns whether a field includes a target. A whole entry and a part of it do not contradict
  /// each other.
  private func includes(_ ends: Targets, _ target: ReferencedPart) -> Bool {
    ends.parts.contains(target) || ends.parts.contains(ReferencedPart(entry: target.entry))
      || target.part == nil && ends.entries.contains(target.entry)
  }

  /// Returns the targets at the end of a path, for each entry to which it leads. Nil if they are
  /// unknown.
  private mutating func ends(of found: ReferencesInScope) -> [Targets]? {
    let path = found.field.within.map(\.name)
    guard let name = path.first, let item = found.scope.item(name), !item.field.range.isEmpty,
      let first = targets(of: item, owner: nil, at: graph.entries[found.from].at(item.keyRange))
    else { return nil }
    var reached = [first]
    for name in path.dropFirst() {
      var next: [Targets] = []
      for targets in reached {
        for target in targets.parts.sorted() {
          comparisons += 1
          guard let found = self.targets(of: name, of: target) else { return nil }
          next.append(found)
        }
        if comparisons > Self.mostComparisons { return nil }
      }
      reached = next
    }
    return reached.isEmpty ? nil : reached
  }

  /// Returns the targets of a field of an entry or a part. Nil if they are unknown.
  private mutating func targets(of name: String, of target: ReferencedPart) -> Targets? {
    let place = Place(target: target, field: name)
    if let targets = known[place] { return targets }
    let targets = read(name, of: target)
    known[place] = .some(targets)
    return targets
  }

  private func read(_ name: String, of target: ReferencedPart) -> Targets? {
    let entry = graph.entries[target.entry]
    let part = target.part.flatMap { entry.subEntry($0) }
    if let part, let item = part.fields.item(name) {
      return targets(of: item, owner: target, at: entry.at(item.keyRange))
    }
    let owner = ReferencedPart(entry: target.entry)
    if let item = entry.fields.item(name) {
      return targets(of: item, owner: owner, at: entry.at(item.keyRange))
    }
    // Without a value it has no targets, unless the collection does not have the field at all.
    guard let schema = graph.collection(of: target.entry)?.schema,
      let field = schema.allFields.first(where: { $0.name == name }), !field.isRequired,
      let collections = field.type.referenceTarget?.collections
    else { return nil }
    return Targets(owner: owner, parts: [], entries: [], location: nil, collections: collections)
  }

  private func targets(
    of item: Fields.Item, owner: ReferencedPart?, at location: SourceLocation
  ) -> Targets? {
    guard let collections = item.schema.type.referenceTarget?.collections else { return nil }
    var parts: Set<ReferencedPart> = []
    for reference in item.references {
      guard case .entry(let entry, let part) = graph.resolve(reference) else { return nil }
      parts.insert(ReferencedPart(entry: entry, part: part))
    }
    return Targets(
      owner: owner, parts: parts, entries: Set(parts.map(\.entry)), location: location,
      collections: collections)
  }

  private func finding(
    _ found: ReferencesInScope, _ reference: Reference, _ target: ReferencedPart, _ ends: [Targets]
  ) -> Finding {
    let (title, id) = graph.name(of: target)
    let field = (found.field.within.last?.name ?? "").quoted
    let owners = ends.compactMap(\.owner).map { graph.name(of: $0).title }
    let place =
      switch owners.count {
      case 0: "this entry"
      case 1: owners[0]
      default: owners.listedBriefly("or")
      }
    let declared = found.field.within.first?.location
    let names = found.field.within.map(\.name).joined(separator: ".")
    return Finding(
      .notWithin, at: graph.entries[found.from].at(reference.range),
      "\(title) is not in \(field) of \(place)",
      notes: ends.prefix(3).compactMap { ends in
        ends.location.map { .init("the other references", at: $0) }
      }
        + (declared.map { [.init("\(found.field.name.quoted) has `within: \(names)`", at: $0)] }
          ?? []),
      help: [
        owners.count == 1
          ? "add \(id.quoted) to \(field) of \(place) if it belongs there, or remove it here"
          : "add \(id.quoted) to \(field) where it belongs, or remove it here"
      ])
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// No reference names an entry that a field must cover.
  package static let uncoveredEntry = Rule(
    "uncovered-entry", stage: .check,
    what: """
      The references of a field with `covers: true` must together name every entry of the target. \
      One is not named. Deprecated and superseded entries are exempt.
      """,
    why: "A catalogue that claims to be complete has a gap, such as a risk without a mitigation.",
    example: """
      # mitigations/_collection.yml
      mitigates: { type: list, of: reference, to: risks, covers: true }
      """,
    fix: "Add a reference to the entry where it belongs.")
}

extension Check {
  static let uncoveredEntry = Check(.uncoveredEntry) { context in
    let fields = context.referenceFields(\.covers)
    guard !fields.isEmpty else { return [] }
    let editions = Supersession(context)
    let references = Dictionary(grouping: context.references(\.covers), by: \.field.location)
    return fields.flatMap { field -> [Finding] in
      let schema = context.graph.collections[field.collection].schema
      // The references of an unreadable entry are unknown.
      if context.graph.hasUnparsedFiles(in: schema.name) { return [] }
      let along = references[field.field.location, default: []].map(\.reference)
      let missing = uncovered(field.target, along, context, editions)
      return missing.map { finding($0, field.field, of: schema) }
    }
  }

  private typealias Uncovered = (id: String, title: String, location: SourceLocation)

  private static func finding(
    _ missing: Uncovered, _ field: FieldSchema, of schema: CollectionSchema
  ) -> Finding {
    Finding(
      .uncoveredEntry, at: missing.location,
      "no \(schema.singular) names \(missing.title) in \(field.name.quoted)",
      notes: [
        .init("this field must cover every entry", at: field.location ?? schema.location)
      ],
      help: ["add \(missing.id.quoted) to \(field.name.quoted) of \(schema.singular.withArticle)"])
  }

  /// Returns the targets that no reference names, except those that a misspelt reference most
  /// likely means.
  private static func uncovered(
    _ target: ReferenceTarget, _ references: [Reference], _ context: CheckContext,
    _ editions: Supersession
  ) -> [Uncovered] {
    let graph = context.graph
    var named: Set<ReferencedPart> = []
    var misspelt: [String] = []
    for reference in references {
      switch graph.resolve(reference) {
      case .entry(let entry, let part):
        // In a field of entries, a reference to a part names its entry too.
        if !target.namesParts || part == nil { named.insert(.init(entry: entry)) }
        if target.namesParts { named.insert(.init(entry: entry, part: part)) }
      case .unknown, .unknownPart: misspelt.append(reference.id)
      case .unknownSubEntry(_, let part):
        misspelt.append(target.namesParts ? part : reference.id)
      default: break
      }
    }
    var missing: [Uncovered] = []
    for (wanted, part) in graph.targets(of: target).sorted(by: { $0.target.entry < $1.target.entry }
    ) {
      let entry = graph.entries[wanted.entry]
      if entry.isDeprecated || named.contains(wanted)
        || editions.successor(of: wanted.entry, part: wanted.part) != nil
      {
        continue
      }
      missing.append(
        part.map { ($0.id, $0.title, entry.at($0.idRange)) }
          ?? (entry.id, entry.title, entry.at(entry.titleRange)))
    }
    for name in misspelt {
      guard let meant = nearestName(to: name, in: missing.map(\.id)) else { continue }
      missing.removeAll { $0.id == meant }
    }
    return missing
  }
}

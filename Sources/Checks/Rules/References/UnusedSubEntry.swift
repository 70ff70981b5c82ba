internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// No reference leads to a sub-entry that must be referenced.
  package static let unusedSubEntry = Rule(
    "unused-sub-entry", .warning, stage: .check,
    what: """
      No reference and no link leads to a sub-entry of a field declared with `referenced: true`. \
      Sub-entries of deprecated and superseded entries are exempt.
      """,
    why: "A clause that nothing refers to is superfluous, or a reference to it is missing.",
    example: """
      # standards/_collection.yml
      clauses: { type: entries, referenced: true }
      """,
    fix: "Refer to it from the entry that meets it, or remove it.")
}

extension Check {
  static let unusedSubEntry = Check(.unusedSubEntry) { context in
    let graph = context.graph
    let collections = graph.collections.filter { collection in
      collection.schema.fields.fieldsOfSubEntries.contains(where: \.isReferenced)
    }
    guard !collections.isEmpty, !graph.hasUnparsedFiles else { return [] }
    let editions = Supersession(context)
    let uses = PartUses(context)
    return collections.flatMap { collection in
      collection.entries.sorted().flatMap { position -> [Finding] in
        let entry = graph.entries[position]
        if entry.isDeprecated || editions.successor(of: position) != nil { return [] }
        return referencedParts(in: entry.fields).flatMap { item, parts -> [Finding] in
          let unused = uses.unused(parts, of: position).filter {
            editions.successor(of: position, part: $0.id) == nil
          }
          let isAll = unused.count == parts.count && parts.count > 1
          return isAll
            ? [findingOfAll(parts, item, entry)] : unused.map { finding($0, item.schema, entry) }
        }
      }
    }
  }

  /// Returns the fields with `referenced: true` at any depth, with their sub-entries.
  private static func referencedParts(
    in fields: Fields
  ) -> [(item: Fields.Item, parts: [SubEntry])] {
    fields.items.flatMap { item -> [(item: Fields.Item, parts: [SubEntry])] in
      if case .entries(let parts) = item.field.value {
        let inner = parts.flatMap { referencedParts(in: $0.fields) }
        return item.schema.isReferenced ? [(item, parts)] + inner : inner
      }
      return item.field.value.records.flatMap { referencedParts(in: $0) }
    }
  }

  private static func finding(
    _ part: SubEntry, _ field: FieldSchema, _ entry: Entry
  ) -> Finding {
    Finding(
      .unusedSubEntry, at: entry.at(part.idRange),
      "nothing refers to \(part.id.quoted) of \(entry.title)", notes: notes(field),
      help: ["refer to it as \("\(entry.id)#\(part.id)".quoted), or remove it"])
  }

  private static func findingOfAll(
    _ parts: [SubEntry], _ item: Fields.Item, _ entry: Entry
  ) -> Finding {
    Finding(
      .unusedSubEntry, at: entry.at(item.keyRange),
      "nothing refers to any of the \(parts.count) parts of \(entry.title)",
      notes: notes(item.schema),
      help: ["refer to them, such as \("\(entry.id)#\(parts[0].id)".quoted), or remove them"])
  }

  private static func notes(_ field: FieldSchema) -> [Finding.Note] {
    field.location.map { [.init("each sub-entry must be referenced", at: $0)] } ?? []
  }
}

extension FieldValue {
  /// The outermost records in the value.
  fileprivate var records: [Fields] {
    switch parts {
    case .none, .subEntries: []
    case .items(let items): items.flatMap(\.value.records)
    case .pairs(let pairs): pairs.flatMap(\.field.value.records)
    case .fields(let fields): [fields]
    }
  }
}

/// The sub-entries that references and links name.
private struct PartUses {
  private var named: Set<Supersession.Part> = []
  private var anchors: Set<Supersession.Part> = []
  /// References to sub-entries that do not exist. Each most likely means one that does.
  private var misspelt: [EntryIndex: [String]] = [:]
  /// Ids of no part of any entry. Each most likely means a part of some entry.
  private var unknown: [String] = []
  /// The number of such ids that are compared with the parts of each entry.
  private static let mostUnknown = 20

  init(_ context: CheckContext) {
    for (_, reference, resolution) in context.references {
      switch resolution {
      case .entry(let entry, let part?): named.insert(.init(entry: entry, part: part))
      case .unknownSubEntry(let entry, let part): misspelt[entry, default: []].append(part)
      case .unknownPart: unknown.append(reference.id)
      default: break
      }
    }
    for link in context.links {
      if case .entry(let entry, .some(let anchor)) = link.target {
        anchors.insert(.init(entry: entry, part: anchor))
      }
    }
  }

  func unused(_ parts: [SubEntry], of entry: EntryIndex) -> [SubEntry] {
    let unused = parts.filter {
      !named.contains(.init(entry: entry, part: $0.id))
        && !anchors.contains(.init(entry: entry, part: $0.anchor))
    }
    let misspelt = misspelt[entry, default: []] + unknown.prefix(Self.mostUnknown)
    if misspelt.isEmpty { return unused }
    var names = NearestNames(unused.map(\.id))
    let meant = Set(Set(misspelt).sorted().compactMap { names.nearest(to: $0) })
    return unused.filter { !meant.contains($0.id) }
  }
}

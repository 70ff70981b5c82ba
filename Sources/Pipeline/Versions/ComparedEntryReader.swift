internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import FrameworkData
internal import Markdown

/// Prepares the entries of a site for a comparison.
struct ComparedEntryReader {
  private let framework: Framework
  private let graph: ContentGraph
  private let siteMap: SiteMap
  /// The relations by the entry that refers.
  private let relations: [Framework.Name: [Framework.Relation]]
  private let collections: [String: Framework.Collection]
  /// The fields that state the edition of an entry, by collection.
  private let editions: [String: Set<String>]
  /// The number of columns of the tables that are matrices, by the entry that contains them.
  private let tables: [EntryIndex: [Int]]

  init(_ framework: Framework, _ graph: ContentGraph, _ siteMap: SiteMap) {
    (self.framework, self.graph, self.siteMap) = (framework, graph, siteMap)
    relations = Dictionary(grouping: framework.relations, by: \.source.entry)
    collections = Dictionary(
      framework.collections.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    var editions: [String: Set<String>] = [:]
    for collection in graph.collections { collection.schema.fields.addEditions(to: &editions) }
    self.editions = editions
    var tables: [EntryIndex: [Int]] = [:]
    for matrix in graph.matrices where matrix.table != nil {
      tables[matrix.source, default: []].append(matrix.columns.headers.count + 1)
    }
    self.tables = tables
  }

  /// The entries: those of each collection in its order, then the pages by path.
  var order: [EntryIndex] {
    graph.collections.flatMap(\.entries)
      + graph.entries.indices.filter { graph.entries[$0].collection == nil }
  }

  /// Prepares an entry.
  func entry(_ position: EntryIndex) -> ComparedEntry? {
    let source = graph.entries[position]
    let schema = graph.collection(of: position)?.schema
    let name = Framework.Name(schema?.name ?? "", source.id)
    guard let data = framework.entry(name) else { return nil }
    var entry = ComparedEntry(
      key: EntryKey(name), title: data.title,
      address: siteMap.address(siteMap.entryRoutes[position]), path: data.path,
      noun: schema?.singular ?? "page")
    entry.otherIDs = schema?.otherIDs(of: source).map(\.id) ?? []
    entry.aliases = data.aliases
    entry.redirects = data.redirects.map { $0.isEmpty ? "./" : $0 }
    entry.isDeprecated = data.status == "deprecated"
    let collection = collections[name.collection]
    for relation in relations[name] ?? [] {
      if collection?.field(relation.field)?.isSuccessor == true {
        entry.successor = EntryKey(relation.target.entry)
      }
      entry.relations.append(
        ComparedRelation(
          field: relation.field,
          label: collection?.field(relation.field)?.label ?? humanized(fieldName: relation.field),
          part: relation.source.part, target: EntryKey(relation.target.entry),
          targetPart: relation.target.part))
    }
    entry.fields = fields(of: data, collection)
    entry.parts = data.parts.map { part in
      ComparedPart(
        id: part.id, title: part.title, noun: "part",
        text: part.fields.compactMap(Self.words).joined(separator: "; "))
    }
    let titleAnchors = Set(source.titleAnchors)
    entry.sections = source.document.headings.filter {
      !$0.anchor.isEmpty && !titleAnchors.contains($0.anchor)
    }.map { ComparedSection(anchor: $0.anchor, title: $0.text) }
    entry.body = TextBlocks(data.body, withoutTables: tables[position] ?? []).blocks
    return entry
  }

  // MARK: Fields

  private func fields(
    of entry: Framework.Entry, _ collection: Framework.Collection?
  ) -> [ComparedField] {
    var fields: [ComparedField] = []
    if let description = entry.description {
      fields.append(
        ComparedField(
          name: "description", label: "Description", value: singleLine(description), kind: .text))
    }
    for (name, values) in [("aliases", entry.aliases), ("tags", entry.tags)] where !values.isEmpty {
      fields.append(
        ComparedField(
          name: name, label: humanized(fieldName: name),
          value: values.sorted().joined(separator: ", "), kind: .data))
    }
    for member in entry.fields {
      let field = collection?.field(member.name)
      let isEdition = editions[entry.name.collection]?.contains(member.name) == true
      add(
        member, name: member.name, label: field?.label ?? humanized(fieldName: member.name),
        type: field?.type, isEdition: isEdition, to: &fields)
    }
    return fields
  }

  private func add(
    _ member: Framework.Member, name: String, label: String, type: Framework.ValueType?,
    isEdition: Bool, key: EntryKey? = nil, to fields: inout [ComparedField]
  ) {
    switch member.value {
    case .map(let items):
      var target: String?
      if case .map(let keys?, _)? = type, keys.count == 1 {
        target = keys[0].split(separator: "#").first.map(String.init)
      }
      for item in items {
        let key = target.map { EntryKey($0, item.name) }
        let title = target.flatMap { framework.entry(Framework.Name($0, item.name))?.title }
        add(
          item, name: "\(name).\(item.name)", label: "\(label) of \(title ?? item.name)", type: nil,
          isEdition: false, key: key, to: &fields)
      }
    case .record(let members):
      for member in members {
        add(
          member, name: "\(name).\(member.name)",
          label: "\(label), \(humanized(fieldName: member.name))", type: nil, isEdition: false,
          to: &fields)
      }
    // Relations, parts and matrices have these.
    case .reference, .parts, .assignments, .null: return
    case .list(let items) where items.contains(where: \.isReference): return
    case .list, .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity, .choice:
      guard let value = Self.words(member.value) else { return }
      let isText =
        switch member.value {
        case .text, .markdown: true
        default: false
        }
      fields.append(
        ComparedField(
          name: name, label: label, value: value,
          kind: isEdition ? .edition : isText ? .text : .data, entry: key))
    }
  }

  /// Returns a member of a record in words: "level high".
  private static func words(_ member: Framework.Member) -> String? {
    words(member.value).map { "\(member.name) \($0)" }
  }

  /// Returns a value in words. The items of lists are sorted, so that their order is no change.
  private static func words(_ value: Framework.Value) -> String? {
    switch value {
    case .text(let text), .markdown(let text), .date(let text), .choice(let text),
      .duration(let text, _), .quantity(let text, _, _):
      return singleLine(text)
    case .integer(let number): return "\(number)"
    case .number(let number): return Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .boolean(let flag): return flag ? "true" : "false"
    case .reference(let target):
      return [EntryKey(target.entry).text, target.part].compactMap(\.self).joined(separator: "#")
    case .list(let items): return items.compactMap(words).sorted().joined(separator: ", ")
    case .map(let members), .record(let members):
      return members.compactMap(words).sorted().joined(separator: "; ")
    case .parts, .assignments, .null: return nil
    }
  }
}

extension EntryKey {
  /// The key of an entry of a framework.
  init(_ name: Framework.Name) { self.init(name.collection, name.id) }
}

extension Framework.Value {
  fileprivate var isReference: Bool { if case .reference = self { true } else { false } }
}

extension [FieldSchema] {
  /// Adds the fields that references pin, by the collection that has them.
  fileprivate func addEditions(to editions: inout [String: Set<String>]) {
    for field in self { field.addEditions(to: &editions) }
  }
}

extension FieldSchema {
  /// - Parameter outer: What the field around this one pins, if this is the item of a list or map.
  fileprivate func addEditions(to editions: inout [String: Set<String>], outer: String? = nil) {
    let pinned = self.pinned ?? outer
    if case .reference(let target) = type, let pinned {
      for name in target.collections { editions[name, default: []].insert(pinned) }
    }
    switch type.parts {
    case .fields(let fields), .subEntries(let fields): fields.addEditions(to: &editions)
    case .items(let element): element.addEditions(to: &editions, outer: pinned)
    case .none, .values: break
    }
  }
}

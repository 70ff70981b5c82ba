internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries of a collection share a name.
  package static let aliasShadowsEntry = Rule(
    "alias-shadows-entry", stage: .check,
    what: """
      An alias equals the title, the id or an alias of another entry of the collection, ignoring \
      case. Or two entries of the collection have the same title, and titles name its entries: in a \
      matrix, as terms (`link_terms`), in references with titles (`titled`), or because the schema \
      declares neither `id` nor `unique_by`. In a collection with `link_terms`, an alias that is the \
      title of an entry elsewhere, or a name of a term of another such collection, is a warning, \
      unless one of the two refers to the other.
      """,
    why: "A matrix header that uses the name refers to one of the two entries, without a warning.",
    example: """
      # models/agentic.md
      title: Agentic AI
      # models/mcp.md
      aliases: [Agentic AI]
      """,
    fix: """
      Remove the alias, or change one of the titles. If other fields tell the entries apart, name \
      them in `unique_by` of the schema.
      """)
}

extension Check {
  static let aliasShadowsEntry = Check(.aliasShadowsEntry) { context in
    let titles = TitleUse(context.graph)
    let inCollections = context.graph.collections.flatMap { collection in
      var names = NamesInUse(graph: context.graph, collection: collection.schema, titles: titles)
      // Sort by path, so that the same entry always comes first.
      let members = collection.entries.sorted()
      for member in members { names.addTitle(of: member) }
      for member in members { names.addID(of: member) }
      for member in members { names.addAliases(of: member) }
      return names.findings
    }
    return inCollections + TermNames(context.graph).findings
  }
}

/// The names of terms, whose mentions become links, beside the titles of entries elsewhere.
private struct TermNames {
  private(set) var findings: [Finding] = []
  private let graph: ContentGraph

  private typealias Name = (entry: EntryIndex, kind: String, range: SourceRange)

  init(_ graph: ContentGraph) {
    self.graph = graph
    let terms = graph.collections.filter(\.schema.linksTerms)
    if terms.isEmpty { return }
    var titles: [String: [Name]] = [:]
    for collection in graph.collections where collection.schema.kind == .entries {
      for position in collection.entries.sorted() {
        let entry = graph.entries[position]
        titles[entry.title.lowercased(), default: []].append((position, "title", entry.titleRange))
      }
    }
    for collection in terms {
      for position in collection.entries.sorted() { compare(position, &titles) }
    }
  }

  /// Compares the names of a term with those of other collections, and adds its aliases to the names
  /// for the terms that follow.
  private mutating func compare(_ position: EntryIndex, _ names: inout [String: [Name]]) {
    let entry = graph.entries[position]
    for (text, range) in entry.fields.texts("aliases") {
      let key = text.lowercased()
      let others = names[key, default: []].filter {
        graph.entries[$0.entry].collection != entry.collection
      }
      if let first = others.first, !others.contains(where: { isRelated($0.entry, position) }) {
        report(text, range, of: position, first)
      }
      names[key, default: []].append((position, "alias", range))
    }
  }

  /// True if one of two entries refers to the other, in front matter or in text.
  private func isRelated(_ a: EntryIndex, _ b: EntryIndex) -> Bool {
    graph.backlinks[a].contains { $0.from == b } || graph.backlinks[b].contains { $0.from == a }
  }

  private mutating func report(
    _ text: String, _ range: SourceRange, of position: EntryIndex, _ other: Name
  ) {
    let (entry, owner) = (graph.entries[position], graph.entries[other.entry])
    let noun = graph.collection(of: other.entry)?.schema.singular ?? "entry"
    var finding = Finding(
      .aliasShadowsEntry, at: entry.at(range),
      "\(text.quoted) is \(other.kind == "alias" ? "an" : "the") \(other.kind) of the \(noun) \(owner.title), but its mentions lead to \(entry.title)",
      notes: [.init("its \(other.kind)", at: owner.at(other.range))],
      help: ["remove the alias, or let one of the two refer to the other"])
    finding.severity = .warning
    findings.append(finding)
  }
}

/// The names of the entries of a collection, in lower case, with their owners.
private struct NamesInUse {
  let graph: ContentGraph
  let collection: CollectionSchema
  let titles: TitleUse
  var findings: [Finding] = []
  private var names: [String: [(entry: EntryIndex, kind: String, location: SourceLocation)]] = [:]

  init(graph: ContentGraph, collection: CollectionSchema, titles: TitleUse) {
    self.graph = graph
    self.collection = collection
    self.titles = titles
  }

  mutating func addTitle(of position: EntryIndex) {
    let entry = graph.entries[position]
    let location = entry.at(entry.titleRange)
    if titles.nameEntries(of: collection), let other = owner(of: entry.title, besides: entry) {
      findings.append(
        Finding(
          .aliasShadowsEntry, at: location,
          "another \(collection.singular) has the title \(entry.title.quoted)",
          notes: [.init("also used here", at: other.location)],
          help: ["change one of the titles"] + titles.help(collection)))
    }
    names[entry.title.lowercased(), default: []].append((position, "title", location))
  }

  mutating func addID(of position: EntryIndex) {
    let entry = graph.entries[position]
    names[entry.id.lowercased(), default: []].append((position, "id", entry.at(entry.idRange)))
  }

  mutating func addAliases(of position: EntryIndex) {
    let entry = graph.entries[position]
    for (text, range) in entry.fields.texts("aliases") {
      if let other = owner(of: text, besides: entry) {
        findings.append(
          Finding(
            .aliasShadowsEntry, at: entry.at(range),
            "\(text.quoted) is \(other.kind == "alias" ? "an" : "the") \(other.kind) of another \(collection.singular), "
              + graph.entries[other.entry].title,
            notes: [.init("its \(other.kind)", at: other.location)],
            help: ["remove the alias, or choose another"]))
      }
      names[text.lowercased(), default: []].append((position, "alias", entry.at(range)))
    }
  }

  /// Returns another owner of a name. Entries with the same id are ignored: `duplicate-id` reports
  /// them.
  private func owner(
    of name: String, besides entry: Entry
  ) -> (entry: EntryIndex, kind: String, location: SourceLocation)? {
    names[name.lowercased()]?.first { graph.entries[$0.entry].id != entry.id }
  }
}

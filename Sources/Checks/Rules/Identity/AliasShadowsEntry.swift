internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries of a collection go by one name.
  package static let aliasShadowsEntry = Rule(
    "alias-shadows-entry", stage: .check,
    what: """
      An alias is, but for case, the title, the id or an alias of another entry of the \
      collection; or two entries have one title.
      """,
    why: "The header of a matrix that uses the name silently means whichever comes first.",
    example: """
      # models/agentic.md
      title: Agentic AI
      # models/mcp.md
      aliases: [Agentic AI]
      """,
    fix: "Remove the alias, or word one of the titles differently.")
}

extension Check {
  static let aliasShadowsEntry = Check(.aliasShadowsEntry) { context in
    context.graph.collections.flatMap { collection in
      var names = NamesInUse(graph: context.graph, collection: collection.schema)
      // By path, so that the same entry is always the first.
      let members = collection.entries.sorted()
      for member in members { names.addTitle(of: member) }
      for member in members { names.addID(of: member) }
      for member in members { names.addAliases(of: member) }
      return names.findings
    }
  }
}

/// The names of a collection's entries, in lower case, each with those it belongs to.
private struct NamesInUse {
  let graph: ContentGraph
  let collection: CollectionSchema
  var findings: [Finding] = []
  private var names: [String: [(entry: Int, kind: String, location: SourceLocation)]] = [:]

  init(graph: ContentGraph, collection: CollectionSchema) {
    self.graph = graph
    self.collection = collection
  }

  mutating func addTitle(of position: Int) {
    let entry = graph.entries[position]
    let location = entry.at(entry.titleRange)
    if let other = owner(of: entry.title, besides: entry) {
      findings.append(
        Finding(
          .aliasShadowsEntry, at: location,
          "another \(collection.singular) has the title \(entry.title.quoted)",
          notes: [.init("it is this one", at: other.location)],
          help: ["word one of them differently, so that each can be meant"]))
    }
    names[entry.title.lowercased(), default: []].append((position, "title", location))
  }

  mutating func addID(of position: Int) {
    let entry = graph.entries[position]
    names[entry.id.lowercased(), default: []].append((position, "id", entry.at(entry.idRange)))
  }

  mutating func addAliases(of position: Int) {
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

  /// Who else has a name. Two entries with one id are one mistake, and said elsewhere.
  private func owner(
    of name: String, besides entry: Entry
  ) -> (entry: Int, kind: String, location: SourceLocation)? {
    names[name.lowercased()]?.first { graph.entries[$0.entry].id != entry.id }
  }
}

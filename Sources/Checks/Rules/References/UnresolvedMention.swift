internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A mention in a text names no entry.
  package static let unresolvedMention = Rule(
    "unresolved-mention", stage: .check,
    what: "A mention in a text names no entry, or an entry of each of several collections.",
    why: "Readers expect an entry that does not exist, or cannot tell which one is meant.",
    example: """
      See BTAA-FUN-999.
      """,
    fix: "Correct the id, or put it in backticks if it is not a mention.")
}

extension Check {
  static let unresolvedMention = Check(.unresolvedMention) { context in
    let graph = context.graph
    guard graph.collections.contains(where: { $0.schema.mention != nil }) else { return [] }
    var names: [CollectionIndex: NearestNames] = [:]
    return graph.entries.flatMap { entry in
      entry.documents.flatMap(\.mentions).compactMap { mention -> Finding? in
        let found = graph.targets(of: mention)
        let location = entry.at(mention.range)
        if found.count > 1 { return ambiguous(mention, found, at: location, graph) }
        if let only = found.first { return renamed(mention, only, at: location, context) }
        return unknown(mention, at: location, context, &names)
      }
    }
  }

  /// The maximum number of entries or collections that a message names.
  private static let mostCandidates = 8

  private static func ambiguous(
    _ mention: MarkdownDocument.Mention, _ found: [EntryIndex], at location: SourceLocation,
    _ graph: ContentGraph
  ) -> Finding {
    var nouns = found.prefix(mostCandidates).map { position -> String in
      let noun = graph.collection(of: position)?.schema.singular ?? "entry"
      return "the \(noun) \(graph.entries[position].title)"
    }
    if found.count > mostCandidates { nouns.append("another") }
    return Finding(
      .unresolvedMention, at: location, "\(mention.text.quoted) could be \(nouns.listed("or"))",
      notes: found.prefix(mostCandidates).map { position in
        let entry = graph.entries[position]
        return .init(
          "the \(graph.collection(of: position)?.schema.singular ?? "entry")",
          at: entry.at(entry.idRange))
      },
      help: ["write a link to one of them, or give the collections different forms of `mention`"])
  }

  /// Reports a mention with the old id of an entry.
  private static func renamed(
    _ mention: MarkdownDocument.Mention, _ entry: EntryIndex, at location: SourceLocation,
    _ context: CheckContext
  ) -> Finding? {
    guard let rename = context.graph.renames.byEntry[entry], let old = rename.id,
      context.graph.candidates(of: mention, limit: mostCandidates).contains(where: { $0.id == old })
    else { return nil }
    let new = context.graph.entries[entry].id
    return context.finding(
      .unresolvedMention, at: location, "nothing has the id \(old.quoted)", "mention", of: rename,
      new: new,
      fix: Fix(
        location.path,
        [
          .init(
            location.range, mention.text.replacing(old, with: new, maxReplacements: 1),
            insteadOf: mention.text)
        ]))
  }

  private static func unknown(
    _ mention: MarkdownDocument.Mention, at location: SourceLocation, _ context: CheckContext,
    _ names: inout [CollectionIndex: NearestNames]
  ) -> Finding? {
    let graph = context.graph
    let candidates = graph.candidates(of: mention, limit: mostCandidates)
    guard let first = candidates.first else { return nil }
    let schemas = candidates.map { graph.collections[$0.collection].schema }
    let isReported = zip(candidates, schemas).contains { candidate, schema in
      graph.isUnparsed(candidate.id, in: schema.name)
        || graph.drafts.contains("\(schema.name):\(candidate.id)")
    }
    if isReported { return nil }
    var help: [String] = []
    for (collection, id) in candidates where help.isEmpty {
      var search =
        names[collection]
        ?? NearestNames(graph.collections[collection].entries.map { graph.entries[$0].id })
      help = search.didYouMean(id)
      names[collection] = search
    }
    return Finding(
      .unresolvedMention, at: location,
      "no \(schemas.map(\.singular).listed("or")) has the id \(first.id.quoted)", help: help,
      consequence: candidates.count == 1
        ? Consequence(of: context.cause(ofMissing: first.id, in: first.collection), "mention")
        : nil)
  }
}

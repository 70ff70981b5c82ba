internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A mention in a text names no entry.
  package static let unresolvedMention = Rule(
    "unresolved-mention", stage: .check,
    what: "A mention in a text names no entry.",
    why: "Readers expect an entry that does not exist.",
    example: """
      See BTAA-FUN-999.
      """,
    fix: "Correct the id, or put it in backticks if it is not a mention.")
}

extension Check {
  static let unresolvedMention = Check(.unresolvedMention) { context in
    let graph = context.graph
    let mentioned = graph.collections.filter { $0.schema.mention != nil }
    guard !mentioned.isEmpty else { return [] }
    var names = mentioned.map { collection in
      NearestNames(collection.entries.map { graph.entries[$0].id })
    }
    return graph.entries.flatMap { entry in
      entry.documents.flatMap(\.mentions).compactMap { mention in
        guard graph.target(of: mention) == nil, mention.pattern < mentioned.count else {
          return nil
        }
        let collection = mentioned[mention.pattern]
        let name = collection.schema.name
        if graph.isUnparsed(mention.id, in: name) || graph.drafts.contains("\(name):\(mention.id)")
        {
          return nil
        }
        return Finding(
          .unresolvedMention, at: entry.at(mention.range),
          "no \(collection.schema.singular) has the id \(mention.id.quoted)",
          help: names[mention.pattern].didYouMean(mention.id))
      }
    }
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names an entry of a collection that the field does not allow.
  package static let wrongCollection = Rule(
    "wrong-collection", stage: .check,
    what: """
      A reference names an entry of a collection that the field does not allow, or an id that \
      several of the entries and parts have that it allows.
      """,
    why: "Lists and checks rely on the type of the entries in a field.",
    example: """
      models: [data-privacy]     # a domain
      """,
    fix: """
      Name an entry of an allowed collection, or move the reference to another field.
      """)
}

extension Check {
  static let wrongCollection = Check(.wrongCollection) { context in
    context.references.compactMap { entry, reference, resolution in
      let allowed = reference.target.collections.map(\.quoted).listed("or")
      switch resolution {
      case .wrongCollection(let name):
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "this field allows \(allowed), not \(name.quoted)")
      case .ambiguous(let candidates):
        return ambiguous(reference, candidates, at: entry.at(reference.range), context.graph)
      case .unknown(elsewhere: .some(let other)):
        let target = context.graph.entries[other]
        let noun = context.graph.collection(of: other)?.schema.singular ?? "page"
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "\(reference.id.quoted) is \(noun.withArticle), but this field allows \(allowed)",
          notes: [.init("the entry", at: target.at(target.idRange))],
          help: ["write the id of an entry in \(allowed)"])
      default: return nil
      }
    }
  }

  private static func ambiguous(
    _ reference: Reference, _ candidates: [ReferencedPart], at location: SourceLocation,
    _ graph: ContentGraph
  ) -> Finding {
    let collections = candidates.map { graph.collection(of: $0.entry)?.schema.name ?? "" }
    guard candidates.contains(where: { $0.part != nil }) else {
      return Finding(
        .wrongCollection, at: location,
        "\(reference.id.quoted) is an id in both \(collections.map(\.quoted).listed())",
        help: ["write \(collections.map { "`\($0):\(reference.id)`" }.listed("or"))"])
    }
    let isClear = Set(collections).count == 1
    let forms = zip(candidates, collections).map { candidate, collection -> String in
      let entry = graph.entries[candidate.entry]
      guard let part = candidate.part else { return "\(collection):\(entry.id)".quoted }
      return (isClear ? "\(entry.id)#\(part)" : "\(collection):\(entry.id)#\(part)").quoted
    }
    let owners = candidates.map { candidate -> String in
      let title = graph.entries[candidate.entry].title
      return candidate.part == nil ? title : "a part of \(title)"
    }
    let others = candidates.count > Resolution.mostCandidates ? ["others"] : []
    let shown = Resolution.mostCandidates
    return Finding(
      .wrongCollection, at: location,
      "\(reference.id.quoted) is ambiguous: \((owners.prefix(shown) + others).listed())",
      notes: candidates.prefix(4).map { candidate in
        let entry = graph.entries[candidate.entry]
        let part = candidate.part.flatMap { entry.subEntry($0) }
        return .init(
          "\(part == nil ? "the entry" : "a part of \(entry.title)")",
          at: entry.at(part?.idRange ?? entry.idRange))
      },
      help: ["write \(forms.prefix(shown).map(\.self).listed("or"))"])
  }
}

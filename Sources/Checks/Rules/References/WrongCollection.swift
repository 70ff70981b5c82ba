internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names an entry of a collection that its field does not point into.
  package static let wrongCollection = Rule(
    "wrong-collection", stage: .check,
    what: "A reference names an entry of a collection that its field does not point into.",
    why: "The field promises one kind of thing; lists and checks count on it.",
    example: """
      models: [data-privacy]     # a domain
      """,
    fix: """
      Name an entry of the right collection, or move the reference to the field it belongs \
      in.
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
          "this field points into \(allowed), not into \(name.quoted)")
      case .ambiguous(let entries):
        let names = entries.compactMap { context.graph.collection(of: $0)?.schema.name }
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "\(reference.id.quoted) is an id in \(names.map(\.quoted).listed())",
          help: ["write \(names.map { "`\($0):\(reference.id)`" }.listed("or"))"])
      case .unknown(elsewhere: .some(let other)) where reference.target.entry == nil:
        let target = context.graph.entries[other]
        let noun = context.graph.collection(of: other)?.schema.singular ?? "page"
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "\(reference.id.quoted) is a \(noun); this field points into \(allowed)",
          notes: [.init("it is this one", at: target.at(target.idRange))])
      default: return nil
      }
    }
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference names an entry of a collection that the field does not allow.
  package static let wrongCollection = Rule(
    "wrong-collection", stage: .check,
    what: "A reference names an entry of a collection that the field does not allow.",
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
      case .ambiguous(let entries):
        let names = entries.compactMap { context.graph.collection(of: $0)?.schema.name }
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "\(reference.id.quoted) is an id in both \(names.map(\.quoted).listed())",
          help: ["write \(names.map { "`\($0):\(reference.id)`" }.listed("or"))"])
      case .unknown(elsewhere: .some(let other)) where reference.target.entry == nil:
        let target = context.graph.entries[other]
        let noun = context.graph.collection(of: other)?.schema.singular ?? "page"
        return Finding(
          .wrongCollection, at: entry.at(reference.range),
          "\(reference.id.quoted) is a \(noun), but this field allows \(allowed)",
          notes: [.init("the entry", at: target.at(target.idRange))])
      default: return nil
      }
    }
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A field names the same entry twice.
  package static let duplicateReference = Rule(
    "duplicate-reference", stage: .check,
    what: "A field names the same entry twice.",
    why: "The second reference is redundant, or another entry was meant.",
    example: """
      follow_up: [BTAA-FUN-019, BTAA-FUN-028, BTAA-FUN-019]
      """,
    fix: "Remove one of the references.")
}

extension Check {
  static let duplicateReference = Check(.duplicateReference) { context in
    var seen: [String: SourceLocation] = [:]
    let removals = Dictionary(
      context.references.compactMap { entry, reference, _ in
        reference.removal.map { (entry.at(reference.range), entry.at($0)) }
      }, uniquingKeysWith: { first, _ in first })
    return context.graph.relations.compactMap { relation in
      let entry = context.graph.entries[relation.from]
      let schema = context.graph.collection(of: relation.from)?.schema.field(relation.field)
      guard relation.fromSubEntry == nil, case .list(let element)? = schema?.type,
        case .reference = element.type
      else {
        return nil
      }
      // `duplicate-value` reports lists with `unique: true`.
      if schema?.isUnique == true { return nil }
      let part = relation.subEntry ?? ""
      let key = "\(relation.from) \(relation.field) \(relation.to) \(part)"
      let location = entry.at(relation.range)
      guard let first = seen.updateValue(location, forKey: key) else { return nil }
      let target = context.graph.entries[relation.to]
      return Finding(
        .duplicateReference, at: location,
        "\(target.title) is listed twice in \(relation.field.quoted)",
        notes: [.init("first here", at: first)],
        fix: removals[location].map { Fix($0, replacement: "") })
    }
  }
}

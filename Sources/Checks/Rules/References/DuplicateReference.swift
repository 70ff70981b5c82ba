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
    struct Key: Hashable {
      let from: EntryIndex
      let to: EntryIndex
      let field: String
      let part: String?
    }
    var seen: [Key: SourceRange] = [:]
    // Nearly every site has no duplicate.
    var removals: [SourceLocation: SourceLocation]?
    return context.graph.relations.compactMap { relation in
      let schema = context.graph.collection(of: relation.from)?.schema.field(relation.field)
      guard relation.fromSubEntry == nil, case .list(let element)? = schema?.type,
        case .reference = element.type
      else {
        return nil
      }
      // `duplicate-value` reports lists with `unique: true`.
      if schema?.isUnique == true { return nil }
      let key = Key(
        from: relation.from, to: relation.to, field: relation.field, part: relation.subEntry)
      guard let first = seen.updateValue(relation.range, forKey: key) else { return nil }
      let entry = context.graph.entries[relation.from]
      let location = entry.at(relation.range)
      let known = removals ?? Self.removals(context)
      removals = known
      let target = context.graph.entries[relation.to]
      return Finding(
        .duplicateReference, at: location,
        "\(target.title) is listed twice in \(relation.field.quoted)",
        notes: [.init("first here", at: entry.at(first))],
        fix: known[location].map { Fix($0, replacement: "") })
    }
  }

  /// The text to remove for each reference of a list.
  private static func removals(_ context: CheckContext) -> [SourceLocation: SourceLocation] {
    Dictionary(
      context.references.compactMap { entry, reference, _ in
        reference.removal.map { (entry.at(reference.range), entry.at($0)) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

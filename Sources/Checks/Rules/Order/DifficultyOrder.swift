internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference leads to an entry with a greater value than `not_above` allows.
  package static let difficultyOrder = Rule(
    "difficulty-order", stage: .check,
    what: """
      A reference declared with `not_above: FIELD` leads to an entry whose FIELD is greater than that \
      of the referring entry.
      """,
    why: "Beginners cannot start with an advanced lesson, so one of the two values is wrong.",
    example: """
      # lessons/first-steps.md, whose prerequisite is advanced
      difficulty: beginner
      prerequisites: [backdoors]
      """,
    fix: "Correct one of the values, or remove the reference.")
}

extension Check {
  static let difficultyOrder = Check(.difficultyOrder) { context in
    let graph = context.graph
    return context.references { $0.notAbove != nil }.compactMap { found in
      guard let field = found.field.notAbove,
        case .entry(let to, _) = graph.resolve(found.reference),
        let own = graph.entries[found.from].fields.item(field),
        let other = graph.entries[to].fields.item(field),
        own.schema.type.isComparable(with: other.schema.type),
        let least = own.field.value.ordered, let most = other.field.value.ordered,
        most.sortKey > least.sortKey
      else { return nil }
      let from = graph.entries[found.from]
      let target = graph.entries[to]
      return Finding(
        .difficultyOrder, at: from.at(found.reference.range),
        "\(target.title) has a greater \(field.quoted) than this entry: \(most.text) instead of \(least.text)",
        notes: [
          .init("\(most.text) here", at: target.at(other.field.range)),
          .init("\(least.text) here", at: from.at(own.field.range)),
        ],
        help: ["correct one of the values, or remove the reference"])
    }
  }
}

internal import ContentModel
package import Diagnostics

extension Rule {
  /// What an entry refers to is above it in a field where it may not be.
  package static let difficultyOrder = Rule(
    "difficulty-order", stage: .check,
    what: """
      A reference declared with `not_above: FIELD` names an entry whose FIELD is greater than \
      that of the entry which refers.
      """,
    why: "A beginner cannot first take an advanced lesson; one of the two values is wrong.",
    example: """
      # lessons/first-steps.md, whose prerequisite is advanced
      difficulty: beginner
      prerequisites: [backdoors]
      """,
    fix: "Correct one of the two values, or leave the reference out.")
}

extension Check {
  static let difficultyOrder = Check(.difficultyOrder) { context in
    let graph = context.graph
    return context.references { $0.notAbove != nil }.compactMap { found in
      guard let field = found.field.notAbove, case .entry(let to) = graph.resolve(found.reference),
        let own = graph.entries[found.from].fields.item(field),
        let other = graph.entries[to].fields.item(field),
        own.schema.type.isComparable(with: other.schema.type),
        let least = own.field.value.ordered, let most = other.field.value.ordered,
        most.amount > least.amount
      else { return nil }
      let from = graph.entries[found.from]
      let target = graph.entries[to]
      return Finding(
        .difficultyOrder, at: from.at(found.reference.range),
        "\(target.title) is above this in \(field.quoted): \(most.text), and this is \(least.text)",
        notes: [
          .init("\(most.text) here", at: target.at(other.field.range)),
          .init("\(least.text) here", at: from.at(own.field.range)),
        ],
        help: ["correct one of the two, or leave the reference out"])
    }
  }
}

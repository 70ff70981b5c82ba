internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry refers to itself.
  package static let selfReference = Rule(
    "self-reference", stage: .check,
    what: "An entry or a part of one refers to itself.",
    why: "An entry cannot be its own prerequisite. Probably another id was meant.",
    example: """
      id: BTAA-FUN-030
      prerequisites: [BTAA-FUN-030]
      """,
    fix: "Write the id of the intended entry, or remove the reference.")
}

extension Check {
  static let selfReference = Check(.selfReference) { context in
    context.graph.relations.filter {
      $0.from == $0.to && ($0.subEntry == nil || $0.subEntry == $0.fromSubEntry)
    }.map { relation in
      let entry = context.graph.entries[relation.from]
      return Finding(
        .selfReference, at: entry.at(relation.range),
        "\(relation.subEntry?.quoted ?? entry.title) refers to itself here")
    }
  }
}

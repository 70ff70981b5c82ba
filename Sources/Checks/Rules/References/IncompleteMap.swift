internal import ContentModel
package import Diagnostics

extension Rule {
  /// A map that must have a key for every entry of a collection lacks one, or has one twice over.
  package static let incompleteMap = Rule(
    "incomplete-map", stage: .check,
    what: """
      A map that must have a key for every entry of a collection lacks one, or has one \
      twice over.
      """,
    why: """
      An example for every model is a promise; the one missing is the one a reader looks \
      for.
      """,
    example: """
      examples:               # complete: true, eight models
        saas: The provider secures the web interface.
      """,
    fix: "Add a value for each entry named in the finding.")
}

extension Check {
  static let incompleteMap = Check(.incompleteMap) { context in
    var findings: [Finding] = []
    for entry in context.graph.entries {
      for item in entry.fields.items where item.schema.isComplete {
        guard case .map(let keys?, _) = item.schema.type, case .map(let items) = item.field.value
        else { continue }
        let wanted = keys.collections.compactMap { context.graph.collection($0) }
          .flatMap { context.graph.collections[$0].entries }.map { context.graph.entries[$0].id }
        let given = Set(items.map(\.key.id))
        let missing = wanted.filter { !given.contains($0) }
        // A key that names nothing most likely means the one that is missing.
        guard missing.count > given.subtracting(wanted).count else { continue }
        findings.append(
          Finding(
            .incompleteMap, at: entry.at(item.keyRange),
            "\(item.schema.name.quoted) has nothing for \(missing.lazy.map(\.quoted).listedBriefly())",
            help: ["add \(missing.lazy.map { "`\($0): …`" }.listedBriefly())"]))
      }
    }
    return findings
  }
}

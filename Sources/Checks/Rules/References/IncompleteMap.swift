internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A complete map lacks a key.
  package static let incompleteMap = Rule(
    "incomplete-map", stage: .check,
    what: """
      A map with `complete: true` must have a key for every entry of a collection. One is missing.
      """,
    why: "Readers look for a value for every entry, such as an example for every model.",
    example: """
      examples:               # complete: true, eight models
        saas: The provider secures the web interface.
      """,
    fix: "Add a value for each entry that the finding names.")
}

extension Check {
  static let incompleteMap = Check(.incompleteMap) { context in
    var findings: [Finding] = []
    for entry in context.graph.entries {
      for item in entry.fields.items where item.schema.isComplete {
        guard case .map(let keys?, _) = item.schema.type, case .map(let items) = item.field.value
        else { continue }
        let wanted = context.graph.targets(of: keys).map { target, part in
          part?.id ?? context.graph.entries[target.entry].id
        }
        let given = Set(items.map { context.graph.id(of: $0.key) })
        let missing = wanted.filter { !given.contains($0) }
        // Do not report entries that a misspelt key most likely means.
        guard missing.count > given.subtracting(wanted).count else { continue }
        findings.append(
          Finding(
            .incompleteMap, at: entry.at(item.keyRange),
            "\(item.schema.name.quoted) has no value for \(missing.lazy.map(\.quoted).listedBriefly())",
            help: ["add \(missing.lazy.map { "`\($0): …`" }.listedBriefly())"]))
      }
    }
    return findings
  }
}

extension ContentGraph {
  /// Returns the id of the entry that a reference names, which may use another id of it.
  fileprivate func id(of reference: Reference) -> String {
    guard case .entry(let target, let part) = resolve(reference) else { return reference.id }
    return part ?? entries[target].id
  }
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries of a collection have the same value in a field with `unique: true`.
  package static let uniqueField = Rule(
    "unique-field", stage: .check,
    what: "Two entries of a collection have the same value in a field with `unique: true`.",
    why: "The value identifies the entry.",
    example: """
      sequence: 4              # in two risks
      """,
    fix: "Change one of the values.")
}

extension Check {
  static let uniqueField = Check(.uniqueField) { context in
    var findings: [Finding] = []
    for collection in context.graph.collections {
      for field in collection.schema.fields where field.isUnique {
        if case .list = field.type { continue }
        var seen: [String: SourceLocation] = [:]
        for position in collection.entries.sorted() {
          let entry = context.graph.entries[position]
          guard let value = entry.fields[field.name], let text = plainText(value) else {
            continue
          }
          let location = entry.at(value.range)
          guard let first = seen.updateValue(location, forKey: text) else { continue }
          // If ids are made from the field, `duplicate-id` reports the collision.
          if collection.schema.id.contains(field.name) { continue }
          findings.append(
            Finding(
              .uniqueField, at: location,
              "another \(collection.schema.singular) already has this \(field.name.quoted)",
              notes: [.init("also used here", at: first)]))
        }
      }
    }
    return findings
  }
}

internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries of a collection share a value that must be unique.
  package static let uniqueField = Rule(
    "unique-field",
    what: "Two entries of a collection share a value that must be unique.",
    why: "The value is used to tell entries apart.",
    example: """
      sequence: 4              # in two risks
      """,
    fix: "Give one of them another value.")
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
          guard let value = entry.fields[field.name], let text = value.value.uniqueText else {
            continue
          }
          let location = entry.at(value.range)
          guard let first = seen.updateValue(location, forKey: text) else { continue }
          // A field that ids are made of is unique by its ids.
          if case .template(let parts) = collection.schema.id, parts.contains(.field(field.name)) {
            continue
          }
          findings.append(
            Finding(
              .uniqueField, at: location,
              "another \(collection.schema.singular) already has this \(field.name.quoted)",
              notes: [.init("it is this one", at: first)]))
        }
      }
    }
    return findings
  }
}

extension FieldValue {
  fileprivate var uniqueText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .date(let date): date.description
    case .markdown, .boolean, .duration, .choice, .list, .map, .record, .reference, .assignments,
      .entries, .any:
      nil
    }
  }
}

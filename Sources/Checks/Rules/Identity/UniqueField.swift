internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two entries of a collection have the same value in a field with `unique: true`.
  package static let uniqueField = Rule(
    "unique-field", stage: .check,
    what: """
      Two entries of a collection have the same value in a field with `unique: true`, or the same \
      combination of values in the fields of `unique_by`. Only the meaning counts: `4 h` equals \
      `4 hours`.
      """,
    why: "The value, or the combination of values, identifies the entry.",
    example: """
      sequence: 4              # in two risks
      """,
    fix: "Change one of the values.")
}

extension Check {
  static let uniqueField = Check(.uniqueField) { context in
    let titles = TitleUse(context.graph)
    return context.graph.collections.flatMap { collection -> [Finding] in
      let identity = EntryIdentity(graph: context.graph, collection: collection, titles: titles)
      let fields = collection.schema.fields.filter(\.isUnique)
      return fields.flatMap { identity.repeated($0) } + identity.repeatedCombinations()
    }
  }
}

/// The values that identify the entries of a collection.
private struct EntryIdentity {
  let graph: ContentGraph
  let collection: ContentGraph.Collection
  let titles: TitleUse

  private var schema: CollectionSchema { collection.schema }

  /// Returns findings for entries with the same value of a field.
  func repeated(_ field: FieldSchema) -> [Finding] {
    if case .list = field.type { return [] }
    // If ids are made from the field, `duplicate-id` reports the collision.
    if schema.id.contains(field.name) { return [] }
    var seen: [String: SourceLocation] = [:]
    return collection.entries.sorted().compactMap { position in
      let entry = graph.entries[position]
      guard let value = entry.fields[field.name], let text = identity(of: value.value) else {
        return nil
      }
      let location = entry.at(value.range)
      guard let first = seen.updateValue(location, forKey: text) else { return nil }
      return Finding(
        .uniqueField, at: location,
        "another \(schema.singular) already has this \(field.name.quoted)",
        notes: [.init("also used here", at: first)])
    }
  }

  /// Returns findings for entries with the same values in all fields of `unique_by`. Missing values
  /// are equal.
  func repeatedCombinations() -> [Finding] {
    let names = schema.uniqueBy.filter { name in schema.allFields.contains { $0.name == name } }
    // If titles name entries, `alias-shadows-entry` reports equal ones.
    if names.isEmpty || names.contains("title") && titles.nameEntries(of: schema) {
      return []
    }
    var seen: [[String?]: SourceLocation] = [:]
    return collection.entries.sorted().compactMap { position in
      let entry = graph.entries[position]
      let values = names.map { name in
        name == "id" ? entry.id : entry.fields[name].flatMap { identity(of: $0.value) }
      }
      guard values.contains(where: { $0 != nil }) else { return nil }
      let range = names.lazy.compactMap { entry.fields[$0]?.range }.first ?? entry.titleRange
      guard let first = seen.updateValue(entry.at(range), forKey: values) else { return nil }
      return Finding(
        .uniqueField, at: entry.at(range),
        "another \(schema.singular) already has this \(names.map(\.quoted).listed())",
        notes: [.init("also used here", at: first)],
        help: ["change one of the values, or add a field to `unique_by` that tells them apart"])
    }
  }

  /// The identity of a value. References are equal if they have the same target.
  private func identity(of value: FieldValue) -> String? {
    value.identity { reference in
      guard case .entry(let target, let part) = graph.resolve(reference) else {
        return [reference.id, reference.subEntry].compactMap(\.self).joined(separator: "#")
      }
      return "\(target)#\(part ?? "")"
    }
  }
}

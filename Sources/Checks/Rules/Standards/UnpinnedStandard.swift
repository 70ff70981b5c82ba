internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference that must name an edition leads to an entry without one.
  package static let unpinnedStandard = Rule(
    "unpinned-standard", .warning, stage: .check,
    what: """
      A reference declared with `pinned` names an entry without the field that contains its edition.
      """,
    why: "Editions have different clauses, and readers cannot tell which edition is meant.",
    example: """
      # controls/_collection.yml
      standards: { type: list, of: reference, to: standards, pinned: edition }
      # standards/iso-27001.md has no `edition`
      """,
    fix: "Add the field to the entry, or refer to an entry that has it.")
}

extension Check {
  static let unpinnedStandard = Check(.unpinnedStandard) { context in
    let graph = context.graph
    var order: [Key] = []
    var uses: [Key: [SourceLocation]] = [:]
    for found in context.references({ $0.pinned != nil }) {
      guard let field = found.field.pinned,
        case .entry(let target, _) = graph.resolve(found.reference),
        graph.entries[target].fields[field] == nil,
        // If the schema does not declare the field, `schema-error` reports it.
        graph.collection(of: target)?.schema.allFields.contains(where: { $0.name == field }) == true
      else { continue }
      let key = Key(target: target, field: field)
      if uses[key] == nil { order.append(key) }
      uses[key, default: []].append(graph.entries[found.from].at(found.reference.range))
    }
    // Report each entry once, however many references name it.
    return order.compactMap { key in
      guard let places = uses[key] else { return nil }
      let target = graph.entries[key.target]
      let others = places.count - 1
      let more =
        others == 0
        ? "" : "; \(counted(others, "more reference")) \(others == 1 ? "names" : "name") it"
      return Finding(
        .unpinnedStandard, at: places[0], "\(target.title) does not say which edition is meant",
        notes: [.init("it has no \(key.field.quoted)\(more)", at: target.at(target.titleRange))],
        help: ["add \(key.field.quoted) to it, or refer to an entry that has one"])
    }
  }

  private struct Key: Hashable {
    let target: EntryIndex
    let field: String
  }
}

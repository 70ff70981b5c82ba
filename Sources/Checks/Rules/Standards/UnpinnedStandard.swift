internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference that has to say which edition it means names an entry without one.
  package static let unpinnedStandard = Rule(
    "unpinned-standard", .warning, stage: .check,
    what: """
      A reference declared with `pinned` names an entry that lacks the field in which its \
      edition is said.
      """,
    why: "Editions differ in their clauses; which one is met cannot be told.",
    example: """
      # controls/_collection.yml
      standards: { type: list, of: reference, to: standards, pinned: edition }
      # standards/iso-27001.md has no `edition`
      """,
    fix: "Give the entry the field, or name one that has it.")
}

extension Check {
  static let unpinnedStandard = Check(.unpinnedStandard) { context in
    let graph = context.graph
    var order: [Key] = []
    var uses: [Key: [SourceLocation]] = [:]
    for found in context.references({ $0.pinned != nil }) {
      guard let field = found.field.pinned,
        case .entry(let target) = graph.resolve(found.reference),
        graph.entries[target].fields[field] == nil,
        // A field that the schema does not know is the schema's mistake.
        graph.collection(of: target)?.schema.allFields.contains(where: { $0.name == field }) == true
      else { continue }
      let key = Key(target: target, field: field)
      if uses[key] == nil { order.append(key) }
      uses[key, default: []].append(graph.entries[found.from].at(found.reference.range))
    }
    // However many name it, the one mistake is the entry's.
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
        help: ["add \(key.field.quoted) to it, or name an entry that has one"])
    }
  }

  private struct Key: Hashable {
    let target: Int
    let field: String
  }
}

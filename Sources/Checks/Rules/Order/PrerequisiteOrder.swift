internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry comes before another one that it depends on.
  package static let prerequisiteOrder = Rule(
    "prerequisite-order", .warning, stage: .check,
    what: """
      In a list of references into its own collection, declared with `acyclic: true`, an entry comes \
      before another one that it depends on. Or a collection sorted by `weight` puts an entry before \
      one that it depends on.
      """,
    why: "Readers follow lists in order and would meet the second step before the first.",
    example: """
      prerequisites: [agents, basics]     # agents has `prerequisites: [basics]`
      """,
    fix: "Move the dependency to the front. `--fix` sorts lists.")
}

extension Check {
  static let prerequisiteOrder = Check(.prerequisiteOrder) { context in
    context.referenceFields { $0.isAcyclic }.flatMap { field -> [Finding] in
      guard case .list(let element) = field.field.type, case .reference = element.type,
        !field.target.namesParts,
        field.target.collections == [context.graph.collections[field.collection].schema.name]
      else { return [] }
      let needs = Dependencies(along: field, in: context.graph)
      return needs.lists.compactMap { misplaced($0, needs, context.graph) }
        + weights(field, needs, context.graph)
    }
  }

  /// Returns a finding for the first item of a list that depends on a later one.
  private static func misplaced(
    _ list: Dependencies.List, _ needs: Dependencies, _ graph: ContentGraph
  ) -> Finding? {
    guard let (first, second) = needs.firstMisplaced(list.items.map(\.to)) else { return nil }
    let entry = graph.entries[list.from]
    let (early, late) = (list.items[first], list.items[second])
    return Finding(
      .prerequisiteOrder, at: entry.at(early.reference.range),
      "\(graph.entries[early.to].title) needs \(graph.entries[late.to].title), which comes after it",
      notes: [.init("the dependency", at: entry.at(late.reference.range))],
      help: ["move the dependency to the front"], fix: sorted(list, needs, entry))
  }

  /// Returns a fix that sorts the items.
  private static func sorted(
    _ list: Dependencies.List, _ needs: Dependencies, _ entry: Entry
  ) -> Fix? {
    let order = needs.order(list.items.map(\.to))
    var edits: [Fix.Edit] = []
    for (place, index) in order.enumerated() where place != index {
      guard let text = list.items[index].reference.written,
        list.items[place].reference.written != nil
      else { return nil }
      edits.append(Fix.Edit(list.items[place].reference.range, text))
    }
    return Fix(entry.displayPath, edits)
  }

  /// Returns a finding for each entry whose `weight` puts it before its dependencies.
  private static func weights(
    _ field: ReferenceField, _ needs: Dependencies, _ graph: ContentGraph
  ) -> [Finding] {
    let collection = graph.collections[field.collection]
    guard collection.schema.sort == "weight" else { return [] }
    return needs.lists.compactMap { list in
      let from = graph.entries[list.from]
      guard let own = from.fields.number("weight") else { return nil }
      let late = list.items.filter { item in
        item.to != list.from && needs.isAcyclic(list.from)
          && graph.entries[item.to].fields.number("weight").map { $0 > own } ?? true
      }
      guard let first = late.first else { return nil }
      let titles = late.map { graph.entries[$0.to].title }.listed()
      let place = from.fields["weight"]?.range ?? from.titleRange
      return Finding(
        .prerequisiteOrder, at: from.at(first.reference.range),
        "\(from.title) comes before \(titles), which it needs",
        notes: [.init("its weight", at: from.at(place))]
          + late.map { item in
            let target = graph.entries[item.to]
            let weight = target.fields["weight"]
            return .init(
              weight == nil
                ? "\(target.title) has no weight, so it comes last" : "that of \(target.title)",
              at: target.at(weight?.range ?? target.titleRange))
          },
        help: ["increase the weight of this entry, or decrease that of its dependency"])
    }
  }
}

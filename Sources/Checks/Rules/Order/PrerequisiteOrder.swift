internal import ContentModel
package import Diagnostics

extension Rule {
  /// What is needed first stands after what needs it.
  package static let prerequisiteOrder = Rule(
    "prerequisite-order", .warning, stage: .check,
    what: """
      A list of references declared with `acyclic: true`, into its own collection, names an entry \
      before another that it needs itself; or a collection sorted by `weight` puts an entry \
      before one it needs.
      """,
    why: "Readers take lists in order, and meet the second step before the first.",
    example: """
      prerequisites: [agents, basics]     # agents has `prerequisites: [basics]`
      """,
    fix: "Move what is needed to the front; `--fix` puts a list in order.")
}

extension Check {
  static let prerequisiteOrder = Check(.prerequisiteOrder) { context in
    context.referenceFields { $0.isAcyclic }.flatMap { field -> [Finding] in
      guard case .list(let element) = field.field.type, case .reference = element.type,
        field.target.entry == nil,
        field.target.collections == [context.graph.collections[field.collection].schema.name]
      else { return [] }
      let needs = Dependencies(along: field, in: context.graph)
      return needs.lists.compactMap { misplaced($0, needs, context.graph) }
        + weights(field, needs, context.graph)
    }
  }

  /// One finding for a list out of order: its first item that needs a later one.
  private static func misplaced(
    _ list: Dependencies.List, _ needs: Dependencies, _ graph: ContentGraph
  ) -> Finding? {
    guard let (first, second) = needs.firstMisplaced(list.items.map(\.to)) else { return nil }
    let entry = graph.entries[list.from]
    let (early, late) = (list.items[first], list.items[second])
    return Finding(
      .prerequisiteOrder, at: entry.at(early.reference.range),
      "\(graph.entries[early.to].title) needs \(graph.entries[late.to].title), which comes after it",
      notes: [.init("what it needs", at: entry.at(late.reference.range))],
      help: ["put what is needed first"], fix: sorted(list, needs, entry))
  }

  /// The items in an order that serves, each in the place of another.
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

  /// One finding for each entry that its `weight` puts before what it needs.
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
                ? "\(target.title) has no weight, and comes last" : "that of \(target.title)",
              at: target.at(weight?.range ?? target.titleRange))
          },
        help: ["give it a greater weight, or what it needs a smaller one"])
    }
  }
}

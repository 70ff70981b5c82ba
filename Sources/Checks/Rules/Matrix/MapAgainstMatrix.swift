internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A map assigns to one party what the matrix assigns to another.
  package static let mapAgainstMatrix = Rule(
    "map-against-matrix", stage: .check,
    what: """
      A map declared with `matrix` and `by` names one party for an entry, but the matrix gives the \
      cell entirely to another. Shared and inapplicable cells never contradict a map.
      """,
    why: """
      If the customer is responsible for a domain, a control there that the provider runs is either a \
      mistake or an exception. An exception needs a reason.
      """,
    example: """
      # controls/_collection.yml
      owner: { type: map, keys: reference, to: models, of: enum, values: [provider, customer],
               matrix: responsibility, by: domain }
      # controls/firewall.md, where the matrix says Customer for `network` × `iaas`
      owner: { iaas: provider }
      """,
    fix:
      "Correct the map or the cell, or suppress the finding with `ignore` and explain the exception."
  )
}

extension Check {
  static let mapAgainstMatrix = Check(.mapAgainstMatrix) { context in
    let graph = context.graph
    guard
      graph.collections.contains(where: { $0.schema.fields.contains { $0.matrixConstraint != nil } }
      )
    else { return [] }
    let exchanged = context.exchangedLines()
    return graph.collections.flatMap { collection in
      collection.schema.fields.flatMap { field -> [Finding] in
        guard let line = field.matrixConstraint, let matrix = graph.matrix(line.matrix) else {
          return []
        }
        return collection.entries.sorted().flatMap { position in
          contradictions(
            of: graph.entries[position], field, line, matrix, graph, exchanged[matrix.entry])
        }
      }
    }
  }

  private static func contradictions(
    of entry: Entry, _ field: FieldSchema, _ line: FieldConstraints.MatrixLine, _ matrix: Matrix,
    _ graph: ContentGraph, _ exchanged: ExchangedLines?
  ) -> [Finding] {
    guard case .map(let items)? = entry.fields[field.name]?.value,
      case .reference(let reference)? = entry.fields[line.by]?.value,
      case .entry(let owner, _) = graph.resolve(reference)
    else { return [] }
    return items.compactMap { item in
      guard case .entry(let other, _) = graph.resolve(item.key),
        let place = matrix.place(of: owner, and: other),
        let cell = matrix[place.row, place.column], !cell.levels.isEmpty,
        case .choice(let choice, _) = item.field.value,
        let stated = matrix.levels.first(where: { $0.id == choice.id }),
        stated.isWhole, cell.levels.allSatisfy({ matrix.levels[$0].isWhole }),
        !cell.levels.contains(where: { matrix.levels[$0].id == stated.id })
      else { return nil }
      return Finding(
        .mapAgainstMatrix, at: entry.at(item.field.range),
        "this is \(stated.label), but the matrix gives \(graph.entries[owner].title) × "
          + "\(graph.entries[other].title) to "
          + cell.levels.map { matrix.levels[$0].label }.listed(),
        notes: [.init("the cell", at: cell.location)],
        help: ["correct one of them, or suppress this with `ignore` and explain the exception"],
        consequence: CheckContext.consequence(of: exchanged, [place], "value"))
    }
  }
}

extension Matrix {
  /// Returns the place of the cell of two entries, one of which is its row and the other its column.
  fileprivate func place(of a: EntryIndex, and b: EntryIndex) -> (row: Int, column: Int)? {
    if let row = rows.position(of: a), let column = columns.position(of: b) {
      return (row, column)
    }
    guard let row = rows.position(of: b), let column = columns.position(of: a) else { return nil }
    return (row, column)
  }
}

extension Matrix.Level {
  /// Whether one party carries the whole duty.
  fileprivate var isWhole: Bool { isApplicable && !isSplit }
}

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
    return graph.collections.flatMap { collection in
      collection.schema.fields.flatMap { field -> [Finding] in
        guard let line = field.matrixConstraint, let matrix = graph.matrix(line.matrix) else {
          return []
        }
        return collection.entries.sorted().flatMap { position in
          contradictions(of: graph.entries[position], field, line, matrix, graph)
        }
      }
    }
  }

  private static func contradictions(
    of entry: Entry, _ field: FieldSchema, _ line: FieldConstraints.MatrixLine, _ matrix: Matrix,
    _ graph: ContentGraph
  ) -> [Finding] {
    guard case .map(let items)? = entry.fields[field.name]?.value,
      case .reference(let reference)? = entry.fields[line.by]?.value,
      case .entry(let owner) = graph.resolve(reference)
    else { return [] }
    return items.compactMap { item in
      guard case .entry(let other) = graph.resolve(item.key),
        let cell = matrix.cell(of: owner, and: other), !cell.levels.isEmpty,
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
        help: ["correct one of them, or suppress this with `ignore` and explain the exception"])
    }
  }
}

extension Matrix {
  /// Returns the cell of two entries, one of which is its row and the other its column.
  fileprivate func cell(of a: EntryIndex, and b: EntryIndex) -> Cell? {
    if let row = rows.position(of: a), let column = columns.position(of: b) {
      return self[row, column]
    }
    guard let row = rows.position(of: b), let column = columns.position(of: a) else { return nil }
    return self[row, column]
  }
}

extension Matrix.Level {
  /// Whether one party carries the whole duty.
  fileprivate var isWhole: Bool { isApplicable && !isSplit }
}

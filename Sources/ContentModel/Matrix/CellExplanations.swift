package import ContentFormat

/// The texts about the cells of a matrix, which entries of its rows and columns contain.
extension ContentGraph {
  /// Returns the assignment that gives the reason for a cell, with the entry that contains it. The
  /// row's entry takes precedence over the column's. If cells may have several levels, the assignment
  /// of `level` takes precedence.
  package func assignment(
    of matrix: Matrix, row: Int, column: Int, level: Int? = nil
  ) -> (assignment: Assignment, owner: EntryIndex)? {
    let (row, column) = (matrix.rows.headers[row], matrix.columns.headers[column])
    let levelID = matrix.hasSeveral ? level.map { matrix.levels[$0].id } : nil
    for (owner, other) in [(row, column), (column, row)] {
      guard let owner = owner.entry else { continue }
      for item in entries[owner].fields.items {
        guard case .assignments(let assignments) = item.field.value,
          case .assignments(let name) = item.schema.type, entries[matrix.entry].id == name
        else { continue }
        let id = id(of: other)
        let all = assignments.filter { $0.of.contains { $0.id == id } }
        let found = all.first { $0.level == levelID } ?? all.first
        if let found, !found.documents.isEmpty { return (found, owner) }
      }
    }
    return nil
  }

  /// Returns the value for `other` in the first map of `owner` that has it as a key, with the schema of
  /// the map.
  package func example(
    of owner: EntryIndex, for other: EntryIndex
  ) -> (schema: FieldSchema, value: FieldValue)? {
    guard let collection = collection(of: other)?.schema.name else { return nil }
    for item in entries[owner].fields.items {
      guard case .map(let keys?, _) = item.schema.type, keys.collections.contains(collection),
        case .map(let items) = item.field.value,
        let found = items.first(where: { $0.key.id == entries[other].id })
      else { continue }
      return (item.schema, found.field.value)
    }
    return nil
  }

  /// Returns the page and the anchor of the text that explains a cell.
  ///
  /// If the matrix has levels, this is an anchor on the page of the column's entry, or else of the
  /// row's. Otherwise it is the cell itself on the page of the matrix.
  package func explanation(
    of matrix: Matrix, row: Int, column: Int
  ) -> (entry: EntryIndex, anchor: String) {
    guard let side = matrix.explainingSide(row: row, column: column),
      let owner = matrix[side].headers[side == .rows ? row : column].entry
    else {
      let (row, column) = (matrix.rows.headers[row], matrix.columns.headers[column])
      return (matrix.entry, cellAnchor(row: row, column: column))
    }
    let across = matrix[side.other].headers[side == .rows ? column : row]
    return (owner, cellAnchor(across, in: matrix))
  }
}

internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A table whose numbers count levels of rows or columns of a matrix, or entries of collections.
struct TableCounts {
  struct Mismatch {
    let cell: MarkdownDocument.Table.Cell
    let message: String
    let location: SourceLocation
    let actual: Int
  }

  /// The statements of a table that are compared with the data, and the wrong ones.
  struct Result {
    var mismatches: [Mismatch] = []
    var held = 0
  }

  let table: MarkdownDocument.Table

  /// A number with the actual count.
  fileprivate struct Item {
    let cell: MarkdownDocument.Table.Cell
    let stated: Int
    let actual: Int
    let message: String
    let location: SourceLocation
  }

  /// Compares the table with the data. Tables of which fewer than half of the numbers are right have
  /// another meaning.
  func compare(
    _ countables: Countables, _ nouns: CountNouns, subject: (CountedMatrix) -> MatrixNames.Header?
  ) -> Result {
    var result = Result()
    for matrix in countables.matrices {
      result.add(items(of: matrix, isTransposed: false))
      result.add(items(of: matrix, isTransposed: true))
      result.add(levels(of: matrix, at: subject(matrix), isSole: countables.matrices.count == 1))
    }
    result.add(entries(nouns))
    return result
  }

  /// Compares the tables of an entry that are not those of a matrix.
  static func results(
    of position: EntryIndex, in graph: ContentGraph, _ vocabulary: Vocabulary
  ) -> [(table: Int, result: Result)] {
    guard let countables = vocabulary.countables else { return [] }
    return numeric(position, in: graph).map { index in
      let table = TableCounts(table: graph.entries[position].document.tables[index])
      return (
        index,
        table.compare(countables, vocabulary.counts) { $0.names.positions[position] }
      )
    }
  }

  /// Returns the positions of the tables of an entry with numbers in the last rows, except those of
  /// a matrix.
  static func numeric(_ position: EntryIndex, in graph: ContentGraph) -> [Int] {
    let tables = graph.entries[position].document.tables
    guard !tables.isEmpty else { return [] }
    let matrixTables = Set(graph.matrices.filter { $0.source == position }.compactMap(\.table))
    return tables.indices.filter { index in
      !matrixTables.contains(index) && tables[index].rows.count >= 3
        && tables[index].rows.dropFirst().contains { row in
          row.cells.dropFirst().contains { $0.text.utf8.contains { $0 &- 0x30 < 10 } }
        }
    }
  }

  private func text(_ row: Int, _ column: Int) -> String {
    guard row < table.rows.count, column < table.rows[row].cells.count else { return "" }
    return table.rows[row].cells[column].text
  }

  private func number(_ row: Int, _ column: Int) -> Int? {
    let text = text(row, column)
    guard text.utf8.count <= 7 else { return nil }
    return Int(text)
  }

  /// Numbers of levels for each row or column.
  private func items(of matrix: CountedMatrix, isTransposed: Bool) -> [Item] {
    guard let width = table.rows.first?.cells.count, table.rows.count >= 3, width >= 2 else {
      return []
    }
    let (lines, across) = isTransposed ? (width, table.rows.count) : (table.rows.count, width)
    func label(_ line: Int) -> String { isTransposed ? text(0, line) : text(line, 0) }
    func head(_ index: Int) -> String { isTransposed ? text(index, 0) : text(0, index) }
    let properties = (1..<across).map { matrix.property(head($0)) }
    guard properties.contains(where: { $0 != nil }) else { return [] }
    let headers = (1..<lines).map { matrix.names.headers.values(of: Prose.keys(label($0))).first }
    let named = headers.compactMap(\.self)
    guard named.count >= 2, named.allSatisfy({ $0.isRow == named[0].isRow }) else { return [] }
    var items: [Item] = []
    for (line, header) in zip(1..<lines, headers) {
      guard let header else { continue }
      for (index, property) in zip(1..<across, properties) {
        let (row, column) = isTransposed ? (index, line) : (line, index)
        guard let property, let stated = number(row, column) else { continue }
        let actual = matrix.count(property, at: header)
        items.append(
          Item(
            cell: table.rows[row].cells[column], stated: stated, actual: actual,
            message: "\(matrix.title(of: header)) has "
              + counted(actual, "\(matrix.label(property)) cell"),
            location: matrix.location))
      }
    }
    return items
  }

  /// Numbers of levels in the whole matrix, or in the row or column of the page.
  private func levels(
    of matrix: CountedMatrix, at header: MatrixNames.Header?, isSole: Bool
  ) -> [Item] {
    guard header != nil || isSole, table.rows.count >= 3,
      let width = table.rows.first?.cells.count, width == 2
    else { return [] }
    let scope = matrix.scope(.init(kind: .cells, isPlural: true), header)
    return (1..<table.rows.count).compactMap { row in
      guard let property = matrix.property(text(row, 0)), let stated = number(row, 1) else {
        return nil
      }
      let actual = matrix.count(property, in: scope)
      let place = header.map { matrix.title(of: $0) } ?? matrix.title
      return Item(
        cell: table.rows[row].cells[1], stated: stated, actual: actual,
        message: "\(place) has " + counted(actual, "\(matrix.label(property)) cell"),
        location: matrix.location)
    }
  }

  /// Numbers of entries: `| Controls | 46 |`.
  private func entries(_ nouns: CountNouns) -> [Item] {
    guard let width = table.rows.first?.cells.count, width == 2 else { return [] }
    return table.rows.indices.compactMap { row in
      guard let stated = number(row, 1),
        let noun = nouns.phrases.values(of: Prose.keys(text(row, 0))).first
      else { return nil }
      return Item(
        cell: table.rows[row].cells[1], stated: stated, actual: noun.count,
        message: "there are \(noun.count) \(noun.plural)", location: noun.location)
    }
  }
}

extension TableCounts.Result {
  fileprivate mutating func add(_ items: [TableCounts.Item]) {
    let wrong = items.filter { $0.stated != $0.actual }
    guard items.count >= 2, wrong.count * 2 <= items.count else { return }
    held += items.count
    mismatches += wrong.map {
      .init(
        cell: $0.cell, message: "\($0.message), not \($0.stated)", location: $0.location,
        actual: $0.actual)
    }
  }
}

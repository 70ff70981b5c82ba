internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry claims another level than its cell in the matrix has.
  package static let matrixDisagreement = Rule(
    "matrix-disagreement", stage: .check,
    what: "An entry claims another level than its cell in the matrix has.",
    why: """
      The table is the source of the data. A page that contradicts it misleads readers.
      """,
    example: """
      # the matrix: Network Security × PaaS AI is Shared
      responsibility:
        - { level: provider, of: [paas] }
      """,
    fix: """
      Correct the entry, or the matrix if the matrix is wrong. If two headers are exchanged, or a row \
      is shifted by one column, the finding says so instead of naming each cell.
      """)
}

extension Check {
  static let matrixDisagreement = Check(.matrixDisagreement) { context in
    context.graph.matrices.flatMap { matrix in
      matrix.misplacements.map { .misplaced($0, in: matrix, context.graph) }
    }
      + context.assignments.flatMap { item -> [Finding] in
        let ids = item.matrix.levels.map(\.id)
        guard let level = item.matrix.levels.first(where: { $0.id == item.assignment.level }) else {
          return [
            Finding(
              .matrixUnknownLevel, at: item.entry.at(item.assignment.levelRange),
              "\(item.assignment.level.quoted) is not a level of \(context.graph.entries[item.matrix.entry].title)",
              help: didYouMean(item.assignment.level, in: ids))
          ]
        }
        return item.assignment.of.compactMap { id, range in
          guard let cell = item.cell(id, context.graph), !cell.levels.isEmpty,
            !cell.levels.contains(where: { item.matrix.levels[$0].id == level.id })
          else { return nil }
          let label = cell.levels.map { item.matrix.levels[$0].label }.listed()
          return Finding(
            .matrixDisagreement, at: item.entry.at(range),
            "the matrix says \(label) for \(id.quoted), but this entry says \(level.label)",
            notes: [.init("the cell", at: cell.location)])
        }
      }
  }
}

extension Finding {
  /// One mistake in the table explains the contradictions to the assignments of entries.
  fileprivate static func misplaced(
    _ mistake: Matrix.Misplacement, in matrix: Matrix, _ graph: ContentGraph
  ) -> Finding {
    let headers = (matrix.rows.headers + matrix.columns.headers).filter {
      [mistake.location, mistake.other].contains($0.location)
    }
    // The matrix has the headers of exchanged lines in the right order, unlike the table.
    let names = headers.map { graph.title(of: $0).quoted }.sorted().listed()
    let cells = counted(mistake.contradictions, "cell")
    switch mistake.kind {
    case .swapped(let side):
      let lines = side == .rows ? "rows" : "columns"
      return Finding(
        .matrixDisagreement, at: mistake.location,
        "the headers of the \(lines) \(names) are exchanged",
        notes: mistake.other.map { [.init("the other header", at: $0)] } ?? [],
        help: [
          "\(cells) contradict what entries say, and none does if the two headers change places"
        ])
    case .shifted:
      return Finding(
        .matrixDisagreement, at: mistake.location,
        "the cells of the row \(names) are shifted by one column",
        help: ["\(cells) contradict what entries say, and none does one column further"])
    }
  }
}

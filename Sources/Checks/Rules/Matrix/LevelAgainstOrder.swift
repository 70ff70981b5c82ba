internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A level goes back to an earlier party along an ordered side of a matrix.
  package static let levelAgainstOrder = Rule(
    "level-against-order", .warning, stage: .check,
    what: """
      A side of a matrix has an `order`, such as how much of the stack the customer controls. From \
      one entry to the next in this order, the level changes to one that is declared earlier. Cells \
      that are not applicable and entries without the field are skipped.
      """,
    why: "More control rarely means less responsibility, so one of the cells is probably wrong.",
    example: """
      columns: { collection: models, order: control }
      | Domain | PaaS AI (control 2) | IaaS AI (control 3) |
      | Network Security | Customer | Provider |
      """,
    fix: "Correct a cell or the value of the field, or suppress the finding and give a reason.")
}

extension Check {
  static let levelAgainstOrder = Check(.levelAgainstOrder) { context in
    let isOrdered = context.graph.matrices.contains {
      $0.rows.order != nil || $0.columns.order != nil
    }
    let exchanged = isOrdered ? context.exchangedLines() : [:]
    return context.graph.matrices.flatMap { matrix -> [Finding] in
      guard !matrix.levels.isEmpty else { return [] }
      let known = exchanged[matrix.entry]
      let alongRows = OrderedSide(
        matrix.columns, matrix, context.graph, known?.side == .columns ? known : nil)
      let alongColumns = OrderedSide(
        matrix.rows, matrix, context.graph, known?.side == .rows ? known : nil)
      return matrix.rows.headers.indices.flatMap { row in
        alongRows.findings { matrix[row, $0] }
      }
        + matrix.columns.headers.indices.flatMap { column in
          alongColumns.findings { matrix[$0, column] }
        }
    }
  }
}

/// A side of a matrix, sorted by a field.
private struct OrderedSide {
  private let matrix: Matrix
  private let titles: [String]
  private let field: String
  /// Indices of the headers, grouped by their value in ascending order.
  private let steps: [[Int]]
  /// Two headers of the side that are exchanged.
  private let exchanged: ExchangedLines?

  /// Creates the side. If it has no order, it has no steps.
  init(
    _ axis: Matrix.Axis, _ matrix: Matrix, _ graph: ContentGraph, _ exchanged: ExchangedLines?
  ) {
    (self.matrix, self.exchanged) = (matrix, exchanged)
    titles = axis.headers.map { graph.title(of: $0) }
    field = axis.order ?? ""
    let ranked = axis.headers.enumerated().compactMap { index, header in
      axis.order.flatMap { field in
        header.entry.flatMap { graph.entries[$0].fields[field]?.value.ordered }
      }
      .map { (sortKey: $0.sortKey, index: index) }
    }
    steps = Dictionary(grouping: ranked, by: \.sortKey).sorted { $0.key < $1.key }
      .map { $0.value.map(\.index).sorted() }
  }

  /// Returns a finding for each step to an earlier level.
  func findings(_ cell: (Int) -> Matrix.Cell?) -> [Finding] {
    var findings: [Finding] = []
    var before: RankedCell?
    for step in steps {
      let cells = step.compactMap { header in
        cell(header).flatMap { RankedCell($0, of: header, in: matrix) }
      }
      guard let least = cells.min(by: { $0.last < $1.last }),
        let most = cells.max(by: { $0.first < $1.first })
      else { continue }
      if let before, least.last < before.first {
        let other = "\(titles[before.header]) has \(matrix.levels[before.first].label)"
        findings.append(
          Finding(
            .levelAgainstOrder, at: least.cell.location,
            "the level goes back to \(matrix.levels[least.last].label) in \(titles[least.header]), "
              + "although \(field.quoted) increases: \(other)",
            notes: [.init(other, at: before.cell.location)],
            help: ["correct one of the cells, or suppress this finding and give a reason"],
            consequence: exchanged.flatMap {
              $0.lines.contains(least.header) || $0.lines.contains(before.header)
                ? Consequence(of: $0.cause, "step") : nil
            }))
      }
      before = most
    }
    return findings
  }
}

/// A cell with its applicable levels that are declared first and last. They differ only in a cell
/// with several levels, which goes back only if all of its levels do.
private struct RankedCell {
  let header: Int
  let cell: Matrix.Cell
  let first: Int
  let last: Int

  /// Returns nil if the cell has no applicable level.
  init?(_ cell: Matrix.Cell, of header: Int, in matrix: Matrix) {
    let levels = cell.levels.filter { matrix.levels[$0].isApplicable }
    guard let first = levels.min(), let last = levels.max() else { return nil }
    (self.header, self.cell, self.first, self.last) = (header, cell, first, last)
  }
}

internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A graph or a matrix has too many elements for a drawing.
  package static let drawingTooLarge = Rule(
    "drawing-too-large", .warning, stage: .content,
    what: "A graph or a matrix has more parts than a drawing can show.",
    why: """
      Nobody can read such a drawing, and to place its parts would take very long. The page shows \
      the list or the table alone.
      """,
    example: """
      ```view
      graph: controls          # 800 entries
      relation: needs
      ```
      """,
    fix: "Draw a part of it, by a `filter`, or show a list.")
}

extension Finding {
  static func graphTooLarge(
    _ excess: RelationGraph.Excess, _ plural: String, at location: SourceLocation
  ) -> Finding {
    let noun = excess.noun == "entries" ? plural : excess.noun
    return Finding(
      .drawingTooLarge, at: location,
      "a drawing with \(excess.count) \(noun) is not made; the limit is \(excess.limit)",
      help: ["the list below it is complete; a `filter` makes it smaller"])
  }

  static func heatmapTooLarge(_ matrix: Matrix, at location: SourceLocation) -> Finding {
    Finding(
      .drawingTooLarge, at: location,
      """
      a drawing with \(matrix.rows.headers.count) × \(matrix.columns.headers.count) cells is not \
      made; the limit is \(Matrix.maximumDrawnCells)
      """,
      help: ["the table is complete"])
  }
}

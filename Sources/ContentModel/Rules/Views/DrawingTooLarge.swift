internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A graph or a matrix has too many elements for a drawing.
  package static let drawingTooLarge = Rule(
    "drawing-too-large", .warning, stage: .content,
    what: "A graph or a matrix has more parts than a drawing can show.",
    why: """
      Such a drawing is unreadable and takes very long to lay out. The page shows only the list or \
      the table.
      """,
    example: """
      ```view
      graph: controls          # 800 entries
      relation: needs
      ```
      """,
    fix: "Draw only a part with a `filter`, or show a list.")
}

extension Finding {
  static func graphTooLarge(
    _ excess: RelationGraph.Excess, _ plural: String, at location: SourceLocation
  ) -> Finding {
    let noun = excess.noun == "entries" ? plural : excess.noun
    return Finding(
      .drawingTooLarge, at: location,
      "this graph has \(excess.count) \(noun), too many to draw: the limit is \(excess.limit)",
      help: ["use a `filter` to draw only a part", "the list on the page is complete"])
  }

  static func heatmapTooLarge(_ matrix: Matrix, at location: SourceLocation) -> Finding {
    Finding(
      .drawingTooLarge, at: location,
      """
      this matrix has \(matrix.rows.headers.count) × \(matrix.columns.headers.count) cells, too \
      many to draw: the limit is \(Matrix.maximumDrawnCells)
      """,
      help: ["the table on the page is complete"])
  }
}

internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The text of a cell is not a level of the matrix.
  package static let matrixUnknownLevel = Rule(
    "matrix-unknown-level", stage: .content,
    what: "The text of a cell is not a level of the matrix.",
    why: "Totals, colours and checks cannot count a misspelt level.",
    example: """
      | Data Privacy | Sharred |
      """,
    fix: "Write the label or the id of a level. You can add the sign of a mark after it.")
}

extension Finding {
  static func matrixUnknownLevel(
    _ text: String, levels: [Matrix.Level], marks: [Matrix.Mark], at location: SourceLocation
  ) -> Finding {
    var help = didYouMean(text, in: levels.map(\.label))
    if help.isEmpty { help = ["the levels are \(levels.map(\.label.quoted).listedBriefly())"] }
    return Finding(
      .matrixUnknownLevel, at: location, "\(text.quoted) is not a level of this matrix", help: help)
  }
}

internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The text of a cell is not a level of the matrix.
  package static let matrixUnknownLevel = Rule(
    "matrix-unknown-level", stage: .content,
    what: "A cell says something that is not one of the matrix's levels.",
    why: "A misspelt level counts for nothing in totals, colours and checks.",
    example: """
      | Data Privacy | Sharred |
      """,
    fix: "Write a level's label or id, with the sign of a mark behind it if need be.")
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

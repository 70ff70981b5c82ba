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
    fix: """
      Write the label, the id, the letter or an alias of a level. You can add the sign of a mark \
      beside it. If a cell may have several levels, declare the text between them with `several`.
      """)
}

extension Finding {
  /// A cell with several levels in a matrix whose cells have one.
  static func matrixSeveralLevels(
    _ text: String, separator: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixUnknownLevel, at: location, "\(text.quoted) names several levels",
      help: [
        "write one level, or declare `several: \"\(separator)\"` if a cell may have several"
      ])
  }

  static func matrixRepeatedLevel(_ label: String, at location: SourceLocation) -> Finding {
    Finding(
      .matrixUnknownLevel, at: location, "this cell names \(label.quoted) twice",
      help: ["write each level once"])
  }

  static func matrixUnknownLevel(
    _ text: String, levels: [Matrix.Level], marks: [Matrix.Mark], at location: SourceLocation
  ) -> Finding {
    var help = didYouMean(text, in: levels.map(\.label))
    if help.isEmpty { help = ["the levels are \(levels.map(\.label.quoted).listedBriefly())"] }
    return Finding(
      .matrixUnknownLevel, at: location, "\(text.quoted) is not a level of this matrix", help: help)
  }
}

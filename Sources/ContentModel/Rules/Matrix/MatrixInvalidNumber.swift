internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A cell of a number matrix is not a number, or is outside of the declared range.
  package static let matrixInvalidNumber = Rule(
    "matrix-invalid-number", stage: .content,
    what: "A cell of a number matrix is not a number, or is outside the declared range.",
    why: "Readers compare the scores. A cell that is not on the scale misleads them.",
    example: """
      range: { min: 0, max: 5 }

      | Prompt injection | 7 |
      """,
    fix: "Write a number within the range.")
}

extension Finding {
  static func matrixNotANumber(_ text: String, at location: SourceLocation) -> Finding {
    Finding(.matrixInvalidNumber, at: location, "\(text.quoted) is not a number")
  }

  static func matrixNumberOutOfRange(
    _ number: Double, _ minimum: Double?, _ maximum: Double?, at location: SourceLocation
  ) -> Finding {
    let bounds = [minimum.map { "at least \(plain($0))" }, maximum.map { "at most \(plain($0))" }]
      .compactMap(\.self).listed()
    return Finding(
      .matrixInvalidNumber, at: location,
      "\(plain(number)) is out of range: cells must be \(bounds)")
  }
}

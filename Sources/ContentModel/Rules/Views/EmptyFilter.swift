internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The filter of a view contains a value that no entry has.
  package static let emptyFilter = Rule(
    "empty-filter", .warning, stage: .content,
    what: "The filter of a view contains a value that no entry has.",
    why: "The view shows nothing, and the page does not say that a word is misspelt.",
    example: """
      ```view
      list: controls
      filter: { owner: platfrom team }
      ```
      """,
    fix: "Write the value as the entries have it, or remove the filter.")
}

extension Finding {
  static func emptyFilter(
    _ value: String, of field: String, _ schema: CollectionSchema, known: [String],
    at location: SourceLocation
  ) -> Finding {
    Finding(
      .emptyFilter, at: location,
      "no \(schema.singular) has \(value.quoted) as \(field.quoted), so this view shows nothing",
      help: didYouMean(value, in: known))
  }
}

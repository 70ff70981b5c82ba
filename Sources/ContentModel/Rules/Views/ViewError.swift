package import Diagnostics

extension String {
  /// Help with the ids of all matrices.
  package static func listedMatrices(_ ids: [String]) -> String {
    "the \(ids.count == 1 ? "only matrix is" : "matrices are") \(ids.map(\.quoted).listedBriefly())"
  }
}

extension Rule {
  /// A `view` block names an item that does not exist.
  package static let viewError = Rule(
    "view-error", stage: .content,
    what: "A fenced `view` block requests content that does not exist or cannot be shown.",
    why: "The page would have a gap in place of the view.",
    example: """
      ```view
      matrix: responsability
      ```
      """,
    fix: """
      Use a matrix, a collection and fields that exist. A block shows one of \(ViewKind.names).
      """)
}

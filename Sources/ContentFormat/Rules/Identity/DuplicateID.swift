package import Diagnostics

extension Rule {
  /// Two entries of a collection have the same id.
  package static let duplicateID = Rule(
    "duplicate-id", stage: .content, isVital: true,
    what: "Two entries of one collection, or two parts of one entry, have the same id.",
    why: "A reference to the id could mean either of them.",
    example: """
      id: BTAA-FUN-001         # in two files
      """,
    fix: "Give one of them another id.")
}

extension Finding {
  package static func duplicateID(
    _ id: String, at location: SourceLocation, first: SourceLocation, in schema: CollectionSchema
  ) -> Finding {
    Finding(
      .duplicateID, at: location, "another \(schema.singular) already has the id \(id.quoted)",
      notes: [.init("also used here", at: first)],
      help: ["give one of them another `id`, or remove it"])
  }

  package static func duplicateSubEntry(
    _ id: String, at location: SourceLocation, first: SourceLocation
  ) -> Finding {
    Finding(
      .duplicateID, at: location, "this entry already has a part with the id \(id.quoted)",
      notes: [.init("first here", at: first)], help: ["give one of them another `id`"])
  }
}

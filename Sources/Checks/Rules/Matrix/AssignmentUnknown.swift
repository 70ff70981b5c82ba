internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An assignment names an entry that is not on the other side of the matrix.
  package static let assignmentUnknown = Rule(
    "assignment-unknown", stage: .check,
    what: "An assignment names an entry that is not on the other side of the matrix.",
    why: "The assignment describes a cell that does not exist.",
    example: """
      - { level: shared, of: [pass] }
      """,
    fix: "Correct the id.")
}

extension Check {
  static let assignmentUnknown = Check(.assignmentUnknown) { context in
    var known: [CollectionIndex: (ids: Set<String>, names: NearestNames)] = [:]
    return context.assignedRows.flatMap { row -> [Finding] in
      let collection = context.graph.collections[row.across.collection]
      if known[row.across.collection] == nil {
        let ids = collection.entries.map { context.graph.entries[$0].id }
        known[row.across.collection] = (Set(ids), NearestNames(ids))
      }
      let ids = known[row.across.collection]?.ids ?? []
      // `matrix-missing-row` and `matrix-missing-column` report existing entries without a
      // header.
      return row.assignments.flatMap(\.of).filter { item in
        !ids.contains(item.id) && !context.graph.isUnparsed(item.id, in: collection.schema.name)
          && !context.graph.drafts.contains("\(collection.schema.name):\(item.id)")
      }.map { id, range in
        Finding(
          .assignmentUnknown, at: row.entry.at(range),
          "the matrix has no cell here for \(id.quoted)",
          help: known[row.across.collection]?.names.didYouMean(id) ?? [])
      }
    } + context.strayAssignments
  }
}

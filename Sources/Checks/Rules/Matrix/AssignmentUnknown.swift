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
    let graph = context.graph
    var known: [AcrossSide: (ids: Set<String>, names: NearestNames)] = [:]
    let renamed = graph.renames.isEmpty ? [] : renamedIDs(context)
    return renamed
      + context.assignedRows.flatMap { row -> [Finding] in
        let side = AcrossSide(row)
        let name = graph.schema(of: row.across)?.name
        if known[side] == nil {
          let ids =
            row.across.collection.map { graph.collections[$0].entries.map { graph.entries[$0].id } }
            ?? row.across.headers.map { graph.id(of: $0) }
          known[side] = (Set(ids), NearestNames(ids))
        }
        let ids = known[side]?.ids ?? []
        // `matrix-missing-row` and `matrix-missing-column` report existing entries without a
        // header.
        return row.assignments.flatMap(\.of).filter { item in
          !ids.contains(item.id)
            && name.map {
              !graph.isUnparsed(item.id, in: $0) && !graph.drafts.contains("\($0):\(item.id)")
            } ?? true
        }.map { id, range in
          Finding(
            .assignmentUnknown, at: row.entry.at(range),
            "the matrix has no cell here for \(id.quoted)",
            help: known[side]?.names.didYouMean(id) ?? [],
            consequence: row.across.collection.map {
              Consequence(of: context.cause(ofMissing: id, in: $0), "assignment")
            })
        }
      } + context.strayAssignments
  }

  /// Reports assignments that name an entry by its old id. Those of the context have the new one.
  private static func renamedIDs(_ context: CheckContext) -> [Finding] {
    let graph = context.graph
    return graph.entries.indexed().flatMap { position, entry in
      entry.fields.items.flatMap { item -> [Finding] in
        guard case .assignments(let name) = item.schema.type,
          case .assignments(let assignments) = item.field.value,
          let across = graph.matrix(name)?.otherAxis(of: position)
        else { return [] }
        let renames = graph.renamedIDs(in: across.collection)
        return assignments.flatMap(\.of).compactMap { id, range in
          renames[id].map { rename in
            let location = entry.at(range)
            return context.finding(
              .assignmentUnknown, at: location, "the matrix has no cell here for \(id.quoted)",
              "assignment", of: rename, new: graph.entries[rename.entry].id,
              fix: context.fix(id, at: location, rename))
          }
        }
      }
    }
  }
}

/// The other side of an assigned row: a collection, or the headers in the table of a matrix.
private struct AcrossSide: Hashable {
  let collection: CollectionIndex?
  let matrix: EntryIndex?

  init(_ row: CheckContext.AssignedRow) {
    collection = row.across.collection
    matrix = row.across.collection == nil ? row.matrix.entry : nil
  }
}

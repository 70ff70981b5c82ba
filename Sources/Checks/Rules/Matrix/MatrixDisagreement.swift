internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry says that it carries another level than the matrix has in its cell.
  package static let matrixDisagreement = Rule(
    "matrix-disagreement", stage: .check,
    what: "An entry says that it carries another level than the matrix has in its cell.",
    why: """
      The table is the data: a page that contradicts it is the rot this tool exists to \
      stop.
      """,
    example: """
      # the matrix: Network Security × PaaS AI is Shared
      responsibility:
        - { level: provider, of: [paas] }
      """,
    fix: "Correct the entry; or the matrix, if that is what is wrong.")
}

extension Check {
  static let matrixDisagreement = Check(.matrixDisagreement) { context in
    context.assignments.flatMap { item -> [Finding] in
      let ids = item.matrix.levels.map(\.id)
      guard let level = item.matrix.levels.first(where: { $0.id == item.assignment.level }) else {
        return [
          Finding(
            .matrixUnknownLevel, at: item.entry.at(item.assignment.levelRange),
            "\(item.assignment.level.quoted) is not a level of \(context.graph.entries[item.matrix.entry].title)",
            help: didYouMean(item.assignment.level, in: ids))
        ]
      }
      return item.assignment.of.compactMap { id, range in
        guard let cell = item.cell(id, context.graph), let actual = cell.level,
          item.matrix.levels[actual].id != level.id
        else { return nil }
        let label = item.matrix.levels[actual].label
        return Finding(
          .matrixDisagreement, at: item.entry.at(range),
          "the matrix says \(label) for \(id.quoted), this entry says \(level.label)",
          notes: [.init("the cell", at: cell.location)])
      }
    }
  }
}

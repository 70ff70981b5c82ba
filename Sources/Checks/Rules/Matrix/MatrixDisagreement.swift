internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry claims another level than its cell in the matrix has.
  package static let matrixDisagreement = Rule(
    "matrix-disagreement", stage: .check,
    what: "An entry claims another level than its cell in the matrix has.",
    why: """
      The table is the source of the data. A page that contradicts it misleads readers.
      """,
    example: """
      # the matrix: Network Security × PaaS AI is Shared
      responsibility:
        - { level: provider, of: [paas] }
      """,
    fix: "Correct the entry, or the matrix if the matrix is wrong.")
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
        guard let cell = item.cell(id, context.graph), !cell.levels.isEmpty,
          !cell.levels.contains(where: { item.matrix.levels[$0].id == level.id })
        else { return nil }
        let label = cell.levels.map { item.matrix.levels[$0].label }.listed()
        return Finding(
          .matrixDisagreement, at: item.entry.at(range),
          "the matrix says \(label) for \(id.quoted), but this entry says \(level.label)",
          notes: [.init("the cell", at: cell.location)])
      }
    }
  }
}

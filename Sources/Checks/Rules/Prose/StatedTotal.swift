internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A number in a table is not the sum or the count that it states.
  package static let statedTotal = Rule(
    "stated-total", stage: .check,
    what: """
      A total in a table is not the sum of its row or column. Or a table counts the levels of a \
      matrix, or the entries of collections, and the content has another number.
      """,
    why: "Authors change a cell and forget the total. Readers rely on the total.",
    example: """
      | Phase | Controls |
      | --- | --- |
      | Design | 9 |
      | Operation | 12 |
      | Total | 20 |
      """,
    fix: """
      Correct the total, or the number that is wrong. If the total is not a sum, give it a name that \
      says what it is.
      """,
    reads: [
      "| Phase | Days |\n|---|---|\n| Draft | 9 |\n| Review | 12 |\n| Total | 20 |",
      "| Team | Open | Closed | Total |\n|---|---|---|---|\n| A | 1 | 2 | 3 |\n| B | 4 | 5 | 8 |",
      "| Model | Customer | Shared |\n|---|---|---|\n| SaaS AI | 1 | 8 |\n| PaaS AI | 1 | 15 |",
      "| Collection | Number |\n|---|---|\n| Security domains | 16 |\n| Deployment models | 9 |",
    ],
    leaves: [
      "| Phase | Days |\n|---|---|\n| Draft | 9 |\n| Review | 12 |\n| Total | 21 |",
      "| Phase | Days |\n|---|---|\n| Draft | 9 |\n| Review | 12 |\n| Longest | 12 |",
      "| Team | Share |\n|---|---|\n| A | 33 % |\n| B | 33 % |\n| C | 33 % |\n| Total | 100 % |",
      "| Model | Incidents |\n|---|---|\n| SaaS AI | 3 |\n| PaaS AI | 4 |",
    ])
}

extension Check {
  static let statedTotal = Check(.statedTotal) { context, position in
    let graph = context.graph
    let entry = graph.entries[position]
    let sums = TableCounts.numeric(position, in: graph).flatMap { index in
      TableTotals(entry.document.tables[index], language: graph.site.language).mismatches().map {
        mismatch -> Finding in
        var finding = Finding(
          .statedTotal, at: entry.at(mismatch.cell.range),
          "the \(mismatch.count) numbers of this \(mismatch.isRow ? "column" : "row") add up to "
            + "\(mismatch.sum), not \(mismatch.cell.text)",
          help: ["write \(mismatch.sum.quoted), or correct one of the numbers"])
        if !mismatch.isCertain { finding.severity = .warning }
        return finding
      }
    }
    return sums + counts(of: entry, position, context)
  }

  private static func counts(
    of entry: Entry, _ position: EntryIndex, _ context: CheckContext
  ) -> [Finding] {
    TableCounts.results(of: position, in: context.graph, context.vocabulary).flatMap { found in
      found.result.mismatches.map { mismatch in
        Finding(
          .statedTotal, at: entry.at(mismatch.cell.range), mismatch.message,
          notes: [.init("declared here", at: mismatch.location)],
          help: ["write \("\(mismatch.actual)".quoted)"])
      }
    }
  }
}

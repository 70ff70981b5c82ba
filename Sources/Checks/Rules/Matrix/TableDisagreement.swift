package import Diagnostics

extension Rule {
  /// A table repeats cells of a matrix and disagrees with it.
  package static let tableDisagreement = Rule(
    "table-disagreement", stage: .check,
    what: """
      A table other than that of the matrix has headers of its rows and columns and a level that \
      differs from the cell of the matrix. The table may show a part, and rows and columns may be \
      exchanged. On the page of a row or column, a list of the other side with one level each counts \
      too, if its header asks the question of the matrix.
      """,
    why: """
      The copy was right once. Readers who find it first rely on it, and the two tables tell them \
      different things.
      """,
    example: """
      | | SaaS AI | PaaS AI |
      | --- | --- | --- |
      | Network Security | Provider | Customer |
      # while the matrix has Shared for Network Security × PaaS AI
      """,
    fix: """
      Correct the table, or the matrix if the matrix is wrong. If the table shows something else, say \
      so in the heading or paragraph above it ("an example", "before the change"), or give the reason \
      in a comment `<!-- demarc-ignore table-disagreement: reason -->`.
      """)
}

extension Check {
  static let tableDisagreement = Check(.tableDisagreement) { context in
    context.proseFindings(.tableDisagreement)
  }
}

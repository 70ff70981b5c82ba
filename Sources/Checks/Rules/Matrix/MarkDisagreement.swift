internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A text or an assignment disagrees with the matrix about a mark.
  package static let markDisagreement = Rule(
    "mark-disagreement", stage: .check,
    what: """
      A text says that a cell has a mark, such as "critical", but the matrix does not mark the cell. \
      Or the matrix marks the cell and the text about it does not say so.
      """,
    why:
      "Marks show readers where to look first. If text and matrix differ, one of them misleads.",
    example: """
      examples:
        agentic: "Critical: every agent needs an identity of its own."
      # while the cell has no `*`
      """,
    fix: "Add the sign to the cell, or remove the word from the text.",
    reads: [
      "Data Security is a critical focus in PaaS AI.",
      "Network Security is marked as critical in On-Premises AI.",
      "Agent Governance is not critical in Agentic AI.",
      "Code Generation Security is the customer's and critical in AI Coding, and critical in SaaS AI.",
    ],
    leaves: [
      "Agent Governance is critical in Agentic AI.",
      "Data Privacy may be critical in every model.",
      "Network Security is critical for business continuity.",
      "Network Security is not critical in SaaS AI.",
    ])
}

extension Check {
  static let markDisagreement = Check(.markDisagreement) { context in
    claimed(context) + unmentionedMarks(context) + assigned(context)
  }

  /// Reports texts that claim or deny a mark.
  private static func claimed(_ context: CheckContext) -> [Finding] {
    context.statements.compactMap { statement in
      let matrix = context.graph.matrices[statement.matrix]
      guard let mark = statement.mark ?? statement.deniedMark,
        let cell = matrix[statement.row, statement.column],
        cell.marks.contains(mark) != (statement.mark != nil)
      else { return nil }
      let place = name(statement, matrix, context.graph)
      let label = matrix.marks[mark].label.quoted
      var finding = Finding(
        .markDisagreement, at: statement.location,
        statement.mark != nil
          ? "this text gives \(place) the mark \(label), but the matrix does not"
          : "the matrix gives \(place) the mark \(label), but this text denies it",
        notes: [
          .init("the cell", at: cell.location),
          .init(
            "read as: \(place) is \(statement.mark != nil ? "" : "not ")\(label)",
            at: statement.location),
        ],
        help: statement.mark != nil
          ? [
            "write \(matrix.marks[mark].sign.quoted) after the level there, or remove the word here"
          ]
          : [])
      finding.severity = statement.certainty.severity(finding.severity)
      return finding
    }
  }

  /// Reports marked cells whose text omits the mark, if the texts of most marked cells mention it.
  private static func unmentionedMarks(_ context: CheckContext) -> [Finding] {
    let texts = context.statements.filter(\.isAboutCell)
    return context.graph.matrices.indexed().flatMap { position, matrix in
      matrix.marks.indices.flatMap { mark -> [Finding] in
        let marked = texts.filter {
          $0.matrix == position && $0.deniedMark == nil
            && matrix[$0.row, $0.column]?.marks.contains(mark) == true
        }
        let silent = marked.filter { $0.mark != mark }
        guard silent.count * 2 < marked.count else { return [] }
        return silent.map { statement in
          Finding(
            .markDisagreement, at: statement.location,
            "the matrix gives \(name(statement, matrix, context.graph)) the mark "
              + "\(matrix.marks[mark].label.quoted), but this text does not say so",
            notes: matrix[statement.row, statement.column].map {
              [.init("the cell", at: $0.location)]
            } ?? [],
            help: ["the texts of \(marked.count - silent.count) other marked cells say so"])
        }
      }
    }
  }

  /// Reports assignments whose `marks` differ from those of the cells.
  private static func assigned(_ context: CheckContext) -> [Finding] {
    context.assignments.flatMap { item -> [Finding] in
      guard let marks = item.assignment.marks else { return [] }
      let unknown = marks.filter { mark in !item.matrix.marks.contains { $0.id == mark.id } }
      return unknown.map { mark in
        Finding(
          .markDisagreement, at: item.entry.at(mark.range),
          "\(mark.id.quoted) is not a mark of this matrix",
          help: didYouMean(mark.id, in: item.matrix.marks.map(\.id)))
      }
        + item.assignment.of.compactMap { id, range in
          guard unknown.isEmpty, let cell = item.cell(id, context.graph) else { return nil }
          let given = Set(marks.map(\.id))
          let actual = Set(cell.marks.map { item.matrix.marks[$0].id })
          guard given != actual else { return nil }
          func words(_ ids: Set<String>) -> String {
            ids.isEmpty ? "no mark" : ids.sorted().map(\.quoted).listed()
          }
          return Finding(
            .markDisagreement, at: item.entry.at(range),
            "the matrix has \(words(actual)) for \(id.quoted), but this entry says \(words(given))",
            notes: [.init("the cell", at: cell.location)])
        }
    }
  }

  private static func name(
    _ statement: CellStatement, _ matrix: Matrix, _ graph: ContentGraph
  ) -> String {
    let row = graph.title(of: matrix.rows.headers[statement.row])
    return "\(row) in \(graph.title(of: matrix.columns.headers[statement.column]))"
  }
}

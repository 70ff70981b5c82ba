internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A text claims another level than a cell of the matrix has.
  package static let statedLevel = Rule(
    "stated-level", stage: .check, languages: LanguagePack.tags { $0.statements != nil },
    what: "A text claims another level than a cell of the matrix has.",
    why: """
      Readers believe the sentence that they read. The table is the source of the data, and a page \
      that contradicts it is wrong.
      """,
    example: """
      - **Provider (SaaS, PaaS)**: physical infrastructure and platform.
      # while the matrix has Shared for PaaS AI
      """,
    fix: """
      Correct the text, or the matrix if the matrix is wrong. The last note says how the text was \
      read. A warning means that the words can also be read otherwise. Names such as "vendor" or \
      "you" are read if the level has them as `aliases`.
      """,
    reads: [
      "Network Security is shared in SaaS AI.",
      "In IaaS AI, Data Security is the customer's responsibility.",
      "Network Security is the provider's in SaaS AI, shared in PaaS AI, and yours elsewhere.",
      "Data Security, the protection of what is stored, is yours in SaaS AI.",
      "Infrastructure Security in IaaS AI lies with the provider.",
      "The provider is responsible for Network Security in Agentic AI.",
      "Network Security, which is shared in SaaS AI, needs a meeting.",
      "Agent Governance does not apply in Agentic AI.",
      "Network Security is never the provider's in SaaS AI.",
      "User Access Control is the customer's everywhere except in Agentic AI.",
    ],
    leaves: [
      "Network Security is the customer's in SaaS AI for its own offices.",
      "If Network Security is yours in SaaS AI, you have misread the contract.",
      "Some vendors say that Network Security is shared in SaaS AI.",
      "Network Security is not shared in SaaS AI.",
      "Network Security is not the provider's alone in SaaS AI.",
      "Network Security was shared in SaaS AI.",
      "Network Security is partly the customer's in SaaS AI.",
      "Is Network Security shared in SaaS AI?",
      "In our last contract, Network Security was shared in SaaS AI.",
    ])
}

extension Check {
  static let statedLevel = Check(.statedLevel) { context in
    let stated = context.statements.filter { $0.level != nil || $0.deniedLevel != nil }
    let exchanged = context.exchangedLines()
    return Dictionary(grouping: stated.indices) { index in
      let statement = stated[index]
      return StatementPlace(
        matrix: statement.matrix, location: statement.location, isDenial: statement.level == nil)
    }
    .values.sorted { $0[0] < $1[0] }
    .compactMap { finding(about: $0.map { stated[$0] }, context.graph, exchanged) }
  }

  /// The words of a statement. One statement can be about several cells.
  private struct StatementPlace: Hashable {
    let matrix: MatrixIndex
    let location: SourceLocation
    let isDenial: Bool
  }

  /// Returns the finding for the statements that some words make about cells.
  private static func finding(
    about statements: [CellStatement], _ graph: ContentGraph,
    _ exchanged: [EntryIndex: ExchangedLines]
  ) -> Finding? {
    let matrix = graph.matrices[statements[0].matrix]
    guard let stated = statements[0].level else {
      return denial(in: statements, graph, exchanged)
    }
    var wrong: [CellStatement] = []
    var seen: Set<Int> = []
    for statement in statements {
      guard let cell = matrix[statement.row, statement.column], !cell.levels.isEmpty,
        statement.extent == .named || isApplicable(cell, matrix)
          || !matrix.levels[stated].isApplicable,
        seen.insert(statement.row * matrix.columns.headers.count + statement.column).inserted
      else { continue }
      if !cell.levels.contains(stated) {
        wrong.append(statement)
      } else if statement.extent == .rest {
        // "Elsewhere" may leave out cells that other words describe.
        return nil
      }
    }
    guard let first = wrong.first else { return nil }
    let sides = Sides(wrong, matrix, graph)
    let label = matrix.levels[stated].label
    var finding = Finding(
      .statedLevel, at: first.location,
      "the matrix says \(sides.levels), but this text says \(label)",
      notes: wrong.prefix(3).compactMap { statement in
        matrix[statement.row, statement.column].map { .init("the cell", at: $0.location) }
      } + [.init("read as: \(sides.headers) = \(label)", at: first.location)],
      consequence: CheckContext.consequence(
        of: exchanged[matrix.entry], wrong.map { ($0.row, $0.column) }, "statement"))
    let certainty = wrong.map(\.certainty).min() ?? .likely
    finding.severity = certainty.severity(finding.severity)
    return finding
  }

  /// Returns the finding for words that deny the levels of some cells.
  private static func denial(
    in statements: [CellStatement], _ graph: ContentGraph,
    _ exchanged: [EntryIndex: ExchangedLines]
  ) -> Finding? {
    let matrix = graph.matrices[statements[0].matrix]
    guard let denied = statements[0].deniedLevel else { return nil }
    let wrong = statements.filter { matrix[$0.row, $0.column]?.levels == [denied] }
    guard let first = wrong.first else { return nil }
    let sides = Sides(wrong, matrix, graph)
    let label = matrix.levels[denied].label
    var finding = Finding(
      .statedLevel, at: first.location,
      "the matrix says \(sides.levels), but this text denies it",
      notes: wrong.prefix(3).compactMap { statement in
        matrix[statement.row, statement.column].map { .init("the cell", at: $0.location) }
      } + [.init("read as: \(sides.headers) ≠ \(label)", at: first.location)],
      consequence: CheckContext.consequence(
        of: exchanged[matrix.entry], wrong.map { ($0.row, $0.column) }, "statement"))
    let certainty = wrong.map(\.certainty).min() ?? .likely
    finding.severity = certainty.severity(finding.severity)
    return finding
  }

  private static func isApplicable(_ cell: Matrix.Cell, _ matrix: Matrix) -> Bool {
    cell.levels.contains { matrix.levels[$0].isApplicable }
  }

  /// The headers and levels of wrong statements, in words.
  private struct Sides {
    /// "Shared for Data Privacy in SaaS AI and PaaS AI"
    let levels: String
    /// "Data Privacy × SaaS AI and PaaS AI"
    let headers: String

    private static let shown = 4

    init(_ wrong: [CellStatement], _ matrix: Matrix, _ graph: ContentGraph) {
      func row(_ statement: CellStatement) -> String {
        graph.title(of: matrix.rows.headers[statement.row])
      }
      func column(_ statement: CellStatement) -> String {
        graph.title(of: matrix.columns.headers[statement.column])
      }
      func level(_ statement: CellStatement) -> String {
        (matrix[statement.row, statement.column]?.levels ?? [])
          .map { matrix.levels[$0].label }.listed()
      }
      func list(_ names: [String]) -> String {
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        guard unique.count > Self.shown else { return unique.listed() }
        return (unique.prefix(Self.shown - 1) + ["\(unique.count - Self.shown + 1) others"])
          .listed()
      }
      var order: [String] = []
      var groups: [String: [CellStatement]] = [:]
      for statement in wrong {
        let key = level(statement)
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(statement)
      }
      levels = order.map { key in
        let cells = groups[key] ?? []
        return "\(key) for \(list(cells.map(row))) in \(list(cells.map(column)))"
      }.listed()
      headers = "\(list(wrong.map(row))) × \(list(wrong.map(column)))"
    }
  }
}

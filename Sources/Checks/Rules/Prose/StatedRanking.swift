internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A ranking in front matter or in a sentence contradicts the matrix.
  package static let statedRanking = Rule(
    "stated-ranking", stage: .check,
    what: """
      `rankings` in front matter lists the rows or columns that have most, or least, of a level, or a \
      sentence compares them ("PaaS AI has more shared cells than SaaS AI"). The counts in the matrix \
      differ. Or a sentence states the place of an entry in a collection that is sorted by numbers \
      from 1 ("the third phase is Training"), and the entry has another place.
      """,
    why: "Readers remember the summary of a matrix and do not count its cells.",
    example: """
      rankings:
        - { matrix: responsibility, level: customer, most: [iaas, on-premises, mcp] }
      # while agentic has more customer cells than iaas
      """,
    fix: """
      List the entries in the order of their counts, without gaps. Correct the sentence, or the matrix \
      if it is wrong.
      """,
    reads: [
      "SaaS AI has the most shared domains.",
      "SaaS AI has more shared domains than PaaS AI.",
      "No model has more customer cells than IaaS AI.",
      "Shared is the most common level.",
      "SaaS AI has twice as many shared domains as PaaS AI.",
      "SaaS AI and PaaS AI have the same number of shared domains.",
      "More cells are shared than the customer's.",
      "The order by customer cells is On-Premises, Agentic AI, MCP Systems.",
      "The third phase is Deployment.",
      "Deployment comes before Evaluation.",
      "Weeks 1 to 4 of the roadmap are about inventory and classification.",
    ],
    leaves: [
      "PaaS AI has the most customers.",
      "SaaS AI often has more shared domains than PaaS AI.",
      "SaaS AI has more users than PaaS AI.",
      "The third phase of the project is Deployment.",
      "Training comes before Design in some teams.",
    ])
}

extension Check {
  static let statedRanking = Check(.statedRanking) { context in
    context.proseFindings(.statedRanking)
      + context.graph.entries.flatMap { entry in
        entry.rankings.flatMap { problems($0, entry, context.graph) }
      }
  }

  private static func problems(
    _ ranking: Ranking, _ entry: Entry, _ graph: ContentGraph
  ) -> [Finding] {
    guard let matrix = graph.matrix(ranking.matrix ?? entry.id) else {
      if graph.declaresMatrix(ranking.matrix ?? entry.id) { return [] }
      return [
        Finding(
          .statedRanking, at: entry.at(ranking.matrixRange),
          ranking.matrix.map { "there is no matrix \($0.quoted)" }
            ?? "this ranking does not name a matrix",
          help: didYouMean(
            ranking.matrix ?? "", in: graph.matrices.map { graph.entries[$0.entry].id }))
      ]
    }
    guard let level = matrix.levels.firstIndex(where: { $0.id == ranking.level }) else {
      return [
        Finding(
          .statedRanking, at: entry.at(ranking.levelRange),
          "\(ranking.level.quoted) is not a level of this matrix",
          help: didYouMean(ranking.level, in: matrix.levels.map(\.id)))
      ]
    }
    let axis = ranking.isOfRows ? matrix.rows : matrix.columns
    let counts = axis.headers.indices.map { index in
      (ranking.isOfRows ? matrix.counts(row: index) : matrix.counts(column: index))[level]
    }
    if ranking.most.isEmpty && ranking.least.isEmpty {
      return [
        Finding(
          .statedRanking, at: entry.at(ranking.levelRange), "this ranking has no entries",
          help: ["add `most: […]` or `least: […]`"])
      ]
    }
    let board = RankingBoard(
      graph: graph, entry: entry, axis: axis,
      across: ranking.isOfRows ? matrix.columns : matrix.rows,
      acrossName: ranking.isOfRows ? "columns" : "rows", counts: counts,
      level: matrix.levels[level].label)
    return board.problems(ranking.most, isMost: true)
      + board.problems(ranking.least, isMost: false)
  }
}

/// The number of cells with a level for each row or column.
private struct RankingBoard {
  let graph: ContentGraph
  let entry: Entry
  let axis: Matrix.Axis
  /// The other side of the matrix. Its name is `rows` or `columns`.
  let across: Matrix.Axis
  let acrossName: String
  let counts: [Int]
  let level: String

  func problems(_ list: [(id: String, range: SourceRange)], isMost: Bool) -> [Finding] {
    var findings: [Finding] = []
    let renames = graph.renamedIDs(in: axis.collection)
    var listed: [(position: Int, range: SourceRange)] = []
    for (id, range) in list {
      guard let position = axis.headers.firstIndex(where: { graph.id(of: $0) == id })
      else {
        let ids = axis.headers.map { graph.id(of: $0) }
        let nouns = graph.schema(of: axis)?.plural ?? (acrossName == "rows" ? "columns" : "rows")
        findings.append(
          Finding(
            .statedRanking, at: entry.at(range),
            "\(id.quoted) is not one of the \(nouns)",
            help: didYouMean(id, in: ids) + otherSide(id),
            fix: renames[id].flatMap { rename in
              let new = graph.entries[rename.entry].id
              return rename.isCertain && range.indices.count == id.utf8.count
                ? Fix(entry.origin.displayPath, [.init(range, new, insteadOf: id)]) : nil
            },
            consequence: renames[id].map { Consequence(of: graph.cause(of: $0), "ranking") }))
        continue
      }
      listed.append((position, range))
    }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      isMost ? counts[a] > counts[b] : counts[a] < counts[b]
    }
    if !findings.isEmpty { return findings }
    if let twice = listed.indices.first(where: { index in
      listed[..<index].contains { $0.position == listed[index].position }
    }) {
      return [
        Finding(
          .statedRanking, at: entry.at(listed[twice].range),
          "\(name(listed[twice].position)) is listed twice")
      ]
    }
    if let (first, second) = zip(listed, listed.dropFirst()).first(where: {
      isBefore($1.position, $0.position)
    }) {
      let right = listed.map(\.position).sorted {
        isBefore($0, $1) || counts[$0] == counts[$1] && $0 < $1
      }
      findings.append(
        Finding(
          .statedRanking, at: entry.at(second.range),
          "\(countDescription(second.position)), \(name(first.position)) has \(counts[first.position])",
          notes: [.init("listed before it", at: entry.at(first.range))],
          help: [
            "the order is \(right.map { graph.id(of: axis.headers[$0]).quoted }.listed())"
          ]))
    }
    guard let last = listed.max(by: { isBefore($0.position, $1.position) }) else { return findings }
    let missing = counts.indices.filter { other in
      !listed.contains { $0.position == other } && !isBefore(last.position, other)
    }
    guard !missing.isEmpty else { return findings }
    let shown = missing.prefix(3).map(countDescription) + (missing.count > 3 ? ["others"] : [])
    return findings + [
      Finding(
        .statedRanking, at: entry.at(last.range),
        "missing beside \(name(last.position)) with \(counts[last.position]): "
          + shown.listed(),
        help: [
          "add \(missing.count == 1 ? "it" : "them") to the list, or remove \(name(last.position))"
        ])
    ]
  }

  /// Returns help for the id of an entry on the other side of the matrix.
  private func otherSide(_ id: String) -> [String] {
    across.headers.contains { graph.id(of: $0) == id }
      ? ["it is one of the \(acrossName): write `of: \(acrossName)`"] : []
  }

  private func name(_ position: Int) -> String { graph.title(of: axis.headers[position]) }

  private func countDescription(_ position: Int) -> String {
    "\(name(position)) has \(counted(counts[position], "\(level) cell"))"
  }
}

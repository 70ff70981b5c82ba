internal import ContentFormat
internal import ContentModel

/// The names of the rows, columns, levels and marks of a matrix in texts.
struct MatrixNames: Sendable {
  /// A row or a column, with its position on the axis.
  struct Header: Sendable, Hashable {
    let isRow: Bool
    let position: Int
  }

  /// The position of the matrix in the graph.
  let matrix: MatrixIndex
  /// Titles, aliases, header texts and ids of both axes. Ambiguous names are left out.
  let headers: PhraseIndex<Header>
  /// Labels and ids of levels.
  let levels: PhraseIndex<Int>
  /// Labels and ids of levels as predicates: `provider-owned`, `provider's`.
  let predicates: PhraseIndex<Int>
  /// Labels of marks, and their first words.
  let marks: PhraseIndex<Int>
  /// The header of each entry.
  let positions: [EntryIndex: Header]
  /// The numbers of rows and columns.
  let size: (rows: Int, columns: Int)

  /// Returns nil if the cells do not contain levels.
  init?(_ position: MatrixIndex, _ graph: ContentGraph) {
    let matrix = graph.matrices[position]
    guard !matrix.levels.isEmpty else { return nil }
    self.matrix = position
    headers = Self.headers(matrix, graph)
    var positions: [EntryIndex: Header] = [:]
    for (isRow, axis) in [(true, matrix.rows), (false, matrix.columns)] {
      for (index, header) in axis.headers.enumerated() {
        guard let entry = header.entry else { continue }
        positions[entry] = Header(isRow: isRow, position: index)
      }
    }
    self.positions = positions
    size = (matrix.rows.headers.count, matrix.columns.headers.count)
    var levels = PhraseIndex<Int>()
    var predicates = PhraseIndex<Int>()
    for (index, level) in matrix.levels.enumerated() {
      // A single letter is a word of its own too often.
      let names = [level.label, level.id] + level.aliases
      for name in Set(names.map { $0.lowercased() }) where name.count > 1 {
        levels.add(Prose.keys(name), index)
        for ending in Self.endings { predicates.add(Prose.keys(name + ending), index) }
      }
    }
    self.levels = levels
    self.predicates = predicates
    var marks = PhraseIndex<Int>()
    for (index, mark) in matrix.marks.enumerated() {
      let first = mark.label.split(separator: " ").first.map(String.init) ?? mark.id
      for name in Set([mark.label, first, mark.id]) { marks.add(Prose.keys(name), index) }
    }
    self.marks = marks
  }

  private static let endings =
    ["", "'s"] + ["owned", "managed", "run", "led", "held", "carried", "side"].map { "-\($0)" }

  private static func headers(_ matrix: Matrix, _ graph: ContentGraph) -> PhraseIndex<Header> {
    var names: [[UInt64]: Set<Header>] = [:]
    for (isRow, axis) in [(true, matrix.rows), (false, matrix.columns)] {
      for (index, header) in axis.headers.enumerated() {
        let id = graph.id(of: header)
        let words = id.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        let aliases = header.entry.map { graph.entries[$0].aliases } ?? []
        for name in [graph.title(of: header), header.label, id, words] + aliases {
          let keys = Prose.keys(name)
          if header.entry == nil && name.count == 1 { continue }
          if !keys.isEmpty { names[keys, default: []].insert(.init(isRow: isRow, position: index)) }
        }
      }
    }
    var index = PhraseIndex<Header>()
    for (keys, headers) in names where headers.count == 1 {
      if let header = headers.first { index.add(keys, header) }
    }
    return index
  }
}

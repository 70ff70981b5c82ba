internal import ContentFormat
package import Diagnostics

/// Rows of one collection × columns of another, with a cell for each pair.
package struct Matrix: Sendable, Equatable {
  /// The entry that declares it, by position in the graph.
  package let entry: Int
  /// What its cells hold.
  package let kind: Kind
  /// The rows.
  package let rows: Axis
  /// The columns.
  package let columns: Axis
  /// What a cell may say, in the order declared; empty unless `kind` is ``Kind/levels``.
  package let levels: [Level]
  /// The flags a cell may carry.
  package let marks: [Mark]
  /// The words above the row headers.
  package let corner: String
  /// The footnotes that those words refer to.
  package internal(set) var cornerNotes = Notes()
  /// The table, by position in the entry's body; nil for a derived matrix.
  package let table: Int?
  /// The cells, row by row; nil where the table has none.
  package internal(set) var cells: [Cell?]
  /// Which cells are somebody's duties; nil where the matrix does not say so.
  package internal(set) var duties: Duties?
  /// The side whose entries are compared with each other; nil where none are.
  package internal(set) var compared: Side?

  /// One of the two sides.
  package enum Side: String, Sendable {
    /// The rows.
    case rows
    /// The columns.
    case columns
  }

  /// The levels that are duties of whoever uses an entry of one side.
  package struct Duties: Sendable, Hashable {
    /// The side whose entries are used.
    package let side: Side
    /// The levels, by position, the heaviest first.
    package let levels: [Int]
    /// Where it is declared.
    package let location: SourceLocation
  }

  /// What cells hold.
  package enum Kind: Sendable, Hashable {
    /// A level, with marks.
    case levels
    /// Prose.
    case text
    /// A number, within bounds where given.
    case number(minimum: Double?, maximum: Double?)
    /// A number that is counted, not written.
    case derived
  }

  /// The headers of one side.
  package struct Axis: Sendable, Hashable {
    /// The collection, by position in the graph.
    package let collection: Int
    /// The headers in the order of the table.
    package let headers: [Header]
    /// Headers that belong together, in order; one without a label where nothing is grouped.
    package let groups: [Group]
    /// The field by which its entries are ranked from the first party's hands to the last's.
    package let order: String?

    /// The position of an entry on this side.
    package func position(of entry: Int) -> Int? { headers.firstIndex { $0.entry == entry } }
  }

  /// A header.
  package struct Header: Sendable, Hashable {
    /// The entry it stands for, by position in the graph.
    package let entry: Int
    /// The text of the table; the entry's title in a derived matrix.
    package let label: String
    /// The footnotes it refers to.
    package var notes = Notes()
    /// Where it stands.
    package let location: SourceLocation
  }

  /// Neighbouring headers with one value in the grouping field.
  package struct Group: Sendable, Hashable {
    /// The value's label; nil where nothing is grouped.
    package let label: String?
    /// The headers, by position.
    package let range: Range<Int>
  }

  /// References to footnotes.
  package struct Notes: Sendable, Hashable {
    /// The footnotes, by number.
    package var numbers: [Int] = []
    /// The anchors of the references on the matrix's page.
    package var anchors: [String] = []
    /// True where there are none.
    package var isEmpty: Bool { numbers.isEmpty }

    /// Makes none.
    package init() {}

    init(numbers: [Int], anchors: [String]) {
      self.numbers = numbers
      self.anchors = anchors
    }
  }

  /// What a cell may say.
  package struct Level: Sendable, Hashable {
    /// As written in assignments.
    package let id: String
    /// As written in the table.
    package let label: String
    /// For narrow places, so that colour never speaks alone.
    package let letter: String
    /// A colour's name.
    package let color: String
    /// What it means.
    package let meaning: String?
    /// False where it says that there is no duty.
    package let isApplicable: Bool
    /// True where more than one party carries the duty, so that somebody must say who does what.
    package let isSplit: Bool
    /// Where it is declared.
    package let location: SourceLocation
  }

  /// A flag.
  package struct Mark: Sendable, Hashable {
    /// Its id.
    package let id: String
    /// The sign behind a level in the table.
    package let sign: String
    /// What it is called.
    package let label: String
    /// What it means.
    package let meaning: String?
    /// Where it is declared.
    package let location: SourceLocation
  }

  /// A cell.
  package struct Cell: Sendable, Hashable {
    /// The level, by position; nil unless the matrix has levels.
    package var level: Int?
    /// The number, in number and derived matrices.
    package var number: Double?
    /// The marks, by position.
    package var marks: [Int] = []
    /// The footnotes it refers to.
    package var notes = Notes()
    /// Its content, as indices of the HTML of the entry's body.
    package var html = 0..<0
    /// Where it stands.
    package var location: SourceLocation
  }

  /// The sign of a mark as pages show it: an asterisk, as people type it, is a star, unless another
  /// mark has that sign.
  package func shownSign(of mark: Mark) -> String {
    mark.sign == "*" && !marks.contains { $0.sign == "★" } ? "★" : mark.sign
  }

  /// The most cells of a drawing: larger ones cannot be read.
  package static let maximumDrawnCells = 10_000

  /// True where it has a drawing: its cells are levels, and not too many.
  package var isDrawn: Bool { !levels.isEmpty && cells.count <= Self.maximumDrawnCells }

  /// The cell of a row and a column, by position.
  package subscript(row: Int, column: Int) -> Cell? { cells[row * columns.headers.count + column] }

  /// One of the two sides.
  package subscript(side: Side) -> Axis { side == .rows ? rows : columns }

  /// The cell of an entry of one side and an entry of the other, by position.
  package func place(_ header: Int, of side: Side, across: Int) -> (row: Int, column: Int) {
    side == .rows ? (header, across) : (across, header)
  }

  /// The level of a cell.
  package func level(row: Int, column: Int) -> Level? {
    self[row, column]?.level.map { levels[$0] }
  }

  /// How often each level stands in a row or column, in the order of the levels.
  package func counts(row: Int? = nil, column: Int? = nil, rows range: Range<Int>? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    let rows = row.map { $0..<($0 + 1) } ?? range ?? 0..<self.rows.headers.count
    let columns = column.map { $0..<($0 + 1) } ?? 0..<self.columns.headers.count
    for r in rows {
      for c in columns {
        if let level = self[r, c]?.level { counts[level] += 1 }
      }
    }
    return counts
  }
}

extension Matrix.Side {
  /// The side across.
  package var other: Matrix.Side { self == .rows ? .columns : .rows }
}

public import Diagnostics

/// Rows of one collection × columns of another, with a cell for each pair.
public struct Matrix: Sendable, Equatable {
  /// The entry that declares it, by position in the graph.
  public let entry: Int
  /// What its cells hold.
  public let kind: Kind
  /// The rows.
  public let rows: Axis
  /// The columns.
  public let columns: Axis
  /// What a cell may say, in the order declared; empty unless `kind` is ``Kind/levels``.
  public let levels: [Level]
  /// The flags a cell may carry.
  public let marks: [Mark]
  /// The words above the row headers.
  public let corner: String
  /// The footnotes that those words refer to.
  public internal(set) var cornerNotes = Notes()
  /// The table, by position in the entry's body; nil for a derived matrix.
  public let table: Int?
  /// The cells, row by row; nil where the table has none.
  public internal(set) var cells: [Cell?]
  /// Which cells are somebody's duties; nil where the matrix does not say so.
  public internal(set) var duties: Duties?
  /// The side whose entries are compared with each other; nil where none are.
  public internal(set) var compared: Side?

  /// One of the two sides.
  public enum Side: String, Sendable {
    /// The rows.
    case rows
    /// The columns.
    case columns
  }

  /// The levels that are duties of whoever uses an entry of one side.
  public struct Duties: Sendable, Hashable {
    /// The side whose entries are used.
    public let side: Side
    /// The levels, by position, the heaviest first.
    public let levels: [Int]
    /// Where it is declared.
    public let location: SourceLocation
  }

  /// What cells hold.
  public enum Kind: Sendable, Hashable {
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
  public struct Axis: Sendable, Hashable {
    /// The collection, by position in the graph.
    public let collection: Int
    /// The headers in the order of the table.
    public let headers: [Header]
    /// Headers that belong together, in order; one without a label where nothing is grouped.
    public let groups: [Group]
    /// The field by which its entries are ranked from the first party's hands to the last's.
    public let order: String?

    /// The position of an entry on this side.
    public func position(of entry: Int) -> Int? { headers.firstIndex { $0.entry == entry } }
  }

  /// A header.
  public struct Header: Sendable, Hashable {
    /// The entry it stands for, by position in the graph.
    public let entry: Int
    /// The text of the table; the entry's title in a derived matrix.
    public let label: String
    /// The footnotes it refers to.
    public var notes = Notes()
    /// Where it stands.
    public let location: SourceLocation
  }

  /// Neighbouring headers with one value in the grouping field.
  public struct Group: Sendable, Hashable {
    /// The value's label; nil where nothing is grouped.
    public let label: String?
    /// The headers, by position.
    public let range: Range<Int>
  }

  /// References to footnotes.
  public struct Notes: Sendable, Hashable {
    /// The footnotes, by number.
    public var numbers: [Int] = []
    /// The anchors of the references on the matrix's page.
    public var anchors: [String] = []
    /// True where there are none.
    public var isEmpty: Bool { numbers.isEmpty }

    /// Makes none.
    public init() {}

    init(numbers: [Int], anchors: [String]) {
      self.numbers = numbers
      self.anchors = anchors
    }
  }

  /// What a cell may say.
  public struct Level: Sendable, Hashable {
    /// As written in assignments.
    public let id: String
    /// As written in the table.
    public let label: String
    /// For narrow places, so that colour never speaks alone.
    public let letter: String
    /// A colour's name.
    public let color: String
    /// What it means.
    public let meaning: String?
    /// False where it says that there is no duty.
    public let isApplicable: Bool
    /// True where more than one party carries the duty, so that somebody must say who does what.
    public let isSplit: Bool
    /// Where it is declared.
    public let location: SourceLocation
  }

  /// A flag.
  public struct Mark: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// The sign behind a level in the table.
    public let sign: String
    /// What it is called.
    public let label: String
    /// What it means.
    public let meaning: String?
    /// Where it is declared.
    public let location: SourceLocation
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// The level, by position; nil unless the matrix has levels.
    public var level: Int?
    /// The number, in number and derived matrices.
    public var number: Double?
    /// The marks, by position.
    public var marks: [Int] = []
    /// The footnotes it refers to.
    public var notes = Notes()
    /// Its content, as indices of the HTML of the entry's body.
    public var html = 0..<0
    /// Where it stands.
    public var location: SourceLocation
  }

  /// The sign of a mark as pages show it: an asterisk, as people type it, is a star, unless another
  /// mark has that sign.
  public func shownSign(of mark: Mark) -> String {
    mark.sign == "*" && !marks.contains { $0.sign == "★" } ? "★" : mark.sign
  }

  /// The most cells of a drawing: larger ones cannot be read.
  public static let maximumDrawnCells = 10_000

  /// True where it has a drawing: its cells are levels, and not too many.
  public var isDrawn: Bool { !levels.isEmpty && cells.count <= Self.maximumDrawnCells }

  /// The cell of a row and a column, by position.
  public subscript(row: Int, column: Int) -> Cell? { cells[row * columns.headers.count + column] }

  /// One of the two sides.
  public subscript(side: Side) -> Axis { side == .rows ? rows : columns }

  /// The cell of an entry of one side and an entry of the other, by position.
  public func place(_ header: Int, of side: Side, across: Int) -> (row: Int, column: Int) {
    side == .rows ? (header, across) : (across, header)
  }

  /// The level of a cell.
  public func level(row: Int, column: Int) -> Level? {
    self[row, column]?.level.map { levels[$0] }
  }

  /// How often each level stands in a row or column, in the order of the levels.
  public func counts(row: Int? = nil, column: Int? = nil, rows range: Range<Int>? = nil) -> [Int] {
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
  public var other: Matrix.Side { self == .rows ? .columns : .rows }
}

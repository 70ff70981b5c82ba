internal import ContentFormat
package import Diagnostics

/// A table with levels, texts or numbers. Its rows and columns are the entries of collections, or
/// the headers in the table itself.
package struct Matrix: Sendable, Equatable {
  /// The position of the entry that declares the matrix.
  package let entry: EntryIndex
  /// The position of the entry or page whose body has the table.
  package let source: EntryIndex
  /// The kind of its cells.
  package let kind: Kind
  /// The rows.
  package internal(set) var rows: Axis
  /// The columns.
  package internal(set) var columns: Axis
  /// The possible levels of a cell, in declaration order. Empty unless `kind` is ``Kind/levels``.
  package let levels: [Level]
  /// The position of the level of empty cells, or nil if the matrix declares none.
  package internal(set) var empty: Int?
  /// The possible flags of a cell.
  package let marks: [Mark]
  /// The text above the row headers.
  package let corner: String
  /// The footnote references in that text.
  package internal(set) var cornerNotes = Notes()
  /// The index of the table in the body of ``source``, or nil for a derived matrix.
  package let table: Int?
  /// The cells in row-major order. Nil for missing, empty and invalid cells.
  package internal(set) var cells: [Cell?]
  /// The levels that express duties, or nil if the matrix does not declare any.
  package internal(set) var duties: Duties?
  /// The side whose entries readers can compare, or nil if there is none.
  package internal(set) var compared: Side?
  /// The route of the comparison, without slashes, or nil for the default.
  package internal(set) var compareRoute: String?
  /// Whether a cell may have several levels.
  package internal(set) var hasSeveral = false
  /// The question that the levels answer, such as "Who is responsible?".
  package internal(set) var question: String?
  /// Whether the matrix has a page for frames on other sites.
  package internal(set) var isEmbedded = false
  /// The entries that each cell of a derived matrix counts, in row-major order and each in the order of
  /// their collection. Empty for other matrices.
  package internal(set) var counted: [[EntryIndex]] = []

  /// One side of the matrix.
  package enum Side: String, Sendable {
    /// The rows.
    case rows
    /// The columns.
    case columns
  }

  /// The cells of the table in a wrong place. ``cells`` and the sides have them in the right one.
  package internal(set) var misplacements: [Misplacement] = []

  /// The levels that are duties for the user of an entry.
  package struct Duties: Sendable, Hashable {
    /// The side whose entries are used.
    package let side: Side
    /// The positions of the levels, in descending order of weight.
    package let levels: [Int]
    /// The route of the pages, without slashes, or nil for the default.
    package let route: String?
    /// The location of the declaration.
    package let location: SourceLocation
  }

  /// The kind of a matrix's cells.
  package enum Kind: Sendable, Hashable {
    /// A level with optional marks.
    case levels
    /// Prose.
    case text
    /// A number, with optional bounds.
    case number(minimum: Double?, maximum: Double?)
    /// A computed count.
    case derived
  }

  /// The headers of one side.
  package struct Axis: Sendable, Hashable {
    /// The position of the collection in the graph, or nil if the headers come from the table.
    package let collection: CollectionIndex?
    /// The headers in the order of the table.
    package internal(set) var headers: [Header]
    /// The groups of adjacent headers. A single group without a label if the side is not grouped.
    package let groups: [Group]
    /// The field that ranks its entries. As its value increases, duties may only pass from an
    /// earlier declared level to a later one.
    package let order: String?

    /// Returns the index of an entry on this side.
    package func position(of entry: EntryIndex) -> Int? { headers.firstIndex { $0.entry == entry } }
  }

  /// A header.
  package struct Header: Sendable, Hashable {
    /// The position of the entry that the header names, or nil if it comes from the table.
    package let entry: EntryIndex?
    /// The id of a header from the table, or nil if it names an entry.
    package let ownID: String?
    /// The text in the table, or the title of the entry in a derived matrix.
    package let label: String
    /// The footnote references in the header.
    package var notes = Notes()
    /// The range of the header's content in the HTML of the page with the table. Empty if it names
    /// an entry.
    package var html = 0..<0
    /// The location of the header.
    package let location: SourceLocation
  }

  /// Adjacent headers with the same value in the grouping field.
  package struct Group: Sendable, Hashable {
    /// The label of the value, or nil if the side is not grouped.
    package let label: String?
    /// The indices of the headers.
    package let range: Range<Int>
  }

  /// References to footnotes.
  package struct Notes: Sendable, Hashable {
    /// The numbers of the footnotes.
    package var numbers: [Int] = []
    /// The anchors of the references on the page of the matrix.
    package var anchors: [String] = []
    /// True if there are no references.
    package var isEmpty: Bool { numbers.isEmpty }

    /// Creates an empty list.
    package init() {}

    init(numbers: [Int], anchors: [String]) {
      self.numbers = numbers
      self.anchors = anchors
    }
  }

  /// A possible value of a cell.
  package struct Level: Sendable, Hashable {
    /// The id, as written in assignments.
    package let id: String
    /// The label, as written in the table.
    package let label: String
    /// Other texts for the level in the table.
    package let aliases: [String]
    /// An abbreviation of one or two characters for narrow cells, so that colour is never the only
    /// cue.
    package let letter: String
    /// The colour.
    package let color: LevelColor
    /// An explanation of the level.
    package let meaning: String?
    /// False if the level expresses that there is no duty.
    package let isApplicable: Bool
    /// True if several parties share the duty. Each cell with such a level has to state who does
    /// what.
    package let isSplit: Bool
    /// Its words in other matrices of responsibility, by format.
    package let crosswalk: [String: String]
    /// The location of the declaration.
    package let location: SourceLocation
  }

  /// A flag that a cell may have in addition to its level.
  package struct Mark: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The characters before or after a level in the table, or the name of an emphasis.
    package let sign: String
    /// The label.
    package let label: String
    /// An explanation of the mark.
    package let meaning: String?
    /// The location of the declaration.
    package let location: SourceLocation

    /// The emphasis of the cell's text that is the sign, or nil if the sign is text.
    package var emphasis: Emphasis? { Emphasis(rawValue: sign) }

    /// The emphasis of text.
    package enum Emphasis: String, Sendable, CaseIterable {
      /// `**text**`
      case bold
      /// `*text*`
      case italic
    }
  }

  /// A cell.
  package struct Cell: Sendable, Hashable {
    /// The positions of the levels as written: one, or several if the matrix has such cells. Empty
    /// if the matrix has no levels.
    package var levels: [Int] = []
    /// The number, in a number matrix or a derived matrix.
    package var number: Double?
    /// The positions of the marks.
    package var marks: [Int] = []
    /// The footnote references in the cell.
    package var notes = Notes()
    /// The range of the cell's content in the HTML of the entry's body.
    package var html = 0..<0
    /// The location of the cell.
    package var location: SourceLocation
  }

  /// The sign of a mark on pages. `*` is shown as `★`, unless another mark has that sign, and bold
  /// and italic text as `●` and `○`.
  package func shownSign(of mark: Mark) -> String {
    if let emphasis = mark.emphasis { return emphasis == .bold ? "●" : "○" }
    return mark.sign == "*" && !marks.contains { $0.sign == "★" } ? "★" : mark.sign
  }

  /// Maximum number of cells for a drawing. Larger drawings are not legible.
  package static let maximumDrawnCells = 10_000

  /// True if pages show a drawing: the cells are levels and there are not too many.
  package var isDrawn: Bool { !levels.isEmpty && cells.count <= Self.maximumDrawnCells }

  /// The cell at a row and a column.
  package subscript(row: Int, column: Int) -> Cell? { cells[row * columns.headers.count + column] }

  /// Returns the entries that a cell counts. Empty for a cell of a matrix that is not derived.
  package func counted(row: Int, column: Int) -> [EntryIndex] {
    counted.isEmpty ? [] : counted[row * columns.headers.count + column]
  }

  /// The axis of a side.
  package subscript(side: Side) -> Axis { side == .rows ? rows : columns }

  /// Returns the row and column of the cell at a header of one side and a header of the other side.
  package func cellPosition(_ header: Int, of side: Side, across: Int) -> (row: Int, column: Int) {
    side == .rows ? (header, across) : (across, header)
  }

  /// Returns the levels of a cell. Empty for a cell that is missing or has no level.
  package func levels(row: Int, column: Int) -> [Level] {
    (self[row, column]?.levels ?? []).map { levels[$0] }
  }

  /// Counts how often each level occurs in a row, a column or a range of rows.
  package func counts(row: Int? = nil, column: Int? = nil, rows range: Range<Int>? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    let rows = row.map { $0..<($0 + 1) } ?? range ?? 0..<self.rows.headers.count
    let columns = column.map { $0..<($0 + 1) } ?? 0..<self.columns.headers.count
    for r in rows {
      for c in columns {
        for level in self[r, c]?.levels ?? [] { counts[level] += 1 }
      }
    }
    return counts
  }
}

extension Matrix.Side {
  /// The opposite side.
  package var other: Matrix.Side { self == .rows ? .columns : .rows }
}

/// A matrix with its cells by the ids of their row and column.
package struct ComparedMatrix: Sendable {
  /// The key of the entry that declares it.
  package let key: EntryKey
  /// Its title.
  package let title: String
  /// Its address below the base path.
  package let address: String
  /// The text above the row headers.
  package var corner = ""
  /// True if its cells are computed, so that their changes are effects of others.
  package var isDerived = false
  /// The rows, in the order of the table.
  package var rows: [Line] = []
  /// The columns, in the order of the table.
  package var columns: [Line] = []
  /// The levels.
  package var levels: [Level] = []
  /// The marks.
  package var marks: [Mark] = []
  /// The cells that have contents.
  package var cells: [CellKey: Cell] = [:]
  /// The ids of the levels that are duties of the user of a column (or a row), in descending order of
  /// weight. Empty if the matrix does not say who its user is.
  package var duties: [String] = []
  /// True if the rows are what users use, false for the columns.
  package var usesRows = false
  /// The name of the user in words, such as "the customer".
  package var user = "the user"

  /// Creates a matrix without cells.
  package init(key: EntryKey, title: String, address: String) {
    (self.key, self.title, self.address) = (key, title, address)
  }

  /// A row or a column.
  package struct Line: Sendable, Hashable {
    /// The id, unique on its side.
    package let id: String
    /// The title.
    package let title: String
    /// The entry that it names, or nil if it comes from the table.
    package let entry: EntryKey?

    /// Creates a line.
    package init(id: String, title: String, entry: EntryKey?) {
      (self.id, self.title, self.entry) = (id, title, entry)
    }
  }

  /// The row and the column of a cell.
  package struct CellKey: Sendable, Hashable {
    /// The id of the row.
    package let row: String
    /// The id of the column.
    package let column: String

    /// Creates a key.
    package init(_ row: String, _ column: String) { (self.row, self.column) = (row, column) }
  }

  /// A level.
  package struct Level: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The label.
    package let label: String
    /// The letter and the meaning, in words.
    package let meaning: String
    /// False if the level says that there is no duty.
    package let isApplicable: Bool

    /// Creates a level.
    package init(id: String, label: String, meaning: String, isApplicable: Bool) {
      (self.id, self.label) = (id, label)
      (self.meaning, self.isApplicable) = (meaning, isApplicable)
    }
  }

  /// A mark.
  package struct Mark: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The label.
    package let label: String
    /// The sign on pages.
    package let sign: String
    /// The meaning.
    package let meaning: String

    /// Creates a mark.
    package init(id: String, label: String, sign: String, meaning: String) {
      (self.id, self.label, self.sign, self.meaning) = (id, label, sign, meaning)
    }
  }

  /// A cell.
  package struct Cell: Sendable, Hashable {
    /// The ids of the levels, sorted.
    package var levels: [String] = []
    /// The ids of the marks, sorted.
    package var marks: [String] = []
    /// The number, in a matrix of numbers.
    package var number: Double?
    /// The text, in a matrix of texts.
    package var text: String?
    /// The reason, the example and the notes, by label.
    package var remarks: [String: String] = [:]
    /// The address of the text that explains the cell, below the base path.
    package var address: String?

    /// Creates an empty cell.
    package init() {}
  }
}

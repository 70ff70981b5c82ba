extension Framework {
  /// A matrix with a cell for each pair of a row and a column.
  package struct Matrix: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The collection of the entry that declares it.
    package var collection: String
    /// The title.
    package var title: String
    /// A sentence about it.
    package var description: String?
    /// The percent-encoded route of its page.
    package var route: String
    /// The kind of its cells.
    package var kind: Kind
    /// The question that the levels answer.
    package var question: String?
    /// The text above the row headers.
    package var corner = ""
    /// The rows, in order.
    package var rows: Axis
    /// The columns, in order.
    package var columns: Axis
    /// The possible levels, in order. Empty unless the cells are levels.
    package var levels: [Level] = []
    /// The possible marks, in order.
    package var marks: [Mark] = []
    /// Whether a cell may have several levels.
    package var hasSeveral = false
    /// The levels that are duties, or nil.
    package var duties: Duties?
    /// The cells that have a value, by their row and column.
    package var cells: [Place: Cell] = [:]

    /// Creates a matrix without rows, columns and cells.
    package init(id: String, collection: String, title: String, route: String, kind: Kind) {
      self.id = id
      self.collection = collection
      self.title = title
      self.route = route
      self.kind = kind
      (rows, columns) = (Axis(), Axis())
    }

    /// The cell of a row and a column.
    package subscript(row: String, column: String) -> Cell? {
      cells[Place(row: row, column: column)]
    }

    /// The places of all cells with a value, row by row, in the order of the table.
    package var places: [Place] {
      rows.headers.flatMap { row in
        columns.headers.map { Place(row: row.id, column: $0.id) }
      }.filter { cells[$0] != nil }
    }

    /// The number of cells with each level, in the order of ``levels``.
    package var counts: [Int] {
      var counts: [String: Int] = [:]
      for cell in cells.values { for level in cell.levels { counts[level, default: 0] += 1 } }
      return levels.map { counts[$0.id] ?? 0 }
    }
  }

  /// The kind of a matrix's cells.
  package enum Kind: Sendable, Hashable {
    /// Levels with marks.
    case levels
    /// Texts.
    case text
    /// Numbers, with optional limits.
    case number(minimum: Double?, maximum: Double?)
    /// The number of entries of `collection` whose fields `row` and `column` name both headers. It
    /// follows from the entries.
    case derived(collection: String, row: String, column: String)

    /// The name of the kind.
    package var name: String {
      switch self {
      case .levels: "levels"
      case .text: "text"
      case .number: "number"
      case .derived: "derived"
      }
    }
  }

  /// The headers of one side of a matrix.
  package struct Axis: Sendable, Hashable {
    /// The collection whose entries are the headers, or nil if they come from the table.
    package var collection: String?
    /// The headers, in order.
    package var headers: [Header] = []

    /// Creates an axis without headers.
    package init() {}

    /// Returns the header with an id.
    package func header(_ id: String) -> Header? { headers.first { $0.id == id } }
  }

  /// A row or column of a matrix.
  package struct Header: Sendable, Hashable {
    /// The id, which is that of the entry if it is one.
    package var id: String
    /// The title.
    package var title: String
    /// The label of its group, or nil.
    package var group: String?
    /// The footnotes of the header, in plain text.
    package var notes: [String] = []

    /// Creates a header.
    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A possible value of a cell.
  package struct Level: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The label.
    package var label: String
    /// The abbreviation.
    package var letter: String
    /// The name of the colour, or `#rrggbb`.
    package var color: String
    /// The meaning.
    package var meaning: String?
    /// Other names.
    package var aliases: [String] = []
    /// False if it says that the question does not arise.
    package var isApplicable = true
    /// Whether several parties share the duty.
    package var isSplit = false
    /// The words for the level in other formats, by format.
    package var crosswalk: [String: String] = [:]

    /// Creates a level.
    package init(id: String, label: String, letter: String, color: String) {
      self.id = id
      self.label = label
      self.letter = letter
      self.color = color
    }
  }

  /// A flag of a cell.
  package struct Mark: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The sign in the table, or the name of an emphasis.
    package var sign: String
    /// The label.
    package var label: String
    /// The meaning.
    package var meaning: String?

    /// Creates a mark.
    package init(id: String, sign: String, label: String, meaning: String?) {
      self.id = id
      self.sign = sign
      self.label = label
      self.meaning = meaning
    }
  }

  /// The levels that are duties for the users of an entry.
  package struct Duties: Sendable, Hashable {
    /// The side whose entries are used.
    package var side: Side
    /// The ids of the levels, heaviest first.
    package var levels: [String]

    /// Creates duties.
    package init(side: Side, levels: [String]) {
      self.side = side
      self.levels = levels
    }
  }

  /// A side of a matrix.
  package enum Side: String, Sendable, Hashable {
    case rows
    case columns
  }

  /// The place of a cell.
  package struct Place: Sendable, Hashable, Comparable {
    /// The id of the row.
    package var row: String
    /// The id of the column.
    package var column: String

    /// Creates a place.
    package init(row: String, column: String) {
      self.row = row
      self.column = column
    }

    package static func < (a: Self, b: Self) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }

  /// A cell.
  package struct Cell: Sendable, Hashable {
    /// The ids of its levels: one, or several if the matrix allows it. Empty without levels.
    package var levels: [String] = []
    /// The ids of its marks.
    package var marks: [String] = []
    /// The number, in a matrix of numbers or a derived one.
    package var number: Double?
    /// The text as written, in Markdown, in a matrix of texts.
    package var text: String?
    /// The texts that explain the level.
    package var texts = CellTexts()
    /// The value for the cell in the map field of a row or column, in plain text or Markdown.
    package var example: String?
    /// Its footnotes, in plain text.
    package var notes: [String] = []
    /// The percent-encoded route of the page that explains it.
    package var route: String
    /// The percent-encoded anchor on that page.
    package var anchor: String

    /// The texts that explain the cell: those of the assignment, or else its footnotes.
    package var reasons: [String] { texts.isEmpty ? notes : texts.all }

    /// Creates a cell without a value.
    package init(route: String, anchor: String) {
      self.route = route
      self.anchor = anchor
    }
  }
}

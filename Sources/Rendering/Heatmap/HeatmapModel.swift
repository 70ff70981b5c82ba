/// The contents of a heatmap, independent of files and schemas: labels, levels and cells.
package struct HeatmapModel: Sendable, Equatable {
  /// The label of a row or a column, with a link to its page.
  package struct Header: Sendable, Equatable {
    /// The displayed text.
    package var label: String
    /// URL of its page, or nil if it has none, as in a separate file without a site.
    package var href: String?

    /// Creates a header.
    package init(label: String, href: String?) {
      self.label = label
      self.href = href
    }
  }

  /// Consecutive rows that belong together.
  package struct Group: Sendable, Equatable {
    /// Name of the group, or nil if the matrix is not grouped.
    package var label: String?
    /// Number of rows, starting after the previous group.
    package var rowCount: Int

    /// Creates a group.
    package init(label: String?, rowCount: Int) {
      self.label = label
      self.rowCount = rowCount
    }
  }

  /// A possible value of a cell.
  package struct Level: Sendable, Equatable {
    /// Id of the level in the matrix's front matter.
    package var id: String
    /// Name in legends and totals.
    package var label: String
    /// One or two characters shown in a cell, so that colour is never the only cue.
    package var letter: String
    /// A name of ``LevelPalette``, or the end of the classes of ``ownFill``.
    package var color: String
    /// The fill as `#rrggbb` if the schema has a colour of its own, or nil.
    package var ownFill: String?
    /// False if the level means that the pair has no duty. Such cells are hatched.
    package var applicable: Bool

    /// Creates a level.
    package init(
      id: String, label: String, letter: String, color: String, applicable: Bool,
      ownFill: String? = nil
    ) {
      self.id = id
      self.label = label
      self.letter = letter
      self.color = color
      self.applicable = applicable
      self.ownFill = ownFill
    }
  }

  /// An additional mark of a cell, such as a critical focus.
  package struct Mark: Sendable, Equatable {
    /// The symbol in a cell, such as `★`.
    package var sign: String
    /// Name in the legend.
    package var label: String

    /// Creates a mark.
    package init(sign: String, label: String) {
      self.sign = sign
      self.label = label
    }
  }

  /// A cell of the matrix.
  package struct Cell: Sendable, Equatable {
    /// Indices into ``HeatmapModel/levels``. Several levels share the cell from left to right.
    package var levels: [Int]
    /// Indices into ``HeatmapModel/marks``. Marked cells show the symbols and a thick border.
    package var marks: [Int]
    /// URL of the section that explains the cell.
    package var href: String?
    /// Tooltip and accessible name, for example `Agent Governance × Agentic AI: Customer, critical
    /// focus`.
    package var title: String

    /// Creates a cell.
    package init(levels: [Int], marks: [Int], href: String?, title: String) {
      self.levels = levels
      self.marks = marks
      self.href = href
      self.title = title
    }
  }

  /// Prefix of every id in the drawing, which permits several drawings on a page.
  package var id: String
  /// Accessible name.
  package var title: String
  /// Accessible description: the contents of the matrix and its totals.
  package var summary: String
  /// Label of the corner above the row labels, such as `Security domain`.
  package var corner: String
  /// Columns from left to right.
  package var columns: [Header]
  /// Rows from top to bottom.
  package var rows: [Header]
  /// Groups of the rows. Their counts add up to the number of rows.
  package var groups: [Group]
  /// Levels in the order of the legend.
  package var levels: [Level]
  /// Marks in the order of the legend.
  package var marks: [Mark]
  /// Cells by row and column, or nil if the matrix has no entry for the pair.
  package var cells: [[Cell?]]

  /// Creates a model.
  package init(
    id: String, title: String, summary: String, corner: String, columns: [Header],
    rows: [Header], groups: [Group], levels: [Level], marks: [Mark], cells: [[Cell?]]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.corner = corner
    self.columns = columns
    self.rows = rows
    self.groups = groups
    self.levels = levels
    self.marks = marks
    self.cells = cells
  }
}

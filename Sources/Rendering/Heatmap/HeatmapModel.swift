/// What a heatmap shows, free of files and schemas: labels, levels and cells.
package struct HeatmapModel: Sendable, Equatable {
  /// One header: the label of a row or a column, and the page it leads to.
  package struct Header: Sendable, Equatable {
    /// The text shown.
    package var label: String
    /// The page about it; nil where there is none, as in a stand-alone file without a site.
    package var href: String?

    /// Makes a header.
    package init(label: String, href: String?) {
      self.label = label
      self.href = href
    }
  }

  /// Rows that belong together, in order.
  package struct Group: Sendable, Equatable {
    /// The group's name; nil when the matrix is not grouped.
    package var label: String?
    /// How many rows it spans, from where the group before it ended.
    package var rowCount: Int

    /// Makes a group.
    package init(label: String?, rowCount: Int) {
      self.label = label
      self.rowCount = rowCount
    }
  }

  /// What a cell may say.
  package struct Level: Sendable, Equatable {
    /// The level's id in the matrix's front matter.
    package var id: String
    /// The name shown in legends and totals.
    package var label: String
    /// The one or two characters shown in a cell, so that colour never speaks alone.
    package var letter: String
    /// A colour word: `blue`, `amber`, `rust`, `none`, `green`, `violet`, `grey`.
    package var color: String
    /// False where the level says that the pair has no duty to give: drawn hatched.
    package var applicable: Bool

    /// Makes a level.
    package init(id: String, label: String, letter: String, color: String, applicable: Bool) {
      self.id = id
      self.label = label
      self.letter = letter
      self.color = color
      self.applicable = applicable
    }
  }

  /// What a cell may carry besides, such as a critical focus.
  package struct Mark: Sendable, Equatable {
    /// The sign that a cell shows, such as `★`.
    package var sign: String
    /// The name shown in the legend.
    package var label: String

    /// Makes a mark.
    package init(sign: String, label: String) {
      self.sign = sign
      self.label = label
    }
  }

  /// One cell.
  package struct Cell: Sendable, Equatable {
    /// Index into ``HeatmapModel/levels``.
    package var level: Int
    /// Indices into ``HeatmapModel/marks``: drawn with their signs and a thicker border.
    package var marks: [Int]
    /// The place that explains the cell.
    package var href: String?
    /// What a pointer or a screen reader is told, for example
    /// `Agent Governance × Agentic AI: Customer, critical focus`.
    package var title: String

    /// Makes a cell.
    package init(level: Int, marks: [Int], href: String?, title: String) {
      self.level = level
      self.marks = marks
      self.href = href
      self.title = title
    }
  }

  /// Starts every id inside the drawing, so that two drawings may share a page.
  package var id: String
  /// The accessible name.
  package var title: String
  /// The accessible description: what the matrix holds and its totals.
  package var summary: String
  /// The corner above the row labels, such as `Security domain`.
  package var corner: String
  /// The columns, left to right.
  package var columns: [Header]
  /// The rows, top to bottom.
  package var rows: [Header]
  /// The rows' groups; their counts add up to the number of rows.
  package var groups: [Group]
  /// The levels, in the order of the legend.
  package var levels: [Level]
  /// The marks, in the order of the legend.
  package var marks: [Mark]
  /// The cells, row by row; nil where the matrix has no entry.
  package var cells: [[Cell?]]

  /// Makes a heatmap's model.
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

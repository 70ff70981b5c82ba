/// A matrix with its old and new cells side by side. Rows and columns of both versions are mapped to
/// each other by their ids.
package struct MatrixDifference: Sendable, Hashable, Codable {
  /// The id.
  package let id: String
  /// The title.
  package let title: String
  /// The address below the base path.
  package let address: String
  /// The text above the row headers.
  package let corner: String
  /// The rows: those of the new version in its order, then those that are gone.
  package let rows: [Line]
  /// The columns, likewise.
  package let columns: [Line]
  /// A list for each row, with a cell for each column.
  package let cells: [[Cell]]

  /// A row or a column.
  package struct Line: Sendable, Hashable, Codable {
    /// The id.
    package let id: String
    /// The title.
    package let title: String
    /// `added`, `removed` or `kept`.
    package let state: State
  }

  /// What happened to a row or a column.
  package enum State: String, Sendable, Codable {
    case added, removed, kept
  }

  /// A cell.
  package struct Cell: Sendable, Hashable, Codable {
    /// The old text: levels with the signs of marks, or a number. Nil if there was none.
    package let from: String?
    /// The new text, or nil if there is none.
    package let to: String?

    /// True if the texts differ.
    package var isChanged: Bool { from != to }
  }
}

package import FrameworkData

/// The part of a framework that an export is limited to.
package struct ExportSelection: Sendable, Hashable {
  /// The id of the only matrix, or nil for all.
  package var matrix: String?
  /// The id of the only column of that matrix, or nil for all.
  package var column: String?

  /// Creates a selection.
  package init(matrix: String? = nil, column: String? = nil) {
    self.matrix = matrix
    self.column = column
  }

  /// Whether the export has a file.
  package func includes(_ file: ExportFile) -> Bool {
    guard let matrix else { return true }
    switch file.subject {
    case .selection: return true
    case .framework, .collection: return false
    case .matrix(let id): return id == matrix
    case .header(let id, let other): return other == matrix && (column == nil || id == column)
    }
  }

  /// Returns a framework with only the chosen matrix and column.
  package func applied(to framework: Framework) -> Framework {
    guard let id = matrix else { return framework }
    var framework = framework
    framework.matrices = framework.matrices.filter { $0.id == id }.map { matrix in
      guard let column else { return matrix }
      var matrix = matrix
      matrix.columns.headers = matrix.columns.headers.filter { $0.id == column }
      matrix.cells = matrix.cells.filter { $0.key.column == column }
      return matrix
    }
    return framework
  }
}

internal import ContentModel
internal import Diagnostics

/// A statement in a text about a cell of a matrix.
struct CellStatement: Sendable {
  /// The position of the matrix in the graph.
  let matrix: MatrixIndex
  let row: Int
  let column: Int
  /// The words of the statement.
  let location: SourceLocation
  /// The position of the stated level.
  var level: Int?
  /// The position of a denied level: "not shared".
  var deniedLevel: Int?
  /// The position of the stated mark.
  var mark: Int?
  /// The position of a denied mark: "not critical".
  var deniedMark: Int?
  /// Whether the text is about this cell alone, such as an example. Only such a text can be wrong
  /// by omitting a mark.
  var isAboutCell = false
  var certainty = Certainty.certain
  var extent = Extent.named

  /// Whether it states or denies a level or a mark.
  var statesSomething: Bool {
    level != nil || deniedLevel != nil || mark != nil || deniedMark != nil
  }

  /// The degree of evidence that the text makes the statement.
  enum Certainty: Sendable, Comparable {
    /// The words can be read otherwise: "It is shared in SaaS AI", after another noun.
    case likely
    /// The words can hardly be read otherwise.
    case certain

    /// The severity of a finding about the statement: its own, or a warning if it is only likely.
    func severity(_ own: Severity) -> Severity {
      self == .likely ? Swift.min(own, .warning) : own
    }
  }

  /// The way in which the text names the cell.
  enum Extent: Sendable {
    /// By both headers.
    case named
    /// As one of all cells of a row or column: "in every model".
    case every
    /// As one of the cells that earlier sentences did not name: "the rest". Such a statement is wrong
    /// only if no cell among them has the level.
    case rest
  }
}

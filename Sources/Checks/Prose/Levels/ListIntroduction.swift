internal import ContentModel
internal import Diagnostics

/// A sentence before a list that gives all its items a level or a mark: "The following are shared in
/// AI Coding:", "Critical focus:".
struct ListIntroduction {
  private var level: Int?
  private var mark: Int?
  /// The headers that it names, or that of the page.
  private var across: [MatrixNames.Header]

  /// Returns nil if the sentence has words that make it another statement, or that doubt it.
  ///
  /// - Parameter isNoun: Returns whether a word names the items, such as "following" or "domains".
  init?(
    _ pieces: [StatementPiece], context: MatrixNames.Header?, isNoun: (Int) -> Bool
  ) {
    across = context.map { [$0] } ?? []
    var count = 0
    for piece in pieces {
      switch piece.kind {
      case .predicate(let predicate)
      where predicate.deniedLevel == nil && predicate.deniedMark == nil:
        (level, mark) = (predicate.level, predicate.mark)
        count += 1
      case .actor(let party, _):
        level = party
        count += 1
      case .scope(.headers(let list)): across = list.map(\.header)
      case .other where piece.words.allSatisfy(isNoun): break
      case .scope(.here), .opener, .copula, .counted, .label, .separator: break
      default: return nil
      }
    }
    guard count == 1 else { return nil }
  }

  /// Returns the statements of an item that has only names, or nil for another text.
  func statements(
    of item: [StatementPiece], in matrix: MatrixIndex, at place: (Range<Int>) -> SourceLocation
  ) -> [CellStatement]? {
    guard case .names(let list)? = item.first?.kind else { return nil }
    var across = across
    for piece in item.dropFirst() {
      switch piece.kind {
      case .scope(.headers(let own)): across = own.map(\.header)
      case .separator: break
      default: return nil
      }
    }
    return list.flatMap { name in
      across.filter { $0.isRow != name.header.isRow }.map { other in
        let (row, column) = name.header.isRow ? (name.header, other) : (other, name.header)
        var statement = CellStatement(
          matrix: matrix, row: row.position, column: column.position, location: place(name.words),
          level: level, mark: mark)
        statement.certainty = .likely
        return statement
      }
    }
  }
}

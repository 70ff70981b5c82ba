internal import ContentFormat
package import Diagnostics

/// An entry's claim about which rows or columns have a level most or least often. It must agree
/// with the matrix.
///
/// ```yaml
/// rankings:
///   - { matrix: responsibility, level: customer, most: [mcp, on-premises] }
/// ```
package struct Ranking: Sendable {
  /// The id of the matrix, or nil if the entry itself is the matrix.
  package let matrix: String?
  /// The range of the matrix's id, or of the ranking if it has none.
  package let matrixRange: SourceRange
  /// The id of the counted level.
  package let level: String
  /// The range of the level's id.
  package let levelRange: SourceRange
  /// True if rows are ranked, false for columns.
  package let isOfRows: Bool
  /// The headers with the highest counts, in descending order.
  package let most: [(id: String, range: SourceRange)]
  /// The headers with the lowest counts, lowest last.
  package let least: [(id: String, range: SourceRange)]
}

extension Entry {
  /// The rankings that the entry declares.
  package var rankings: [Ranking] {
    fields.list("rankings").compactMap { item in
      guard case .record(let fields) = item.value, let level = fields["level"],
        case .text(let id) = level.value
      else { return nil }
      return Ranking(
        matrix: fields.text("matrix"), matrixRange: fields["matrix"]?.range ?? item.range,
        level: id, levelRange: level.range, isOfRows: fields.choice("of") == "rows",
        most: fields.texts("most").map { (id: $0.text, range: $0.range) },
        least: fields.texts("least").map { (id: $0.text, range: $0.range) })
    }
  }
}

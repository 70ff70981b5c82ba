internal import ContentFormat
package import Diagnostics

/// What an entry says of who carries most: a list that must agree with the matrix.
///
/// ```yaml
/// rankings:
///   - { matrix: responsibility, level: customer, most: [mcp, on-premises] }
/// ```
package struct Ranking: Sendable {
  /// The id of the matrix; nil for the one that the entry itself is.
  package let matrix: String?
  /// Where the matrix is named, or the ranking stands.
  package let matrixRange: SourceRange
  /// The level that is counted, by id.
  package let level: String
  /// Where the level stands.
  package let levelRange: SourceRange
  /// True where rows are ranked, not columns.
  package let isOfRows: Bool
  /// Those with most of it, the first before the second.
  package let most: [(id: String, range: SourceRange)]
  /// Those with least of it, the last before the one before.
  package let least: [(id: String, range: SourceRange)]
}

extension Entry {
  /// What it says of who carries most.
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

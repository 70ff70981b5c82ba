internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// True if `rows` and `columns` are exchanged: every header of the table names an entry of the other
  /// side, and none names one of its own.
  func isTurned(_ table: MarkdownDocument.Table, rows: Side, columns: Side) -> Bool {
    guard let first = rows.entries, let second = columns.entries,
      first.collection != second.collection
    else { return false }
    let across = table.rows[0].cells.dropFirst()
    let down = table.rows.dropFirst().compactMap(\.cells.first)
    guard !across.isEmpty, !down.isEmpty else { return false }
    return across.allSatisfy { target(of: $0, side: rows) != nil }
      && down.allSatisfy { target(of: $0, side: columns) != nil }
      && !across.contains { target(of: $0, side: columns) != nil }
      && !down.contains { target(of: $0, side: rows) != nil }
  }

  /// Reports exchanged keys. The table is then read as if they were right.
  mutating func reportTurned(rows: Side, columns: Side) {
    guard let first = rows.entries, let second = columns.entries else { return }
    let names = [first, second].map { graph.collections[$0.collection].schema }
    let keys = keys(with: "rows")
    findings.append(
      .schemaError(
        "the rows of this table are \(names[1].plural) and its columns are \(names[0].plural), but `rows` and `columns` say the reverse",
        at: keys.at(keys.fields["rows"]?.range ?? .fileStart),
        help: ["write `rows: \(names[1].name)` and `columns: \(names[0].name)`"]))
  }
}

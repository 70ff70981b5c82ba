internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Lines of cells are not a table.
  package static let tableNotRead = Rule(
    "table-not-read", stage: .check,
    what:
      "Lines of cells are not a table, because the line of dashes is missing or does not match.",
    why: "Readers see bars and dashes instead of a table.",
    example: """
      | Model | Owner |
      | --- |
      | SaaS AI | Provider |
      """,
    fix: """
      Below the header, write a line of dashes with as many cells as the header has. Leave no blank \
      line between the rows.
      """)
}

extension Check {
  static let tableNotRead = Check(.tableNotRead) { context, position in
    // `matrix-missing-table` reports the lines of a matrix that has no table.
    let isMatrix = context.graph.collection(of: position)?.schema.kind == .matrix
    if isMatrix, context.graph.entries[position].tableNearMiss != nil { return [] }
    return context.nearMisses(of: position) { miss, place in
      switch miss.kind {
      case .tableWidths(let header, let dashes):
        return Finding(
          .tableNotRead, at: place,
          "this line has \(counted(dashes, "cell")) but the header above has \(header), so they are "
            + "not a table",
          help: ["write a line of \(counted(header, "cell")): `\(line(of: header))`"])
      case .tableWithoutDashes:
        let header = place.range
        return Finding(
          .tableNotRead, at: SourceLocation(place.path, header),
          "no line of dashes follows this header, so the lines are not a table",
          help: ["add a line such as `| --- | --- |` below it, with a cell for each header cell"])
      case .tableWithoutHeader:
        return Finding(
          .tableNotRead, at: place, "this line of dashes has no header above it",
          help: ["add a header above it; its cells may be empty"])
      case .detachedRow:
        return Finding(
          .tableNotRead, at: place,
          "a blank line ends the table, so this row is shown as text",
          help: ["remove the blank line"])
      default: return nil
      }
    }
  }

  /// Returns a line of dashes, shortened if the table is wide.
  private static func line(of cells: Int) -> String {
    cells > 8
      ? "| --- | --- | … |" : "|" + String(repeating: " --- |", count: max(1, cells))
  }
}

internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Lines of cells make no table.
  package static let tableNotRead = Rule(
    "table-not-read", stage: .check,
    what: "Lines of cells make no table, because its second line does not fit its first.",
    why: "Readers see bars and dashes in place of the table.",
    example: """
      | Model | Owner |
      | --- |
      | SaaS AI | Provider |
      """,
    fix: """
      Below the header, write a line of dashes with as many cells as the header has, and leave no \
      blank line between rows.
      """)
}

extension Check {
  static let tableNotRead = Check(.tableNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      switch miss.kind {
      case .tableWidths(let header, let dashes):
        return Finding(
          .tableNotRead, at: place,
          "this line has \(counted(dashes, "cell")) and the header above has \(header), "
            + "so they make no table",
          help: ["write a line of \(counted(header, "cell")): `\(line(of: header))`"])
      case .tableWithoutDashes:
        let header = place.range
        return Finding(
          .tableNotRead, at: SourceLocation(place.path, header),
          "no line of dashes follows this header, so the lines make no table",
          help: ["write a line such as `| --- | --- |` below it, a cell for each of the header"])
      case .tableWithoutHeader:
        return Finding(
          .tableNotRead, at: place, "no header stands above this line of dashes",
          help: ["write a header above it; its cells may be empty"])
      case .detachedRow:
        return Finding(
          .tableNotRead, at: place,
          "a blank line ends the table before this row, which is shown as text",
          help: ["remove the blank line"])
      default: return nil
      }
    }
  }

  /// A line of dashes, cut where the table is wide.
  private static func line(of cells: Int) -> String {
    cells > 8
      ? "| --- | --- | … |" : "|" + String(repeating: " --- |", count: max(1, cells))
  }
}

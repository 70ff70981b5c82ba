internal import ContentFormat
package import Diagnostics
package import Markdown

extension Rule {
  /// A matrix has no table.
  package static let matrixMissingTable = Rule(
    "matrix-missing-table", stage: .content,
    what: "A matrix has no table.",
    why: "The table is the data.",
    example: """
      ---
      title: Responsibility matrix
      rows: { collection: domains }
      ---
      Prose alone.
      """,
    fix: "Add a table whose header names the columns, or add `derive:` to let Demarc count one.")
}

extension Finding {
  /// `path` leaves the content folder.
  static func tablePageOutside(_ path: String, at location: SourceLocation) -> Finding {
    Finding(
      .matrixMissingTable, at: location, "\(path.quoted) is not a path in the content folder",
      help: ["write the path of a page from the content folder, such as `guides/README.md`"])
  }

  static func noTablePage(
    _ path: String, known: [String], sameName: [String], at location: SourceLocation
  ) -> Finding {
    let near = sameName.isEmpty ? didYouMean(path, in: known) : []
    return Finding(
      .matrixMissingTable, at: location, "there is no page \(path.quoted)",
      help: !sameName.isEmpty
        ? ["pages with this name are \(sameName.map(\.quoted).listedBriefly())"]
        : near.isEmpty ? ["write the path of a page from the content folder"] : near)
  }

  /// The page of the table exists but is not part of the site.
  static func tablePageLeftOut(
    _ problem: LeftOutPaths.Problem, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixMissingTable, at: location, problem.message, notes: problem.notes,
      help: problem.help)
  }

  /// The heading is outside of the entries of a file with several.
  static func tableHeadingOutside(
    _ heading: String, in path: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixMissingTable, at: location,
      "the heading \(heading.quoted) of \(path.quoted) is outside of its entries",
      help: ["write the heading of an entry, or one below it"])
  }

  static func noTable(in path: String, at location: SourceLocation) -> Finding {
    Finding(
      .matrixMissingTable, at: location, "\(path.quoted) has no table",
      help: ["after the header, a table needs a line such as `| --- | --- |` with as many parts"])
  }

  static func noTableHeading(
    _ heading: String, in path: String, known: [String], at location: SourceLocation
  ) -> Finding {
    let near = didYouMean(heading, in: known)
    return Finding(
      .matrixMissingTable, at: location, "\(path.quoted) has no heading \(heading.quoted)",
      help: near.isEmpty && !known.isEmpty
        ? ["its headings are \(known.map(\.quoted).listedBriefly())"] : near)
  }

  static func twoTableHeadings(
    _ heading: String, anchors: [String], at location: SourceLocation, second: SourceLocation
  ) -> Finding {
    Finding(
      .matrixMissingTable, at: location, "several headings are called \(heading.quoted)",
      notes: [.init("the second one", at: second)],
      help: ["write the anchor of one of them: \(anchors.map(\.quoted).listedBriefly())"])
  }

  static func noTableBelow(
    _ heading: String, in path: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixMissingTable, at: location,
      "there is no table below the heading \(heading.quoted) of \(path.quoted)",
      help: ["after the header, a table needs a line such as `| --- | --- |` with as many parts"])
  }

  static func tableOfTwo(_ other: Entry, at location: SourceLocation) -> Finding {
    Finding(
      .matrixMissingTable, at: location,
      "this table already has the cells of \(other.title.quoted)",
      notes: [.init("the other matrix", at: other.at(other.titleRange))],
      help: ["name another table with `heading`"])
  }

  static func matrixMissingTable(_ entry: Entry) -> Finding {
    if let miss = entry.tableNearMiss {
      return Finding(
        .matrixMissingTable, at: entry.at(miss.range),
        "these lines are not a table, so this matrix has no cells",
        help: ["below the header, write a line such as `| --- | --- |` with as many parts"])
    }
    if let block = entry.document.tableInCode {
      return Finding(
        .matrixMissingTable, at: entry.at(block.range),
        "this table is code, so this matrix has no cells",
        help: [
          block.isIndented
            ? "remove the spaces before its lines: four of them make code"
            : "remove the fence around it"
        ])
    }
    return Finding(
      .matrixMissingTable, at: entry.at(entry.titleRange), "this matrix has no table",
      help: [
        "add a table whose header names the columns, or `derive:` to let Demarc count one",
        "after the header, add a line such as `| --- | --- |` with as many parts",
      ])
  }
}

extension MarkdownDocument {
  /// The first code block that contains a row of dashes, as tables have.
  fileprivate var tableInCode: (range: SourceRange, isIndented: Bool)? {
    let block = codeBlocks.first { block in
      block.info.lowercased() != "view"
        && block.content.split(whereSeparator: \.isNewline).contains { line in
          line.contains("---") && line.contains("|") && line.allSatisfy { "|-: \t".contains($0) }
        }
    }
    return block.map { ($0.range, $0.contentStart <= Int($0.range.start)) }
  }
}

extension Entry {
  /// The lines of a page without tables that are probably meant as one.
  package var tableNearMiss: MarkdownDocument.NearMiss? {
    guard document.tables.isEmpty else { return nil }
    return document.nearMisses.first { miss in
      switch miss.kind {
      case .tableWidths, .tableWithoutDashes, .tableWithoutHeader: true
      default: false
      }
    }
  }
}

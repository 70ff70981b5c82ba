internal import ContentFormat
package import ContentModel
package import Diagnostics

/// How much of the prose of a site is compared with the data: the statements that the rules
/// recognize, and the mentions of levels that they do not.
package struct ProseCoverage: Sendable {
  /// The statements of one file.
  package struct Page: Sendable {
    /// The path, as findings show it.
    package let path: String
    package let counts: StatementCounts
    package let unread: [UnreadLevel]
  }

  /// The files that have a statement or an unread level, in the order of the graph.
  package let pages: [Page]

  /// Reads all texts of a site again. Use it only on request.
  package init(of graph: ContentGraph) {
    let vocabulary = Vocabulary(graph)
    pages = graph.entries.indices.compactMap { position in
      let results = ProseResults(of: position, in: graph, vocabulary, recordsUnread: true)
      var known: Set<String> = []
      let unread = results.unread.filter { known.insert($0.sentence).inserted }
      guard results.held != StatementCounts() || !unread.isEmpty else { return nil }
      return Page(
        path: graph.entries[position].at(.wholeFile).path, counts: results.held,
        unread: unread)
    }
  }

  package init(pages: [Page]) { self.pages = pages }

  /// The coverage of some of the files.
  package func filter(_ isIncluded: (String) -> Bool) -> ProseCoverage {
    ProseCoverage(pages: pages.filter { isIncluded($0.path) })
  }

  /// The sentences with levels that no rule compares with the data, each once.
  package var unread: [UnreadLevel] { pages.flatMap(\.unread) }

  /// A table with a line for each file or folder and one for their sum.
  ///
  /// - Parameter groups: Whether a line sums up all files of a folder.
  package func table(byFolder groups: Bool) -> [String] {
    var rows: [Row] = []
    var positions: [String: Int] = [:]
    var sum = Row(name: "in all")
    for page in pages {
      let name = groups ? page.path.folder : page.path
      let position = positions[name] ?? rows.endIndex
      if position == rows.endIndex {
        positions[name] = position
        rows.append(Row(name: name))
      }
      rows[position].add(page)
      sum.add(page)
    }
    let cells = [Row.titles] + (rows.count == 1 ? rows : rows + [sum]).map(\.cells)
    let widths = Row.titles.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + gap : gap + row[column]
      }.joined(separator: "  ")
    }
  }

  private struct Row {
    let name: String
    var counts = StatementCounts()
    var unread = 0

    static let titles = ["statements about", "cells", "counts", "dates", "clauses", "not read"]

    var cells: [String] {
      [name] + [counts.cells, counts.counts, counts.dates, counts.clauses, unread].map { "\($0)" }
    }

    mutating func add(_ page: Page) {
      counts += page.counts
      unread += page.unread.count
    }
  }
}

/// A level that a text names beside a row or column of a matrix, in a form that the rules do not
/// read as a statement.
package struct UnreadLevel: Sendable {
  package let location: SourceLocation
  /// The sentence, shortened.
  package let sentence: String
}

extension String {
  /// The path without its last component, or the path itself if it has none.
  fileprivate var folder: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? self
  }
}

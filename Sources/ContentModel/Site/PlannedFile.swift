package import Diagnostics

/// A file of the output: what it is, and where it is written.
///
/// ``SiteMap/files`` lists all of them before any is made. Only the search index is missing there: the
/// names of its files are Pagefind's.
package struct PlannedFile: Sendable {
  /// What it is.
  package let kind: Kind
  /// Where it is written, below the output folder.
  package let path: String
  /// How its bytes are read.
  package let format: Format
  /// The place in the sources that findings about it point at.
  package let location: SourceLocation

  /// What a file is, by positions in the graph, the site map and the theme.
  package enum Kind: Sendable, Hashable {
    /// A page, by position in ``SiteMap/pages``.
    case page(Int)
    /// A file of the theme, by position among its assets.
    case themeAsset(Int)
    /// A file beside the page of a matrix.
    case export(MatrixExport, matrix: Int)
    /// The duties of a matrix as a table: all, or those of a header.
    case dutyTable(matrix: Int, of: Int?)
    /// The list of pages for search engines.
    case sitemap
    /// A file of the content, copied as it is, by position in ``ContentGraph/assets``.
    case copied(Int)
  }

  /// How the bytes of a file are read.
  package enum Format: Sendable {
    /// A page.
    case html
    /// A drawing.
    case svg
    /// A style sheet.
    case css
    /// Anything that holds no ids and no addresses of the site.
    case other

    /// The format of a file that the program does not make: only its name says it.
    package init(named path: String) {
      let path = path.lowercased()
      self =
        if [".html", ".htm", ".xhtml"].contains(where: path.hasSuffix) {
          .html
        } else if path.hasSuffix(".svg") {
          .svg
        } else if path.hasSuffix(".css") {
          .css
        } else {
          .other
        }
    }

    /// True for a page or a drawing, in which ids and addresses are checked.
    package var isMarkup: Bool {
      switch self {
      case .html, .svg: true
      case .css, .other: false
      }
    }
  }
}

/// A file that stands beside the page of a matrix and has its name: `matrix/responsibility.csv`. The raw
/// value is its extension.
package enum MatrixExport: String, Sendable, CaseIterable {
  /// The table, for spreadsheets.
  case table = "csv"
  /// All that the matrix holds, for programs and for the page's own script.
  case data = "json"
  /// The heatmap.
  case drawing = "svg"

  var format: PlannedFile.Format {
    switch self {
    case .table, .data: .other
    case .drawing: .svg
    }
  }

  /// Whether a matrix has this file.
  package func exists(for matrix: Matrix) -> Bool {
    switch self {
    case .table, .data: true
    case .drawing: matrix.isDrawn
    }
  }
}

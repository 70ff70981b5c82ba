internal import ContentFormat
package import Diagnostics

/// A file of the output.
///
/// ``SiteMap/files`` lists all files before any is rendered, except those of the search index.
/// Pagefind chooses the names of those.
package struct PlannedFile: Sendable {
  /// The kind of the file and its subject.
  package let kind: Kind
  /// Output path, relative to the output folder.
  package let path: String
  /// The format of the contents.
  package let format: Format
  /// The location for findings about the file.
  package let location: SourceLocation

  /// The kind of a file and its subject, by index in the graph, the site map or the theme.
  package enum Kind: Sendable, Hashable {
    /// A page, by index in ``SiteMap/pages``.
    case page(Int)
    /// A file of the theme, by index in its assets.
    case themeAsset(Int)
    /// A file next to the page of a matrix.
    case export(MatrixExport, matrix: MatrixIndex)
    /// A table with all duties of a matrix, or only those of the header `of`.
    case dutyTable(matrix: MatrixIndex, of: Int?)
    /// A file of an export, by index in ``SiteMap/exports``.
    case exported(Int)
    /// The sitemap for search engines.
    case sitemap
    /// The names of all pages and parts, for the search.
    case searchNames
    /// The style sheet for the colours of levels that schemas declare.
    case levelStyles
    /// A content file that is copied unchanged, by index in ``ContentGraph/assets``.
    case copied(Int)
  }

  /// The format of a file's contents.
  package enum Format: Sendable {
    /// An HTML page.
    case html
    /// An SVG drawing.
    case svg
    /// A style sheet.
    case css
    /// Any format without ids and URLs of the site.
    case other

    /// Derives the format from the extension of a path. Use it for files that the program copies,
    /// because it knows only their names.
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

    /// True for a page or a drawing, whose ids and URLs are checked.
    package var isMarkup: Bool {
      switch self {
      case .html, .svg: true
      case .css, .other: false
      }
    }
  }
}

/// A file next to the page of a matrix with the same name: `matrix/responsibility.csv`. The raw
/// value is the extension.
package enum MatrixExport: String, Sendable, CaseIterable {
  /// The table for spreadsheets.
  case table = "csv"
  /// All data of the matrix, for other programs and for the script of its page.
  case data = "json"
  /// The heatmap.
  case drawing = "svg"

  var format: PlannedFile.Format {
    switch self {
    case .table, .data: .other
    case .drawing: .svg
    }
  }

  /// True if a matrix has this file.
  package func exists(for matrix: Matrix) -> Bool {
    switch self {
    case .table, .data: true
    case .drawing: matrix.isDrawn
    }
  }
}

internal import Bytes
package import ContentFormat
internal import Markdown

/// The names of rows and columns. They are those of an entry, or those of the header in the table.
extension ContentGraph {
  /// Returns the title of a row or column.
  package func title(of header: Matrix.Header) -> String {
    header.entry.map { entries[$0].title } ?? header.label
  }

  /// Returns the id of a row or column.
  package func id(of header: Matrix.Header) -> String {
    header.ownID ?? header.entry.map { entries[$0].id } ?? header.label
  }

  /// Returns the id of a row or column in a form for addresses.
  package func slug(of header: Matrix.Header) -> String { AnchorNames.slug(id(of: header)) }

  /// Returns the schema of the entries on a side, or nil if its headers come from the table.
  package func schema(of axis: Matrix.Axis) -> CollectionSchema? {
    axis.collection.map { collections[$0].schema }
  }
}

extension ContentGraph {
  /// The colours of levels that schemas write as `#rrggbb`, sorted.
  package var ownLevelColors: [RGB] {
    let colors = matrices.flatMap(\.levels).compactMap { level -> RGB? in
      if case .own(let color) = level.color { color } else { nil }
    }
    return Set(colors).sorted { $0.text < $1.text }
  }

  /// The output path of the style sheet for these colours, or nil if there are none.
  package var levelStylesPath: String? {
    let colors = ownLevelColors
    if colors.isEmpty { return nil }
    let hash = stableHash(of: Array(colors.map(\.text).joined().utf8))
    return "assets/levels.\(hash.hexadecimal).css"
  }
}

extension Matrix {
  /// Returns the side that has an entry of its own to explain a cell: the column, or else the row.
  /// Nil if neither has one or if the matrix has no levels.
  package func explainingSide(row: Int, column: Int) -> Side? {
    if levels.isEmpty { return nil }
    if columns.headers[column].entry != nil { return .columns }
    return rows.headers[row].entry == nil ? nil : .rows
  }

  /// Returns the position on the other side of the header whose id is given.
  package func position(of id: String, on side: Side, in graph: ContentGraph) -> Int? {
    self[side].headers.firstIndex { graph.id(of: $0) == id }
  }
}

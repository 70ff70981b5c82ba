internal import Foundation

/// The contents of a matrix, as in its JSON file. The names of the properties are the keys.
struct MatrixData: Encodable {
  let id: String
  let title: String
  let rows: [Header]
  let columns: [Header]
  /// Nil for a matrix without levels.
  let levels: [Level]?
  /// Nil for a matrix without marks.
  let marks: [Mark]?
  /// The entries to which cells refer by position. Nil if there are none.
  let entries: [RelatedEntry]?
  /// A list for each row, with a cell for each column.
  let cells: [[Cell]]

  struct Header: Encodable {
    let id: String
    let title: String
    /// Nil for a header from the table.
    let href: String?
    let group: String?
  }

  struct Level: Encodable {
    let id: String
    let label: String
    let letter: String
    let color: String
    let meaning: String?
    let applicable: Bool
  }

  struct Mark: Encodable {
    let id: String
    let sign: String
    let label: String
    let meaning: String?
  }

  struct RelatedEntry: Encodable {
    let title: String
    let href: String
    /// The title of its collection.
    let collection: String?
  }

  /// A cell. Empty lists are nil.
  struct Cell: Encodable {
    /// The id of its level. Nil if cells may have several.
    let level: String?
    /// The ids of its levels. Nil if cells have one.
    let levels: [String]?
    /// The ids of its marks.
    let marks: [String]?
    let number: Double?
    /// The contents of a cell without a level and a number, as HTML.
    let html: String?
    /// The reason for the level, as HTML.
    let because: String?
    /// The value for the cell in a map field, as HTML.
    let example: String?
    /// The label of that field.
    let exampleLabel: String?
    /// Its footnotes, as HTML.
    let notes: [String]?
    /// The same cell of the matrices of texts with the same rows and columns.
    let also: [OtherCell]?
    /// Positions in ``MatrixData/entries``.
    let related: [Int]?
    /// The address of the text that explains it.
    let href: String
  }

  struct OtherCell: Encodable {
    /// The title of the other matrix.
    let title: String
    let html: String
  }

  /// The data as JSON on one line, with sorted keys.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only a number that is not finite has no encoding, and a cell has none.
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a matrix cannot be encoded as JSON")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}

internal import Bytes
internal import FrameworkData

extension Exporter {
  /// Tables with a description of the package.
  static let csv = Exporter(
    name: "csv", title: "CSV",
    purpose:
      "For spreadsheets and databases: a table for each collection, relation and matrix, with a Data Package."
  ) { outline in
    let tables = CSVTable.Plan.all(outline)
    return tables.map(\.file) + [DataPackage.file(tables)]
  }
}

/// A table: its columns and rows. The rows are made on request, because its description needs none.
struct CSVTable {
  /// A column.
  struct Column {
    let name: String
    let title: String
    var type = "string"
    var meaning: String?
    /// The texts that the column can have, or nil.
    var values: [String]?
    var isRequired = false
    var isUnique = false
    var minimum: Double?
    var maximum: Double?
  }

  /// A reference from columns to another table.
  struct ForeignKey {
    let columns: [String]
    let table: String
    let targets: [String]
  }

  var columns: [Column]
  /// Makes the rows.
  var makeRows: () -> [[String]] = { [] }
  /// The names of the columns that identify a row.
  var key: [String]
  var foreignKeys: [ForeignKey] = []

  /// The rows. They are made anew.
  var rows: [[String]] { makeRows() }

  /// The table as CSV.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    CSV.append(columns.map(\.name), to: &bytes)
    for row in rows { CSV.append(row, to: &bytes) }
    return bytes
  }

  /// A table whose name is known before its rows.
  struct Plan: Sendable {
    /// The name in the package.
    let name: String
    let title: String
    let subject: ExportFile.Subject
    let table: @Sendable (Framework) -> CSVTable

    /// The path below the folder of exports.
    var path: String { "csv/\(name).csv" }

    var file: ExportFile {
      ExportFile(
        format: "csv", path: path, mediaType: "text/csv", title: title, subject: subject
      ) { table($0.framework).bytes }
    }

    /// The tables of a framework.
    static func all(_ outline: ExportOutline) -> [Plan] {
      outline.collections.flatMap { collection -> [Plan] in
        if collection.holdsMatrices { return [] }
        return [EntryTable.plan(collection)] + PartTable.plans(collection)
          + RelationTable.plans(collection)
      } + [EntryTable.pages] + outline.matrices.map(MatrixTable.plan)
    }
  }

  /// The name of the table of a collection.
  static func name(ofCollection name: String) -> String {
    "collection.\(ExportToken.fileName(name))"
  }
}

extension CSVTable.Column {
  /// Creates the column of a field. Nil if other tables have its values.
  init?(_ field: Framework.Field, of values: [Framework.Value]) {
    self.init(name: field.name, title: field.label)
    meaning = field.meaning
    isRequired = field.isRequired
    isUnique = field.isUnique
    switch field.type {
    case .scalar(let name):
      switch name {
      case "integer", "number":
        (type, minimum, maximum) = (name, field.minimum, field.maximum)
      case "boolean": type = name
      case "date": if values.allSatisfy(\.isDay) { type = name }
      case "any": isRequired = false
      default: break
      }
    case .choice(let choices, _): self.values = choices.map(\.id)
    case .reference: break
    case .list(let item):
      if item.targets.isEmpty { type = "array" } else { return nil }
      isUnique = false
    case .map(let keys, let item):
      if keys != nil || !item.targets.isEmpty { return nil }
      type = "object"
    case .record: type = "object"
    case .parts, .assignments: return nil
    }
  }
}

extension Framework.Value {
  fileprivate var isDay: Bool {
    guard case .date(let text) = self else { return false }
    return text.utf8.count == 10
  }

  /// The text of the value in a table. Lists and records are JSON.
  var cell: String {
    switch self {
    case .text(let text), .markdown(let text), .date(let text), .choice(let text),
      .duration(let text, _), .quantity(let text, _, _):
      text
    case .integer(let number): "\(number)"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .boolean(let flag): flag ? "true" : "false"
    case .reference(let target): target.entry.id + (target.part.map { "#\($0)" } ?? "")
    case .list, .map, .record, .parts, .assignments:
      {
        var json = JSONWriter()
        json.write(self)
        return String(decoding: json.bytes, as: UTF8.self)
      }()
    case .null: ""
    }
  }
}

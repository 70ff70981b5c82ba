internal import Foundation

/// The texts of a workbook.
struct Workbook: Encodable {
  var sheets: [Sheet] = []

  /// A sheet. Rows and cells that are missing at the end are left out.
  struct Sheet: Encodable {
    let name: String
    let rows: [[String]]
  }

  /// Reads a file.
  static func read(_ path: String) throws -> Workbook {
    try ZipArchive.reading(path) { archive in
      guard let book = try archive.data("xl/workbook.xml"),
        let relations = try archive.data("xl/_rels/workbook.xml.rels")
      else { throw Failure("\(path) is no XLSX file") }
      let targets = try elements(named: "Relationship", in: relations, "relationships")
        .reduce(into: [String: String]()) { targets, item in
          if let id = item["Id"] { targets[id] = item["Target"] }
        }
      let strings = try archive.data("xl/sharedStrings.xml").map { data in
        try SharedStrings.read(data)
      }
      var workbook = Workbook()
      for sheet in try elements(named: "sheet", in: book, "workbook") {
        guard let name = sheet["name"],
          let target = sheet.first(where: { $0.key.hasSuffix(":id") }).flatMap({ targets[$0.value] }
          )
        else {
          continue
        }
        let place = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        guard let data = try archive.data(place) else { continue }
        workbook.sheets.append(
          Sheet(name: name, rows: try SheetRows.read(data, strings ?? [], name)))
      }
      return workbook
    }
  }

  /// Returns the attributes of all elements with a name.
  private static func elements(
    named name: String, in data: Data, _ place: String
  ) throws -> [[String: String]] {
    let list = ElementList(name)
    try XMLReading.parse(data, place, list)
    return list.found
  }
}

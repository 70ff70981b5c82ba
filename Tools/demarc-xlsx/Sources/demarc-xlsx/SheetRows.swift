internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// The texts of a sheet's cells. A formula has its last result.
final class SheetRows: NSObject, XMLParserDelegate {
  private let strings: [String]
  private let sheet: String
  private var rows: [[String]] = []
  private var place: (row: Int, column: Int) = (0, -1)
  private var type = ""
  private var text = ""
  private var isValue = false
  private var hints = 0
  private var count = 0
  private var failure: Failure?

  /// The number of cells up to which a sheet is read, with empty ones.
  private static let limit = 5_000_000

  static func read(_ data: Data, _ strings: [String], _ name: String) throws -> [[String]] {
    let reading = SheetRows(strings, name)
    do { try XMLReading.parse(data, "sheet \"\(name)\"", reading) } catch {
      throw reading.failure ?? error
    }
    return reading.rows
  }

  private init(_ strings: [String], _ sheet: String) {
    self.strings = strings
    self.sheet = sheet
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch XMLReading.local(element) {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? place.row + 1
      place = (number, -1)
    case "c":
      let column = attributes["r"].flatMap { Self.column($0) } ?? place.column + 1
      place.column = column
      type = attributes["t"] ?? "n"
      text = ""
    case "v": isValue = true
    case "rPh": hints += 1
    case "t": isValue = hints == 0
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters found: String) {
    if isValue { text += found }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch XMLReading.local(element) {
    case "v", "t": isValue = false
    case "rPh": hints -= 1
    case "c": if !add(value) { parser.abortParsing() }
    default: break
    }
  }

  private var value: String {
    switch type {
    case "s": Int(text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "b": text == "1" ? "true" : "false"
    default: text
    }
  }

  private func add(_ value: String) -> Bool {
    if value.isEmpty { return true }
    let (row, column) = (place.row - 1, place.column)
    guard (0..<1_048_576).contains(row), (0..<16_384).contains(column) else {
      failure = Failure("sheet \"\(sheet)\": a cell is outside of the sheet")
      return false
    }
    if rows.count <= row {
      count += row - rows.count
      rows += repeatElement([], count: row + 1 - rows.count)
    }
    if rows[row].count <= column {
      count += column + 1 - rows[row].count
      rows[row] += repeatElement("", count: column + 1 - rows[row].count)
    }
    rows[row][column] = value
    guard count <= Self.limit else {
      failure = Failure("sheet \"\(sheet)\" is too large")
      return false
    }
    return true
  }

  /// The column of a reference such as `AB12`.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8.prefix(while: { $0 >= 0x41 }) {
      guard byte <= 0x5A, column < 20_000 else { return nil }
      column = column * 26 + Int(byte) - 0x40
    }
    return column - 1
  }
}

/// A table as RFC 4180 has it, in UTF-8, for spreadsheets too.
enum CSV {
  /// The bytes of a table, row by row.
  static func bytes(_ rows: [[String]]) -> [UInt8] {
    Array(rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  /// A field. One that a spreadsheet would take for a formula gets an apostrophe, by which it is text
  /// (owasp.org, CSV Injection).
  static func field(_ text: String) -> String {
    let isFormula =
      text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    guard safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}

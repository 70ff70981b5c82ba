/// Writes tables as CSV (RFC 4180) in UTF-8, safe for spreadsheets.
enum CSV {
  /// Returns a table as CSV, given by its rows.
  static func bytes(_ rows: [[String]]) -> [UInt8] {
    Array(rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  /// Returns an escaped field. A value that a spreadsheet would interpret as a formula gets a
  /// leading apostrophe, which marks it as text (owasp.org, CSV Injection).
  static func field(_ text: String) -> String {
    let isFormula =
      text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    guard safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}

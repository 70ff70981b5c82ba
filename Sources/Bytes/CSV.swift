/// Writes tables as CSV (RFC 4180) in UTF-8, safe for spreadsheets.
package enum CSV {
  /// Returns a table as CSV, given by its rows.
  package static func bytes(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows { append(row, to: &bytes) }
    return bytes
  }

  /// Appends a row.
  package static func append(_ row: [String], to bytes: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: field(value).utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  /// Returns an escaped field.
  package static func field(_ text: String) -> String {
    let safe = guarded(text)
    guard safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// Returns a value that no spreadsheet takes for a formula (owasp.org, CSV Injection): a text that
  /// begins with such a sign, or with apostrophes before one, gets a further apostrophe. A number stays.
  /// ``unguarded(_:)`` undoes it.
  package static func guarded(_ text: String) -> String {
    let sign = text.unicodeScalars.first { $0 != "'" }
    let isFormula = sign.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    return isFormula && Double(text) == nil ? "'" + text : text
  }

  /// Returns the value that ``guarded(_:)`` made safe.
  package static func unguarded(_ text: String) -> String {
    let rest = text.dropFirst()
    return text.first == "'" && guarded(String(rest)) == text ? String(rest) : text
  }
}

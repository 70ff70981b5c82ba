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
    guard safe.utf8.contains(where: isSpecial) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// Returns a value that no spreadsheet takes for a formula (owasp.org, CSV Injection): a text that
  /// begins with such a sign, or with apostrophes before one, gets a further apostrophe. A number stays.
  /// ``unguarded(_:)`` undoes it.
  package static func guarded(_ text: String) -> String {
    // The first byte rules out almost every text.
    guard let first = text.utf8.first, first == UInt8(ascii: "'") || isSign(first) else {
      return text
    }
    let sign = text.unicodeScalars.first { $0 != "'" }
    let isFormula = sign.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    return isFormula && Double(text) == nil ? "'" + text : text
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
  }

  /// Returns the value that ``guarded(_:)`` made safe.
  package static func unguarded(_ text: String) -> String {
    let rest = text.dropFirst()
    return text.first == "'" && guarded(String(rest)) == text ? String(rest) : text
  }
}

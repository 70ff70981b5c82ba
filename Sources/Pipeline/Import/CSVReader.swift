/// Reads tables as CSV (RFC 4180) in UTF-8, as spreadsheets write them: with a byte order mark, with
/// semicolons or tabs between fields, with a line `sep=;`, and with any line breaks.
struct CSVReader: Sendable {
  /// The rows, each with its fields. The guard of ``CSV/guarded(_:)`` is still there.
  private(set) var rows: [[String]] = []
  /// The byte between fields.
  private(set) var separator = UInt8(ascii: ",")

  /// A reason why bytes are no table.
  enum Failure: Error, Sendable, Hashable {
    /// The bytes are not UTF-8.
    case encoding
    /// A quotation mark is not closed. The number is that of the row, from 1.
    case openQuotation(row: Int)
  }

  /// Reads a table.
  init(_ bytes: [UInt8]) throws(Failure) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .encoding }
    let firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    if firstLine.count == 5, firstLine.starts(with: "sep=".utf8), let last = firstLine.last {
      separator = last
      bytes = bytes.dropFirst(5)
      if bytes.first == 0x0D { bytes = bytes.dropFirst() }
      if bytes.first == 0x0A { bytes = bytes.dropFirst() }
    } else {
      separator = Self.separator(firstLine)
    }
    try read(bytes)
  }

  /// Returns the separator that is most frequent outside of quotation marks.
  private static func separator(_ line: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { (counts[$0] ?? 0) == most } ?? candidates[0]
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var hasField = false
    var index = bytes.startIndex
    func text() -> String { String(decoding: field, as: UTF8.self) }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else {
          field.append(byte)
          continue
        }
        if index < bytes.endIndex, bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty:
        (isQuoted, hasField) = (true, true)
      case separator:
        row.append(text())
        field = []
        hasField = true
      case 0x0A, 0x0D:
        if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
        rows.append(row + [text()])
        (row, field, hasField) = ([], [], false)
      default:
        field.append(byte)
        hasField = true
      }
    }
    if isQuoted { throw .openQuotation(row: rows.count + 1) }
    if hasField || !row.isEmpty { rows.append(row + [text()]) }
  }
}

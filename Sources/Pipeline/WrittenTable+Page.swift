internal import ContentModel
internal import Diagnostics
internal import Markdown

extension WrittenTable {
  /// Returns a table of a page as its author wrote it, with the bytes of its lines. Nil if it is in an included
  /// file, or if it cannot be read line by line.
  static func find(
    _ table: MarkdownDocument.Table, in page: Entry, _ bytes: [UInt8]
  ) -> (range: Range<Int>, table: WrittenTable)? {
    guard let first = table.rows.first?.range, let last = table.rows.last?.range,
      page.at(table.range).path == page.displayPath, Int(first.start) <= bytes.count
    else { return nil }
    var range = Int(first.start)..<max(Int(first.start), Int(last.end))
    guard range.upperBound <= bytes.count else { return nil }
    // Rows end at their last bar, and lines may go on.
    while range.upperBound < bytes.count, bytes[range.upperBound] != 0x0A {
      range = range.lowerBound..<range.upperBound + 1
    }
    while range.lowerBound > 0, bytes[range.lowerBound - 1] != 0x0A {
      range = range.lowerBound - 1..<range.upperBound
    }
    // A table of the header alone ends with the line below it.
    if table.rows.count == 1 {
      let next = bytes[min(bytes.count, range.upperBound + 1)...]
      let end = next.firstIndex(of: 0x0A) ?? bytes.count
      range = range.lowerBound..<end
    }
    guard let written = WrittenTable(String(decoding: bytes[range], as: UTF8.self)),
      written.rowCount == table.rows.count - 1
    else { return nil }
    return (range, written)
  }
}

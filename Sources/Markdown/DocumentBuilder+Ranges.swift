internal import CCMarkGFM
internal import Diagnostics

extension DocumentBuilder {
  /// Returns the source range of a block without trailing blank lines.
  func range(of node: Node) -> SourceRange {
    if let range = rangeBeforeTable(node) { return range }
    let start = map.offset(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    return SourceRange(start, map.trimmedEnd(ofLine: lastLine(of: node), from: start))
  }

  /// Returns the last line of a block. For some blocks cmark reports one line too few or too many.
  private func lastLine(of node: Node) -> Int {
    let first = Int(cmark_node_get_start_line(node))
    let last = Int(cmark_node_get_end_line(node))
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK:
      return first + max(1, lineCount(of: node)) - 1
    case CMARK_NODE_HEADING where last > first:
      return (first + 1...last).first { map.isUnderline($0) } ?? last
    case CMARK_NODE_CODE_BLOCK:
      var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
      guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else { return last }
      let fence = first + lineCount(of: node) + 1
      let isClosed = map.content(ofLine: fence).first.map { map.file[$0] } == UInt8(character)
      return isClosed ? fence : min(last, fence - 1)
    default:
      return last
    }
  }

  private func lineCount(of node: Node) -> Int {
    literal(node).reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  /// Returns the line of the header of a table, two lines above the first row. cmark's own start
  /// line includes a paragraph directly above the table.
  func headerLine(of table: Node) -> Int {
    if let row = cmark_node_first_child(table).flatMap({ cmark_node_next($0) }) {
      return Int(cmark_node_get_start_line(row)) - 2
    }
    return Int(cmark_node_get_end_line(table)) - 1
  }

  /// Returns the range of a table row. cmark reports the column of the first row for every row.
  func range(ofRow row: Node, header: Bool) -> SourceRange {
    let table = cmark_node_parent(row)
    let line = header ? table.map { headerLine(of: $0) } : Int(cmark_node_get_start_line(row))
    guard let line else { return range(of: row) }
    let isFirst = table.map { Int(cmark_node_get_start_line($0)) == line } ?? false
    if isFirst { return range(of: row) }
    let content = map.content(ofLine: line)
    return SourceRange(content.lowerBound, content.upperBound)
  }

  /// Returns the range of a paragraph whose last line became the header of a table. cmark reports
  /// none.
  private func rangeBeforeTable(_ node: Node) -> SourceRange? {
    guard cmark_node_get_start_line(node) == 0, let table = cmark_node_next(node),
      cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH
    else { return nil }
    let start = map.offset(
      line: Int(cmark_node_get_start_line(table)), column: Int(cmark_node_get_start_column(table)))
    return SourceRange(start, map.trimmedEnd(ofLine: headerLine(of: table) - 1, from: start))
  }
}

extension SourceMap {
  /// Returns the content of a continuation line without surrounding white space and quote markers.
  func content(ofLine line: Int) -> Range<Int> {
    var start = text(ofLine: line)
    let end = end(ofLine: line)
    while start < end, isSpace(file[start]) || file[start] == UInt8(ascii: ">") { start += 1 }
    return start..<trimmedEnd(ofLine: line, from: start)
  }

  /// Returns the offset of the first byte of a line after any byte order mark.
  func text(ofLine line: Int) -> Int {
    let start = start(ofLine: line)
    return start == body.lowerBound && holds([0xEF, 0xBB, 0xBF], at: start) ? start + 3 : start
  }

  /// Returns the end of the last nonblank line up to `line`, but not before `start`.
  func trimmedEnd(ofLine line: Int, from start: Int) -> Int {
    var end = max(start, end(ofLine: line))
    while end > start, isSpace(file[end - 1]) { end -= 1 }
    return end
  }

  /// Returns the range to delete in order to remove a block: its lines with their line endings, and
  /// a following blank line if another one precedes it.
  ///
  /// Returns only the block if the surrounding text would otherwise be joined, and nil if other
  /// text precedes the block on its line.
  func lines(of range: SourceRange) -> SourceRange? {
    var start = Int(range.start)
    while start > body.lowerBound, file[start - 1] == 0x20 { start -= 1 }
    guard start == body.lowerBound || isLineEnding(file[start - 1]) else { return nil }
    var before = start
    while before > body.lowerBound, isSpace(file[before - 1]) { before -= 1 }
    let isFirst = before == body.lowerBound
    guard isFirst || endings(in: before..<start) > 1 else { return range }
    let end = lineEnd(behind: lineEnd(behind: Int(range.end)) ?? body.upperBound)
    return SourceRange(start, end ?? lineEnd(behind: Int(range.end)) ?? Int(range.end))
  }

  /// Returns the start of the next line, or nil if the rest of this line is not blank.
  private func lineEnd(behind offset: Int) -> Int? {
    var index = offset
    while index < body.upperBound, file[index] == 0x20 || file[index] == 0x09 { index += 1 }
    guard index < body.upperBound else { return offset == body.upperBound ? nil : index }
    guard isLineEnding(file[index]) else { return nil }
    let isPair = file[index] == 0x0D && index + 1 < body.upperBound && file[index + 1] == 0x0A
    return index + (isPair ? 2 : 1)
  }

  private func endings(in range: Range<Int>) -> Int {
    range.count { file[$0] == 0x0A || (file[$0] == 0x0D && file[$0 + 1] != 0x0A) }
  }

  private func isLineEnding(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Returns whether a line is a setext underline: only `=` or only `-`.
  fileprivate func isUnderline(_ line: Int) -> Bool {
    let content = content(ofLine: line)
    guard let mark = content.first.map({ file[$0] }) else { return false }
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return content.allSatisfy { file[$0] == mark }
  }
}

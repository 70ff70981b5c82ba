internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Converts cmark's positions to byte ranges of the file and corrects wrong ones.
///
/// cmark counts lines from the start of the body and columns in bytes. Its columns are wrong after
/// indented and lazy continuation lines.
struct SourceMap {
  let file: UnsafeBufferPointer<UInt8>
  let body: Range<Int>
  private let lineStarts: [Int]
  private let end: Int

  init(file: UnsafeBufferPointer<UInt8>, body: Range<Int>) {
    self.file = file
    self.body = body
    end = body.upperBound
    var starts = [body.lowerBound]
    starts.reserveCapacity(body.count / 32)
    let scanner = LineScanner(file, body)
    while let start = starts.last, start < end {
      let next = scanner.line(from: start).upperBound
      guard file[next - 1] == 0x0A || file[next - 1] == 0x0D else { break }
      starts.append(next)
    }
    lineStarts = starts
  }

  /// Returns the line of an offset, counted from 1 at the start of the body.
  func line(of offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex { $0 > offset })
  }

  /// Returns the offset of the first byte of a line, counted from 1 at the start of the body.
  func start(ofLine line: Int) -> Int {
    line < 1 ? lineStarts[0] : line > lineStarts.count ? end : lineStarts[line - 1]
  }

  /// Returns the offset after the last byte of a line, without its line ending.
  func end(ofLine line: Int) -> Int {
    let begin = start(ofLine: line)
    var last = line >= lineStarts.count ? end : lineStarts[line]
    while last > begin, file[last - 1] == 0x0A || file[last - 1] == 0x0D { last -= 1 }
    return last
  }

  /// Returns the offset of a column (in bytes, from 1), limited to the line.
  func offset(line: Int, column: Int) -> Int {
    min(start(ofLine: line) + max(0, column - 1), end(ofLine: line))
  }

  /// Returns whether the file contains `text` at `offset`.
  func holds(_ text: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.count <= end else { return false }
    var index = offset
    for byte in text {
      if file[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// Returns whether the file contains `text` at `offset`. Fast path for strings of the tree.
  func holds(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.count <= end, let start = text.baseAddress,
      let here = file.baseAddress
    else { return text.isEmpty }
    return memcmp(start, here + offset, text.count) == 0
  }

  /// Returns the first occurrence of `text` in a range. It uses `memchr`, because this search
  /// dominates the time for texts with many delimiters.
  func find(_ text: some Collection<UInt8>, in range: Range<Int>) -> Int? {
    guard !text.isEmpty, range.count >= text.count else { return nil }
    let found = text.withContiguousStorageIfAvailable { find($0, in: range) }
    return found ?? Array(text).withUnsafeBufferPointer { find($0, in: range) }
  }

  private func find(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    guard let here = file.baseAddress, let start = text.baseAddress else { return nil }
    let last = range.upperBound - text.count
    var offset = range.lowerBound
    while offset <= last,
      let found = memchr(here + offset, Int32(start.pointee), last - offset + 1)
    {
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(here)
      if memcmp(here + offset, start, text.count) == 0 { return offset }
      offset += 1
    }
    return nil
  }

  /// Returns the end and the destination of a link or image that begins with `[` at `open`.
  func linkParts(from open: Int, limit: Int) -> (end: Int, destination: Range<Int>?)? {
    guard let close = closingBracket(from: open, limit: limit) else { return nil }
    let next = close + 1
    guard next < limit else { return (next, nil) }
    if file[next] == UInt8(ascii: "(") { return inlineDestination(from: next, limit: limit) }
    if file[next] == UInt8(ascii: "["), let end = closingBracket(from: next, limit: limit) {
      return (end + 1, nil)
    }
    return (next, nil)
  }

  private func closingBracket(from open: Int, limit: Int) -> Int? {
    var depth = 0
    var index = open
    while index < limit {
      switch file[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`"): index = codeSpanEnd(from: index, limit: limit) - 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  private func codeSpanEnd(from start: Int, limit: Int) -> Int {
    var open = start
    while open < limit, file[open] == UInt8(ascii: "`") { open += 1 }
    let length = open - start
    var index = open
    while index < limit {
      guard file[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      var close = index
      while close < limit, file[close] == UInt8(ascii: "`") { close += 1 }
      if close - index == length { return close }
      index = close
    }
    return open
  }

  private func inlineDestination(
    from paren: Int, limit: Int
  ) -> (end: Int, destination: Range<Int>?)? {
    var index = paren + 1
    while index < limit, isSpace(file[index]) { index += 1 }
    let start: Int
    var depth = 0
    if index < limit, file[index] == UInt8(ascii: "<") {
      start = index + 1
      index = start
      while index < limit, file[index] != UInt8(ascii: ">") { index += 1 }
    } else {
      start = index
      while index < limit, !isSpace(file[index]) {
        if file[index] == UInt8(ascii: "(") { depth += 1 }
        if file[index] == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += file[index] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    let destination = start..<max(start, min(index, limit))
    var quote: UInt8 = 0
    while index < limit {
      let byte = file[index]
      if quote != 0 {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ")") {
        return (index + 1, destination)
      }
      index += 1
    }
    return nil
  }
}

/// Returns whether a byte is white space in Markdown.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}

/// Returns the cells of a table line as written, split at unescaped bars and trimmed. (cmark pads
/// and cuts rows to the width of the header.)
func tableCells(_ file: UnsafeBufferPointer<UInt8>, line: Range<Int>) -> [SourceRange] {
  var range = line
  while let last = range.last, isSpace(file[last]) { range = range.lowerBound..<last }
  while let first = range.first, isSpace(file[first]) {
    range = (first + 1)..<range.upperBound
  }
  if let first = range.first, file[first] == UInt8(ascii: "|") {
    range = (first + 1)..<range.upperBound
  }
  var cells: [SourceRange] = []
  var start = range.lowerBound
  var index = start
  func close(at end: Int) {
    var low = start
    var high = end
    while low < high, isSpace(file[low]) { low += 1 }
    while high > low, isSpace(file[high - 1]) { high -= 1 }
    cells.append(SourceRange(low, high))
  }
  while index < range.upperBound {
    // As in cmark-gfm, a bar after a backslash is escaped even if another backslash precedes it.
    if file[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
      file[index + 1] == UInt8(ascii: "|")
    {
      index += 2
      continue
    }
    if file[index] == UInt8(ascii: "|") {
      close(at: index)
      start = index + 1
    }
    index += 1
  }
  if start < range.upperBound { close(at: range.upperBound) }
  return cells
}

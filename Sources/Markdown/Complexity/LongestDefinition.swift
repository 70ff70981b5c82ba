/// Returns the longest destination with title among the link definitions of a paragraph, or nil if
/// all are short.
///
/// A line that only resembles a definition counts as one. This affects only long texts after `]:`,
/// which are rare elsewhere.
func longestDefinition(
  _ file: UnsafeBufferPointer<UInt8>, _ paragraph: Range<Int>
) -> Range<Int>? {
  var longest: Range<Int>?
  var unclosed: Set<UInt8> = []
  var index = paragraph.lowerBound
  while index + 1 < paragraph.upperBound {
    guard file[index] == UInt8(ascii: "]"), file[index + 1] == UInt8(ascii: ":") else {
      index += 1
      continue
    }
    let start = skipSpace(file, from: index + 2, end: paragraph.upperBound)
    index = start
    while index < paragraph.upperBound, !isSpace(file[index]) { index += 1 }
    let title = skipSpace(file, from: index, end: paragraph.upperBound)
    if title < paragraph.upperBound, let close = titleEnd(of: file[title]),
      !unclosed.contains(close)
    {
      if let end = file[(title + 1)..<paragraph.upperBound].firstIndex(of: close) {
        index = end + 1
      } else {
        unclosed.insert(close)
      }
    }
    if index - start > max(noteworthyDefinition, longest?.count ?? 0) { longest = start..<index }
  }
  return longest
}

/// Shorter definitions stay within bounds even if the whole page consists of their uses.
private let noteworthyDefinition = 200

/// Skips white space and the quote markers at the start of a line.
private func skipSpace(
  _ file: UnsafeBufferPointer<UInt8>, from start: Int, end: Int
) -> Int {
  var index = start
  while index < end, isSpace(file[index]) || file[index] == UInt8(ascii: ">") { index += 1 }
  return index
}

/// Returns the delimiter that closes a title.
private func titleEnd(of mark: UInt8) -> UInt8? {
  switch mark {
  case UInt8(ascii: "\""), UInt8(ascii: "'"): mark
  case UInt8(ascii: "("): UInt8(ascii: ")")
  default: nil
  }
}

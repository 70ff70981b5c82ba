internal import Bytes
internal import Diagnostics

extension YAMLNode {
  /// The range to delete in order to remove an item of this list. Nil for the first item and for
  /// items whose source is not simple enough to edit. An item with a comment is kept, so that the
  /// fix does not delete the comment.
  func removal(ofItem index: Int, in file: SourceFile) -> SourceRange? {
    guard case .sequence(let items) = value, index > 0, index < items.count,
      let text = items[index].text, let before = items[index - 1].text,
      WrittenScalar(text, at: items[index].range, in: file) != nil,
      WrittenScalar(before, at: items[index - 1].range, in: file) != nil,
      items[index - 1].range.end <= items[index].range.start, range.start >= 0,
      Int(range.end) <= file.bytes.count, range.start < range.end
    else { return nil }
    let bytes = file.bytes
    let gap = Int(items[index - 1].range.end)..<Int(items[index].range.start)
    guard !gap.isEmpty else { return nil }
    return bytes[Int(range.start)] == UInt8(ascii: "[")
      ? flowRemoval(items[index].range, gap, bytes) : blockRemoval(items[index].range, gap, bytes)
  }

  /// In a flow sequence: the comma, the white space before the item and the item.
  private func flowRemoval(
    _ item: SourceRange, _ gap: Range<Int>, _ bytes: [UInt8]
  ) -> SourceRange? {
    guard bytes[Int(range.end) - 1] == UInt8(ascii: "]"), item.end < range.end,
      bytes[gap].count(where: { $0 == UInt8(ascii: ",") }) == 1,
      bytes[gap].allSatisfy({ $0 == UInt8(ascii: ",") || $0.isSpaceOrLineBreak })
    else { return nil }
    let next = bytes[Int(item.end)...].first { !$0.isSpaceOrLineBreak }
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else { return nil }
    return SourceRange(gap.lowerBound, Int(item.end))
  }

  /// In a block sequence: the line of the item.
  private func blockRemoval(
    _ item: SourceRange, _ gap: Range<Int>, _ bytes: [UInt8]
  ) -> SourceRange? {
    guard let place = ListItemLine(of: item, in: bytes), place.lineStart > gap.lowerBound,
      let firstEnd = bytes[gap].firstIndex(of: 0x0A), firstEnd < place.lineStart,
      bytes[firstEnd..<place.lineStart].allSatisfy(\.isSpaceOrLineBreak)
    else { return nil }
    var end = Int(item.end)
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
      end += 1
    }
    if end == bytes.count {
      // The last line has no line break, so remove the one before it.
      let isReturn = bytes[place.lineStart - 2] == 0x0D
      return SourceRange(place.lineStart - (isReturn ? 2 : 1), end)
    }
    return bytes[end] == 0x0A ? SourceRange(place.lineStart, end + 1) : nil
  }
}

internal import CCMarkGFM
internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension DocumentBuilder {
  /// Records the first asterisks of a block that were meant as emphasis and are shown as text: two
  /// or three beside a word, or one beside emphasis that wants a second.
  ///
  /// Operators (`2 ** 8`), patterns of files (`docs/**`), masks (`****`) and escaped asterisks are
  /// no emphasis.
  mutating func recordLooseEmphasis(
    in content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) {
    guard let base = content.baseAddress,
      let found = memchr(base, Int32(Self.asterisk), content.count)
    else { return }
    let first = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    if let last = document.nearMisses.last, case .looseEmphasis = last.kind,
      block.contains(Int(last.range.start))
    {
      return
    }
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    var index = first
    while index < content.count {
      guard content[index] == Self.asterisk else {
        index += 1
        continue
      }
      let start = index
      while index < content.count, content[index] == Self.asterisk { index += 1 }
      guard let offset = aligned.move(to: start) else { return }
      let range = SourceRange(offset, offset + index - start)
      guard !aligned.isEscaped, map.holds(content[start..<index], at: offset),
        let kind = looseEmphasis(range, isLast: index == content.count, node)
      else { continue }
      return record(kind, at: range)
    }
  }

  private static let asterisk = UInt8(ascii: "*")

  private func looseEmphasis(
    _ range: SourceRange, isLast: Bool, _ node: Node
  ) -> MarkdownDocument.NearMiss.Kind? {
    let (start, end) = (Int(range.start), Int(range.end))
    let before = start > block.lowerBound ? map.file[start - 1] : 0x20
    let after = end < block.upperBound ? map.file[end] : 0x20
    if range.indices.count == 1 {
      // `**bold*`: the second asterisk opens the emphasis that follows.
      guard isLast, after == Self.asterisk, !isWord(before), end + 1 < block.upperBound,
        isWord(map.file[end + 1]),
        let next = cmark_node_next(node), cmark_node_get_type(next) == CMARK_NODE_EMPH
      else { return nil }
      return .looseEmphasis(isClosing: false, isShort: true)
    }
    guard range.indices.count <= 3, before != Self.asterisk, after != Self.asterisk else {
      return nil
    }
    let (isAfterWord, isBeforeWord) = (isWord(before), isWord(after))
    let isNumber = isDigit(before) && isDigit(after)
    guard isAfterWord || isBeforeWord, !isNumber, !Self.ofPatterns.contains(before),
      !Self.ofPatterns.contains(after), !map.holds("kwargs".utf8, at: end)
    else { return nil }
    return .looseEmphasis(isClosing: isAfterWord && !isBeforeWord, isShort: false)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || byte >= 0x80
  }

  /// Bytes beside the asterisks of a pattern of files or of code.
  private static let ofPatterns = Set("/\\.`={}$&".utf8)
}

internal import Bytes
internal import Diagnostics
internal import Markdown

/// The lines with which git and other tools mark the versions of a merge conflict.
package struct MergeConflict: Sendable, Hashable {
  /// The kind of such a line. Each begins with seven equal characters.
  enum Mark: Sendable, Hashable {
    /// `<<<<<<< HEAD`
    case start
    /// `||||||| base`
    case base
    /// `=======`
    case middle
    /// `>>>>>>> branch`, or `> > > > > > > branch` after a formatter of Markdown.
    case end
  }

  /// The lines, in the order of the file.
  let lines: [(mark: Mark, range: SourceRange)]

  package static func == (a: MergeConflict, b: MergeConflict) -> Bool {
    a.lines.map(\.range) == b.lines.map(\.range)
  }

  package func hash(into hasher: inout Hasher) {
    for line in lines { hasher.combine(line.range) }
  }

  /// Returns whether the conflict begins on the first line with text.
  package func isAtStart(of file: SourceFile) -> Bool {
    file.bytes[..<Int(lines[0].range.start)].allSatisfy { $0.isSpaceOrLineBreak || $0 >= 0x80 }
  }

  /// Whether a line exists that nothing but a conflict has. A line `=======` alone may be the
  /// underline of a heading.
  var isCertain: Bool { lines.contains { $0.mark != .middle } }
}

extension MergeConflict {
  /// Finds the conflicts in a text.
  ///
  /// - Parameters:
  ///   - isMarkdown: Whether fences of code count, and whether `=======` may underline a heading.
  ///   - isCode: Whether an offset lies in code.
  package static func all(
    in bytes: [UInt8], _ range: Range<Int>, isMarkdown: Bool, isCode: (Int) -> Bool = { _ in false }
  ) -> [MergeConflict] {
    let marks = bytes.withUnsafeBufferPointer { Self.marks(in: $0, range, isMarkdown: isMarkdown) }
    if marks.isEmpty { return [] }
    return conflicts(of: marks.filter { !isCode(Int($0.range.start)) }, in: bytes, isMarkdown)
  }

  // MARK: Lines

  /// A line that may be a mark.
  private typealias Line = (mark: Mark, range: SourceRange)

  /// Returns the lines with the form of a mark that are not in a fence or in `<pre>`.
  private static func marks(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isMarkdown: Bool
  ) -> [Line] {
    var marks: [Line] = []
    var fence: (byte: UInt8, length: Int)?
    var isPreformatted = false
    var wasQuote = false
    let scanner = LineScanner(bytes, range)
    var next = range.lowerBound
    while next < range.upperBound {
      var start = next
      let end = scanner.line(from: start).upperBound
      next = end
      while start < end, bytes[start].isSpaceOrLineBreak { start += 1 }
      guard start < end else {
        wasQuote = false
        continue
      }
      let byte = bytes[start]
      let isQuote = byte == UInt8(ascii: ">")
      defer { wasQuote = isQuote }
      switch byte {
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        let length = bytes[start..<end].prefix { $0 == byte }.count
        guard isMarkdown, length > 2 else { continue }
        if let open = fence {
          let isRest = bytes[(start + length)..<end].allSatisfy(\.isSpaceOrLineBreak)
          if open.byte == byte, length >= open.length, isRest { fence = nil }
        } else {
          fence = (byte, length)
        }
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "|"):
        if isMarkdown, hasTag("<pre", bytes, start, end) { isPreformatted = true }
        if isPreformatted, hasTag("</pre", bytes, start, end) { isPreformatted = false }
        guard fence == nil, !isPreformatted, !(isQuote && wasQuote),
          let mark = mark(bytes, start, end)
        else { continue }
        marks.append((mark, SourceRange(start, trimmed(end, from: start, bytes))))
      default: continue
      }
    }
    return marks
  }

  private static func hasTag(
    _ tag: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    end - start > tag.utf8CodeUnitCount
      && (0..<tag.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == tag.utf8Start[$0] }
  }

  private static func trimmed(
    _ end: Int, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var end = end
    while end > start, bytes[end - 1].isSpaceOrLineBreak { end -= 1 }
    return end
  }

  /// Returns the mark that a line is: seven equal characters, then nothing or a space and a name.
  private static func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lineEnd: Int
  ) -> Mark? {
    let byte = bytes[start]
    let end = trimmed(lineEnd, from: start, bytes)
    var index = start
    var count = 0
    let isSpaced = byte == UInt8(ascii: ">") && start + 1 < end && bytes[start + 1] == 0x20
    while index < end, bytes[index] == byte, count < 8 {
      count += 1
      index += 1
      if isSpaced, count < 7, index < end, bytes[index] == 0x20 { index += 1 }
    }
    guard count == 7, index == end || bytes[index] == 0x20 else { return nil }
    let hasName = index < end
    switch byte {
    case UInt8(ascii: "<"): return .start
    case UInt8(ascii: ">"): return hasName || !isSpaced ? .end : nil
    case UInt8(ascii: "="): return hasName ? nil : .middle
    default:
      // A row of a table has more bars.
      return bytes[index..<end].contains(UInt8(ascii: "|")) ? nil : .base
    }
  }

  // MARK: Conflicts

  private static func conflicts(
    of marks: [Line], in bytes: [UInt8], _ isMarkdown: Bool
  ) -> [MergeConflict] {
    var conflicts: [MergeConflict] = []
    var open: [Line] = []
    func close() {
      defer { open = [] }
      if open.contains(where: { $0.mark == .start || $0.mark == .end }) {
        conflicts.append(MergeConflict(lines: open))
        return
      }
      for line in open where isLeftover(line, in: bytes, isMarkdown) {
        conflicts.append(MergeConflict(lines: [line]))
      }
    }
    for line in marks {
      switch line.mark {
      case .start:
        close()
        open = [line]
      case .base, .middle:
        // Without a start, an earlier line is the underline of a heading or another leftover.
        if open.first?.mark != .start, open.last?.mark == line.mark { close() }
        open.append(line)
      case .end:
        open.append(line)
        close()
      }
    }
    close()
    return conflicts
  }

  /// Returns whether a line `=======` or `|||||||` without other marks is left over from a conflict.
  private static func isLeftover(
    _ line: Line, in bytes: [UInt8], _ isMarkdown: Bool
  ) -> Bool {
    if line.mark == .base { return line.range.indices.count > 7 }
    guard isMarkdown else { return true }
    let lines = LinesAround(line.range, in: bytes)
    // A title between two such lines is a heading of reStructuredText.
    guard !lines.secondBelow.hasPrefix("===") else { return false }
    if lines.above.isEmpty { return !lines.below.isEmpty && !lines.above.hasPrefix("===") }
    if lines.secondAbove.hasPrefix("===") { return false }
    // An underline of seven characters below a sentence, or below two lines.
    let isSentence = lines.above.hasSuffix(".") && lines.above.contains(" ")
    return isSentence || !lines.secondAbove.isEmpty && lines.above.utf8.count > 40
  }
}

/// The text of the lines around one, without white space at their ends.
private struct LinesAround {
  let secondAbove: String
  let above: String
  let below: String
  let secondBelow: String

  init(_ range: SourceRange, in bytes: [UInt8]) {
    func start(before end: Int) -> Int {
      (bytes[..<max(0, end)].lastIndex(of: 0x0A) ?? -1) + 1
    }
    func text(_ part: Range<Int>) -> String {
      String(decoding: bytes[part].prefix(400), as: UTF8.self).singleLine
    }
    let own = start(before: Int(range.start))
    let first = own > 0 ? start(before: own - 1) : 0
    above = own > 0 ? text(first..<(own - 1)) : ""
    secondAbove = first > 0 ? text(start(before: first - 1)..<(first - 1)) : ""
    func end(from start: Int) -> Int { bytes[start...].firstIndex(of: 0x0A) ?? bytes.count }
    let next = min(bytes.count, end(from: Int(range.end)) + 1)
    below = text(next..<end(from: next))
    let last = min(bytes.count, end(from: next) + 1)
    secondBelow = text(last..<end(from: last))
  }
}

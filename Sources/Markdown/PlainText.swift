package import Diagnostics

extension MarkdownDocument {
  /// The text of a document without markup, each piece with its place in the file.
  package struct PlainText: Sendable, Hashable {
    /// UTF-8; a newline ends each block.
    package internal(set) var bytes: [UInt8] = []
    /// The pieces in order, of text and of code.
    package internal(set) var runs: [Run] = []

    /// A piece of text that stands in the file in one place.
    package struct Run: Sendable, Hashable {
      /// Where it begins in the text.
      package let offset: Int32
      /// Where it is in the file.
      package let range: SourceRange
      /// True for code.
      package let isCode: Bool
      /// How many of its first bytes the file has as they are; escapes and entities end them.
      let exactCount: Int32
      /// True in a block quote: somebody else speaks. An alert is no quote.
      package var isQuoted = false

      /// True where the file has all of it as it is.
      var isExact: Bool { Int(exactCount) == range.indices.count }
    }

    init() {}

    /// A text that is not Markdown, such as a value of front matter: exact where the file has it as it
    /// is, in quotes or without.
    package init(_ text: String, at range: SourceRange) {
      bytes = Array(text.utf8)
      let surplus = range.indices.count - bytes.count
      let start = Int(range.start)
      let isQuoted = surplus == 2
      let place = isQuoted ? SourceRange(start + 1, start + 1 + bytes.count) : range
      runs = [
        Run(
          offset: 0, range: place, isCode: false,
          exactCount: Int32(place.indices.count == bytes.count ? bytes.count : 0))
      ]
    }

    /// Adds a piece. One that goes on where the last ends, in the text as in the file, becomes part of
    /// it: cmark cuts text at every apostrophe.
    mutating func add(
      _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, exactCount: Int, isCode: Bool,
      isQuoted: Bool = false
    ) {
      let offset = Int32(bytes.count)
      if let last = runs.last, exactCount == content.count, last.isExact, !isCode, !last.isCode,
        !endsBlock, last.isQuoted == isQuoted,
        place.start - last.range.start == offset - last.offset, place.start - last.range.end <= 1
      {
        let whole = SourceRange(Int(last.range.start), Int(place.end))
        runs[runs.count - 1] = Run(
          offset: last.offset, range: whole, isCode: false,
          exactCount: Int32(whole.indices.count), isQuoted: isQuoted)
      } else {
        runs.append(
          Run(
            offset: offset, range: place, isCode: isCode, exactCount: Int32(exactCount),
            isQuoted: isQuoted))
      }
      bytes.append(contentsOf: content)
    }

    private var endsBlock: Bool { bytes.last == 0x0A }

    /// Gives back the room that was set aside.
    mutating func trim() {
      bytes = bytes.withUnsafeBufferPointer { Array($0) }
      runs = runs.withUnsafeBufferPointer { Array($0) }
    }

    /// Where a part of the text stands in the file: exact where its first and last piece stand there
    /// byte for byte, else those pieces.
    package func range(of part: Range<Int>) -> SourceRange {
      guard let first = run(at: part.lowerBound),
        let last = run(at: max(part.lowerBound, part.upperBound - 1))
      else { return .wholeFile }
      let start =
        isExact(first, at: part.lowerBound)
        ? Int(runs[first].range.start) + part.lowerBound - Int(runs[first].offset)
        : Int(runs[first].range.start)
      let end =
        isExact(last, at: part.upperBound)
        ? Int(runs[last].range.start) + part.upperBound - Int(runs[last].offset)
        : Int(runs[last].range.end)
      return SourceRange(start, max(start, end))
    }

    /// True where a part of the text stands in the file as it is: no code, and no escapes in it.
    package func isPlain(_ part: Range<Int>) -> Bool {
      guard let first = run(at: part.lowerBound), let last = run(at: part.upperBound - 1) else {
        return false
      }
      return (first...last).allSatisfy { !runs[$0].isCode }
        && (first..<last).allSatisfy { runs[$0].isExact } && isExact(last, at: part.upperBound)
        && range(of: part).indices.count == part.count
    }

    /// True where a piece stands in the file as it is, up to a place in the text.
    private func isExact(_ run: Int, at offset: Int) -> Bool {
      offset - Int(runs[run].offset) <= Int(runs[run].exactCount)
    }

    /// The piece that holds a byte of the text, or the last before it.
    private func run(at offset: Int) -> Int? {
      let next = runs.partitioningIndex { Int($0.offset) > offset }
      return next == 0 ? nil : next - 1
    }

    /// How many pieces between white space there are.
    var wordCount: Int {
      bytes.withUnsafeBufferPointer { bytes in
        var count = 0
        var wasSpace = 1
        for byte in bytes {
          let isSpace = byte <= 0x20 ? 1 : 0
          count &+= wasSpace & (1 - isSpace)
          wasSpace = isSpace
        }
        return count
      }
    }

    /// The text as a string.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    func slice(from start: Int) -> String {
      String(decoding: bytes[start...], as: UTF8.self)
    }
  }
}

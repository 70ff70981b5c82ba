package import Diagnostics

extension MarkdownDocument {
  /// The text of a document without markup, with the source range of each piece.
  package struct PlainText: Sendable, Hashable {
    /// UTF-8 bytes, with a newline after each block.
    package internal(set) var bytes: [UInt8] = []
    /// The pieces of text and code, in order.
    package internal(set) var runs: [Run] = []

    /// A piece of text with a single source range.
    package struct Run: Sendable, Hashable, BitwiseCopyable {
      /// The offset in the text.
      package let offset: Int32
      /// The range in the file.
      package let range: SourceRange
      /// The number of leading bytes that equal the source. They end at an escape or an entity.
      let exactCount: Int32
      package let isCode: Bool
      /// Whether the piece is in a block quote but not in an alert, or struck out.
      package let isQuoted: Bool

      init(
        offset: Int32, range: SourceRange, isCode: Bool, exactCount: Int32, isQuoted: Bool = false
      ) {
        self.offset = offset
        self.range = range
        self.exactCount = exactCount
        self.isCode = isCode
        self.isQuoted = isQuoted
      }

      /// Whether the whole piece equals the source.
      var isExact: Bool { Int(exactCount) == range.indices.count }
    }

    init() {}

    /// Creates the text of a value that is not Markdown, such as a string in front matter. It is
    /// exact if the file contains it unchanged, with or without quotation marks.
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

    /// Adds a piece. A piece that continues the last one, in the text and in the file, is merged
    /// with it, since cmark splits text at every apostrophe.
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

    /// Frees unused capacity.
    mutating func trim() {
      bytes = bytes.withUnsafeBufferPointer { Array($0) }
      runs = runs.withUnsafeBufferPointer { Array($0) }
    }

    /// Returns the source range of a part of the text. It is exact if the first and the last piece
    /// equal the source up to there; otherwise it covers these pieces.
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

    /// Returns whether a part of the text equals the source and contains no code.
    package func isPlain(_ part: Range<Int>) -> Bool {
      guard let first = run(at: part.lowerBound), let last = run(at: part.upperBound - 1) else {
        return false
      }
      return (first...last).allSatisfy { !runs[$0].isCode }
        && (first..<last).allSatisfy { runs[$0].isExact } && isExact(last, at: part.upperBound)
        && range(of: part).indices.count == part.count
    }

    /// Returns whether the byte at an offset is part of code or of a block quote.
    package func isVerbatim(at offset: Int) -> Bool {
      run(at: offset).map { runs[$0].isCode || runs[$0].isQuoted } ?? false
    }

    /// Returns whether a piece equals the source up to an offset in the text.
    private func isExact(_ run: Int, at offset: Int) -> Bool {
      offset - Int(runs[run].offset) <= Int(runs[run].exactCount)
    }

    /// Returns the index of the piece that contains an offset, or of the last one before it.
    private func run(at offset: Int) -> Int? {
      let next = runs.partitioningIndex { Int($0.offset) > offset }
      return next == 0 ? nil : next - 1
    }

    /// The number of words separated by white space.
    var wordCount: Int {
      bytes.withUnsafeBufferPointer { bytes in
        guard let first = bytes.first else { return 0 }
        var count = first > 0x20 ? 1 : 0
        // A loop without branches compiles to vector instructions. The counts of a block fit into a
        // byte.
        var start = 1
        while start < bytes.count {
          let end = min(start + 128, bytes.count)
          var words: UInt8 = 0
          for index in start..<end {
            words &+= (bytes[index] > 0x20 ? 1 : 0) & (bytes[index - 1] <= 0x20 ? 1 : 0)
          }
          count += Int(words)
          start = end
        }
        return count
      }
    }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    func slice(from start: Int) -> String {
      String(decoding: bytes[start...], as: UTF8.self)
    }
  }
}

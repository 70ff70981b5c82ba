/// A position in a line, in bytes and in columns. A tab reaches to the next multiple of four.
struct LineCursor {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// The end of the line without its line ending.
  let end: Int
  private var column = 0
  /// The columns of a tab that was skipped in part.
  private(set) var pending = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    (self.text, position, end) = (text, line.lowerBound, line.upperBound)
  }

  /// The columns of white space before the next other byte.
  var indent: Int {
    var (column, position) = (column, position)
    while position < end, isBlank(text[position]) {
      column += width(position, column)
      position += 1
    }
    return pending + column - self.column
  }

  /// The offset of the next byte that is not white space, or the end of the line.
  var content: Int { (position..<end).first { !isBlank(text[$0]) } ?? end }

  /// Whether the rest of the line is white space.
  var isBlank: Bool { content == end }

  /// The next byte that is not white space.
  var first: UInt8? { isBlank ? nil : text[content] }

  /// Whether the white space ahead has other columns when it is copied to a multiple of four.
  var isMovedByTabs: Bool {
    pending > 0 || column % 4 != 0 && text[position..<content].contains(0x09)
  }

  /// Skips at most this many columns of white space.
  mutating func skip(columns: Int) {
    let ahead = min(columns, pending)
    pending -= ahead
    var left = columns - ahead
    while left > 0, position < end, isBlank(text[position]) {
      let width = width(position, column)
      column += width
      position += 1
      pending = max(0, width - left)
      left -= width
    }
  }

  /// Skips white space and then this many bytes.
  mutating func skip(bytes: Int) {
    skip(columns: indent)
    column += bytes
    position = min(end, position + bytes)
  }

  /// Returns the number of equal bytes at the next byte that is not white space.
  func run(of byte: UInt8) -> Int {
    text[content..<end].prefix { $0 == byte }.count
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func width(_ position: Int, _ column: Int) -> Int {
    text[position] == 0x09 ? 4 - column % 4 : 1
  }
}

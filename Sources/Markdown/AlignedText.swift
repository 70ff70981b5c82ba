/// A piece of text and the file at the same time. The file still has the escapes and entities that
/// the text has lost.
struct AlignedText {
  private let text: UnsafeBufferPointer<UInt8>
  private let file: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// The offset in the text, and that of the same byte in the file.
  private(set) var index = 0
  private(set) var offset: Int
  /// Whether an escape precedes the byte.
  private(set) var isEscaped: Bool
  /// Whether the text stopped being that of the file.
  private(set) var isLost = false

  /// Creates a reader that begins at an offset of the file.
  init(
    _ text: UnsafeBufferPointer<UInt8>, _ file: UnsafeBufferPointer<UInt8>, from start: Int,
    to end: Int
  ) {
    (self.text, self.file, self.end, offset) = (text, file, end, start)
    isEscaped = start > 0 && start <= file.count && file[start - 1] == UInt8(ascii: "\\")
    if !isEscaped { settle() }
  }

  /// Moves to an offset of the text. Returns its offset in the file, or nil if that is unknown.
  mutating func move(to target: Int) -> Int? {
    while index < target, !isLost { step() }
    return isLost ? nil : offset
  }

  private mutating func step() {
    index += 1
    offset += 1
    isEscaped = false
    settle()
  }

  /// Skips an escape or an entity before the next byte of the text.
  private mutating func settle() {
    guard index < text.count else { return }
    guard offset < end else {
      isLost = true
      return
    }
    if file[offset] == UInt8(ascii: "\\"), offset + 1 < end, isPunctuation(file[offset + 1]) {
      offset += 1
      isEscaped = true
    } else if file[offset] == UInt8(ascii: "&"), let close = entityEnd() {
      // An entity is one scalar in nearly all cases.
      offset = close - 1
      while index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 { index += 1 }
      isEscaped = true
      return
    }
    isLost = file[offset] != text[index]
  }

  private func entityEnd() -> Int? {
    let close = file[offset..<min(end, offset + 34)].firstIndex(of: UInt8(ascii: ";"))
    guard let close, close > offset + 1 else { return nil }
    let isName = file[(offset + 1)..<close].allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "#")
    }
    // The text of `&amp;` is `&`, and so is that of a name that is no entity.
    let isVerbatim = text[index...].starts(with: file[offset...close])
    return isName && !isVerbatim ? close + 1 : nil
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !((byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10)
  }
}

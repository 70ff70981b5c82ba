internal import Diagnostics

/// A position in a drawing, found from the line and column of the XML parser. When the parser
/// reports a tag, its position is already after the names of that tag.
struct DrawingPosition {
  private let bytes: [UInt8]
  private let offset: Int

  /// - Parameters:
  ///   - line: The line, starting at 1.
  ///   - column: The column, starting at 1, in Unicode scalars, as libxml2 counts.
  init(_ bytes: [UInt8], line: Int, column: Int) {
    self.bytes = bytes
    var index = bytes.startIndex
    var rest = line - 1
    while rest > 0, let newline = bytes[index...].firstIndex(of: 0x0A) {
      index = newline + 1
      rest -= 1
    }
    var scalars = column - 1
    while scalars > 0, index < bytes.count, bytes[index] != 0x0A {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      scalars -= 1
    }
    offset = index
  }

  /// The byte before the position of the parser.
  var point: SourceRange {
    let end = min(offset, bytes.count)
    return SourceRange(max(0, end - 1), end)
  }

  private var tag: Int { bytes[..<offset].lastIndex(of: UInt8(ascii: "<")) ?? 0 }

  /// The `<` of the tag and its name.
  func element(named name: String) -> SourceRange {
    let end = min(bytes.count, tag + 1 + name.utf8.count)
    return SourceRange(tag, end)
  }

  /// The name of an attribute of the tag, or the `<` of the tag if the attribute is not found.
  func attribute(_ name: String) -> SourceRange {
    let name = Array(name.utf8)
    var index = tag
    var quote: UInt8?
    while index < min(offset + 1, bytes.count) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if index > tag, bytes[index...].starts(with: name), Self.isGap(bytes[index - 1]),
        index + name.count < bytes.count, Self.isGap(bytes[index + name.count])
      {
        return SourceRange(index, index + name.count)
      }
      index += 1
    }
    return SourceRange(tag, min(bytes.count, tag + 1))
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(byte)
  }
}

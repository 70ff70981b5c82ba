extension [UInt8] {
  /// Appends a text as a string of JSON, with its quotation marks.
  ///
  /// - Parameter isInMarkup: Whether `<` is escaped too, so that the text cannot end a `script` element.
  package mutating func append(jsonString text: String, isInMarkup: Bool = false) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var start = 0
      for index in 0..<text.count {
        let byte = text[index]
        guard
          byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            || isInMarkup && (byte == UInt8(ascii: "<") || byte == 0x7F)
        else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        start = index + 1
        append(jsonEscapeOf: byte)
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(jsonEscapeOf byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(escaped: byte)
    case 0x0A: append(escaped: UInt8(ascii: "n"))
    case 0x09: append(escaped: UInt8(ascii: "t"))
    case 0x0D: append(escaped: UInt8(ascii: "r"))
    default: self += "\\u00".utf8 + Array([byte].hexadecimal.utf8)
    }
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    append(byte)
  }
}

extension [UInt8] {
  /// Appends a text as a string of JSON, with its quotation marks.
  ///
  /// - Parameter isInMarkup: Whether `<` is escaped too, so that the text cannot end a `script` element.
  package mutating func append(jsonString text: String, isInMarkup: Bool = false) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var start = 0
      for index in text.indices {
        let byte = text[index]
        guard
          byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            || isInMarkup && (byte == UInt8(ascii: "<") || byte == 0x7F)
        else { continue }
        append(contentsOf: text[start..<index])
        start = index + 1
        append(jsonEscapeOf: byte)
      }
      append(contentsOf: text[start...])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(jsonEscapeOf byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
    case 0x0A: self += "\\n".utf8
    case 0x09: self += "\\t".utf8
    case 0x0D: self += "\\r".utf8
    default: self += "\\u00".utf8 + Array([byte].hexadecimal.utf8)
    }
  }
}

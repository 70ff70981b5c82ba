extension [UInt8] {
  /// Appends a string in JSON. `<` is escaped, so the text cannot end a `script` element.
  mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case UInt8(ascii: "\n"): append(contentsOf: "\\n".utf8)
      case 0..<0x20, UInt8(ascii: "<"), 0x7f:
        append(contentsOf: "\\u00".utf8)
        append(Self.hexadecimalDigit(byte >> 4))
        append(Self.hexadecimalDigit(byte & 15))
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends an array in JSON.
  mutating func appendJSON<Items: Sequence>(
    _ items: Items, _ item: (inout [UInt8], Items.Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for element in items {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      item(&self, element)
    }
    append(UInt8(ascii: "]"))
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

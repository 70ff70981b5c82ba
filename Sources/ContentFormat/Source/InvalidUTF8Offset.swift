/// Returns the offset of the first byte that is not valid UTF-8, or nil if all bytes are valid.
package func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var index = 0
  while index < bytes.count {
    let length = utf8Length(of: bytes[index])
    guard length > 0, index + length <= bytes.count,
      String(validating: bytes[index..<index + length], as: UTF8.self) != nil
    else { return index }
    index += length
  }
  return nil
}

private func utf8Length(of byte: UInt8) -> Int {
  switch byte {
  case 0..<0x80: 1
  case 0xC2..<0xE0: 2
  case 0xE0..<0xF0: 3
  case 0xF0..<0xF5: 4
  default: 0
  }
}

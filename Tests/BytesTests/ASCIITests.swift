import Bytes
import Testing

@Suite("ASCII classes")
struct ASCIITests {
  @Test("every byte has the same classes as its character in the standard library")
  func classes() {
    for byte in UInt8.min...UInt8.max {
      let character = Character(Unicode.Scalar(byte))
      let isASCII = byte < 0x80
      #expect(byte.isASCIIDigit == (isASCII && character.isNumber))
      #expect(byte.isASCIILowercase == (isASCII && character.isLowercase))
      #expect(byte.isASCIILetter == (isASCII && character.isLetter))
      #expect(byte.isASCIIAlphanumeric == (byte.isASCIIDigit || byte.isASCIILetter))
      #expect(byte.isSpaceOrLineBreak == "\t\n\r ".utf8.contains(byte))
      #expect(byte.isWordByte == (byte.isASCIIAlphanumeric || !isASCII))
      #expect(byte.isHTMLSpace == "\t\n\u{C}\r ".utf8.contains(byte))
      #expect(
        byte.hexadecimalValue.map(Int.init) == (isASCII ? character.hexDigitValue : nil))
      let lower = isASCII ? Array(character.lowercased().utf8)[0] : byte
      #expect(byte.lowercasedASCII == lower)
    }
  }

  @Test("the first control character is found wherever it is")
  func controls() {
    for byte in UInt8.min...UInt8.max {
      let isControl = byte < 0x20 && !"\t\n\r".utf8.contains(byte) || byte == 0x7F
      #expect(byte.isControl == isControl)
      for offset in [0, 63, 64, 65, 129] {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 130)
        bytes[offset] = byte
        #expect(bytes.firstControl == (isControl ? offset : nil))
      }
    }
    #expect([UInt8]().firstControl == nil)
  }
}

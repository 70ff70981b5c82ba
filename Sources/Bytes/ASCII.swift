extension UInt8 {
  /// True for `0` to `9`.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// True for `a` to `z` and `A` to `Z`.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// True for an ASCII letter or digit.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// White space in HTML: tab, line feed, form feed, carriage return and space (HTML, "ASCII
  /// whitespace").
  @inlinable package var isHTMLSpace: Bool {
    self <= 0x20 && (0x1_0000_3600 as UInt64) >> self & 1 == 1
  }

  /// True for a space, a tab, a line feed or a carriage return: white space and line breaks in YAML
  /// (YAML 1.2.2, 5.4 and 5.5).
  @inlinable package var isSpaceOrLineBreak: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
  }

  /// True for an ASCII letter or digit, or any byte of a non-ASCII character.
  @inlinable package var isWordByte: Bool { isASCIIAlphanumeric || self >= 0x80 }

  /// An ASCII capital letter in lower case, or any other byte unchanged.
  @inlinable package var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// The value of a hexadecimal digit in either case, or nil for another byte.
  @inlinable package var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

extension UInt8 {
  /// True for `0` to `9`.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// True for `a` to `z`.
  @inlinable package var isASCIILowercase: Bool { self &- 0x61 < 26 }

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

extension [UInt8] {
  /// The offset of the first control character other than tabs and line breaks, or nil if there is
  /// none.
  package var firstControl: Int? {
    withUnsafeBufferPointer { bytes in
      // A block without branches compiles to vector instructions.
      var start = 0
      while start + 64 <= bytes.count {
        var found: UInt8 = 0
        for index in start..<(start + 64) { found |= bytes[index].controlMask }
        if found != 0 { break }
        start += 64
      }
      return bytes[start...].firstIndex(where: \.isControl)
    }
  }
}

extension UInt8 {
  /// True for a control character other than a tab, a line feed or a carriage return.
  package var isControl: Bool { controlMask != 0 }

  fileprivate var controlMask: UInt8 {
    let isLow: UInt8 = self < 0x20 ? 1 : 0
    let isTab: UInt8 = self == 0x09 ? 1 : 0
    let isLineFeed: UInt8 = self == 0x0A ? 1 : 0
    let isReturn: UInt8 = self == 0x0D ? 1 : 0
    let isDelete: UInt8 = self == 0x7F ? 1 : 0
    return isLow & ~(isTab | isLineFeed | isReturn) | isDelete
  }
}

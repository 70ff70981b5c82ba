#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Hides the link forms of a text from cmark.
///
/// `{% link a.md %}` has spaces and `{{< ref "a.md" >}}` quotation marks, so neither can be the
/// destination of a link in Markdown. cmark therefore parses a copy in which each occurrence is a
/// token of the same length: a character for private use with the number of the occurrence, and
/// letters. The positions in the copy are those in the file, and every text that cmark returns is
/// restored before it is used.
struct LinkTokens {
  let occurrences: [LinkOccurrence]
  private let file: UnsafeBufferPointer<UInt8>

  /// The length of a token's character in bytes.
  static let minimumLength = 4
  /// The number of characters in a plane for private use.
  private static let planeSize = 0xFFFE
  /// The number of tokens.
  static let maximumCount = 2 * planeSize

  private static let filler = UInt8(ascii: "x")

  init(_ occurrences: [LinkOccurrence], in file: UnsafeBufferPointer<UInt8>) {
    self.occurrences = occurrences
    self.file = file
  }

  /// Returns a copy of the file with tokens.
  static func hiding(
    _ occurrences: [LinkOccurrence], in file: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    var copy = Array(file)
    for (number, occurrence) in occurrences.enumerated() {
      let code =
        number < planeSize ? 0xF0000 + number : 0x10_0000 + number - planeSize
      let start = occurrence.range.lowerBound
      copy[start] = UInt8(0xF0 | code >> 18)
      copy[start + 1] = UInt8(0x80 | code >> 12 & 0x3F)
      copy[start + 2] = UInt8(0x80 | code >> 6 & 0x3F)
      copy[start + 3] = UInt8(0x80 | code & 0x3F)
      for index in (start + minimumLength)..<occurrence.range.upperBound { copy[index] = filler }
    }
    return copy
  }

  /// Restores the text that cmark parsed. Returns the offsets and numbers of its occurrences.
  func restore(_ text: UnsafePointer<CChar>?) -> [(offset: Int, number: Int)] {
    guard let text else { return [] }
    let count = strlen(text)
    let bytes = UnsafeMutableRawPointer(mutating: text).bindMemory(to: UInt8.self, capacity: count)
    var found: [(offset: Int, number: Int)] = []
    var index = 0
    while index + Self.minimumLength <= count {
      guard bytes[index] >= 0xF3,
        let number = number(of: UnsafeBufferPointer(start: bytes + index, count: count - index))
      else {
        index += 1
        continue
      }
      let range = occurrences[number].range
      for offset in 0..<range.count { bytes[index + offset] = file[range.lowerBound + offset] }
      found.append((index, number))
      index += range.count
    }
    return found
  }

  /// Returns the number of the occurrence whose token the bytes begin with.
  private func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let code = bytes.prefix(Self.minimumLength).reduce(0) { $0 << 6 | Int($1 & 0x3F) }
    // The first byte has three bits of the code.
    let scalar = code & 0x1F_FFFF
    let number: Int
    switch scalar {
    case 0xF0000...0xFFFFD: number = scalar - 0xF0000
    case 0x10_0000...0x10_FFFD: number = scalar - 0x10_0000 + Self.planeSize
    default: return nil
    }
    guard number < occurrences.count else { return nil }
    let length = occurrences[number].range.count
    guard bytes.count >= length,
      bytes[Self.minimumLength..<length].allSatisfy({ $0 == Self.filler })
    else { return nil }
    return number
  }
}

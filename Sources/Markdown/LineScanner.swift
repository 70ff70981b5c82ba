#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds the ends of lines, which are `\n`, `\r` or both.
package struct LineScanner {
  private let file: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// False for nearly all texts. `memchr` then finds the ends. With two characters to look for, it
  /// could read the rest of the text once for each line.
  private let hasReturns: Bool

  /// Creates a scanner of a range.
  package init(_ file: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.file = file
    end = range.upperBound
    hasReturns = Self.first(0x0D, in: file, from: range.lowerBound, to: end) != nil
  }

  /// Returns the line that begins at an offset, with its line ending.
  package func line(from start: Int) -> Range<Int> {
    guard hasReturns else {
      return start..<(Self.first(0x0A, in: file, from: start, to: end).map { $0 + 1 } ?? end)
    }
    var index = start
    while index < end, file[index] != 0x0A, file[index] != 0x0D { index += 1 }
    if index < end {
      let isReturn = file[index] == 0x0D
      index += 1
      if isReturn, index < end, file[index] == 0x0A { index += 1 }
    }
    return start..<index
  }

  private static func first(
    _ byte: UInt8, in file: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    guard start < end, let base = file.baseAddress,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

internal import Bytes

extension UnsafeBufferPointer<UInt8> {
  /// True if a range equals `text`, ignoring ASCII case. `text` is not empty.
  @inline(__always)
  func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    // Most names differ in their length or their first letter.
    range.count == text.utf8CodeUnitCount
      && self[range.lowerBound].lowercasedASCII == text.utf8Start[0].lowercasedASCII
      && equals(range, text)
  }

  private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    for offset in 1..<range.count
    where self[range.lowerBound + offset].lowercasedASCII != text.utf8Start[offset].lowercasedASCII
    {
      return false
    }
    return true
  }

  /// True if two ranges are equal, ignoring ASCII case.
  func matches(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    range.count == other.count
      && zip(range, other).allSatisfy { self[$0].lowercasedASCII == self[$1].lowercasedASCII }
  }

  /// Returns a range without leading and trailing white space.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low].isHTMLSpace { low += 1 }
    while low < high, self[high - 1].isHTMLSpace { high -= 1 }
    return low..<high
  }

  /// Returns the bytes of a range.
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { .init(rebasing: self[range]) }
}

/// Returns a 64-bit hash of a byte string. Collisions within a site are too improbable to handle.
/// Duplicate ids are compared as text before they are reported.
func textHash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let bytes = UnsafeRawBufferPointer(text)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &* UInt64(bytes.count + 1)
  func mix(_ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    hash = product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
  }
  var index = 0
  while index + 8 <= bytes.count {
    mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index += 8
  }
  var rest: UInt64 = 0
  while index < bytes.count {
    rest = rest << 8 | UInt64(bytes[index])
    index += 1
  }
  mix(rest)
  return hash
}

/// Returns the 64-bit hash of a byte string.
func textHash(_ text: [UInt8]) -> UInt64 { text.withUnsafeBufferPointer { textHash($0) } }

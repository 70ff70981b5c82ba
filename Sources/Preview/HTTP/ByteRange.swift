/// The part of a file that a request asks for (RFC 9110, 14).
enum ByteRange: Equatable {
  /// The whole file: the request has no range, or one that the server does not support.
  case whole
  case part(Range<Int>)
  /// A range outside the file.
  case outside

  /// Parses the `Range` header. Several ranges are answered with the whole file, as the RFC allows.
  init(_ header: String?, count: Int) {
    self = .whole
    guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return }
    let ends = header.dropFirst("bytes=".count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, let last?) where ends[0].isEmpty:
      self = last == 0 || count == 0 ? .outside : .part(max(0, count - last)..<count)
    case (let first?, nil) where ends[1].isEmpty:
      self = first < count ? .part(first..<count) : .outside
    case (let first?, let last?) where first <= last:
      self = first < count ? .part(first..<(min(last, count - 1) + 1)) : .outside
    default: return
    }
  }
}

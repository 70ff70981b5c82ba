#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The names of the theme's style sheets, which contain hashes of their contents. A change of a style sheet
/// changes each page that links to it, in its head or in a view.
struct StyleNames: Sendable {
  private let names: [[UInt8]]
  /// The bytes with which all names begin.
  private let start: [UInt8]

  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    start = self.names.dropFirst().reduce(self.names.first ?? []) { start, name in
      Array(zip(start, name).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// Returns a page without the names.
  func plain(_ page: [UInt8]) -> [UInt8] {
    guard let first = start.first else { return page }
    return page.withUnsafeBytes { bytes in
      var plain: [UInt8] = []
      plain.reserveCapacity(bytes.count)
      var (index, copied) = (0, 0)
      while let base = bytes.baseAddress,
        let found = memchr(base + index, Int32(first), bytes.count - index)
      {
        index = UnsafeRawPointer(found) - base
        let rest = bytes[index...]
        if rest.starts(with: start), let name = names.first(where: { rest.starts(with: $0) }) {
          plain += bytes[copied..<index]
          index += name.count
          copied = index
        } else {
          index += 1
        }
      }
      plain += bytes[copied...]
      return plain
    }
  }
}

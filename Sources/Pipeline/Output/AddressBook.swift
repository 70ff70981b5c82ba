internal import ContentFormat
internal import Bytes
internal import ContentModel

/// Resolves URLs on pages to files of the site.
///
/// This is an immutable class because a struct with these five properties was copied for every
/// attribute, which took half of the time to scan a page.
final class AddressBook: Sendable {
  /// The target of a URL.
  enum Destination {
    /// Another site, or a URL that cannot be resolved with certainty.
    case elsewhere
    /// A file of the site, by number, and optionally a fragment in it.
    case file(Int, Fragment?)
    /// A path below the base path at which no file exists.
    case nothing(path: [UInt8])
    /// A path on the same host that is not below the base path.
    case outside
  }

  /// The page that contains a URL.
  struct Page {
    /// The number of the page.
    let file: Int
    /// The base of its relative URLs.
    var base = Base.page
  }

  /// The base of relative URLs.
  enum Base {
    case page
    /// A path on this host, set by `<base>`.
    case path([UInt8])
    /// Another site, set by `<base>`.
    case elsewhere
  }

  /// The files by number.
  let files: [File]
  /// Base path of the site as written, with `/` at both ends.
  let basePath: String

  private let base: [UInt8]
  /// The files by the hash of their URL as rendered pages contain it.
  private let byAddress: HashTable
  /// The files by the hash of their path below the base path.
  private let byPath: HashTable

  /// A file of the site.
  struct File {
    /// Output path, relative to the output folder.
    let path: String
    /// The URL path as rendered pages contain it.
    let address: String
    /// The format of the contents.
    let format: PlannedFile.Format
  }

  /// Creates the lookup tables for these files.
  init(_ files: [File], basePath: String) {
    self.files = files
    self.basePath = basePath
    base = PercentEncoding.decode(basePath.utf8)
    byAddress = HashTable(files.map { textHash(Array($0.address.utf8)) })
    byPath = HashTable(files.map { textHash(Array($0.path.utf8)) })
  }

  /// Resolves the value of a URL attribute. Nearly all values have the form in which the program
  /// writes URLs, so a single lookup finds them.
  func destination(of address: UnsafeBufferPointer<UInt8>, on page: Page) -> Destination {
    let hash = address.firstIndex(of: UInt8(ascii: "#"))
    let head = address.slice(0..<(hash ?? address.count))
    guard let hash else {
      if let file = byAddress[textHash(head)] { return .file(file, nil) }
      return readDestination(of: address, on: page)
    }
    let tail = address.slice((hash + 1)..<address.count)
    let isPlain = !tail.contains { $0 == UInt8(ascii: "&") || $0 <= 0x20 }
    if isPlain, head.isEmpty, case .page = page.base { return .file(page.file, Fragment(tail)) }
    if isPlain, let file = byAddress[textHash(head)] { return .file(file, Fragment(tail)) }
    return readDestination(of: address, on: page)
  }

  /// Resolves a URL as a browser does (url.spec.whatwg.org, 4.4).
  private func readDestination(
    of address: UnsafeBufferPointer<UInt8>, on page: Page
  ) -> Destination {
    guard !hasScheme(address), let text = plainAddress(address),
      !text.withUnsafeBufferPointer(hasScheme)
    else { return .elsewhere }
    let hash = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let fragment = text[hash...].dropFirst().withUnsafeBufferPointer(Fragment.init)
    var head = text[..<hash].prefix { $0 != UInt8(ascii: "?") }
      .map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    if head.starts(with: "//".utf8) { return .elsewhere }
    if head.first != UInt8(ascii: "/") {
      switch page.base {
      case .elsewhere: return .elsewhere
      case .page where head.isEmpty: return .file(page.file, fragment)
      case .page: head = folder(of: base + Array(files[page.file].path.utf8)) + head
      case .path(let path): head = head.isEmpty ? path : folder(of: path) + head
      }
    }
    let path = normalized(PercentEncoding.decode(head))
    guard path.starts(with: base) || path.elementsEqual(base.dropLast()) else { return .outside }
    return file(at: Array(path.dropFirst(base.count))).map { .file($0, fragment) }
      ?? .nothing(path: path)
  }

  /// Returns the base of relative URLs that the `href` of a `<base>` sets.
  func base(_ address: UnsafeBufferPointer<UInt8>, on page: Page) -> Base {
    guard let text = plainAddress(address), !text.withUnsafeBufferPointer(hasScheme),
      !text.starts(with: "//".utf8)
    else { return .elsewhere }
    let head = Array(text.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    if head.first == UInt8(ascii: "/") { return .path(head) }
    return .path(folder(of: base + Array(files[page.file].path.utf8)) + head)
  }

  /// Returns the file at a path below the base path. If a folder has an index page, its path leads
  /// to that page with or without a trailing slash, because every server of static files redirects
  /// one to the other.
  private func file(at path: [UInt8]) -> Int? {
    let index = Array("index.html".utf8)
    if path.isEmpty || path.last == UInt8(ascii: "/") {
      return byPath[textHash(path + index)]
    }
    return byPath[textHash(path)] ?? byPath[textHash(path + [UInt8(ascii: "/")] + index)]
  }
}

/// Returns a URL with character references resolved and without the white space that browsers
/// remove, or nil if a reference is unknown.
private func plainAddress(_ address: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard var text = decodedReferences(address) else { return nil }
  while let last = text.last, last <= 0x20 { text.removeLast() }
  text.removeFirst(text.prefix { $0 <= 0x20 }.count)
  text.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  return text
}

/// True if a URL begins with a scheme, such as `https:`.
private func hasScheme(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = address.first, first.isASCIILetter else { return false }
  let end = address.firstIndex { byte in
    !byte.isASCIIAlphanumeric && !"+-.".utf8.contains(byte)
  }
  return end.map { address[$0] == UInt8(ascii: ":") } ?? false
}

/// Returns a path up to and including its last slash.
private func folder(of path: [UInt8]) -> [UInt8] {
  Array(path[...(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
}

/// Returns a path with `.` and `..` resolved. `..` at the root is ignored.
private func normalized(_ path: [UInt8]) -> [UInt8] {
  var parts: [ArraySlice<UInt8>] = []
  let slash = UInt8(ascii: "/")
  let pieces = path.split(separator: slash)
  for piece in pieces {
    if piece.elementsEqual(".".utf8) { continue }
    if piece.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(piece) }
  }
  let last = pieces.last ?? []
  let isFolder =
    path.last == slash || last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8)
  let joined = [slash] + parts.joined(separator: [slash])
  return isFolder && !parts.isEmpty ? joined + [slash] : joined
}

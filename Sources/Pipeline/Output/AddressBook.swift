internal import ContentModel

/// Every file of the site by its address, and where an address on a page leads.
///
/// A class, and never changed: as a struct of five parts it was copied for every attribute, which took
/// half the time of reading a page.
final class AddressBook: Sendable {
  /// Where an address leads.
  enum Destination {
    /// Out of this site, or where nothing sure can be said of.
    case elsewhere
    /// To a file of the site, by number, and to a place in it.
    case file(Int, Fragment?)
    /// To a path below the site's own where there is nothing.
    case nothing(path: [UInt8])
    /// To a path of the same host that is not below the site's own.
    case outside
  }

  /// The page an address stands on.
  struct Page {
    /// Its number.
    let file: Int
    /// From where its relative addresses start.
    var base = Base.page
  }

  /// From where relative addresses start.
  enum Base {
    case page
    /// `<base>` says so: a path of this host.
    case path([UInt8])
    /// `<base>` says so: another site.
    case elsewhere
  }

  /// The files by number.
  let files: [File]
  /// The path the site lives at, as it is written, `/` at both ends.
  let basePath: String

  private let base: [UInt8]
  /// The files by address as pages of this program write it.
  private let byAddress: [UInt64: Int32]
  /// The files by path below the site's own.
  private let byPath: [UInt64: Int32]

  /// A file of the site.
  struct File {
    /// Where it is, below the output folder.
    let path: String
    /// Its address, as pages of this program write it.
    let address: String
    /// How its bytes are read.
    let format: PlannedFile.Format
  }

  /// Makes the book of these files.
  init(_ files: [File], basePath: String) {
    self.files = files
    self.basePath = basePath
    base = decodedPercents(basePath.utf8)
    var byAddress: [UInt64: Int32] = Dictionary(minimumCapacity: files.count)
    var byPath: [UInt64: Int32] = Dictionary(minimumCapacity: files.count)
    for (index, file) in files.enumerated() {
      byAddress[textHash(Array(file.address.utf8))] = Int32(index)
      byPath[textHash(Array(file.path.utf8))] = Int32(index)
    }
    self.byAddress = byAddress
    self.byPath = byPath
  }

  /// Where an address leads, as it is written in an attribute. Nearly all are written as this
  /// program writes them, and found at once.
  func destination(of address: UnsafeBufferPointer<UInt8>, on page: Page) -> Destination {
    let hash = address.firstIndex(of: UInt8(ascii: "#"))
    let head = address.slice(0..<(hash ?? address.count))
    guard let hash else {
      if let file = byAddress[textHash(head)] { return .file(Int(file), nil) }
      return readDestination(of: address, on: page)
    }
    let tail = address.slice((hash + 1)..<address.count)
    let isPlain = !tail.contains { $0 == UInt8(ascii: "&") || $0 <= 0x20 }
    if isPlain, head.isEmpty, case .page = page.base { return .file(page.file, Fragment(tail)) }
    if isPlain, let file = byAddress[textHash(head)] { return .file(Int(file), Fragment(tail)) }
    return readDestination(of: address, on: page)
  }

  /// Where an address leads, read as a browser does (url.spec.whatwg.org, 4.4).
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
    let path = normalized(decodedPercents(head))
    guard path.starts(with: base) || path.elementsEqual(base.dropLast()) else { return .outside }
    return file(at: Array(path.dropFirst(base.count))).map { .file($0, fragment) }
      ?? .nothing(path: path)
  }

  /// What `<base>` says: from there relative addresses start.
  func base(_ address: UnsafeBufferPointer<UInt8>, on page: Page) -> Base {
    guard let text = plainAddress(address), !text.withUnsafeBufferPointer(hasScheme),
      !text.starts(with: "//".utf8)
    else { return .elsewhere }
    let head = Array(text.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    if head.first == UInt8(ascii: "/") { return .path(head) }
    return .path(folder(of: base + Array(files[page.file].path.utf8)) + head)
  }

  /// The file at a path below the site's own. A folder with a page is that page's address, with
  /// or without a slash at its end: every server of static files leads from one to the other.
  private func file(at path: [UInt8]) -> Int? {
    let index = Array("index.html".utf8)
    if path.isEmpty || path.last == UInt8(ascii: "/") {
      return byPath[textHash(path + index)].map(Int.init)
    }
    return (byPath[textHash(path)] ?? byPath[textHash(path + [UInt8(ascii: "/")] + index)])
      .map(Int.init)
  }
}

/// An address without character references and without what a browser drops from it.
private func plainAddress(_ address: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard var text = decodedReferences(address) else { return nil }
  while let last = text.last, last <= 0x20 { text.removeLast() }
  text.removeFirst(text.prefix { $0 <= 0x20 }.count)
  text.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  return text
}

/// True for `name:` at the beginning.
private func hasScheme(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = address.first, isLetter(first) else { return false }
  let end = address.firstIndex { byte in
    !isLetter(byte) && !(0x30...0x39).contains(byte) && !"+-.".utf8.contains(byte)
  }
  return end.map { address[$0] == UInt8(ascii: ":") } ?? false
}

/// A path up to its last slash, that included.
private func folder(of path: [UInt8]) -> [UInt8] {
  Array(path[...(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
}

/// A path without `.` and `..`, which do not climb out of the top.
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

internal import Pipeline

/// Where an address leads, by the rules of a static host such as GitHub Pages.
enum Address: Equatable {
  /// To a file of the site, by its path below the site's own.
  case file(String)
  /// To another address, for good or for now.
  case redirect(to: String, isPermanent: Bool)
  /// To nothing; the path is that of the page which would be there.
  case nothing(path: String)
  /// It is no address.
  case malformed

  /// Reads the target of a request.
  ///
  /// - Parameters:
  ///   - basePath: the path the site lives at, `/` at both ends.
  ///   - has: whether there is a file.
  init(_ target: String, basePath: String, has: (String) -> Bool) {
    let head = target.prefix { $0 != "?" && $0 != "#" }
    let query = target.dropFirst(head.count).prefix { $0 != "#" }
    guard head.hasPrefix("/"), let path = Self.decoded(head) else {
      self = .malformed
      return
    }
    // A base path is written as pages write it, with percents.
    let base = Self.decoded(basePath[...]) ?? basePath
    guard path.hasPrefix(base) else {
      if path + "/" == base {
        self = .redirect(to: "\(head)/\(query)", isPermanent: true)
      } else if path == "/" {
        self = .redirect(to: basePath, isPermanent: false)
      } else {
        self = .nothing(path: "")
      }
      return
    }
    let rest = String(path.dropFirst(base.count))
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    // A path with such a part is nobody's: no route has one.
    let isPlain = parts.dropLast().allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    guard isPlain, parts.last != ".", parts.last != ".." else {
      self = .nothing(path: "")
      return
    }
    if rest.isEmpty || rest.hasSuffix("/") {
      self =
        has(rest + "index.html") ? .file(rest + "index.html") : .nothing(path: rest + "index.html")
    } else if has(rest) {
      self = .file(rest)
    } else if has(rest + "/index.html") {
      self = .redirect(to: "\(head)/\(query)", isPermanent: true)
    } else if has(rest + ".html") {
      self = .file(rest + ".html")
    } else {
      self = .nothing(path: rest + "/index.html")
    }
  }

  /// A path with its `%41` decoded once; nil where that gives no text, or one that no file can be
  /// called: an encoded slash stays part of a name, and so leads nowhere.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let high = hex(rest.removeFirst()), let low = hex(rest.removeFirst())
      else { return nil }
      let value = high << 4 | low
      // A slash would make two parts of one.
      if value == UInt8(ascii: "/") { return nil }
      bytes.append(value)
    }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

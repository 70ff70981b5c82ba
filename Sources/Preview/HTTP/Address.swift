internal import Pipeline

/// The result of resolving a request target by the rules of a static host such as GitHub Pages.
enum Address: Equatable {
  /// A file of the site, with its path relative to the base path.
  case file(String)
  /// A permanent or temporary redirect.
  case redirect(to: String, isPermanent: Bool)
  /// No file. The path is that of the page that the address would have.
  case nothing(path: String)
  /// The target is not a valid path.
  case malformed

  /// Resolves the target of a request.
  ///
  /// - Parameters:
  ///   - basePath: the base path of the site, with `/` at both ends.
  ///   - has: returns whether the site has a file.
  init(_ target: String, basePath: String, has: (String) -> Bool) {
    let head = target.prefix { $0 != "?" && $0 != "#" }
    let query = target.dropFirst(head.count).prefix { $0 != "#" }
    guard head.hasPrefix("/"), let path = Self.decoded(head) else {
      self = .malformed
      return
    }
    // The base path is percent-encoded, as in pages.
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
    // No route has empty or dot parts.
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

  /// Percent-decodes a path once. Returns nil if the result is not UTF-8, or cannot be a file name.
  /// An encoded slash would be part of a name, so no file matches it.
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
      // A decoded slash would split the part in two.
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

import Testing

@testable import Pipeline

/// Scans a published site as a browser would: its files, the targets of URLs, the loaded resources
/// and the ids.
struct SiteScan {
  /// Problems with URLs and ids, one sentence each.
  private(set) var problems: [String] = []
  /// Number of internal URLs that were followed.
  private(set) var followed = 0

  private let files: [String: [UInt8]]
  private let pages: [String: HTMLScanner]
  private let ids: [String: Set<String>]
  private let base: String
  private let origin: String?

  /// Scans the files of an output folder.
  ///
  /// - Parameters:
  ///   - base: Base path of the site, with `/` at both ends.
  ///   - origin: Origin of the site, such as `https://example.org`, if known.
  init(_ files: [String: [UInt8]], base: String, origin: String? = nil) {
    self.files = files
    self.base = base
    self.origin = origin
    pages = files.filter { $0.key.hasSuffix(".html") || $0.key.hasSuffix(".svg") }
      .mapValues { HTMLScanner($0) }
    ids = pages.mapValues { Set($0.tags.compactMap { $0["id"] }) }
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) { check(page, at: path) }
    for (path, bytes) in files where path.hasSuffix(".css") {
      checkStyle(String(decoding: bytes, as: UTF8.self), at: path)
    }
  }

  /// The pages by path, for further checks.
  var scanners: [String: HTMLScanner] { pages }

  private mutating func check(_ page: HTMLScanner, at path: String) {
    problems += page.problems.map { "\(path): \($0)" }
    var seen: Set<String> = []
    for case let id? in page.tags.map({ $0["id"] }) {
      if id.isEmpty { problems.append("\(path): an empty id") }
      if !seen.insert(id).inserted { problems.append("\(path): the id \(id) twice") }
    }
    for tag in page.tags {
      for (name, value) in tag.attributes { check(name, value, of: tag, at: path) }
      if let labels = tag["aria-labelledby"] ?? tag["aria-describedby"] {
        for id in labels.split(separator: " ") where !seen.contains(String(id)) {
          problems.append("\(path): nothing has the id \(id) that labels <\(tag.name)>")
        }
      }
    }
    for style in page.styles { checkStyle(style, at: path) }
  }

  private mutating func check(
    _ name: String, _ value: String, of tag: HTMLScanner.Tag, at path: String
  ) {
    switch name {
    case "href", "xlink:href":
      let loads = tag.name != "a" && tag["rel"] != "canonical"
      follow(value, loads: loads, in: path)
    case "src", "poster", "data", "action", "formaction": follow(value, loads: true, in: path)
    case "srcset":
      for item in value.split(separator: ",") {
        follow(String(item.split(separator: " ").first ?? ""), loads: true, in: path)
      }
    case "content" where tag["http-equiv"]?.lowercased() == "refresh":
      guard let start = value.firstRange(of: "url=") else {
        return problems.append("\(path): a refresh without an address")
      }
      follow(String(value[start.upperBound...]), loads: false, in: path)
    case "style": checkStyle(value, at: path)
    default: break
    }
  }

  private mutating func follow(_ address: String, loads: Bool, in path: String) {
    var address = address
    if let origin, address.hasPrefix(origin + "/") {
      address = String(address.dropFirst(origin.count))
    }
    if address.firstRange(of: "://") != nil || address.hasPrefix("//")
      || address.hasPrefix("mailto:") || address.hasPrefix("tel:")
    {
      if loads { problems.append("\(path): loads \(address) from elsewhere") }
      return
    }
    followed += 1
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? unescaped(String(parts[1])) : nil
    var target = path
    if !parts[0].isEmpty || fragment == nil {
      guard parts[0].hasPrefix(base) else {
        return problems.append("\(path): \(address) does not begin with \(base)")
      }
      target = unescaped(String(parts[0].dropFirst(base.count)))
      if target.isEmpty || target.hasSuffix("/") { target += "index.html" }
    }
    guard files[target] != nil else {
      return problems.append("\(path): \(address) leads to no file")
    }
    if let fragment, ids[target]?.contains(fragment) != true {
      problems.append("\(path): \(address) has no such id")
    }
  }

  private mutating func checkStyle(_ style: String, at path: String) {
    if style.contains("@import") { problems.append("\(path): @import") }
    var rest = style[...]
    while let open = rest.firstRange(of: "url("),
      let close = rest[open.upperBound...].firstIndex(of: ")")
    {
      let address = rest[open.upperBound..<close].drop { $0 == "\"" || $0 == "'" }
      if address.contains("//"), !address.hasPrefix("data:") {
        problems.append("\(path): loads \(address)")
      }
      rest = rest[close...]
    }
  }

  private func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

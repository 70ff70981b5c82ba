internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// A redirect after which a URL certainly leads to the same page. It may change the scheme to
/// https, add or remove the prefix `www.`, and add or remove a trailing slash.
///
/// Any other redirect may lead to the front page of a site that has removed the page, so the author
/// has to judge it.
struct AddressMove {
  let to: String

  init?(from: String, to: String) {
    guard let old = Parts(from), let new = Parts(to), old.page == new.page,
      new.isSecure || !old.isSecure, from != to, Self.isPlain(to)
    else { return nil }
    self.to = to
  }

  /// Returns a fix that replaces the old URL, if the file contains it exactly as expected.
  func fix(_ place: ExternalLinks.Place, in bytes: [UInt8]) -> Fix? {
    let range = place.location.range
    guard range.start >= 0, Int(range.end) <= bytes.count,
      bytes[range.indices].elementsEqual(place.written.utf8)
    else { return nil }
    let anchor = place.written.drop { $0 != "#" }
    return Fix(place.location, replacement: to + anchor)
  }

  /// True for a URL that reads the same in prose, in Markdown brackets and in YAML. It needs no
  /// escapes and does not end in a character that could be the punctuation of a sentence.
  private static func isPlain(_ address: String) -> Bool {
    address.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~:/?=&%+@".utf8.contains($0)
      }
    } && (address.last.map { $0.isLetter || $0.isNumber || $0 == "/" } ?? false)
  }

  private struct Parts {
    let isSecure: Bool
    /// Host, path and query, without the parts that a redirect may change.
    let page: String

    init?(_ address: String) {
      let lower = address.lowercased()
      guard let colon = lower.firstRange(of: "://"), !address.contains("@") else { return nil }
      isSecure = lower.hasPrefix("https:")
      let rest = address[colon.upperBound...]
      let host = rest.prefix { !"/?".contains($0) }
      let path = rest.dropFirst(host.count)
      var name = host.lowercased()[...]
      if name.hasPrefix("www.") { name = name.dropFirst(4) }
      page = "\(name)\(path.hasSuffix("/") ? path.dropLast() : path)"
    }
  }
}

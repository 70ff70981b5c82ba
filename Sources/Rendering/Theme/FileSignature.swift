internal import Bytes

/// The kind of a picture or a font by its first bytes, whatever its name says.
enum FileSignature: CaseIterable {
  case png, jpeg, gif, webp, ico, svg, woff2, woff, trueType, openType, html

  /// The kind with an article, for messages.
  var noun: String {
    switch self {
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .gif: "a GIF picture"
    case .webp: "a WebP picture"
    case .ico: "an ICO picture"
    case .svg: "an SVG drawing"
    case .woff2: "a WOFF2 font"
    case .woff: "a WOFF font"
    case .trueType: "a TrueType font"
    case .openType: "an OpenType font"
    case .html: "an HTML page"
    }
  }

  /// The kind that a file's extension promises, or nil.
  init?(extension name: String) {
    switch name {
    case "png": self = .png
    case "ico": self = .ico
    case "svg": self = .svg
    case "woff2": self = .woff2
    default: return nil
    }
  }

  /// The kind of a file, or nil if it is none of these.
  init?(_ bytes: [UInt8]) {
    let known: [(FileSignature, [UInt8])] = [
      (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.gif, Array("GIF8".utf8)), (.ico, [0, 0, 1, 0]), (.woff2, Array("wOF2".utf8)),
      (.woff, Array("wOFF".utf8)), (.trueType, [0, 1, 0, 0]), (.trueType, Array("true".utf8)),
      (.openType, Array("OTTO".utf8)),
    ]
    if let found = known.first(where: { bytes.starts(with: $0.1) }) {
      self = found.0
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if Self.startsAsMarkup(bytes) {
      let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
      if start.contains("<svg") && !start.contains("<html") {
        self = .svg
      } else if start.contains("<html") || start.contains("<!doctype html") {
        self = .html
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  private static func startsAsMarkup(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return rest.first { !$0.isHTMLSpace } == UInt8(ascii: "<")
  }

  /// Returns what is wrong with a file whose extension promises this kind, or nil.
  func problem(of bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return "is empty" }
    guard let found = FileSignature(bytes) else { return "is not \(noun)" }
    if found != self { return "is \(found.noun), not \(noun)" }
    switch self {
    case .png where bytes.suffix(64).firstRange(of: Array("IEND".utf8)) == nil:
      return "lacks its end"
    case .woff2:
      // The length is the third number of its header (WOFF 2.0, section 4.1).
      guard bytes.count >= 48 else { return "lacks its end" }
      let length = bytes[8..<12].reduce(0) { $0 << 8 | Int($1) }
      return bytes.count < length ? "lacks its end: it has \(bytes.count) of \(length) bytes" : nil
    default: return nil
    }
  }

  /// What to do about a font of another kind.
  var help: [String] {
    switch self {
    case .woff, .trueType, .openType:
      ["convert it, such as with `woff2_compress` or `fonttools ttLib.woff2 compress`"]
    default: []
    }
  }
}

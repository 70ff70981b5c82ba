internal import Diagnostics

/// Checks the target of an `href` attribute in a drawing.
enum DrawingAddress {
  static let help =
    "a link may use `https:`, `http:` or `mailto:`; other references must be a `#fragment`"

  /// Returns the reason to reject an address, or nil if it is allowed. The parser has already
  /// decoded entities. This function drops the characters that browsers drop from an address.
  static func problem(_ value: String, in element: String) -> String? {
    let text = String(
      String.UnicodeScalarView(value.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    if text.isEmpty || text.hasPrefix("#") { return nil }
    let scheme = scheme(of: text)
    switch element {
    case "a":
      guard let scheme else { return nil }
      return ["http", "https", "mailto", "tel"].contains(scheme)
        ? nil : "uses the scheme \("\(scheme):".quoted)"
    case "image", "feImage":
      if scheme == nil {
        let slashes = text.prefix(2)
        return slashes.allSatisfy { $0 == "/" || $0 == "\\" } || text.contains("\\")
          ? "loads an image from another site" : nil
      }
      return isPictureData(text) ? nil : "loads a picture from \("\(scheme ?? ""):".quoted)"
    default: return "refers to another file"
    }
  }

  /// True for a raster image that is embedded as a `data:` URL.
  static func isPictureData(_ text: String) -> Bool {
    let lower = text.prefix(40).lowercased()
    return ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp"].contains {
      lower.hasPrefix("data:image/\($0);") || lower.hasPrefix("data:image/\($0),")
    }
  }

  private static func scheme(of text: String) -> String? {
    guard let end = text.firstIndex(where: { ":/?#\\".contains($0) }), text[end] == ":" else {
      return nil
    }
    return text[..<end].lowercased()
  }
}

/// Checks the style sheets and style attributes of a drawing.
enum DrawingStyle {
  static let help = "embed all resources: convert fonts to outlines and images to `data:` URLs"

  /// Returns what is not allowed in the CSS, or nil if all of it is.
  static func problem(in css: String) -> String? {
    // Fast path: nearly all attributes are numbers, colours and paths.
    guard css.utf8.contains(where: { Self.signs.contains($0) }) else { return nil }
    let text = unescaped(css).lowercased()
    for word in forbidden where text.contains(word) { return "holds \(word.quoted)" }
    var rest = text[...]
    while let start = rest.firstRange(of: "url(") {
      rest = rest[start.upperBound...]
      let address = rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      let isInside =
        address.hasPrefix("#") || DrawingAddress.isPictureData(String(address.prefix(40)))
        || fonts.contains { address.hasPrefix("data:\($0)") }
      if !isInside { return "loads \(String(address.prefix { $0 != ")" }.prefix(60)).quoted)" }
    }
    return nil
  }

  private static let signs: Set<UInt8> = [
    UInt8(ascii: "("), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: ":"),
  ]
  private static let forbidden = [
    "@import", "expression(", "-moz-binding", "behavior:", "javascript:", "vbscript:", "image-set(",
    "src(",
  ]
  private static let fonts = [
    "font/", "application/font", "application/x-font", "application/vnd.ms-fontobject",
  ]

  /// Decodes the escapes of CSS and removes its comments.
  private static func unescaped(_ css: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(css).unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "/", rest.first == "*" {
        rest.removeFirst()
        var last: Unicode.Scalar?
        while let next = rest.popFirst(), !(last == "*" && next == "/") { last = next }
        continue
      }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
      guard !digits.isEmpty else { continue }
      let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
      if let decoded = value.flatMap(Unicode.Scalar.init) { result.append(decoded) }
      rest = rest.dropFirst(digits.count)
      if let next = rest.first, next.properties.isWhitespace { rest.removeFirst() }
    }
    return String(result)
  }
}

internal import Bytes
internal import Diagnostics

/// Addresses of other sites from which a browser loads something, in HTML or a style sheet of a theme.
enum RemoteLoads {
  /// An address and its range in the text.
  struct Load: Equatable {
    let address: String
    let range: SourceRange
  }

  /// Values of `rel` whose links are loaded or connected to.
  private static let loading: Set<String> = [
    "stylesheet", "preload", "modulepreload", "prefetch", "icon", "manifest", "preconnect",
    "dns-prefetch", "apple-touch-icon",
  ]
  private static let sources: Set<String> = ["src", "srcset", "data", "poster"]

  /// Returns the loads of the elements of HTML.
  static func html(_ text: [UInt8]) -> [Load] {
    var loads: [Load] = []
    var index = 0
    while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if text[start...].starts(with: "<!--".utf8) {
        let end = text[start...].firstRange(of: Array("-->".utf8))
        index = end?.upperBound ?? text.count
        continue
      }
      guard index < text.count, text[index].isASCIILetter else { continue }
      let name = word(in: text, at: &index)
      let attributes = attributes(in: text, at: &index)
      let rel = attributes.first { $0.name == "rel" }?.value.text.lowercased() ?? ""
      let isLoading = rel.split(separator: " ").contains { loading.contains(String($0)) }
      for attribute in attributes
      where sources.contains(attribute.name)
        || (attribute.name == "href" && name == "link" && isLoading)
      {
        if isRemote(attribute.value.text) {
          loads.append(Load(address: attribute.value.text, range: attribute.value.range))
        }
      }
    }
    return loads + css(text)
  }

  /// Returns the loads of `url()` and `@import` in a style sheet.
  static func css(_ text: [UInt8]) -> [Load] {
    var loads: [Load] = []
    for opening in ["url(", "@import "] {
      let opening = Array(opening.utf8)
      var index = 0
      while let found = text[index...].firstRange(of: opening) {
        index = found.upperBound
        let start = text[index...].firstIndex { !" \"'".utf8.contains($0) } ?? text.count
        let end = text[start...].firstIndex { " \"');\n".utf8.contains($0) } ?? text.count
        let address = String(decoding: text[start..<end], as: UTF8.self)
        // `@import url(…)` is found by its `url(`.
        if isRemote(address) {
          loads.append(Load(address: address, range: SourceRange(start, end)))
        }
      }
    }
    return loads.sorted { $0.range.start < $1.range.start }
  }

  private static func isRemote(_ address: String) -> Bool {
    let address = address.lowercased()
    return ["http:", "https:", "//"].contains { address.hasPrefix($0) }
  }

  private typealias Value = (text: String, range: SourceRange)

  /// Reads a name of letters, digits and signs in lower case.
  private static func word(in text: [UInt8], at index: inout Int) -> String {
    let start = index
    while index < text.count, !" \t\n\r=/>\"'".utf8.contains(text[index]) { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self).lowercased()
  }

  /// Reads the attributes of an element up to the end of its tag.
  private static func attributes(
    in text: [UInt8], at index: inout Int
  ) -> [(name: String, value: Value)] {
    var found: [(name: String, value: Value)] = []
    while index < text.count, text[index] != UInt8(ascii: ">") {
      let before = index
      let name = word(in: text, at: &index)
      skipSpaces(in: text, at: &index)
      if !name.isEmpty, index < text.count, text[index] == UInt8(ascii: "=") {
        index += 1
        skipSpaces(in: text, at: &index)
        found.append((name, value(in: text, at: &index)))
      }
      if index == before { index += 1 }
    }
    return found
  }

  private static func value(in text: [UInt8], at index: inout Int) -> Value {
    guard index < text.count else { return ("", SourceRange(index, index)) }
    let quote = text[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let start = isQuoted ? index + 1 : index
    let end =
      text[start...].firstIndex { isQuoted ? $0 == quote : " \t\n\r>".utf8.contains($0) }
      ?? text.count
    index = min(text.count, isQuoted ? end + 1 : end)
    return (String(decoding: text[start..<end], as: UTF8.self), SourceRange(start, end))
  }

  private static func skipSpaces(in text: [UInt8], at index: inout Int) {
    while index < text.count, " \t\n\r".utf8.contains(text[index]) { index += 1 }
  }
}

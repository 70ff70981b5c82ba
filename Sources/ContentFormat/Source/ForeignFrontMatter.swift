/// Front matter in a language other than YAML, as Hugo and Zola allow it.
package enum ForeignFrontMatter: String, Sendable {
  case toml = "TOML"
  case json = "JSON"

  /// Recognizes the beginning of a file without a byte order mark: a line `+++`, or a brace before
  /// a key in quotes.
  package init?(_ bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: "+++".utf8) {
      let rest = bytes.dropFirst(3).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard rest.first == 0x0A else { return nil }
      self = .toml
    } else if bytes.first == UInt8(ascii: "{") {
      let rest = bytes.dropFirst().drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "\"") else { return nil }
      self = .json
    } else {
      return nil
    }
  }

  /// The length of the mark with which it opens, in bytes.
  package var markLength: Int { self == .toml ? 3 : 1 }
}

internal import ContentFormat

/// The identity of an entry whose file could not be parsed.
///
/// Without it, a single unclosed quote would cause a finding for every link and reference to the
/// entry.
package struct UnparsedEntry: Sendable {
  let path: String
  let collection: CollectionIndex?
  /// A guess at the id and the title, based on the lines of the front matter.
  let id: String
  let title: String?
  /// True if the file has several entries. Their ids are unknown.
  let hasItems: Bool

  init(_ file: SourceFile, collection: CollectionIndex?, hasItems: Bool = false) {
    path = file.path
    self.collection = collection
    self.hasItems = hasItems
    id = Self.value(of: "id", in: file.bytes) ?? ContentPath.stem(of: file.path)
    title = Self.value(of: "title", in: file.bytes)
  }

  /// Returns the value of a key at the start of a line within the first 8,192 bytes.
  private static func value(of key: String, in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(8192), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("\(key):") {
      let value = line.dropFirst(key.count + 1).drop(while: \.isWhitespace)
      return String(value.filter { $0 != "\"" && $0 != "'" })
    }
    return nil
  }
}

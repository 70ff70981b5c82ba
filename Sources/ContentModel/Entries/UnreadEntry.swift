internal import ContentFormat

/// What can be told of an entry that could not be read: enough to know that it is meant.
///
/// Without it, one unclosed quote would make a finding of every link and reference to the entry.
package struct UnreadEntry: Sendable {
  let path: String
  let collection: Int?
  /// The id and the title as they seem to be.
  let id: String
  let title: String?

  init(_ file: SourceFile, collection: Int?) {
    path = file.path
    self.collection = collection
    id = Self.value(of: "id", in: file.bytes) ?? ContentPath.stem(of: file.path)
    title = Self.value(of: "title", in: file.bytes)
  }

  /// What stands behind a key at the start of one of the first lines.
  private static func value(of key: String, in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(8192), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("\(key):") {
      let value = line.dropFirst(key.count + 1).drop(while: \.isWhitespace)
      return String(value.filter { $0 != "\"" && $0 != "'" })
    }
    return nil
  }
}

internal import ContentFormat

/// The identity of an entry whose file could not be parsed.
///
/// Without it, a single unclosed quote would cause a finding for every link and reference to the
/// entry.
package struct UnparsedEntry: Sendable {
  let path: String
  let collection: CollectionIndex?
  /// A guess at the id and the title, based on the path and the lines of the file.
  let id: String
  let title: String?
  /// True if the file has several entries. Their ids are unknown.
  let hasItems: Bool

  init(
    _ file: SourceFile, collection: CollectionIndex?, schema: CollectionSchema? = nil,
    hasItems: Bool = false
  ) {
    path = file.path
    self.collection = collection
    self.hasItems = hasItems
    id = Self.id(of: file, schema)
    title =
      Self.value(of: "title:", in: file.bytes)
      ?? (schema?.naming[.title] == nil ? nil : Self.value(of: "# ", in: file.bytes))
  }

  private static func id(of file: SourceFile, _ schema: CollectionSchema?) -> String {
    for source in schema?.id.sources ?? [] {
      switch source {
      case .folder: return ContentPath.name(of: ContentPath.folder(of: file.path))
      case .path: return file.pathWithoutExtension(below: schema?.folder ?? "")
      case .stem: return ContentPath.entryStem(of: file.path)
      case .template(let parts):
        guard parts.count == 1, case .value(.field(let path), nil) = parts[0] else { continue }
        if let id = value(of: "\(path.text):", in: file.bytes) { return id }
      }
    }
    return value(of: "id:", in: file.bytes) ?? ContentPath.entryStem(of: file.path)
  }

  /// Returns the rest of the first line with a prefix, within the first 8,192 bytes.
  private static func value(of prefix: String, in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(8192), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(prefix) {
      let value = line.dropFirst(prefix.count).drop(while: \.isWhitespace)
      return String(value.filter { $0 != "\"" && $0 != "'" })
    }
    return nil
  }
}

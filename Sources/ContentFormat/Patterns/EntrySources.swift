/// The files of a collection, as `entries:` in its schema selects them.
package struct EntrySources: Sendable {
  /// The patterns of the files.
  package let from: [PathPattern]
  /// The patterns of files that are not entries.
  package let except: [PathPattern]

  /// The keys of `entries:`.
  static let fields = [
    FieldSchema(
      "from", .list(FieldSchema("from", .string)), required: true,
      meaning: "Patterns of the files, below the content folder."),
    FieldSchema(
      "except", .list(FieldSchema("except", .string)),
      meaning: "Patterns of files that are not entries."),
  ]

  init(from: [PathPattern], except: [PathPattern]) {
    self.from = from
    self.except = except
  }

  /// Returns the position in ``from`` of the pattern that selects a file, given by the components
  /// of its path, or nil.
  package func pattern(selecting path: [[UInt8]]) -> Int? {
    guard let index = from.firstIndex(where: { $0.matches(path) }) else { return nil }
    return except.contains { $0.matches(path) } ? nil : index
  }

  /// The innermost folder that contains every file that the patterns can match, without leading or
  /// trailing slashes.
  package var folder: String {
    let folders = from.map { pattern in
      // A pattern without a wildcard names a file or a folder. Only YAML and Markdown files are
      // entries, so their ending decides.
      let parts = pattern.literalFolder
      let isFile = pattern.isLiteral && parts.last.map(Self.isEntryName) == true
      return isFile ? Array(parts.dropLast()) : parts
    }
    guard var common = folders.first else { return "" }
    for folder in folders.dropFirst() {
      common = Array(zip(common, folder).prefix { $0 == $1 }.map(\.0))
    }
    return common.joined(separator: "/")
  }

  private static func isEntryName(_ name: String) -> Bool {
    [".md", ".yml", ".yaml", ".json"].contains { name.hasSuffix($0) }
  }
}

extension FieldReader {
  /// Reads `entries:` of a schema.
  mutating func entrySources(_ fields: Fields) -> EntrySources? {
    guard case .record(let record)? = fields["entries"]?.value else { return nil }
    if let from = record["from"], case .list(let items) = from.value, items.isEmpty {
      error("`from` lists no pattern", at: from.range)
    }
    return EntrySources(
      from: pathPatterns("from", in: record), except: pathPatterns("except", in: record))
  }
}

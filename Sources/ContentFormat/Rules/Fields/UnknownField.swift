package import Diagnostics

extension Rule {
  /// An entry has a key that is neither declared by its collection nor a universal field.
  package static let unknownField = Rule(
    "unknown-field", stage: .content,
    what: "An entry has a key that its collection does not declare and that is not a common field.",
    why: "The value of a misspelt key never appears on the site.",
    example: """
      dificulty: beginner
      """,
    fix: """
      Use a name that the schema declares, declare the field in `_collection.yml`, or set \
      `other_fields` there. For pages outside of collections, both are below `pages` in `site.yml`.
      """)
}

extension Finding {
  /// - Parameter place: The place that may allow the key, or nil if none may.
  static func unknownField(
    _ pair: YAMLNode.Pair, owner: String, help: [String], in file: SourceFile,
    declaredIn place: String?
  ) -> Finding {
    Finding(
      .unknownField, at: file.at(pair.keyRange),
      "\(pair.key.quoted) is not a field of \(owner)", help: help,
      remedy: place.map {
        "declare it in \($0), or set `other_fields` there to `allow` or `ignore`"
      })
  }

  /// Reports the keys of a matrix in an entry of another collection.
  static func matrixKeys(
    _ pairs: [YAMLNode.Pair], in file: SourceFile, declaredIn place: String
  ) -> Finding {
    let keys = pairs.map(\.key.quoted).listed()
    let isPage = !place.hasSuffix(".yml`") || place.contains("site.yml")
    let folder = ContentPath.folder(of: file.displayPath)
    return Finding(
      .unknownField, at: file.at(pairs.first?.keyRange ?? .fileStart),
      isPage
        ? "\(keys) are keys of a matrix, and this file is in no collection"
        : "\(keys) are keys of a matrix, and this collection has no `kind: matrix`",
      help: [
        isPage
          ? "write \("\(folder)/\(CollectionSchema.fileName)".quoted) with a line `kind: matrix`"
          : "add `kind: matrix` to \(place)"
      ])
  }

  /// Reports a `title`, `description` or `date` that the declared sources do not include.
  package static func unusedName(
    _ kind: NameKind, declared: SourceLocation?, at location: SourceLocation
  ) -> Finding {
    let name = kind.rawValue.quoted
    return Finding(
      .unknownField, at: location, "\(name) is not a source of the \(kind.rawValue) here",
      notes: declared.map { [Note("its sources are declared here", at: $0)] } ?? [],
      help: ["add \(name) to these sources, or remove it here"])
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The files that may have changed.
package struct FileChanges: Sendable, Equatable {
  /// Paths of files that were written, created, moved or removed, as findings show them:
  /// `Content/models/saas.md`.
  package var files: Set<String>
  /// False if other files may have changed too.
  package var isComplete: Bool

  /// Any file may have changed.
  package static let any = FileChanges(files: [], isComplete: false)

  /// Only these files have changed.
  package static func only(_ files: Set<String>) -> FileChanges {
    FileChanges(files: files, isComplete: true)
  }

  /// True if a file of this name may be among the changed ones.
  package func mayInclude(_ name: String) -> Bool {
    !isComplete || files.contains { $0 == name || $0.hasSuffix("/" + name) }
  }

  /// Creates a set of changes.
  package init(files: Set<String>, isComplete: Bool) {
    self.files = files
    self.isComplete = isComplete
  }

  /// Adds later changes.
  package mutating func formUnion(_ later: FileChanges) {
    files.formUnion(later.files)
    isComplete = isComplete && later.isComplete
  }
}

/// The parsed file of an entry, cached by the hash of its bytes.
struct CachedFile: Sendable {
  let path: String
  /// Its collection, if it has one. Several collections can have entries in one file.
  let collection: CollectionIndex?
  /// Hash of its bytes, or nil if it could not be read.
  let key: Int?
  let parsed: ParsedFile
  /// The paths in findings of the files that it includes, also of those that do not exist.
  var inclusions: Set<String> = []

  /// True if the file could not be read because it was removed.
  func isGone(from root: String) -> Bool { key == nil && FileSystem.isGone("\(root)/\(path)") }

  /// Reads all files of entries. Files with unchanged bytes are taken from the earlier results.
  static func read(
    _ settings: SiteSettings, keeping cached: CachedContent?, shown: CachedContent?,
    _ changed: FileChanges, jobs: Int
  ) async throws -> [CachedFile] {
    let known = byPath(cached, readLike: settings)
    let shown = byPath(shown, readLike: settings)
    return try await parallelMap(settings.entries, jobs: jobs) { file in
      let old = known[file.key]
      if let old, old.key != nil, changed.isComplete,
        !changed.files.contains(file.item.displayPath),
        old.inclusions.isDisjoint(with: changed.files)
      {
        return old
      }
      return read(
        file, settings, keeping: [old, shown[file.key]].compactMap(\.self))
    }
  }

  private static func byPath(
    _ content: CachedContent?, readLike settings: SiteSettings
  ) -> [SiteSettings.EntryFile.Key: CachedFile] {
    guard let content, content.settings.parseHash == settings.parseHash else { return [:] }
    return Dictionary(
      content.files.lazy.map { (.init(path: $0.path, collection: $0.collection), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Reads one file. `known` are earlier results for the same path and the same schemas.
  static func read(
    _ file: SiteSettings.EntryFile, _ settings: SiteSettings, keeping known: [CachedFile]
  ) -> CachedFile {
    let item = file.item
    do {
      var source = try item.read()
      var key = source.bytes.key
      let inclusions = inclusions(of: source, settings)
      if let inclusions {
        source = inclusions.file
        key = inclusions.key
      }
      if let same = known.first(where: { $0.key == key }) { return same }
      let schema = file.collection.map { settings.schemas[$0] }
      let parsed = EntryReader.read(
        source, schema: schema, collection: file.collection, pages: settings.site.pages,
        options: settings.markdown)
      guard let inclusions else {
        return CachedFile(
          path: item.path, collection: file.collection, key: key, parsed: parsed)
      }
      return CachedFile(
        path: item.path, collection: file.collection, key: key,
        parsed: parsed.adding(inclusions.findings),
        inclusions: Set(inclusions.paths.map { "\(settings.files.root)/\($0)" }))
    } catch {
      let source = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let finding = Finding.unreadableFile(item.displayPath, reason: "\(error)")
      return CachedFile(
        path: item.path, collection: file.collection, key: nil,
        parsed: .unparsed(source, file.collection, [finding]))
    }
  }
}

extension CachedFile {
  /// Returns the text of a Markdown file with the files that it includes, or nil if it includes none.
  private static func inclusions(
    of source: SourceFile, _ settings: SiteSettings
  ) -> Inclusions? {
    let patterns = settings.site.inclusions
    guard !patterns.isEmpty, source.path.hasSuffix(".md") else { return nil }
    return Inclusions(
      source, patterns, includesDrafts: settings.includesDrafts,
      limit: ContentFiles.maximumTextSize, reading: settings.files.included)
  }
}

extension Inclusions {
  /// Keyed hash of the text, of its origin and of the findings.
  fileprivate var key: Int {
    var hasher = Hasher()
    hasher.combine(file.bytes.key)
    hasher.combine(file.origin)
    hasher.combine(findings)
    return hasher.finalize()
  }
}

extension [UInt8] {
  /// Keyed hash of the bytes, which is only valid within this process. The random key prevents
  /// crafted collisions.
  var key: Int {
    var hasher = Hasher()
    hasher.combine(count)
    withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Which files may not be as they were.
package struct FileChanges: Sendable, Equatable {
  /// The paths of files that were written, made, moved or removed, as findings show them:
  /// `Content/models/saas.md`.
  package var files: Set<String>
  /// False where others may have changed too.
  package var isComplete: Bool

  /// Nothing is known.
  package static let any = FileChanges(files: [], isComplete: false)

  /// These files and no others.
  package static func only(_ files: Set<String>) -> FileChanges {
    FileChanges(files: files, isComplete: true)
  }

  /// Makes a set of changes.
  package init(files: Set<String>, isComplete: Bool) {
    self.files = files
    self.isComplete = isComplete
  }

  /// Adds what changed later.
  package mutating func formUnion(_ later: FileChanges) {
    files.formUnion(later.files)
    isComplete = isComplete && later.isComplete
  }
}

/// A file of an entry as it was read, kept by its bytes.
struct KeptFile: Sendable {
  let path: String
  /// Stands for its bytes; nil where it could not be read.
  let key: Int?
  let parsed: ParsedFile

  /// True if it could not be read because it was removed.
  func isGone(from root: String) -> Bool { key == nil && FileSystem.isGone("\(root)/\(path)") }

  /// Reads all files of a site; what was made of the same bytes before is taken as it is.
  static func read(
    _ settings: SiteSettings, keeping kept: KeptContent?, shown: KeptContent?,
    _ changed: FileChanges, jobs: Int
  ) async throws -> [KeptFile] {
    let known = byPath(kept, readLike: settings)
    let shown = byPath(shown, readLike: settings)
    return try await parallelMap(settings.entries, jobs: jobs) { file in
      let old = known[file.item.path]
      if let old, old.key != nil, changed.isComplete, !changed.files.contains(file.item.displayPath)
      {
        return old
      }
      return read(
        file, settings, keeping: [old, shown[file.item.path]].compactMap(\.self))
    }
  }

  private static func byPath(
    _ content: KeptContent?, readLike settings: SiteSettings
  ) -> [String: KeptFile] {
    guard let content, content.settings.readingKey == settings.readingKey else { return [:] }
    return Dictionary(
      content.files.lazy.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads one file; `known` is what was made of it before, against the same schemas.
  static func read(
    _ file: SiteSettings.EntryFile, _ settings: SiteSettings, keeping known: [KeptFile]
  ) -> KeptFile {
    let item = file.item
    do {
      let source = try item.read()
      let key = source.bytes.key
      if let same = known.first(where: { $0.key == key }) { return same }
      let schema = file.collection.map { settings.schemas[$0] }
      let parsed = EntryReader.read(
        source, schema: schema, collection: file.collection, options: settings.markdown)
      return KeptFile(path: item.path, key: key, parsed: parsed)
    } catch {
      let source = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let finding = Finding.unreadableFile(item.displayPath, reason: "\(error)")
      return KeptFile(
        path: item.path, key: nil, parsed: .unread(source, file.collection, [finding]))
    }
  }
}

extension [UInt8] {
  /// Stands for the bytes as long as the program runs: a keyed hash, for which nobody can write
  /// texts that are taken for one another.
  var key: Int {
    var hasher = Hasher()
    hasher.combine(count)
    withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

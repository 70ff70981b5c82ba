internal import Foundation

/// A small site as a value: files by path, which each run writes to a new temporary folder and
/// removes at the end.
///
/// Paths are relative to the content folder (`models/saas.md`). The paths in findings do not depend
/// on the machine: `Content/models/saas.md`, `Theme/templates/entry.mustache`.
package struct TestSite: Sendable {
  /// The content files, by path below the content folder.
  package var content: [String: [UInt8]]
  /// Files of the site's own theme, by path below it. All others are built in.
  package var theme: [String: [UInt8]] = [:]
  /// Symbolic links in the content folder: the target of each by path.
  package var links: [String: String] = [:]
  /// Empty folders in the content folder.
  package var folders: [String] = []
  /// Content files without read permission.
  package var unreadable: [String] = []
  /// Whether to add a `site.yml` if the content has none. Most tests do not need their own.
  package var addsSettings = true
  /// Whether to include drafts.
  package var includesDrafts = false
  /// The base URL of the published site, like the command line option.
  package var baseURL: String?
  /// The current date, like the command line option: `2026-04-11`. Nil if it is unknown.
  package var today: String?
  /// The number of threads.
  package var jobs = 1

  /// Creates a site from text files.
  package init(_ content: [String: String] = [:]) {
    self.content = content.mapValues { Array($0.utf8) }
  }

  /// Reads a site from a fixture folder with a `Content` folder, and optionally a `Theme` folder
  /// and a `today.txt` with the current date.
  package init(fixture folder: String) throws {
    content = try Self.files(below: "\(folder)/Content")
    theme = try Self.files(below: "\(folder)/Theme")
    today = FileManager.default.contents(atPath: "\(folder)/today.txt").map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// Accesses the text of a content file.
  package subscript(_ path: String) -> String? {
    get { content[path].map { String(decoding: $0, as: UTF8.self) } }
    set { content[path] = newValue.map { Array($0.utf8) } }
  }

  /// Returns a copy in which one file is added or replaced.
  package func with(_ path: String, _ text: String) -> TestSite {
    var copy = self
    copy[path] = text
    return copy
  }

  /// Returns the files below a folder by path. The result is empty if there is no such folder.
  package static func files(below folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
    {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      files[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
    }
    return files
  }
}

/// The repository that contains these tests.
package enum Repository {
  /// The top folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Returns the path of a folder or file in `Tests/Fixtures`.
  package static func fixture(_ path: String) -> String { "\(root)/Tests/Fixtures/\(path)" }

  /// Returns the sorted names of the files in a folder of `Tests/Fixtures`.
  package static func fixtures(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: fixture(path))
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

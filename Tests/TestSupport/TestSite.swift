internal import Foundation

/// A small site as a value: files by path, written to a fresh temporary folder for each run and
/// removed at its end.
///
/// Paths are below the content folder (`models/saas.md`). Findings come back with paths that are
/// the same on every machine: `Content/models/saas.md`, `Theme/templates/entry.mustache`.
package struct TestSite: Sendable {
  /// The files of the content, by path below it.
  package var content: [String: [UInt8]]
  /// Files of the site's own theme, by path below it. All others are built in.
  package var theme: [String: [UInt8]] = [:]
  /// Symbolic links of the content: path below it, and what each leads to.
  package var links: [String: String] = [:]
  /// Folders of the content without a file.
  package var folders: [String] = []
  /// Files of the content that nobody may read.
  package var unreadable: [String] = []
  /// Whether a site without a `site.yml` gets one: most tests are about something else.
  package var addsSettings = true
  /// Whether drafts are part of the site.
  package var includesDrafts = false
  /// Where the site will be, as on the command line.
  package var baseURL: String?
  /// Today, as on the command line: `2026-04-11`; nil for a run that does not know.
  package var today: String?
  /// How many threads work at once.
  package var jobs = 1

  /// Makes a site of texts.
  package init(_ content: [String: String] = [:]) {
    self.content = content.mapValues { Array($0.utf8) }
  }

  /// Reads a site from a folder of fixtures with a `Content`, and perhaps a `Theme` and a
  /// `today.txt` that says what day it is.
  package init(fixture folder: String) throws {
    content = try Self.files(below: "\(folder)/Content")
    theme = try Self.files(below: "\(folder)/Theme")
    today = FileManager.default.contents(atPath: "\(folder)/today.txt").map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// A text of the content.
  package subscript(_ path: String) -> String? {
    get { content[path].map { String(decoding: $0, as: UTF8.self) } }
    set { content[path] = newValue.map { Array($0.utf8) } }
  }

  /// A copy with one more file, or with another text in one.
  package func with(_ path: String, _ text: String) -> TestSite {
    var copy = self
    copy[path] = text
    return copy
  }

  /// The files below a folder by path; none where there is no folder.
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

/// The repository these tests stand in.
package enum Repository {
  /// The top folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// A folder or file of `Tests/Fixtures`.
  package static func fixture(_ path: String) -> String { "\(root)/Tests/Fixtures/\(path)" }

  /// The names in a folder of `Tests/Fixtures`, sorted.
  package static func fixtures(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: fixture(path))
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

package import Diagnostics

/// A file of the content folder and its bytes.
package struct SourceFile: Sendable {
  /// The files that the bytes come from.
  package let origin: SourceOrigin
  /// The contents, with the text of included files. They are valid UTF-8 once the file has been
  /// checked.
  package let bytes: [UInt8]

  /// Creates a file.
  package init(path: String, displayPath: String, bytes: [UInt8]) {
    self.init(SourceOrigin(path: path, displayPath: displayPath), bytes)
  }

  /// Creates a file with the text of those that it includes.
  package init(_ origin: SourceOrigin, _ bytes: [UInt8]) {
    self.origin = origin
    self.bytes = bytes
  }

  /// The path below the content folder, with `/` as separator: `models/saas.md`.
  package var path: String { origin.path }
  /// The path in findings: `Content/models/saas.md`.
  package var displayPath: String { origin.displayPath }

  /// Returns the location of a range in the file, or in the included file that it comes from.
  package func at(_ range: SourceRange) -> SourceLocation { origin.at(range) }
}

/// Functions on paths below the content folder, which always use `/` as separator.
package enum ContentPath {
  /// Returns the folder of a file without a trailing slash, or an empty string at the top level.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[..<$0]) } ?? ""
  }

  /// Returns the last component of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// Returns the last component of a path without its extension.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    return name.utf8.lastIndex(of: dot).map { $0 == name.startIndex ? name : String(name[..<$0]) }
      ?? name
  }

  /// The names of files that introduce their folder. If a folder has several of them, the first one
  /// does. `_index.md` is Hugo's name, and GitHub shows `README.md` with the folder.
  package static let sectionNames = [
    "index.md", "_index.md", "README.md", "readme.md", "Readme.md",
  ]

  /// Returns the stem of a file, or the name of its folder if the file has one of the
  /// ``sectionNames``: `saas` for `models/saas.md` and for `models/saas/index.md`.
  package static func entryStem(of path: String) -> String {
    let folder = folder(of: path)
    guard !folder.isEmpty, sectionNames.contains(name(of: path)) else { return stem(of: path) }
    return name(of: folder)
  }

  /// Joins a folder and a relative path, or returns nil if the result is outside of the content
  /// folder. Works on bytes for speed, because every link needs it.
  package static func join(_ folder: String, _ relative: String) -> String? {
    var path: [UInt8] = []
    path.reserveCapacity(folder.utf8.count + relative.utf8.count + 1)
    for text in [folder, relative] {
      for part in text.utf8.split(separator: slash) {
        if part.elementsEqual(CollectionOfOne(dot)) { continue }
        if part.elementsEqual([dot, dot]) {
          if path.isEmpty { return nil }
          path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
        } else {
          if !path.isEmpty { path.append(slash) }
          path.append(contentsOf: part)
        }
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
}

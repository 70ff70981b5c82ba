package import Diagnostics

/// A file of the content folder, as it was read.
package struct SourceFile: Sendable {
  /// Its path below the content folder, with `/` between the parts: `models/saas.md`.
  package let path: String
  /// The same path as findings show it: `Content/models/saas.md`.
  package let displayPath: String
  /// Its bytes; UTF-8 once it has passed reading.
  package let bytes: [UInt8]

  /// Makes a file.
  package init(path: String, displayPath: String, bytes: [UInt8]) {
    self.path = path
    self.displayPath = displayPath
    self.bytes = bytes
  }

  /// A place in the file.
  package func at(_ range: SourceRange) -> SourceLocation { SourceLocation(displayPath, range) }
}

/// Paths below the content folder, always with `/`.
package enum ContentPath {
  /// The folder of a file, without a slash at the end; empty at the top.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// The last part of a path without its extension.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    return name.utf8.lastIndex(of: dot).map { $0 == name.startIndex ? name : String(name[..<$0]) }
      ?? name
  }

  /// A path and one relative to it as one; nil where it climbs out of the top. Bytes are joined, for
  /// this is done for every link.
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

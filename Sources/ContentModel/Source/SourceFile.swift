public import Diagnostics

/// A file of the content folder, as it was read.
public struct SourceFile: Sendable {
  /// Its path below the content folder, with `/` between the parts: `models/saas.md`.
  public let path: String
  /// The same path as findings show it: `Content/models/saas.md`.
  public let displayPath: String
  /// Its bytes; UTF-8 once it has passed reading.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(path: String, displayPath: String, bytes: [UInt8]) {
    self.path = path
    self.displayPath = displayPath
    self.bytes = bytes
  }

  /// A place in the file.
  public func at(_ range: SourceRange) -> SourceLocation { SourceLocation(displayPath, range) }
}

/// Paths below the content folder, always with `/`.
public enum ContentPath {
  /// The folder of a file, without a slash at the end; empty at the top.
  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The last part of a path without its extension.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    return name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) }
      ?? name
  }

  /// A path and one relative to it as one; nil where it climbs out of the top.
  public static func join(_ folder: String, _ relative: String) -> String? {
    let isPlain = !relative.utf8.contains(UInt8(ascii: "/")) && !relative.hasPrefix(".")
    if isPlain { return folder.isEmpty ? relative : "\(folder)/\(relative)" }
    var parts = folder.split(separator: "/")
    for part in relative.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if parts.isEmpty { return nil }
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

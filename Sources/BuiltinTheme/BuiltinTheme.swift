/// The theme that comes with the program: the files in `Theme/` beside this one, compiled in by the
/// plugin `EmbedFiles`. It fits any schema, so it names no collection and no field.
package enum BuiltinTheme {
  /// The folder in the paths of its files, as findings show them.
  package static let displayPath = "(built-in theme)"

  /// A file of the theme.
  package struct File: Sendable {
    /// Path relative to the theme folder: `templates/page.mustache`.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Returns all files, sorted by path.
  package static func files() -> [File] {
    texts.map { File(path: $0.path, bytes: Array($0.text.utf8)) }
  }

  /// Returns the contents of a file by its path in findings, or nil if the theme has no such file.
  package static func bytes(at displayPath: String) -> [UInt8]? {
    let prefix = Self.displayPath + "/"
    guard displayPath.hasPrefix(prefix) else { return nil }
    let path = displayPath.dropFirst(prefix.count)
    return texts.first { $0.path == path }.map { Array($0.text.utf8) }
  }
}

internal import BuiltinTheme
package import Diagnostics

/// The paths of a site's files as reports for machines and fingerprints name them: relative to the
/// root of the repository, wherever the program runs and however `--content` is written.
///
/// The root is the nearest folder with a `.git`, which is a file in a worktree and in a submodule, at
/// the content folder or above it; without one, the folder above the content.
package struct ReportPaths: Sendable {
  /// The root, with all links followed.
  package let root: String
  /// The folders that are read: as findings show them, and seen from the root.
  private let folders: [(shown: String, name: String)]

  /// Finds the root of a site.
  ///
  /// - Parameter root: the root, if the command line names it.
  /// - Throws: ``EnvironmentError`` if that is no folder or does not hold the content.
  package init(_ options: BuildOptions, root: String? = nil) throws {
    let content = FileSystem.resolved(options.content)
    if let root {
      guard FileSystem.target(root) == .folder else {
        throw EnvironmentError("there is no folder \(root), which --root names")
      }
      self.root = FileSystem.resolved(root)
      guard FileSystem.isAtOrBelow(content, self.root) else {
        throw EnvironmentError("--root \(root) does not hold the content, \(options.content)")
      }
    } else {
      self.root = Self.repository(of: content) ?? FileSystem.folder(of: content)
    }
    folders = [options.content, options.theme].map { [root = self.root] shown in
      (shown, FileSystem.relative(FileSystem.resolved(shown), to: root))
    }
  }

  private static func repository(of content: String) -> String? {
    var folder = content
    while FileSystem.target(folder == "/" ? "/.git" : "\(folder)/.git") == nil {
      if folder == "/" { return nil }
      folder = FileSystem.folder(of: folder)
    }
    return folder
  }

  /// The path of a file from the root, by its path as findings show it. A file of the built-in theme
  /// keeps its name.
  package func path(of shown: String) -> String {
    let folder = folders.filter { shown == $0.shown || shown.hasPrefix($0.shown + "/") }
      .max { $0.shown.utf8.count < $1.shown.utf8.count }
    guard let folder else { return shown }
    let rest = Substring(shown.utf8.dropFirst(folder.shown.utf8.count + 1))
    if rest.isEmpty { return folder.name }
    return folder.name == "." ? String(rest) : "\(folder.name)/\(rest)"
  }

  /// The absolute path of a file, by its path from the root.
  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return root == "/" ? "/\(path)" : "\(root)/\(path)"
  }

  /// Gives the bytes of a file, by its path from the root.
  ///
  /// - Parameter limit: no more is read of a file.
  package func source(limit: Int) -> SourceReader {
    { path in
      if let bytes = BuiltinTheme.bytes(at: path) { return bytes }
      return (try? FileSystem.read(absolute(path))).map { Array($0.prefix(limit)) }
    }
  }
}

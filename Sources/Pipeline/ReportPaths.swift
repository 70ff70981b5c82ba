internal import BuiltinTheme
package import Diagnostics

/// Paths of a site's files in machine-readable reports and fingerprints. They are relative to the
/// root of the repository and do not depend on the working directory or the spelling of
/// `--content`.
///
/// The root is the content folder or its nearest parent with a `.git`, which is a file in worktrees
/// and submodules. Without a repository, the root is the parent of the content folder.
package struct ReportPaths: Sendable {
  /// The root, with all links resolved.
  package let root: String
  /// The folder of the site.
  private let site: SiteFolder
  /// The path of `demarc.yml` as findings show it.
  package let projectPath: String
  /// The source folders, as findings show them and relative to the root.
  private let folders: [(shown: String, name: String)]

  /// Finds the root of a site.
  ///
  /// - Parameter root: The root given on the command line, if any.
  /// - Throws: ``EnvironmentError`` if that root is no folder or does not contain the content.
  package init(_ options: BuildOptions, root: String? = nil) throws {
    site = options.folder
    projectPath = options.projectPath
    let content = FileSystem.resolved(options.content)
    if let root {
      guard FileSystem.target(root) == .folder else {
        throw EnvironmentError("--root: there is no folder \(root)")
      }
      self.root = FileSystem.resolved(root)
      guard FileSystem.isAtOrBelow(content, self.root) else {
        throw EnvironmentError(
          "--root \(root) does not contain the content folder \(options.content)")
      }
    } else {
      self.root = FileSystem.repository(of: content) ?? FileSystem.folder(of: content)
    }
    folders =
      ([options.content, options.theme, options.projectPath]
      + [options.schemas].compactMap(\.self)).map {
        [root = self.root] shown in
        (shown, FileSystem.relative(FileSystem.resolved(shown), to: root))
      }
  }

  /// Returns the path of a file relative to the root, given its path as findings show it. Files of
  /// the built-in theme keep their names.
  package func path(of shown: String) -> String {
    let folder = folders.filter { shown == $0.shown || shown.hasPrefix($0.shown + "/") }
      .max { $0.shown.utf8.count < $1.shown.utf8.count }
    guard let folder else {
      // A `.gitignore` above the content is shown with its absolute path.
      return root != "/" && shown.hasPrefix(root + "/")
        ? String(shown.dropFirst(root.count + 1)) : shown
    }
    let rest = Substring(shown.utf8.dropFirst(folder.shown.utf8.count + 1))
    if rest.isEmpty { return folder.name }
    return folder.name == "." ? String(rest) : "\(folder.name)/\(rest)"
  }

  /// Returns the shortest path of a file from the working directory, given its path as findings
  /// show it. It differs only in a folder below that of the site.
  package func shortest(_ shown: String) -> String { site.shortest(shown) }

  /// Returns the absolute path of a file, given its path relative to the root.
  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return root == "/" ? "/\(path)" : "\(root)/\(path)"
  }

  /// Returns a reader of files by their paths relative to the root.
  ///
  /// - Parameter limit: The maximum number of bytes to return of a file on disk.
  package func source(limit: Int) -> SourceReader {
    { path in
      if let bytes = BuiltinTheme.bytes(at: path) { return bytes }
      return (try? FileSystem.read(absolute(path))).map { Array($0.prefix(limit)) }
    }
  }
}

/// The files that `demarc init` writes: the folders in `Sites/` beside this file, compiled in by the
/// plugin `EmbedFiles`. The comments of the sites explain the format, and a check of each has no
/// findings. `ci/` has the files for continuous integration.
package enum StarterSites {
  /// A file of a site.
  package struct File: Sendable {
    /// Path relative to the folder of the site: `Content/index.md`.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Returns the files of a folder in `Sites/`, sorted by path, or nil if there is no such folder.
  package static func files(of site: String) -> [File]? {
    let prefix = site + "/"
    let files = texts.filter { $0.path.hasPrefix(prefix) }.map { path, text in
      File(path: hidden(String(path.dropFirst(prefix.count))), bytes: Array(text.utf8))
    }
    return files.isEmpty ? nil : files
  }

  /// Returns the path that a file has in a site. The plugin leaves out hidden files, so their names
  /// here lack the dot.
  private static func hidden(_ path: String) -> String {
    let first = path.prefix { $0 != "/" }
    return ["gitignore", "github", "gitlab-ci.yml"].contains(first) ? "." + path : path
  }
}

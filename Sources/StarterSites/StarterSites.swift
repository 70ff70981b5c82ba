/// The sites that `demarc init` writes: the folders in `Sites/` beside this file, compiled in by the
/// plugin `EmbedFiles`. Their comments explain the format, and a check of each has no findings.
package enum StarterSites {
  /// A file of a site.
  package struct File: Sendable {
    /// Path relative to the folder of the site: `Content/index.md`.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Returns the files of a site, sorted by path, or nil if there is no site with this name.
  package static func files(of site: String) -> [File]? {
    let prefix = site + "/"
    let files = texts.filter { $0.path.hasPrefix(prefix) }.map { path, text in
      // The plugin leaves out hidden files.
      let path = path.dropFirst(prefix.count)
      return File(path: path == "gitignore" ? ".gitignore" : String(path), bytes: Array(text.utf8))
    }
    return files.isEmpty ? nil : files
  }
}

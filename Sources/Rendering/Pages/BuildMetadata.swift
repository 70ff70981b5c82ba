/// Build metadata passed to every page.
package struct BuildMetadata: Sendable {
  /// Name and version of the generator, such as `Demarc 1.0.0`.
  package var generator: String
  /// Path of the search script, relative to the output folder, or nil on a site without search.
  package var searchPath: String?
  /// Date of the last change of each file (`2026-04-11`), by path relative to the content folder.
  package var lastChanges: [String: String] = [:]

  /// Paths of the pictures that other sites show beside links, relative to the output folder.
  package var pictures: [SharePicture: String] = [:]
  /// Whether all addresses are relative, for a site without a server.
  package var isRelative = false

  /// Creates the metadata of a site without search and history.
  package init(generator: String) { self.generator = generator }
}

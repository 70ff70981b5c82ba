/// What a site is told by whoever builds it, and its content does not know.
package struct BuildFacts: Sendable {
  /// The program, such as `Demarc 1.0.0`.
  package var generator: String
  /// The script of the search index, below the output folder; nil where there is none.
  package var searchPath: String?
  /// The day on which each file last changed (`2026-04-11`), by its path below the content folder.
  package var lastChanges: [String: String] = [:]

  /// Makes the facts of a site without search and history.
  package init(generator: String) { self.generator = generator }
}

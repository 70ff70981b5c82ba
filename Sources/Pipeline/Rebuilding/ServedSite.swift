internal import ContentFormat

/// A site without errors for the preview. It renders each file when the file is requested. It is a
/// value, so a rebuild does not affect copies that are in use.
package struct ServedSite: Sendable {
  private let pages: CachedPages
  private let numbers: [String: Int]

  init(_ pages: CachedPages) {
    self.pages = pages
    numbers = Dictionary(
      pages.outputs.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private init(_ pages: CachedPages, _ numbers: [String: Int]) {
    self.pages = pages
    self.numbers = numbers
  }

  /// Returns the site with other contents, or nil if its paths may differ.
  func with(_ other: CachedPages) -> ServedSite? {
    pages.outputs.book === other.outputs.book ? ServedSite(other, numbers) : nil
  }

  /// Base path of the site, with `/` at both ends.
  package var basePath: String { pages.outputs.book.basePath }

  /// Paths of all files, relative to the base path.
  package var paths: [String] { pages.outputs.paths }

  /// True if the site has a file at a path.
  package func has(_ path: String) -> Bool { numbers[path] != nil }

  /// Renders a file, or returns nil if it does not exist.
  ///
  /// - Throws: ``EnvironmentError`` if a copied file cannot be read.
  package func bytes(_ path: String) throws -> [UInt8]? {
    try numbers[path].map { try pages.outputs.bytes($0) }
  }

  /// Returns the hash of a file, which is only valid within this process. Nil for a missing file
  /// and for a copied file that is not markup.
  package func key(_ path: String) -> Int? { numbers[path].flatMap { pages.key($0) } }

  /// Returns the hash of a file without the names of the theme's style sheets.
  package func plainKey(_ path: String) -> Int? { numbers[path].flatMap { pages.plainKey($0) } }

  /// URL paths of the theme's style sheets.
  package var styles: [String] {
    pages.outputs.styleSheets.map { basePath + $0 }
  }

  /// Returns the URL path of a copied file by its path as findings show it, or nil for any other
  /// file.
  package func address(ofCopied displayPath: String) -> String? {
    pages.outputs.copiedPath(displayPath).map { basePath + $0 }
  }
}

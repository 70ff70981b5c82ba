/// A site that has no errors, as a preview shows it: every file by its path, its bytes made when they
/// are asked for. A value, so that whoever holds one is not disturbed by the next.
package struct ShownSite: Sendable {
  private let pages: KeptPages
  private let numbers: [String: Int]

  init(_ pages: KeptPages) {
    self.pages = pages
    numbers = Dictionary(
      pages.outputs.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private init(_ pages: KeptPages, _ numbers: [String: Int]) {
    self.pages = pages
    self.numbers = numbers
  }

  /// The site with other bytes; nil where it is not known that it has the same paths.
  func with(_ other: KeptPages) -> ShownSite? {
    pages.outputs.book === other.outputs.book ? ShownSite(other, numbers) : nil
  }

  /// The path the site lives at, `/` at both ends.
  package var basePath: String { pages.outputs.book.basePath }

  /// The paths of all files, below the site's own.
  package var paths: [String] { pages.outputs.paths }

  /// True where there is a file.
  package func has(_ path: String) -> Bool { numbers[path] != nil }

  /// The bytes of a file; nil where there is none.
  ///
  /// - Throws: ``EnvironmentError`` where a file that is copied cannot be read.
  package func bytes(_ path: String) throws -> [UInt8]? {
    try numbers[path].map { try pages.outputs.bytes($0) }
  }

  /// Stands for the bytes of a file as long as the program runs; nil for one that is copied, or
  /// where there is none.
  package func key(_ path: String) -> Int? { numbers[path].flatMap { pages.key($0) } }

  /// Stands for the bytes of a file but for the names of the theme's style sheets.
  package func plainKey(_ path: String) -> Int? { numbers[path].flatMap { pages.plainKey($0) } }

  /// The addresses of the theme's style sheets.
  package var styles: [String] {
    pages.outputs.styleSheets.map { basePath + $0 }
  }

  /// The address of a file that is copied, by its path as findings show it; nil for any other.
  package func address(ofCopied displayPath: String) -> String? {
    pages.outputs.copiedPath(displayPath).map { basePath + $0 }
  }
}

internal import ContentFormat

/// The location of the site's search index.
package enum SearchIndexLocation {
  /// The path of the file with the names of all pages, relative to the output folder.
  package static let names = "assets/names.json"

  /// The name of the folder, relative to the output folder.
  package static let folder = "pagefind"

  /// True for the path of a content file that the search index may need. Pages in the folder never
  /// conflict with the index, but other files can. The result does not depend on whether Pagefind
  /// is installed.
  static func reserves(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    guard parts.first == folder[...] else { return false }
    guard parts.count > 1 else { return true }
    return parts[1].hasPrefix("pagefind") || parts[1].hasPrefix("wasm.")
      || ["fragment", "index", "filter", "version.txt"].contains(parts[1])
  }
}

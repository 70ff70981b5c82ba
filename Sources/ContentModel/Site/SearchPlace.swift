internal import ContentFormat

/// Where the search index of a site is written.
package enum SearchPlace {
  /// The folder, below the output folder.
  package static let folder = "pagefind"

  /// True for the path of a file that the index may need. Pages below the folder have names that the
  /// index never takes; other files may, so those with its names are refused. Whether a machine has
  /// Pagefind makes no difference to what is found.
  static func reserves(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    guard parts.first == folder[...] else { return false }
    guard parts.count > 1 else { return true }
    return parts[1].hasPrefix("pagefind") || parts[1].hasPrefix("wasm.")
      || ["fragment", "index", "filter", "version.txt"].contains(parts[1])
  }
}

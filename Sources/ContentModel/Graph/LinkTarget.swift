internal import Bytes
internal import ContentFormat
internal import Markdown

/// The target of a link or image in Markdown.
package enum LinkTarget: Sendable, Hashable {
  /// An address outside of the site: an `http:`, `https:`, `mailto:` or `tel:` URL, or one that
  /// begins with `//`.
  case external
  /// The position of an entry or page, and an anchor on it.
  case entry(EntryIndex, anchor: String?)
  /// The position of a collection, whose index page is the target, and an anchor on it.
  case collection(CollectionIndex, anchor: String?)
  /// The path of a copied file.
  case asset(String)
  /// No such file. The path is relative to the content folder.
  case missing(path: String)
  /// A file that exists but could not be parsed.
  case unparsed
  /// A path outside of the content folder.
  case outside
  /// A scheme that is never rendered as a link, such as `javascript`.
  case unsafe(scheme: String)
}

extension ContentGraph {
  /// Resolves the destination of a link as GitHub does: relative to the file that contains it, or
  /// relative to the content folder if it begins with `/`.
  package func target(of destination: String, from entry: EntryIndex) -> LinkTarget {
    if let scheme = urlScheme(of: destination) {
      return ["http", "https", "mailto", "tel"].contains(scheme)
        ? .external : .unsafe(scheme: scheme)
    }
    if destination.utf8.starts(with: "//".utf8) { return .external }
    var path = destination[...]
    var anchor: String?
    if let hash = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
      anchor = PercentEncoding.decode(path[path.utf8.index(after: hash)...])
      path = path[..<hash]
    }
    if let query = path.utf8.firstIndex(of: UInt8(ascii: "?")) { path = path[..<query] }
    if anchor?.isEmpty == true { anchor = nil }
    if destination.isEmpty { return .missing(path: "") }
    if path.isEmpty { return .entry(entry, anchor: anchor) }
    let isFromTop = path.utf8.first == UInt8(ascii: "/")
    let folder = isFromTop ? "" : ContentPath.folder(of: entries[entry].path)
    guard let full = ContentPath.join(folder, PercentEncoding.decode(path)) else { return .outside }
    return target(path: full, anchor: anchor)
  }

  /// Resolves a navigation item: the path of a file, or of a folder with an index page.
  package func navigationTarget(_ path: String) -> LinkTarget {
    target(path: path.split(separator: "/").joined(separator: "/"), anchor: nil)
  }

  private func target(path: String, anchor: String?) -> LinkTarget {
    if let entry = self.entry(path: path) {
      // An anchor may be the id of a sub-entry, as in references.
      guard let anchor else { return .entry(entry, anchor: nil) }
      let part = entries[entry].subEntries.first { $0.id == anchor }
      return .entry(entry, anchor: part?.anchor ?? anchor)
    }
    // Unicode equivalence may hide different spellings of a name. Use the spelling of the file.
    if let asset = names.assets.firstIndex(of: path) { return .asset(names.assets[asset]) }
    for name in ["index.md", "README.md"] {
      let index = path.isEmpty ? name : "\(path)/\(name)"
      if let entry = self.entry(path: index) { return .entry(entry, anchor: anchor) }
    }
    if let collection = names.folders[path] { return .collection(collection, anchor: anchor) }
    return names.unparsed.contains(path) ? .unparsed : .missing(path: path)
  }
}

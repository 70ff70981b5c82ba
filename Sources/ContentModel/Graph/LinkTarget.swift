internal import Bytes
internal import ContentFormat
package import Diagnostics
package import Markdown

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
  /// The name in `[[name]]`, which no entry has or several `candidates` have.
  case unnamed(String, candidates: [EntryIndex])
  /// A file that exists but could not be parsed.
  case unparsed
  /// A path outside of the content folder.
  case outside
  /// A scheme that is never rendered as a link, such as `javascript`.
  case unsafe(scheme: String)
  /// A name in a link pattern that no entry has, or several have.
  case unresolved(LinkName)
}

extension LinkTarget {
  /// True for the path of a file that does not exist.
  var isMissing: Bool {
    if case .missing(let path) = self { !path.isEmpty } else { false }
  }
}

/// A name by which a link pattern refers to an entry.
package struct LinkName: Sendable, Hashable {
  /// The placeholder of the name: an id, a title or the id of a part.
  package let placeholder: LinkPattern.Placeholder
  /// The name.
  package let text: String
  /// The names of the collections that the pattern allows. Empty for all.
  package let collections: [String]
  /// The entries with that name, of which there are none or several.
  package let candidates: [EntryIndex]
}

extension ContentGraph {
  /// Resolves the destination of a link as GitHub does: relative to the file that contains it, or
  /// relative to the content folder if it begins with `/`. A site may declare other meanings.
  package func target(of destination: String, from entry: EntryIndex) -> LinkTarget {
    if !site.links.isEmpty, let target = declaredTarget(of: destination, from: entry) {
      return target
    }
    return fileTarget(of: destination, from: entry)
  }

  /// Resolves a destination at a range of an entry's text. In the text of an included file, it may
  /// also be relative to that file, as on GitHub.
  package func target(
    of destination: String, at range: SourceRange, from entry: EntryIndex
  ) -> LinkTarget {
    let found = target(of: destination, from: entry)
    let origin = entries[entry].origin
    if origin.isOneFile || destination.hasPrefix("/") { return found }
    switch found {
    case .missing, .outside:
      let path = origin.path(at: range.start)
      if path == origin.path { return found }
      let other = target(of: "/\(ContentPath.folder(of: path))/\(destination)", from: entry)
      if case .missing = other { return found }
      return other == .outside ? found : other
    case .external, .entry, .collection, .asset, .unnamed, .unparsed, .unsafe, .unresolved:
      return found
    }
  }

  /// Resolves the destination of a link between files.
  func fileTarget(of destination: String, from entry: EntryIndex) -> LinkTarget {
    if let scheme = urlScheme(of: destination) {
      return ["http", "https", "mailto", "tel"].contains(scheme)
        ? .external : .unsafe(scheme: scheme)
    }
    if destination.utf8.starts(with: "//".utf8) { return .external }
    if destination.isEmpty { return .missing(path: "") }
    let (path, anchor) = Self.linkParts(destination)
    if path.isEmpty {
      // The anchors of a section are those of its file.
      if let anchor, entries[entry].place?.level != nil {
        return target(path: entries[entry].path, anchor: anchor)
      }
      return .entry(entry, anchor: anchor)
    }
    let isFromTop = path.utf8.first == UInt8(ascii: "/")
    let folder = isFromTop ? "" : ContentPath.folder(of: entries[entry].path)
    let full = ContentPath.join(folder, PercentEncoding.decode(path))
    let found = full.map { target(path: $0, anchor: anchor) } ?? .outside
    if names.renames.isEmpty || isFromTop { return found }
    switch found {
    case .missing, .outside:
      return targetBeforeMove(of: path, anchor: anchor, from: entry) ?? found
    default: return found
    }
  }

  /// Splits a destination into its path as written, and its decoded anchor.
  static func linkParts(_ destination: String) -> (path: Substring, anchor: String?) {
    var path = destination[...]
    var anchor: String?
    if let hash = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
      anchor = PercentEncoding.decode(path[path.utf8.index(after: hash)...])
      path = path[..<hash]
    }
    if let query = path.utf8.firstIndex(of: UInt8(ascii: "?")) { path = path[..<query] }
    if anchor?.isEmpty == true { anchor = nil }
    return (path, anchor)
  }

  /// Resolves a navigation item: the path of a file, or of a folder with an index page.
  package func navigationTarget(_ path: String) -> LinkTarget {
    target(path: path.split(separator: "/").joined(separator: "/"), anchor: nil)
  }

  func target(path: String, anchor: String?) -> LinkTarget {
    if let entry = self.entry(path: path) { return target(entry, anchor: anchor) }
    if let target = target(inItemFile: path, anchor: anchor) { return target }
    // Unicode equivalence may hide different spellings of a name. Use the spelling of the file.
    if let asset = names.assets.firstIndex(of: path) { return .asset(names.assets[asset]) }
    if let index = sectionPage(of: path) { return .entry(index, anchor: anchor) }
    if let collection = names.folders[path] { return .collection(collection, anchor: anchor) }
    return names.unparsed.contains(path) ? .unparsed : .missing(path: path)
  }

  /// Returns the target for an anchor on the page of an entry. The anchor may be the id of a
  /// sub-entry, as in references.
  func target(_ entry: EntryIndex, anchor: String?) -> LinkTarget {
    guard let anchor else { return .entry(entry, anchor: nil) }
    let part = entries[entry].subEntry(anchor)
    return .entry(entry, anchor: part?.anchor ?? anchor)
  }

  /// Returns the page that introduces a folder.
  func sectionPage(of folder: String) -> EntryIndex? {
    ContentPath.sectionNames.lazy.compactMap { name in
      self.entry(path: folder.isEmpty ? name : "\(folder)/\(name)")
    }.first
  }
}

internal import ContentFormat
package import Diagnostics

/// Explains paths that name no file of the site because the file, or a folder above it, is left out.
package struct LeftOutPaths {
  /// The explanation of a path.
  package struct Problem {
    /// The message of a finding: what exists, and what leaves it out.
    package let message: String
    /// The pattern or rule that leaves it out.
    package let notes: [Finding.Note]
    /// The way to make it part of the site.
    package let help: [String]
  }

  private let site: SiteConfiguration
  private let files: LeftOutFiles
  private lazy var items = Dictionary(files.items.map { ($0.path, $0) }) { first, _ in first }

  package init(_ graph: ContentGraph) {
    site = graph.site
    files = graph.leftOut
  }

  /// Returns the explanation of a path below the content folder, or nil if nothing on it is left
  /// out. A path with an extension that `links` declares may be that of an entry.
  package mutating func problem(_ path: String) -> Problem? {
    guard !files.items.isEmpty, !path.isEmpty else { return nil }
    var paths = [path]
    if let stem = site.links.withoutExtension(path) {
      paths += EntryPaths.extensions.map { stem + $0 }
    } else if site.links.allowsRoutes, !ContentPath.name(of: path).contains(".") {
      paths += EntryPaths.extensions.map { path + $0 }
    }
    return paths.lazy.compactMap { [items] in items[$0] }.first.map { problem(of: $0, for: path) }
      ?? folder(of: path).map { problem(of: $0, for: path) }
  }

  /// Returns the nearest folder above a path that is left out.
  private mutating func folder(of path: String) -> LeftOutFiles.Item? {
    var folder = ContentPath.folder(of: path)
    while !folder.isEmpty {
      if let item = items[folder], item.isFolder { return item }
      folder = ContentPath.folder(of: folder)
    }
    return nil
  }

  private func problem(of item: LeftOutFiles.Item, for path: String) -> Problem {
    let (reason, note) =
      switch item.reason {
      case .exclude: ("`exclude` leaves it out", "this pattern leaves it out")
      case .gitIgnore: ("`.gitignore` leaves it out", "this rule leaves it out")
      case .notIncluded:
        ("no pattern of `include` selects it", "the patterns of `include` begin here")
      case .buildFolder: ("folders of build tools are left out", "")
      }
    return Problem(
      message: "the \(item.isFolder ? "folder" : "file") \(item.path.quoted) exists, but \(reason)",
      notes: item.cause.location.map { [.init(note, at: $0)] } ?? [],
      help: help(item, path))
  }

  private func help(_ item: LeftOutFiles.Item, _ path: String) -> [String] {
    // `exclude` takes precedence over `include`.
    guard item.reason != .exclude else { return [] }
    let pattern = "\"\(item.isFolder && path != item.path ? path : item.path)\""
    if pattern.contains(where: { "*?[\\".contains($0) }) { return [] }
    return [
      site.include == nil
        ? "write `include: [\"**\", \(pattern)]` in `site.yml` to take it in"
        : "add `\(pattern)` to `include` in `site.yml` to take it in"
    ]
  }
}

/// The paths of entries.
enum EntryPaths {
  /// The extensions of the files of entries, in the order in which links try them.
  static let extensions = [".md", ".yml", ".yaml", ".json"]
}

internal import ContentFormat
internal import ContentModel

/// The files and folders whose changes affect a site.
package struct WatchPlan: Sendable, Equatable {
  /// Folders whose files and subfolders matter, except those whose names begin with a dot.
  package var folders: [String]
  /// Single files outside of these folders, or with names that begin with a dot.
  package var files: [String] = []
  /// Folders below the others that do not matter.
  package var skipped: Set<String> = []

  /// Creates a plan for whole folders.
  package init(folders: [String]) { self.folders = folders }

  /// Returns the plan for a site that has not been read yet. If its files cannot be listed, the plan
  /// has its folders only.
  package static func initial(_ options: BuildOptions) -> WatchPlan {
    WatchPlan(options, (try? SiteSources(options))?.files)
  }

  /// - Parameter inclusions: The files that others include. They may be in skipped folders.
  init(_ options: BuildOptions, _ content: ContentFiles?, including inclusions: Set<String> = []) {
    folders = [options.content, options.theme] + [options.schemas].compactMap(\.self)
    files = [options.projectPath] + inclusions.sorted()
    if let place = FileSystem.realPath(options.content) { files += GitIgnore.paths(above: place) }
    guard let content else { return }
    for path in content.namedHiddenPaths {
      let place = "\(options.content)/\(path)"
      if ContentPath.name(of: path).hasPrefix("."), FileSystem.target(place) != .folder {
        files.append(place)
      } else {
        folders.append(place)
      }
    }
    skipped = Set(
      content.leftOut.items.filter(\.isFolder).map { "\(options.content)/\($0.path)" })
  }
}

extension ContentFiles {
  /// The paths that patterns name and that a name with a leading dot hides, without their files and
  /// subfolders that the patterns match with wildcards.
  fileprivate var namedHiddenPaths: [String] {
    let paths = takingPatterns.compactMap { pattern -> String? in
      let parts = pattern.literalFolder
      guard let first = parts.firstIndex(where: { $0.hasPrefix(".") }) else { return nil }
      // The last component may be a file.
      let end = pattern.isLiteral ? max(first + 1, parts.count - 1) : parts.count
      return parts[..<end].joined(separator: "/")
    }
    return Set(paths).sorted()
  }
}

package import ContentFormat

/// Finds the collection that a file belongs to, by the folders of the schemas.
package struct CollectionFolders: Sendable {
  /// The positions of the collections by folder.
  private let positions: [String: CollectionIndex]
  /// The paths of files that may introduce their folder.
  private let sectionPages: Set<String>

  /// Indexes schemas. Of two schemas for one folder, the first counts.
  ///
  /// - Parameter paths: The paths of all pages.
  package init(
    _ schemas: CollectionTable<CollectionSchema>, pages paths: some Sequence<String> = []
  ) {
    sectionPages = Set(paths.filter { ContentPath.sectionNames.contains(ContentPath.name(of: $0)) })
    positions = Dictionary(
      schemas.indexed().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of the innermost collection whose folder contains the file, or nil for a file
  /// outside of all collections.
  package func collection(holding path: String) -> CollectionIndex? {
    collection(inOrAbove: ContentPath.folder(of: path))
  }

  /// The position of the collection that the file is an entry of. A collection's own `index.md`,
  /// `_index.md` or README introduces it and is a page like those outside of all collections. So is
  /// every other `_index.md`, which introduces a folder.
  package func collection(ofEntry path: String) -> CollectionIndex? {
    let folder = ContentPath.folder(of: path)
    let name = ContentPath.name(of: path)
    if name == "_index.md" { return nil }
    if ContentPath.sectionNames.contains(name), positions[folder] != nil {
      let first = ContentPath.sectionNames.first {
        $0 == name || sectionPages.contains("\(folder)/\($0)")
      }
      if first == name { return nil }
    }
    return collection(inOrAbove: folder)
  }

  private func collection(inOrAbove folder: String) -> CollectionIndex? {
    var folder = folder
    while !folder.isEmpty {
      if let found = positions[folder] { return found }
      folder = ContentPath.folder(of: folder)
    }
    return nil
  }
}

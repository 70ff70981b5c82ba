package import ContentFormat

/// Finds the collection that a file belongs to, by the folders of the schemas.
package struct CollectionFolders: Sendable {
  /// The positions of the collections by folder.
  private let positions: [String: CollectionIndex]

  /// Indexes schemas. Of two schemas for one folder, the first counts.
  package init(_ schemas: CollectionTable<CollectionSchema>) {
    positions = Dictionary(
      schemas.indexed().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of the innermost collection whose folder contains the file, or nil for a file
  /// outside of all collections.
  package func collection(holding path: String) -> CollectionIndex? {
    collection(inOrAbove: ContentPath.folder(of: path))
  }

  /// The position of the collection that the file is an entry of. A collection's own `index.md`
  /// introduces it and is a page like those outside of all collections.
  package func collection(ofEntry path: String) -> CollectionIndex? {
    let folder = ContentPath.folder(of: path)
    if ContentPath.name(of: path) == "index.md", positions[folder] != nil { return nil }
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

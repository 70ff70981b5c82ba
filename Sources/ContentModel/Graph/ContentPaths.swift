internal import ContentFormat

extension ContentGraph {
  /// The paths of all files and folders below the content folder, including drafts and files that
  /// could not be parsed.
  package var contentPaths: Set<String> {
    var paths = Set(entries.map(\.path) + assets)
    paths.formUnion(drafts.names)
    paths.formUnion(names.unparsed)
    paths.formUnion(collections.compactMap(\.schema.path))
    for path in paths {
      var folder = ContentPath.folder(of: path)
      while !folder.isEmpty, paths.insert(folder).inserted {
        folder = ContentPath.folder(of: folder)
      }
    }
    paths.insert("site.yml")
    return paths
  }
}

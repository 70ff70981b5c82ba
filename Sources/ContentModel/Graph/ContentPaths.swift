internal import ContentFormat

extension ContentGraph {
  /// The paths of the files of entries, sorted. A file with several entries occurs once.
  package var entryPaths: [String] {
    var paths: [String] = []
    for entry in entries where paths.last != entry.path { paths.append(entry.path) }
    return paths
  }

  /// The paths of all files and folders below the content folder, including drafts and files that
  /// could not be parsed.
  package var contentPaths: Set<String> {
    var paths = Set(entryPaths + assets)
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

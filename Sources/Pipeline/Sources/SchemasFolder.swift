internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The folder of schemas outside of the content: a file `NAME.yml` for each collection, and
/// `site.yml` and `site.lock` if they are not in the content folder.
struct SchemasFolder: Sendable {
  private(set) var schemas: [ContentFiles.Item] = []
  private(set) var site: ContentFiles.Item?
  private(set) var lock: ContentFiles.Item?
  private(set) var findings: [Finding] = []

  /// Lists the files of a folder. Subfolders are not read.
  ///
  /// - Throws: ``EnvironmentError`` if there is no such folder.
  init(_ folder: String, contentOverrides: [String: [UInt8]]) throws {
    guard FileSystem.target(folder) == .folder, let real = FileSystem.realPath(folder) else {
      throw EnvironmentError("there is no folder \(folder): name it with --schemas")
    }
    let names = try FileSystem.names(in: folder)
    for name in names where !ContentFiles.isLeftover(name) {
      let path = "\(folder)/\(name)"
      guard case .file(let size)? = FileSystem.target(path) else { continue }
      let place = FileSystem.realPath(path) ?? "\(real)/\(name)"
      var item = ContentFiles.Item(
        path: name, displayPath: path, bytes: contentOverrides[place])
      if name == PublishedLock.fileName {
        lock = item
        continue
      }
      let isMisnamed = name.lowercased().hasSuffix(".yaml") || name.hasSuffix(".YML")
      guard name.hasSuffix(".yml") || isMisnamed else { continue }
      if isMisnamed {
        let right = ContentPath.stem(of: name) + ".yml"
        findings.append(.misnamedFile(path, name: right, severity: .error))
        if names.contains(right) { continue }
        item = ContentFiles.Item(path: right, displayPath: path, bytes: item.bytes)
      }
      if size > ContentFiles.maximumTextSize {
        findings.append(.fileTooLarge(path, size: size, limit: ContentFiles.maximumTextSize))
      } else if item.path == "site.yml" {
        site = item
      } else {
        schemas.append(item)
      }
    }
  }
}

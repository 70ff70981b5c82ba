internal import ContentFormat
internal import Diagnostics

extension SchemaProposal {
  /// Returns remarks about files with front matter whose extension is not that of Markdown, one for
  /// each folder.
  static func otherTexts(below root: String) throws -> [String] {
    let extensions = [".txt", ".markdown", ".mdown", ".mdx", ".html", ".rst", ".adoc"]
    var found: [String: [String]] = [:]
    func scan(_ folder: String) throws {
      for name in try FileSystem.names(in: folder.isEmpty ? root : "\(root)/\(folder)")
      where !name.hasPrefix(".") && name != "node_modules" && !foldersOfTools.contains(name) {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        if FileSystem.kind("\(root)/\(path)") == .folder {
          try scan(path)
          continue
        }
        guard extensions.contains(where: name.hasSuffix),
          let bytes = try? FileSystem.read("\(root)/\(path)", atMost: 512 << 10),
          case .present = FrontMatter.split(bytes)
        else { continue }
        found[folder, default: []].append(name)
      }
    }
    try scan("")
    return found.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { folder, names in
      "\(folder.isEmpty ? "." : folder): \(names.count) files such as \(names.min() ?? "") begin with "
        + "front matter, but only files named .md are read"
    }
  }

  /// Returns a remark if the pages at the top are of one kind, since the content folder itself cannot
  /// be a collection.
  static func entriesAtTop(of root: String, _ pages: [ProposedCollection.Item]) -> [String] {
    let top = pages.filter { !$0.file.path.contains("/") && $0.pairs.count > 1 }
    let own = commonKeys(of: top).subtracting(["layout", "permalink", "nav_order"])
    guard top.count > 4, top.count > pages.count / 2, !own.isEmpty else { return [] }
    let name = ContentPath.name(of: FileSystem.resolved(root))
    let folder = ContentPath.folder(of: root)
    let around = root == "." ? ".." : folder.isEmpty ? "." : folder
    return [
      "\(top.count) files lie in the content folder itself, so they are pages: to make them a collection, "
        + "name the folder around it (`demarc init --from \(around)`), where "
        + "\(name) becomes the collection"
    ]
  }
}

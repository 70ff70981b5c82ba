internal import ContentFormat
internal import ContentModel

/// The search index of a site. It is created from the rendered pages and published with them. A
/// build that changes no page keeps the existing index.
struct SearchIndex {
  /// Folder of the index, below the output folder.
  static let folder = SearchIndexLocation.folder
  /// Path of the script that pages load.
  static let script = "\(folder)/pagefind.js"
  /// Path of the file that contains the version of Pagefind.
  private static let versionFile = "\(folder)/version.txt"
  /// Parts of the names of Pagefind's user interface files, which the theme does not use.
  private static let unused = [
    "-ui.", "pagefind-modular-", "pagefind-highlight", "pagefind-component",
  ]

  let pagefind: Pagefind
  let outputs: Outputs
  let folder: OutputFolder

  /// Creates the index and stages its files.
  ///
  /// - Parameter changed: The numbers of the staged files.
  /// - Returns: The folder with the files of the index, and the numbers of all staged files.
  func stage(
    _ changed: [Int]
  ) async throws -> (folder: OutputFolder, changed: [Int]) {
    if let reusableFiles = try reusableFiles(changed) {
      return (try folder.adding(reusableFiles), changed)
    }
    let (pages, index) = ("\(folder.workFolder)/pages", "\(folder.workFolder)/index")
    let staged = Set(changed)
    for (number, file) in outputs.files.enumerated() where file.format == .html {
      try folder.link(number, isStaged: staged.contains(number), to: "\(pages)/\(file.path)")
    }
    try await pagefind.index(site: pages, output: index)
    let names = try FileSystem.files(below: index)
      .filter { name in !Self.unused.contains { name.contains($0) } }
    let paths = names.map { "\(Self.folder)/\($0)" } + [Self.versionFile]
    let larger = try folder.adding(paths)
    var changed = changed
    for (offset, path) in paths.enumerated() {
      let bytes =
        path == Self.versionFile
        ? Array("\(pagefind.version)\n".utf8) : try FileSystem.read("\(index)/\(names[offset])")
      let number = folder.fileCount + offset
      if try larger.stage(bytes, number: number) { changed.append(number) }
    }
    try folder.clearWork()
    return (larger, changed)
  }

  /// Returns the files of the existing index if no page changed since it was created.
  private func reusableFiles(_ changed: [Int]) throws -> [String]? {
    let isTouched = changed.contains {
      $0 < outputs.files.count && outputs.files[$0].format == .html
    }
    guard !isTouched, !folder.losesPages,
      let version = try? FileSystem.read("\(folder.root)/\(Self.versionFile)"),
      version == Array("\(pagefind.version)\n".utf8)
    else { return nil }
    let paths = folder.published(below: Self.folder + "/")
    let isWhole = paths.allSatisfy { FileSystem.kind("\(folder.root)/\($0)") != nil }
    return isWhole && paths.contains(Self.script) ? paths : nil
  }
}

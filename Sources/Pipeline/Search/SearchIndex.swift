internal import ContentModel

/// The search index of a site: made from its finished pages before they are published, and published
/// with them. A build that changes no page keeps the index that is there.
struct SearchIndex {
  /// Where it goes, below the output folder.
  static let folder = SearchPlace.folder
  /// The script that pages load.
  static let script = "\(folder)/pagefind.js"
  /// What says which Pagefind made it.
  private static let versionFile = "\(folder)/version.txt"
  /// Files of Pagefind's own user interfaces, which the theme has no use for.
  private static let unused = [
    "-ui.", "pagefind-modular-", "pagefind-highlight", "pagefind-component",
  ]

  let pagefind: Pagefind
  let outputs: Outputs
  let folder: OutputFolder

  /// Makes the index and puts it beside the site.
  ///
  /// - Parameter changed: the files that were staged, by number.
  /// - Returns: the folder with the index among its files, and all files that were staged.
  func stage(
    _ changed: [Int]
  ) async throws -> (folder: OutputFolder, changed: [Int]) {
    if let kept = try kept(changed) { return (try folder.adding(kept), changed) }
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
      let number = outputs.paths.count + offset
      if try larger.stage(bytes, number: number) { changed.append(number) }
    }
    try folder.clearWork()
    return (larger, changed)
  }

  /// The files of the index that is there, where no page changed since it was made.
  private func kept(_ changed: [Int]) throws -> [String]? {
    let isTouched = changed.contains { outputs.files[$0].format == .html }
    guard !isTouched, !folder.losesPages,
      let version = try? FileSystem.read("\(folder.root)/\(Self.versionFile)"),
      version == Array("\(pagefind.version)\n".utf8)
    else { return nil }
    let paths = folder.published(below: Self.folder + "/")
    let isWhole = paths.allSatisfy { FileSystem.kind("\(folder.root)/\($0)") != nil }
    return isWhole && paths.contains(Self.script) ? paths : nil
  }
}

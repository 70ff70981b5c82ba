/// The removal of what builds wrote, as `demarc clean` does it. Everything else stays: the files that
/// no build wrote, links, and the folders that contain them.
package struct Cleaning: Sendable {
  /// The files to remove, with the output folder and the caches.
  package let files: [String]
  /// Other files in the output folder.
  package let kept: [String]
  private let output: String
  private let cache: String
  private let lock: FolderLock?

  /// Reads the record of the builds.
  ///
  /// - Throws: ``EnvironmentError`` if the output folder is, contains or is inside the theme or the
  ///   schemas, if it contains the content, or if a build is running.
  package init(_ options: BuildOptions) throws {
    let output = options.output
    self.output = output
    cache = options.folder.path(of: ExternalOptions.cacheFolder)
    let sources = [options.theme] + [options.schemas].compactMap(\.self)
    try OutputFolder.checkOverlap(of: output, apartFrom: sources)
    _ = try OutputFolder.path(of: output, inContent: options.content)
    guard FileSystem.target(output) ?? .folder == .folder else {
      throw EnvironmentError("\(output) is not a folder")
    }
    let state = "\(output)/.demarc"
    if FileSystem.kind(state) == .folder {
      lock = try FolderLock(state)
      guard lock != nil else { throw OutputFolder.busy(output) }
    } else {
      lock = nil
    }
    let published = OutputFolder.record(of: output).filter { path in
      guard case .file? = FileSystem.kind("\(output)/\(path)") else { return false }
      return !OutputFolder.isBehindLink(path, in: output)
    }
    let hasState = lock != nil
    let unfinished = try ["new", "work"].flatMap { folder -> [String] in
      guard hasState, FileSystem.kind("\(state)/\(folder)") == .folder else { return [] }
      return try FileSystem.files(below: "\(state)/\(folder)").map { ".demarc/\(folder)/\($0)" }
    }
    let record = hasState && FileSystem.kind("\(state)/files") != nil ? [".demarc/files"] : []
    // The record goes last, so that an interrupted run can go on.
    let own = published.sorted() + unfinished + record
    let all = Set(own)
    kept =
      FileSystem.kind(output) == .folder
      ? try FileSystem.files(below: output).filter { !all.contains($0) }.map { "\(output)/\($0)" }
      : []
    var files = own.map { "\(output)/\($0)" }
    if FileSystem.kind(cache) == .folder, case .file? = FileSystem.kind("\(cache)/links.json") {
      files.append("\(cache)/links.json")
    }
    self.files = files
  }

  /// Removes the files and the folders that are empty then. Returns the number of files.
  package func run() throws -> Int {
    var folders: Set<String> = []
    for file in files {
      try FileSystem.remove(file)
      let root = file.hasPrefix(output + "/") ? output : cache
      var folder = file[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard folders.insert(String(folder)).inserted, folder != root[...] else { break }
      }
    }
    // Folders that a build made and left empty.
    if lock != nil { folders.formUnion(["new", "work", ""].map { "\(output)/.demarc/\($0)" }) }
    for folder in folders.sorted(by: >) { _ = FileSystem.removeEmptyFolder(folder) }
    return files.count
  }
}

/// The output folder of a build. It writes files atomically, writes only those whose contents
/// changed, and overwrites only files of earlier builds.
///
/// Writing takes two steps. ``stage(_:number:)`` writes a changed file to `.demarc/new`. Then
/// ``publish(_:jobs:)`` moves all of them to their final paths, or ``abandon()`` removes them and
/// leaves the published site unchanged. Into an empty folder, the first build stages a tree with the
/// paths of the site and moves its folders as wholes.
///
/// The manifest `.demarc/files` lists the files of the builds, one path a line. It lists both the
/// old and the new files before the first is moved, so that after an interrupted build the next one
/// recognizes every file.
struct OutputFolder: Sendable {
  /// The numbers of files that a build changed.
  struct Counts: Sendable, Equatable {
    var written = 0
    var unchanged = 0
    var removed = 0
  }

  let root: String
  private var paths: [String]
  private var files: Set<String>
  private let known: Set<String>
  /// True if the folder did not exist before.
  private let isOwn: Bool
  /// True if the folder was empty.
  private let isEmpty: Bool
  /// Held until the build ends.
  private let lock: FolderLock

  private var stateFolder: String { "\(root)/.demarc" }
  private var manifest: String { "\(root)/.demarc/files" }

  /// Prepares a folder for these files, given by their paths below it.
  ///
  /// - Throws: ``EnvironmentError`` if a file that no build has written is in the way, or if
  ///   another build is writing the folder.
  init(root: String, files: [String]) throws {
    self.root = root
    paths = files
    isOwn = FileSystem.kind(root) == nil
    self.files = Set(files)
    for folder in ["\(root)/.demarc", "\(root)/.demarc/new"] {
      guard FileSystem.kind(folder) == .folder || FileSystem.kind(folder) == nil else {
        throw EnvironmentError("\(folder) exists and is not a folder")
      }
    }
    let state = "\(root)/.demarc"
    let early = FileSystem.kind(state) == nil ? nil : try Self.lock(state, of: root)
    known = Self.record(of: root)
    let isNew = (try? FileSystem.names(in: root))?.isEmpty ?? true
    if let early {
      lock = early
    } else {
      // Check first, so that a rejected folder stays unchanged.
      if !isNew { try Self.checkFree(files, in: root, known: known) }
      try FileSystem.makeFolders(state)
      lock = try Self.lock(state, of: root)
      // Another build may have started and finished since the first check.
      guard FileSystem.kind("\(state)/files") == nil else { throw Self.busy(root) }
    }
    isEmpty = isNew
    if !isNew { try checkFree(files) }
    try FileSystem.makeFolders("\(stateFolder)/new")
    try clearUnfinished()
  }

  private static func lock(_ state: String, of root: String) throws -> FolderLock {
    guard let lock = try FolderLock(state) else { throw busy(root) }
    return lock
  }

  static func busy(_ root: String) -> EnvironmentError {
    EnvironmentError("another build is writing \(root): try again when it has finished")
  }

  /// Throws if a file that no build has written is at one of these paths.
  private func checkFree(_ files: [String]) throws {
    try Self.checkFree(files, in: root, known: known)
  }

  private static func checkFree(_ files: [String], in root: String, known: Set<String>) throws {
    for path in files.sorted() where !known.contains(path) {
      if let kind = FileSystem.kind("\(root)/\(path)"),
        !(kind == .folder && isOurs(path, known))
      {
        throw EnvironmentError(
          "the build would overwrite \(root)/\(path), which Demarc did not write: move it away first"
        )
      }
    }
    try checkFolders(files, in: root, known: known)
  }

  /// Number of files in the site.
  var fileCount: Int { paths.count }

  /// Returns the folder with additional files, numbered after the existing ones.
  ///
  /// - Throws: ``EnvironmentError`` if the site already has one of them, or if a file that no build
  ///   has written is in the way.
  func adding(_ more: [String]) throws -> OutputFolder {
    var copy = self
    copy.paths += more
    copy.files.formUnion(more)
    if let taken = more.first(where: files.contains) {
      throw EnvironmentError(
        "the content file \(taken) is at the path of the search index")
    }
    try checkFree(more)
    return copy
  }

  /// Returns the files of earlier builds whose paths begin with `folder`, sorted.
  func published(below folder: String) -> [String] {
    known.filter { $0.hasPrefix(folder) }.sorted()
  }

  /// True if an earlier build wrote a page that this one does not have.
  var losesPages: Bool { known.contains { $0.hasSuffix(".html") && !files.contains($0) } }

  /// Folder for temporary files, on the same disk as the site.
  var workFolder: String { "\(stateFolder)/work" }

  /// Removes the temporary files.
  func clearWork() throws { try FileSystem.removeTree(workFolder) }

  /// Links a staged or published file of the site to a path, usually in the work folder.
  func link(_ number: Int, isStaged: Bool, to path: String) throws {
    let source = isStaged ? staged(number) : "\(root)/\(paths[number])"
    try FileSystem.makeFolders(ofFile: path)
    try FileSystem.link(source, to: path)
  }

  /// Returns the path of the output folder below the content folder, or nil if it is elsewhere. A
  /// build may write there only if the content leaves that folder out.
  ///
  /// - Throws: ``EnvironmentError`` if the output folder is the content folder or contains it.
  static func path(of output: String, inContent content: String) throws -> String? {
    let (place, other) = (FileSystem.resolved(output), FileSystem.resolved(content))
    if FileSystem.isAtOrBelow(other, place) { throw overlap(of: output, with: content) }
    guard FileSystem.isAtOrBelow(place, other) else { return nil }
    guard place.hasPrefix(other == "/" ? "/" : other + "/") else {
      throw overlap(of: output, with: content)
    }
    return FileSystem.relative(place, to: other)
  }

  static func overlap(of output: String, with source: String) -> EnvironmentError {
    EnvironmentError(
      "\(output) cannot be the output folder: it would be inside \(source) or contain it")
  }

  /// Throws if the output folder is, contains or is inside a source folder. The build would
  /// otherwise read its own output.
  static func checkOverlap(of output: String, apartFrom sources: [String]) throws {
    let place = FileSystem.resolved(output)
    for source in sources {
      let other = FileSystem.resolved(source)
      if FileSystem.isAtOrBelow(place, other) || FileSystem.isAtOrBelow(other, place) {
        throw overlap(of: output, with: source)
      }
    }
  }

  /// Returns the files that builds wrote into a folder, as its manifest lists them.
  static func record(of root: String) -> Set<String> {
    guard let bytes = try? FileSystem.read("\(root)/.demarc/files") else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return Set(lines.filter { isInside($0) })
  }

  /// True if a path stays inside the folder. The manifest may have been edited.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.isEmpty
  }

  private func writeManifest(_ files: Set<String>) throws {
    let text = files.sorted().map { $0 + "\n" }.joined()
    let bytes = Array(text.utf8)
    if let old = try? FileSystem.read(manifest), old == bytes { return }
    try FileSystem.write(bytes, to: "\(stateFolder)/new/files")
    try FileSystem.move("\(stateFolder)/new/files", to: manifest)
  }

  /// Throws if a parent folder is a link, because a write through it could leave the output folder.
  private static func checkFolders(
    _ files: [String], in root: String, known: Set<String>
  ) throws {
    var seen: Set<Substring> = []
    for path in files {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard seen.insert(folder).inserted else { break }
        switch FileSystem.kind("\(root)/\(folder)") {
        case .folder?, nil: continue
        case .file? where known.contains(String(folder)): continue
        default: throw EnvironmentError("\(root)/\(folder) exists and is not a folder")
        }
      }
    }
  }

  /// True if earlier builds wrote into a folder. Other files that remain in it after pruning keep
  /// it from being replaced.
  private static func isOurs(_ folder: String, _ known: Set<String>) -> Bool {
    known.contains { $0.hasPrefix(folder + "/") }
  }

  /// Removes what an interrupted build left behind.
  private func clearUnfinished() throws {
    try clearWork()
    for name in try FileSystem.names(in: "\(stateFolder)/new") {
      try FileSystem.removeTree("\(stateFolder)/new/\(name)")
    }
  }

  /// The staged files of a first build, by their paths in the site.
  private var tree: String { "\(stateFolder)/new/site" }

  /// Returns the path of a staged file.
  private func staged(_ number: Int) -> String {
    isEmpty ? "\(tree)/\(paths[number])" : "\(stateFolder)/new/\(number)"
  }

  /// Writes a file to the staging folder unless the published file has the same bytes. Returns true
  /// if it was written. May be called from several threads.
  ///
  /// - Parameter number: The index of the file among those of the build.
  func stage(_ bytes: [UInt8], number: Int) throws -> Bool {
    let target = "\(root)/\(paths[number])"
    // `checkFree` has ruled out other files at this path.
    if known.contains(paths[number]), case .file(let size)? = FileSystem.kind(target),
      size == bytes.count,
      try FileSystem.read(target) == bytes
    {
      return false
    }
    let staged = staged(number)
    if isEmpty { try FileSystem.makeFolders(ofFile: staged) }
    try FileSystem.write(bytes, to: staged)
    return true
  }

  /// Writes a file to the staging folder piece by piece, and removes it again if the published file has the same
  /// bytes. Returns true if it differs.
  ///
  /// - Parameter number: The index of the file among those of the build.
  func stage(
    number: Int, pieces: (FileWriter) async throws -> Void
  ) async throws -> Bool {
    let staged = staged(number)
    if isEmpty { try FileSystem.makeFolders(ofFile: staged) }
    try await FileSystem.write(to: staged, pieces)
    let target = "\(root)/\(paths[number])"
    guard known.contains(paths[number]), try FileSystem.haveSameBytes(staged, target) else {
      return true
    }
    try FileSystem.remove(staged)
    return false
  }

  /// Removes the staged files and the folders that were created for them.
  func abandon() throws {
    try clearUnfinished()
    for folder in ["\(stateFolder)/new", stateFolder] + (isOwn ? [root] : []) {
      guard FileSystem.removeEmptyFolder(folder) else { break }
    }
  }

  /// Moves the staged files, given by number, to their final paths and removes the files of earlier
  /// builds that are no longer part of the site. Returns the number of removed files.
  func publish(_ written: [Int], jobs: Int) async throws -> Int {
    try writeManifest(files.union(known))
    let removed = try prune()
    if isEmpty {
      try moveContents(of: tree, to: root)
    } else {
      _ = try await parallelMap(written, jobs: jobs) { try move($0) }
    }
    try writeManifest(files)
    _ = FileSystem.removeEmptyFolder("\(stateFolder)/new")
    return removed
  }

  private func move(_ number: Int) throws {
    let target = "\(root)/\(paths[number])"
    do {
      try FileSystem.move(staged(number), to: target)
    } catch {
      try FileSystem.makeFolders(ofFile: target)
      try FileSystem.move(staged(number), to: target)
    }
  }

  /// Moves the contents of a folder into another one and removes the folder. A folder that has a
  /// counterpart with files is merged into it, if another program has written there since.
  private func moveContents(of folder: String, to target: String) throws {
    for name in try FileSystem.names(in: folder) {
      let (source, target) = ("\(folder)/\(name)", "\(target)/\(name)")
      do {
        try FileSystem.move(source, to: target)
      } catch {
        guard FileSystem.kind(source) == .folder, FileSystem.kind(target) == .folder else {
          throw error
        }
        try moveContents(of: source, to: target)
      }
    }
    _ = FileSystem.removeEmptyFolder(folder)
  }

  /// Removes the files of earlier builds that are no longer part of the site, and returns their
  /// number. This happens before any file is moved, because a folder may replace a file.
  private func prune() throws -> Int {
    let old = known.subtracting(files).sorted()
    var removed = 0
    for path in old {
      guard case .file? = FileSystem.kind("\(root)/\(path)"), !Self.isBehindLink(path, in: root)
      else { continue }
      try FileSystem.remove("\(root)/\(path)")
      removed += 1
    }
    for path in old.reversed() {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard FileSystem.removeEmptyFolder("\(root)/\(folder)") else { break }
      }
    }
    return removed
  }

  /// True if a parent folder is a link. Files below it do not belong to the build.
  static func isBehindLink(_ path: String, in root: String) -> Bool {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if FileSystem.kind("\(root)/\(folder)") == .link { return true }
    }
    return false
  }
}

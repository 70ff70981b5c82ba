/// The folder a build writes: files whole or not at all, only those whose bytes changed, and of
/// what is there only what an earlier build wrote.
///
/// In two steps: ``stage(_:for:number:)`` writes what changed beside the site, in `.demarc/new`, and
/// ``publish(_:jobs:)`` puts all of it in its place, or ``abandon()`` removes it and the site that
/// stood there still stands.
///
/// Which files builds wrote stands in `.demarc/files`, a path a line. It names the old files and the
/// new ones before the first comes to its place, so that a build that is stopped leaves nothing that
/// the next does not know.
struct OutputFolder: Sendable {
  /// What writing came to.
  struct Counts: Sendable, Equatable {
    var written = 0
    var unchanged = 0
    var removed = 0
  }

  let root: String
  private var paths: [String]
  private var files: Set<String>
  private let known: Set<String>
  /// False where the folder was there before.
  private let isOwn: Bool
  /// Held as long as the build runs.
  private let lock: FolderLock

  private var stateFolder: String { "\(root)/.demarc" }
  private var manifest: String { "\(root)/.demarc/files" }

  /// Prepares a folder for these files, by path below it.
  ///
  /// - Throws: where a file stands in the way that no build has written.
  init(root: String, files: [String]) throws {
    self.root = root
    paths = files
    isOwn = FileSystem.kind(root) == nil
    self.files = Set(files)
    for folder in ["\(root)/.demarc", "\(root)/.demarc/new"] {
      guard FileSystem.kind(folder) == .folder || FileSystem.kind(folder) == nil else {
        throw EnvironmentError("\(folder) is in the way: it must be a folder")
      }
    }
    let state = "\(root)/.demarc"
    let early = FileSystem.kind(state) == nil ? nil : try Self.lock(state, of: root)
    known = Self.readManifest("\(state)/files")
    let isNew = (try? FileSystem.names(in: root))?.isEmpty ?? true
    if let early {
      lock = early
    } else {
      // Nothing is made in a folder that is refused.
      if !isNew { try Self.checkFree(files, in: root, known: known) }
      try FileSystem.makeFolders(state)
      lock = try Self.lock(state, of: root)
      // Another build may have begun, and ended, in the meantime.
      guard FileSystem.kind("\(state)/files") == nil else { throw Self.busy(root) }
    }
    if !isNew { try checkFree(files) }
    try FileSystem.makeFolders("\(stateFolder)/new")
    try clearUnfinished()
  }

  private static func lock(_ state: String, of root: String) throws -> FolderLock {
    guard let lock = try FolderLock(state) else { throw busy(root) }
    return lock
  }

  private static func busy(_ root: String) -> EnvironmentError {
    EnvironmentError("another build is writing \(root); try again when it has finished")
  }

  /// Refuses to write where something stands that no build has written.
  private func checkFree(_ files: [String]) throws {
    try Self.checkFree(files, in: root, known: known)
  }

  private static func checkFree(_ files: [String], in root: String, known: Set<String>) throws {
    for path in files.sorted() where !known.contains(path) {
      if let kind = FileSystem.kind("\(root)/\(path)"),
        !(kind == .folder && isOurs(path, known))
      {
        throw EnvironmentError(
          "\(root)/\(path) was not written by Demarc and would be overwritten; move it away first")
      }
    }
    try checkFolders(files, in: root, known: known)
  }

  /// How many files the site has.
  var fileCount: Int { paths.count }

  /// The folder with more files, whose numbers follow those of the others.
  ///
  /// - Throws: where one of them is a file of the site already, or something stands in the way.
  func adding(_ more: [String]) throws -> OutputFolder {
    var copy = self
    copy.paths += more
    copy.files.formUnion(more)
    if let taken = more.first(where: files.contains) {
      throw EnvironmentError(
        "the content has a file \(taken) of its own, where the search index belongs")
    }
    try checkFree(more)
    return copy
  }

  /// What earlier builds wrote below a folder, sorted.
  func published(below folder: String) -> [String] {
    known.filter { $0.hasPrefix(folder) }.sorted()
  }

  /// True where a page of an earlier build is no longer one.
  var losesPages: Bool { known.contains { $0.hasSuffix(".html") && !files.contains($0) } }

  /// A folder for work in progress, on the same disk as the site.
  var workFolder: String { "\(stateFolder)/work" }

  /// Removes the work in progress.
  func clearWork() throws { try FileSystem.removeTree(workFolder) }

  /// Gives a file of the site, staged or published, another name in the folder for work.
  func link(_ number: Int, isStaged: Bool, to path: String) throws {
    let source = isStaged ? "\(stateFolder)/new/\(number)" : "\(root)/\(paths[number])"
    if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolders(String(path[..<slash])) }
    try FileSystem.link(source, to: path)
  }

  /// Refuses a folder that is, holds or lies in one that is read: a build would read what it wrote.
  static func checkPlace(_ output: String, apartFrom sources: [String]) throws {
    let place = FileSystem.resolved(output)
    for source in sources {
      let other = FileSystem.resolved(source)
      if FileSystem.isAtOrBelow(place, other) || FileSystem.isAtOrBelow(other, place) {
        throw EnvironmentError(
          "\(output) cannot be the output: it would lie in, or hold, \(source)")
      }
    }
  }

  private static func readManifest(_ path: String) -> Set<String> {
    guard let bytes = try? FileSystem.read(path) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return Set(lines.filter { isInside($0) })
  }

  /// A path that stays in the folder, whatever wrote the manifest.
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

  /// Nothing is written through a link: it could lead out of the folder.
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
        default: throw EnvironmentError("\(root)/\(folder) is in the way: a folder belongs there")
        }
      }
    }
  }

  /// True for a folder in which an earlier build wrote: what is left in it after pruning is not ours.
  private static func isOurs(_ folder: String, _ known: Set<String>) -> Bool {
    known.contains { $0.hasPrefix(folder + "/") }
  }

  /// What a build left that was stopped.
  private func clearUnfinished() throws {
    try clearWork()
    for name in try FileSystem.names(in: "\(stateFolder)/new") {
      try FileSystem.remove("\(stateFolder)/new/\(name)")
    }
  }

  /// Writes a file beside the site unless it has these bytes already; true where it was written.
  /// `number` is its place among the files of the build. May be called on many threads.
  func stage(_ bytes: [UInt8], number: Int) throws -> Bool {
    let target = "\(root)/\(paths[number])"
    // What no build wrote is not there: else this one would not have begun.
    if known.contains(paths[number]), case .file(let size)? = FileSystem.kind(target),
      size == bytes.count,
      try FileSystem.read(target) == bytes
    {
      return false
    }
    try FileSystem.write(bytes, to: "\(stateFolder)/new/\(number)")
    return true
  }

  /// Removes what was written beside the site, and the folders that were made for it.
  func abandon() throws {
    try clearUnfinished()
    for folder in ["\(stateFolder)/new", stateFolder] + (isOwn ? [root] : []) {
      guard FileSystem.removeEmptyFolder(folder) else { break }
    }
  }

  /// Puts the files that were written beside the site, by number, in their places, and removes what
  /// an earlier build wrote and this one does not. Returns how many files went.
  func publish(_ written: [Int], jobs: Int) async throws -> Int {
    try writeManifest(files.union(known))
    let removed = try prune()
    _ = try await parallelMap(written, jobs: jobs) { try move($0) }
    try writeManifest(files)
    _ = FileSystem.removeEmptyFolder("\(stateFolder)/new")
    return removed
  }

  private func move(_ number: Int) throws {
    let unfinished = "\(stateFolder)/new/\(number)"
    let target = "\(root)/\(paths[number])"
    do {
      try FileSystem.move(unfinished, to: target)
    } catch {
      if let slash = target.lastIndex(of: "/") {
        try FileSystem.makeFolders(String(target[..<slash]))
      }
      try FileSystem.move(unfinished, to: target)
    }
  }

  /// Removes what an earlier build wrote and this one does not, before anything comes to its place:
  /// a file may have to make way for a folder. Returns how many files went.
  private func prune() throws -> Int {
    let old = known.subtracting(files).sorted()
    var removed = 0
    for path in old {
      guard case .file? = FileSystem.kind("\(root)/\(path)"), !isBehindLink(path) else { continue }
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

  /// True where a folder on the way to a path is a link: what is behind it is not ours.
  private func isBehindLink(_ path: String) -> Bool {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if FileSystem.kind("\(root)/\(folder)") == .link { return true }
    }
    return false
  }
}

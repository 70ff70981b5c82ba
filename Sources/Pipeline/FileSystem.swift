#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An error of the environment, such as a missing folder, a lack of permission or a full disk.
package struct EnvironmentError: Error, CustomStringConvertible {
  /// What went wrong, as a sentence without a full stop.
  package let description: String

  /// Creates an error with this description.
  package init(_ description: String) { self.description = description }
}

/// The file system calls that the pipeline needs. Paths are passed to the system unchanged.
enum FileSystem {
  /// Kind of file at a path.
  enum Kind: Equatable {
    case file(size: Int)
    case folder
    case link
    case other
  }

  /// Returns the kind of file at a path without following links, or nil if `lstat` fails.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// True if nothing exists at a path, for example because a listed file has been removed since.
  static func isGone(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// Returns the kind of file at a path after following links, or nil if `stat` fails.
  static func target(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Returns the names in a folder, sorted by their bytes.
  static func names(in folder: String) throws -> [String] {
    guard let handle = opendir(folder) else { throw failure(folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let item = readdir(handle) {
      let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads a file, or only its first `limit` bytes.
  static func read(_ path: String, atMost limit: Int = .max) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard case .file(let whole) = kind(status) else {
      throw EnvironmentError("\(path) is not a file")
    }
    let size = min(whole, limit)
    var count = 0
    let bytes = try [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while count < size {
        let got = read(descriptor, buffer: buffer, from: count)
        if got < 0 && errno == EINTR { continue }
        guard got >= 0 else { throw failure(path) }
        if got == 0 { break }
        count += got
      }
      initialized = count
    }
    return bytes
  }

  private static func read(
    _ descriptor: Int32, buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress! + start, buffer.count - start)
    #else
      Glibc.read(descriptor, buffer.baseAddress! + start, buffer.count - start)
    #endif
  }

  /// Writes a file. The program may be stopped halfway, so this is only for files that are new or
  /// renamed afterwards.
  ///
  /// - Parameter isNew: Whether a file that exists is an error.
  static func write(_ bytes: [UInt8], to path: String, isNew: Bool = false) throws {
    let mode = isNew ? O_EXCL : O_TRUNC
    let descriptor = open(path, O_WRONLY | O_CREAT | mode | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try OpenFile(descriptor).write(bytes)
    } catch {
      close(descriptor)
      throw EnvironmentError("\(path): \(error)")
    }
    // An interrupted close is no failure. An exceeded quota that only the close reports is one.
    guard close(descriptor) == 0 || errno == EINTR else { throw failure(path) }
  }

  /// Replaces the contents of a file atomically. The new bytes are written to a temporary file in
  /// the same folder, which is renamed after `prepare` returns.
  static func replace(
    _ path: String, with bytes: [UInt8], prepare: (_ beside: String) throws -> Void = { _ in }
  ) throws {
    let beside = freeName(beside: path)
    do {
      try write(bytes, to: beside)
      try prepare(beside)
      try move(beside, to: path)
    } catch {
      try? remove(beside)
      throw error
    }
  }

  /// Replaces a file as ``replace(_:with:prepare:)`` does, by pieces.
  static func replace(_ path: String, pieces: (FileWriter) async throws -> Void) async throws {
    let beside = freeName(beside: path)
    do {
      try await write(to: beside, pieces)
      try move(beside, to: path)
    } catch {
      try? remove(beside)
      throw error
    }
  }

  /// Writes a file by pieces.
  static func write(to path: String, _ pieces: (FileWriter) async throws -> Void) async throws {
    let writer = try FileWriter(path)
    do {
      try await pieces(writer)
    } catch {
      try? writer.end()
      throw error
    }
    try writer.end()
  }

  /// Returns whether two files have the same bytes.
  static func haveSameBytes(_ a: String, _ b: String) throws -> Bool {
    guard case .file(let size)? = kind(a), case .file(let other)? = kind(b), size == other else {
      return false
    }
    let (first, second) = (open(a, O_RDONLY | O_CLOEXEC), open(b, O_RDONLY | O_CLOEXEC))
    defer { for descriptor in [first, second] where descriptor >= 0 { close(descriptor) } }
    guard first >= 0 else { throw failure(a) }
    guard second >= 0 else { throw failure(b) }
    while true {
      let (x, y) = (try bytes(of: first, a), try bytes(of: second, b))
      guard x == y else { return false }
      if x.isEmpty { return true }
    }
  }

  /// Returns the next bytes of a file, at most 1 MiB. None are left if there are none.
  private static func bytes(of descriptor: Int32, _ path: String) throws -> [UInt8] {
    let size = 1 << 20
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(
          descriptor, buffer: UnsafeMutableBufferPointer(rebasing: buffer[..<size]), from: count)
        if got < 0 && errno == EINTR { continue }
        guard got >= 0 else { throw failure(path) }
        if got == 0 { break }
        count += got
      }
    }
  }

  /// Returns an unused name in the same folder. It begins with a dot, so that a concurrent build
  /// ignores the file.
  private static func freeName(beside path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var number = 0
    while true {
      let name = "\(path[..<slash]).demarc-\(getpid())-\(number)"
      if kind(name) == nil { return name }
      number += 1
    }
  }

  /// Renames a file in one step and replaces any file at the target.
  static func move(_ source: String, to target: String) throws {
    guard rename(source, target) == 0 else { throw failure(target) }
  }

  /// Creates a folder and its missing parents.
  static func makeFolders(_ path: String) throws {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw failure(path)
    }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// Creates the folders that contain a file.
  static func makeFolders(ofFile path: String) throws {
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
  }

  /// Removes a file. A missing file is no error.
  static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
  }

  /// Creates a hard link to a file, or a copy if the disk does not support hard links.
  static func link(_ source: String, to target: String) throws {
    if posixLink(source, target) != 0 { try write(read(source), to: target) }
  }

  private static func posixLink(_ source: String, _ target: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.link(source, target)
    #else
      Glibc.link(source, target)
    #endif
  }

  /// Returns the files below a folder as sorted relative paths. Links are skipped.
  static func files(below root: String) throws -> [String] {
    var paths: [String] = []
    func scan(_ folder: String) throws {
      for name in try names(in: folder.isEmpty ? root : "\(root)/\(folder)") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        switch kind("\(root)/\(path)") {
        case .folder?: try scan(path)
        case .file?: paths.append(path)
        default: continue
        }
      }
    }
    try scan("")
    return paths
  }

  /// Removes a folder and its contents. Links are removed, not followed.
  static func removeTree(_ path: String) throws {
    guard kind(path) == .folder else { return try remove(path) }
    for name in try names(in: path) { try removeTree("\(path)/\(name)") }
    guard rmdir(path) == 0 else { throw failure(path) }
  }

  /// Removes a folder if it is empty. Returns false if it could not be removed.
  static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Returns the path with all links resolved, or nil if it leads nowhere.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns the identity of the file or folder at a path after following links, or nil if nothing
  /// is there. It does not depend on the spelling, of which a folder has several on a disk that
  /// ignores case.
  static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// Device and inode number, which identify a file or folder.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  static func failure(_ path: String) -> EnvironmentError {
    EnvironmentError("\(path): \(OpenFile.Failure(code: errno))")
  }
}

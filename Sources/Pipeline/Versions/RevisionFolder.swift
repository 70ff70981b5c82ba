internal import Foundation

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A temporary folder with files of a commit, at the paths that they have in the repository. It has an
/// empty folder `.git`, so that the rules of `.gitignore` end where those of the repository do.
struct RevisionFolder: Sendable {
  /// The absolute path.
  let root: String

  /// Maximum number of files that are written.
  static let fileLimit = 200_000
  /// Maximum size of all files that are written, in bytes.
  static let sizeLimit = 2 << 30

  /// Creates an empty folder below that for temporary files.
  init() throws {
    let place = NSTemporaryDirectory()
    let base = FileSystem.resolved(place.isEmpty ? "/tmp" : place)
    var template = Array("\(base)/demarc-diff-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw EnvironmentError("no temporary folder can be created in \(base)")
    }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try FileSystem.makeFolders("\(root)/.git")
  }

  /// Writes files of a repository. A file that is too large to be content is written with its size
  /// and without its bytes.
  ///
  /// - Returns: The links that lead out of the repository, which are left out.
  /// - Throws: ``EnvironmentError`` if there are too many, or if one cannot be read or written.
  func write(_ files: [GitTree.File], of repository: GitRepository) async throws -> [String] {
    let (large, small) = (
      files.filter { $0.size > ContentFiles.maximumAssetSize },
      files.filter { $0.size <= ContentFiles.maximumAssetSize }
    )
    guard files.count <= Self.fileLimit, small.reduce(0, { $0 + $1.size }) <= Self.sizeLimit else {
      throw EnvironmentError(
        "the revision has too many files, or files that are too large together")
    }
    var left: [String] = []
    for file in large where !file.isLink {
      try FileSystem.makeFolders(ofFile: "\(root)/\(file.path)")
      try FileSystem.write([], to: "\(root)/\(file.path)", isNew: true)
      guard truncate("\(root)/\(file.path)", off_t(file.size)) == 0 else {
        throw EnvironmentError("\(root)/\(file.path) cannot be written")
      }
    }
    try await repository.read(small) { file, bytes in
      let place = "\(root)/\(file.path)"
      try FileSystem.makeFolders(ofFile: place)
      guard file.isLink else { return try FileSystem.write(Array(bytes), to: place, isNew: true) }
      let target = String(decoding: bytes, as: UTF8.self)
      if !GitTree.isSafe(link: target, at: file.path) || symlink(target, place) != 0 {
        left.append(file.path)
      }
    }
    return left
  }

  /// Removes the folder.
  func remove() { try? FileSystem.removeTree(root) }
}

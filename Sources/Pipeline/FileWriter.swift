#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file that is written piece by piece. The program may be stopped halfway, so this is only for files that are
/// renamed afterwards.
struct FileWriter: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Creates a file, or empties the one that exists.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileSystem.failure(path) }
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws {
    do {
      try OpenFile(descriptor).write(bytes)
    } catch {
      throw EnvironmentError("\(path): \(error)")
    }
  }

  /// Closes the file, also after a failure.
  func end() throws {
    // An interrupted close is no failure. An exceeded quota that only the close reports is one.
    guard close(descriptor) == 0 || errno == EINTR else { throw FileSystem.failure(path) }
  }
}

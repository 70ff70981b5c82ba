#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Identity, size and times of the file at a path. They reveal whether another program has changed
/// the file.
struct FileStamp: Sendable, Equatable {
  /// Permissions, followed by the owner and the group.
  let mode: mode_t
  let user: uid_t
  let group: gid_t

  private let device: UInt64
  private let number: UInt64
  private let size: Int
  private let modified: Time
  private let changed: Time

  private struct Time: Equatable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      seconds = Int(time.tv_sec)
      nanoseconds = Int(time.tv_nsec)
    }
  }

  /// Reads the stamp of a path without following links. Returns nil if it is no regular file.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    mode = status.st_mode & 0o7777
    user = status.st_uid
    group = status.st_gid
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
    #if canImport(Darwin)
      modified = Time(status.st_mtimespec)
      changed = Time(status.st_ctimespec)
    #else
      modified = Time(status.st_mtim)
      changed = Time(status.st_ctim)
    #endif
  }
}

extension FileSystem {
  /// Replaces the contents of a file atomically and keeps its owner and permissions. The new bytes
  /// are written to a temporary file in the same folder, which is then renamed.
  ///
  /// - Parameter path: A resolved path. If one of its components has become a link, the file is not
  ///   replaced.
  /// - Throws: ``EnvironmentError`` if the file has changed since `stamp` was taken or cannot be
  ///   written.
  static func replace(_ path: String, with bytes: [UInt8], expecting stamp: FileStamp) throws {
    guard realPath(path) == path, FileStamp(path) == stamp else { throw changed(path) }
    guard access(path, W_OK) == 0 else { throw EnvironmentError("the file is not writable") }
    try replace(path, with: bytes) { beside in
      // Only root may change the owner. For other users, failure leaves the file with the current
      // user.
      _ = chown(beside, stamp.user, stamp.group)
      guard chmod(beside, stamp.mode) == 0 else {
        throw EnvironmentError("the file would lose its permissions")
      }
      guard FileStamp(path) == stamp else { throw changed(path) }
    }
  }

  private static func changed(_ path: String) -> EnvironmentError {
    EnvironmentError("the file changed on disk")
  }
}

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Which file stands at a path and when it was last touched: what tells that somebody has written it
/// in the meantime.
struct FileStamp: Sendable, Equatable {
  /// Who may do what with it, and whose it is.
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

  /// Looks at a path, links not followed; nil where there is no regular file.
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
  /// Puts other bytes into a file, whole or not at all: they are written beside it and take its name
  /// in one step. Whose it is and who may read it stay.
  ///
  /// - Parameter path: without a link in any of its parts; one that has come there since is not
  ///   followed.
  /// - Throws: where the file is no longer the one that `stamp` was taken of, or cannot be written.
  static func replace(_ path: String, with bytes: [UInt8], expecting stamp: FileStamp) throws {
    guard realPath(path) == path, FileStamp(path) == stamp else { throw changed(path) }
    guard access(path, W_OK) == 0 else { throw EnvironmentError("it may not be written") }
    try replace(path, with: bytes) { beside in
      // Only root may give files away; where that is refused the file is the writer's own already.
      _ = chown(beside, stamp.user, stamp.group)
      guard chmod(beside, stamp.mode) == 0 else {
        throw EnvironmentError("it would lose its permissions")
      }
      guard FileStamp(path) == stamp else { throw changed(path) }
    }
  }

  private static func changed(_ path: String) -> EnvironmentError {
    EnvironmentError("somebody else has changed it in the meantime")
  }
}

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder that one process at a time may work in.
///
/// The lock belongs to the open folder and not to a file in it (flock(2)), so a process that is killed
/// leaves nothing behind.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks a folder that exists; nil if another process holds the lock.
  ///
  /// A disk that has no such locks, such as some network disks, locks nothing.
  init?(_ path: String) throws {
    while true {
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else {
        throw EnvironmentError("\(path): \(OpenFile.Failure(code: errno))")
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        return nil
      }
      // The process that held it may have removed the folder before it let go.
      if Self.isStillThere(path, descriptor) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
      try FileSystem.makeFolders(path)
    }
  }

  deinit { close(descriptor) }

  private static func isStillThere(_ path: String, _ descriptor: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }
}

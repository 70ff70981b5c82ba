#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A lock on a folder that one process at a time can hold.
///
/// The lock belongs to the open folder and not to a file in it (flock(2)), so the system releases
/// it if the process is killed.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks an existing folder, or returns nil if another process holds the lock.
  ///
  /// On a disk without such locks, such as some network disks, every process gets the lock.
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
      // The previous holder may have removed the folder before it released the lock.
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

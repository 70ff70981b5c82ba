internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file without a name that holds bytes until they are needed again. The system removes it when the
/// process ends.
package final class Spool: Sendable {
  private let descriptor: Int32
  private let end = Atomic<Int>(0)

  /// Creates a file in a folder. Fails if that is not possible.
  package init?(in folder: String) {
    var path = Array("\(folder)/demarc-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    // Programs that this process starts do not need it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Appends pieces, one after the other. Many threads can append at the same time.
  ///
  /// - Returns: The offset of the first piece, or nil if the disk is full.
  package func append(_ pieces: [UnsafeRawBufferPointer]) -> Int? {
    let count = pieces.reduce(0) { $0 + $1.count }
    let start = end.add(count, ordering: .relaxed).oldValue
    var offset = start
    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let written = pwrite(descriptor, part.baseAddress, part.count, off_t(offset))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return nil }
        rest = rest.dropFirst(written)
        offset += written
      }
    }
    return start
  }

  /// Reads elements that were appended.
  ///
  /// - Parameter offset: The offset of their first byte.
  package func read<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type, at offset: Int
  ) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { elements, initialized in
      let bytes = UnsafeMutableRawBufferPointer(elements)
      var done = 0
      let size = count * MemoryLayout<Element>.stride
      while done < size {
        let read = pread(descriptor, bytes.baseAddress! + done, size - done, off_t(offset + done))
        if read < 0, errno == EINTR { continue }
        // Nobody else can reach the file, so only a broken disk leads here.
        guard read > 0 else { fatalError("the temporary file cannot be read") }
        done += read
      }
      initialized = count
    }
  }
}

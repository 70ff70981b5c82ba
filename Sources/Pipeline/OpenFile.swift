#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An open file, pipe or terminal whose writes are always complete.
package struct OpenFile: Sendable {
  /// The reason why a write failed.
  package struct Failure: Error, CustomStringConvertible {
    /// The `errno` value, such as `ENOSPC`.
    package let code: Int32

    /// True if the reader has closed its end of a pipe.
    package var isClosedPipe: Bool { code == EPIPE }

    /// The system's error message, such as `no space left on device`.
    package var description: String { String(cString: strerror(code)).lowercased() }
  }

  private let descriptor: Int32

  /// Wraps a file descriptor, which must stay open while this value is in use.
  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all bytes. Retries if the system accepts only some of them, a signal interrupts the
  /// call, or a non-blocking pipe is full.
  package func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    // An empty array is written too, because that reveals a full disk or a closed stream.
    repeat {
      let count = bytes.withUnsafeBytes { write(UnsafeRawBufferPointer(rebasing: $0[written...])) }
      if count > 0 || bytes.isEmpty && count == 0 {
        written += count
      } else if count == 0 || errno == EAGAIN || errno == EWOULDBLOCK {
        waitUntilWritable()
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    } while written < bytes.count
  }

  private func waitUntilWritable() {
    var pollDescriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // The result does not matter, because the next write reports any error.
    _ = poll(&pollDescriptor, 1, 1000)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

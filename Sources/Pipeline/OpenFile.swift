#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An open file, pipe or terminal that is written to the end.
package struct OpenFile: Sendable {
  /// Why a write stopped before the end.
  package struct Failure: Error, CustomStringConvertible {
    /// The system's number, such as `ENOSPC`.
    package let code: Int32

    /// True if the reader has closed its end of a pipe.
    package var isClosedPipe: Bool { code == EPIPE }

    /// The system's words, such as `no space left on device`.
    package var description: String { String(cString: strerror(code)).lowercased() }
  }

  private let descriptor: Int32

  /// Wraps a descriptor that stays open for as long as this value is used.
  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all bytes: a write may take only some of them, be interrupted by a signal, or be refused
  /// for the moment by a pipe that does not block.
  package func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    // An empty text is written too: a full disk or a closed stream is noticed then.
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
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // Whatever it answers, the next write says what is so.
    _ = poll(&wanted, 1, 1000)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

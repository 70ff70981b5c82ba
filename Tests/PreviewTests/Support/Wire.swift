import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Does what waits for the other end on a thread that may wait: there are few that tests and the
/// server share.
func waiting<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Swift.Result(catching: work)) }.start()
  }
}

/// A connection to loopback, byte by byte, so that what no client library would send can be sent.
final class Wire: Sendable {
  let descriptor: Int32

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The response.
  struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  init(port: UInt16) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard descriptor >= 0 else { throw Failure(description: "no socket: \(errno)") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var time = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(description: "no connection: \(errno)")
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes. Returns false if the other end has closed.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.send(descriptor, buffer.baseAddress, buffer.count, 0)
        #else
          Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Reads what there is, up to so many bytes; empty at the end.
  func receive(_ count: Int = 64 << 10) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let got = recv(descriptor, &buffer, count, 0)
    return got > 0 ? Array(buffer.prefix(got)) : []
  }

  /// Reads a response. Returns nil if the connection ends without one.
  func answer(hasBody: Bool = true) -> Answer? {
    var bytes: [UInt8] = []
    let mark = Array("\r\n\r\n".utf8)
    var end: Int?
    while end == nil {
      let more = receive()
      if more.isEmpty { return nil }
      bytes += more
      end = bytes.indices.first { bytes[$0...].starts(with: mark) }
    }
    let head = String(decoding: bytes[..<(end ?? 0)], as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in head.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    var body = Array(bytes[((end ?? 0) + 4)...])
    let length = hasBody ? Int(headers["content-length"] ?? "0") ?? 0 : 0
    while body.count < length {
      let more = receive()
      if more.isEmpty { break }
      body += more
    }
    let status = Int(head[0].split(separator: " ")[1]) ?? 0
    return Answer(status: status, headers: headers, body: body)
  }
}

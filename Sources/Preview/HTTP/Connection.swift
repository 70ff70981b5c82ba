internal import FlyingSocks
internal import Foundation

/// Handles the requests of a server.
protocol RequestHandler: Sendable {
  func respond(to request: HTTPRequest) async -> HTTPResponse

  /// Returns events to send until the connection closes, or nil if the request has an ordinary
  /// response.
  func stream(_ request: HTTPRequest) async -> AsyncStream<String>?
}

/// Resource limits of the server.
struct ServerLimits: Sendable {
  /// The maximum number of connections. Further ones are closed immediately.
  var connections = 256
  /// The maximum number of event streams. A new one replaces the oldest.
  var streams = 128
  /// The time to receive a request head, also on a connection that is kept alive.
  var head = Duration.seconds(20)
  /// The time to send a response.
  var response = Duration.seconds(60)
}

/// The connection of one client.
struct Connection: Sendable {
  let socket: AsyncSocket
  let handler: any RequestHandler
  let limits: ServerLimits

  /// Handles requests until the client disconnects, times out or violates HTTP.
  func serve() async {
    defer { try? socket.close() }
    var rest: [UInt8] = []
    while !Task.isCancelled {
      let (head, more): ([UInt8], [UInt8])
      do {
        (head, more) = try await within(limits.head) { [rest] in try await readHead(rest) }
        rest = more
      } catch HTTPRequest.ParseError.tooLarge {
        return await close(with: .text(431, "The request head is too large."))
      } catch {
        return
      }
      do {
        let request = try HTTPRequest(head)
        guard try await answer(request) else { return }
      } catch let error as HTTPRequest.ParseError {
        let status = error == .tooLarge ? 431 : 400
        return await close(with: .text(status, "The request is malformed."))
      } catch {
        return
      }
    }
  }

  /// Reads up to the empty line after a head. Also returns the bytes received after it.
  private func readHead(_ start: [UInt8]) async throws -> (head: [UInt8], rest: [UInt8]) {
    var bytes = start
    var searched = 0
    while true {
      if let end = Self.end(of: bytes, from: searched) {
        // Include the end of the last line, so that a bare line feed there is rejected like any
        // other.
        return (Array(bytes[...end.lowerBound]), Array(bytes[end.upperBound...]))
      }
      guard bytes.count <= HTTPRequest.maximumSize else { throw HTTPRequest.ParseError.tooLarge }
      searched = max(0, bytes.count - 3)
      bytes += try await socket.read(atMost: 4096)
    }
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Range<Int>? {
    var index = start
    while let newline = bytes[index...].firstIndex(of: 0x0A) {
      if bytes[(newline + 1)...].first == 0x0A { return newline..<(newline + 2) }
      if bytes[(newline + 1)...].starts(with: [0x0D, 0x0A]) { return newline..<(newline + 3) }
      index = newline + 1
    }
    return nil
  }

  /// Responds to a request. Returns false if the connection ends.
  private func answer(_ request: HTTPRequest) async throws -> Bool {
    if let stream = await handler.stream(request) {
      try await send(stream)
      return false
    }
    let response = await handler.respond(to: request)
    let isBodiless = request.method == "HEAD" || response.status == 304
    let bytes = response.head(keepsAlive: request.keepsAlive) + (isBodiless ? [] : response.body)
    try await write(bytes)
    return request.keepsAlive
  }

  private func send(_ texts: AsyncStream<String>) async throws {
    let response = HTTPResponse(
      200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
    try await write(response.head(keepsAlive: false, hasLength: false))
    try await withThrowingTaskGroup(of: Void.self) { group in
      // A read returns when the client disconnects.
      group.addTask { _ = try await socket.read(atMost: 1) }
      group.addTask {
        for await text in texts { try await write(Array(text.utf8)) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func write(_ bytes: [UInt8]) async throws {
    try await within(limits.response) { try await socket.write(Data(bytes)) }
  }

  private func close(with response: HTTPResponse) async {
    try? await write(response.head(keepsAlive: false) + response.body)
  }
}

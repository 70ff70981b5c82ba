internal import FlyingSocks
internal import Foundation

/// What answers requests.
protocol Answering: Sendable {
  /// The answer to a request.
  func answer(_ request: HTTPRequest) async -> HTTPResponse

  /// Texts that are sent one after the other for as long as the connection stands; nil for a request
  /// with a plain answer.
  func stream(_ request: HTTPRequest) async -> AsyncStream<String>?
}

/// How much of the server one visitor may take.
struct Bounds: Sendable {
  /// Connections at one time; more are closed as they come.
  var connections = 256
  /// Streams of events among them; the oldest gives way to one more.
  var streams = 128
  /// To send a request's head, or to send the next one on a connection that stays open.
  var head = Duration.seconds(20)
  /// To take an answer.
  var answer = Duration.seconds(60)
}

/// One visitor's connection, from its first request to its last.
struct Connection: Sendable {
  let socket: AsyncSocket
  let answering: any Answering
  let bounds: Bounds

  /// Answers requests until the visitor goes, takes too long, or says what is not HTTP.
  func serve() async {
    defer { try? socket.close() }
    var rest: [UInt8] = []
    while !Task.isCancelled {
      let (head, more): ([UInt8], [UInt8])
      do {
        (head, more) = try await within(bounds.head) { [rest] in try await readHead(rest) }
        rest = more
      } catch HTTPRequest.Mistake.tooLarge {
        return await close(with: .text(431, "This is more than a request needs."))
      } catch {
        return
      }
      do {
        let request = try HTTPRequest(head)
        guard try await answer(request) else { return }
      } catch let mistake as HTTPRequest.Mistake {
        let status = mistake == .tooLarge ? 431 : 400
        return await close(with: .text(status, "This is no request."))
      } catch {
        return
      }
    }
  }

  /// Reads up to the empty line behind a head; also what came after it.
  private func readHead(_ start: [UInt8]) async throws -> (head: [UInt8], rest: [UInt8]) {
    var bytes = start
    var searched = 0
    while true {
      if let end = Self.end(of: bytes, from: searched) {
        // With the end of its last line: a bare line feed there is a mistake like any other.
        return (Array(bytes[...end.lowerBound]), Array(bytes[end.upperBound...]))
      }
      guard bytes.count <= HTTPRequest.maximumSize else { throw HTTPRequest.Mistake.tooLarge }
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

  /// Answers a request; false where the connection ends with it.
  private func answer(_ request: HTTPRequest) async throws -> Bool {
    if let stream = await answering.stream(request) {
      try await send(stream)
      return false
    }
    let response = await answering.answer(request)
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
      // A visitor who is gone is noticed when there is something to read: the end.
      group.addTask { _ = try await socket.read(atMost: 1) }
      group.addTask {
        for await text in texts { try await write(Array(text.utf8)) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func write(_ bytes: [UInt8]) async throws {
    try await within(bounds.answer) { try await socket.write(Data(bytes)) }
  }

  private func close(with response: HTTPResponse) async {
    try? await write(response.head(keepsAlive: false) + response.body)
  }
}

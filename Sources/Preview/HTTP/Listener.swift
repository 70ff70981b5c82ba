internal import FlyingSocks
internal import Foundation
internal import Pipeline

/// Listens on loopback, and on nothing else.
struct Listener: Sendable {
  /// The port.
  let port: UInt16

  private let socket: Socket

  /// Takes a port, or the next free one of the twenty after it; 0 for any.
  ///
  /// - Throws: `EnvironmentError` where none is free.
  init(port wanted: UInt16) throws {
    var lastError: (any Error)?
    var found: (socket: Socket, port: UInt16)?
    for offset in 0...(wanted == 0 ? 0 : UInt16(20)) where wanted <= UInt16.max - offset {
      do {
        let socket = try Self.bound(to: wanted + offset)
        guard case .ip4(_, let port) = try socket.sockname() else { continue }
        found = (socket, port)
        break
      } catch {
        lastError = error
      }
    }
    guard let found else {
      let reason = lastError?.localizedDescription ?? "none was tried"
      throw EnvironmentError("no port from \(wanted) on is free: \(reason)")
    }
    (socket, port) = found
  }

  private static func bound(to port: UInt16) throws -> Socket {
    let socket = try Socket(domain: AF_INET, type: .stream)
    do {
      // A server that was stopped a moment ago leaves its port behind; one that runs does not.
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
    } catch {
      try? socket.close()
      throw error
    }
    try socket.listen()
    return socket
  }

  /// Answers visitors until it is cancelled.
  func run(_ answering: any Answering, _ bounds: Bounds = Bounds()) async throws {
    let pool: some AsyncSocketPool = .make(maxEvents: 64)
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    let open = OpenConnections(limit: bounds.connections)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { try? socket.close() }
      group.addTask { try await pool.run() }
      group.addTask {
        try await withThrowingDiscardingTaskGroup { visitors in
          while !Task.isCancelled {
            guard let visitor = try await accept(listening) else { continue }
            guard open.enter() else {
              try? visitor.close()
              continue
            }
            visitors.addTask {
              await Connection(socket: visitor, answering: answering, bounds: bounds).serve()
              open.leave()
            }
          }
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// The next visitor; nil where one could not be let in: gone already, or no descriptors are left.
  private func accept(_ listening: AsyncSocket) async throws -> AsyncSocket? {
    do {
      let visitor = try await listening.accept()
      #if canImport(Darwin)
        try visitor.socket.setValue(true, for: .noSIGPIPE)
      #endif
      return visitor
    } catch let error as CancellationError {
      throw error
    } catch {
      try await Task.sleep(for: .milliseconds(20))
      return nil
    }
  }
}

internal import FlyingSocks
internal import Foundation
internal import Pipeline

/// A socket that listens on one address.
struct Listener: Sendable {
  let port: UInt16

  private let socket: Socket

  /// Binds a port, or the first free one of the next twenty. 0 selects any port.
  ///
  /// - Throws: `EnvironmentError` if none is free, or if the machine does not have the address.
  init(port wanted: UInt16, on address: ListenAddress = .loopback) throws {
    var lastError: (any Error)?
    var found: (socket: Socket, port: UInt16)?
    for offset in 0...(wanted == 0 ? 0 : UInt16(20)) where wanted <= UInt16.max - offset {
      do {
        let socket = try address.bound(to: wanted + offset)
        switch try socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): found = (socket, port)
        default: continue
        }
        break
      } catch {
        lastError = error
      }
    }
    guard let found else {
      let reason = lastError?.localizedDescription ?? "none was tried"
      throw EnvironmentError("no free port from \(wanted) on at \(address.text): \(reason)")
    }
    (socket, port) = found
  }

  /// Handles connections until the task is canceled.
  func run(_ handler: any RequestHandler, _ limits: ServerLimits = ServerLimits()) async throws {
    let pool: some AsyncSocketPool = .make(maxEvents: 64)
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    let open = OpenConnections(limit: limits.connections)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { try? socket.close() }
      group.addTask { try await pool.run() }
      group.addTask {
        try await withThrowingDiscardingTaskGroup { clients in
          while !Task.isCancelled {
            guard let client = try await accept(listening) else { continue }
            guard open.enter() else {
              try? client.close()
              continue
            }
            clients.addTask {
              await Connection(socket: client, handler: handler, limits: limits).serve()
              open.leave()
            }
          }
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Returns the next connection, or nil if it failed: the client has disconnected, or no file
  /// descriptors are left.
  private func accept(_ listening: AsyncSocket) async throws -> AsyncSocket? {
    do {
      let client = try await listening.accept()
      #if canImport(Darwin)
        try client.socket.setValue(true, for: .noSIGPIPE)
      #endif
      return client
    } catch let error as CancellationError {
      throw error
    } catch {
      try await Task.sleep(for: .milliseconds(20))
      return nil
    }
  }
}

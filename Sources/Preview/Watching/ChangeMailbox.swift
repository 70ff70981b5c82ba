internal import Pipeline
internal import Synchronization

/// Holds what changed until somebody asks: many changes become one, however slow they are taken up.
final class ChangeMailbox: Sendable {
  private struct State {
    var waiting: FileChanges?
    var isClosed = false
    var taker: CheckedContinuation<FileChanges?, Never>?
  }

  private let state = Mutex(State())

  /// Adds changes.
  func put(_ changes: FileChanges) {
    let taker = state.withLock { state -> CheckedContinuation<FileChanges?, Never>? in
      if let taker = state.taker {
        state.taker = nil
        return taker
      }
      if state.waiting == nil { state.waiting = changes } else { state.waiting?.formUnion(changes) }
      return nil
    }
    taker?.resume(returning: changes)
  }

  /// Takes all there is; waits where there is nothing. Nil once it is closed.
  func take() async -> FileChanges? {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> FileChanges?? in
        if let waiting = state.waiting {
          state.waiting = nil
          return .some(waiting)
        }
        if state.isClosed { return .some(nil) }
        state.taker = continuation
        return nil
      }
      if let ready { continuation.resume(returning: ready) }
    }
  }

  /// Lets go of whoever waits.
  func close() {
    let taker = state.withLock { state in
      defer { state.taker = nil }
      state.isClosed = true
      return state.taker
    }
    taker?.resume(returning: nil)
  }
}

internal import Pipeline
internal import Synchronization

/// Collects changes until a consumer takes them. Many changes are merged into one.
final class ChangeMailbox: Sendable {
  private struct State {
    var waiting: FileChanges?
    var isClosed = false
    var consumer: CheckedContinuation<FileChanges?, Never>?
  }

  private let state = Mutex(State())

  func put(_ changes: FileChanges) {
    let consumer = state.withLock { state -> CheckedContinuation<FileChanges?, Never>? in
      if let consumer = state.consumer {
        state.consumer = nil
        return consumer
      }
      if state.waiting == nil { state.waiting = changes } else { state.waiting?.formUnion(changes) }
      return nil
    }
    consumer?.resume(returning: changes)
  }

  /// Returns all pending changes, after waiting for the first one, or nil once the mailbox is
  /// closed.
  func take() async -> FileChanges? {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> FileChanges?? in
        if let waiting = state.waiting {
          state.waiting = nil
          return .some(waiting)
        }
        if state.isClosed { return .some(nil) }
        state.consumer = continuation
        return nil
      }
      if let ready { continuation.resume(returning: ready) }
    }
  }

  /// Closes the mailbox and resumes the waiting consumer with nil. Returns false if it was closed
  /// already.
  @discardableResult
  func close() -> Bool {
    let (consumer, wasOpen) = state.withLock { state in
      defer {
        state.consumer = nil
        state.isClosed = true
      }
      return (state.consumer, !state.isClosed)
    }
    consumer?.resume(returning: nil)
    return wasOpen
  }
}

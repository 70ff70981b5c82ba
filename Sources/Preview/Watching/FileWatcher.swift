package import Pipeline

/// Tells which files below some folders change.
///
/// Behind it is what the system has for that: inotify on Linux, FSEvents on macOS. A burst of changes
/// is told once, when it is over.
package struct FileWatcher: Sendable {
  private let mailbox: ChangeMailbox
  private let watching: any Watching

  /// Begins to watch. A folder that goes is waited for.
  ///
  /// - Parameter folders: as findings show them.
  /// - Throws: `EnvironmentError` where the system does not let it.
  package init(_ folders: [String]) throws {
    let mailbox = ChangeMailbox()
    self.mailbox = mailbox
    #if os(Linux)
      watching = try InotifyWatching(folders, tell: { mailbox.put($0) })
    #else
      watching = try EventStreamWatching(folders, tell: { mailbox.put($0) })
    #endif
  }

  /// What changed since the last time; waits for something that does. Nil once it has stopped.
  package func next() async -> FileChanges? { await mailbox.take() }

  /// Stops watching.
  package func stop() {
    watching.stop()
    mailbox.close()
  }
}

/// What watches on one system.
protocol Watching: Sendable {
  func stop()
}

/// How bursts are told apart.
enum Burst {
  /// So long nothing has to happen for it to be over.
  static let quiet = 8
  /// So long it is waited for, at most, in milliseconds.
  static let longest = 250
  /// How often folders at the top are looked at, in milliseconds: no event tells that one came.
  static let top: Int32 = 250
}

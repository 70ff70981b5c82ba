package import Pipeline

/// Reports changed files.
///
/// It uses inotify on Linux and FSEvents on macOS. A burst of changes is reported once, when it is
/// over.
package struct FileWatcher: Sendable {
  private let mailbox: ChangeMailbox
  private let watching: any Watching

  /// Starts watching. A deleted folder is watched again once it is recreated.
  ///
  /// - Parameter plan: the files and folders, with paths as findings show them.
  /// - Throws: `EnvironmentError` if the system cannot watch the folders.
  package init(_ plan: WatchPlan) throws {
    let mailbox = ChangeMailbox()
    self.mailbox = mailbox
    #if os(Linux)
      watching = try InotifyWatching(plan, report: { mailbox.put($0) })
    #else
      watching = try EventStreamWatching(
        plan.folders + plan.files, report: { mailbox.put($0) })
    #endif
  }

  /// Starts watching whole folders.
  package init(_ folders: [String]) throws { try self.init(WatchPlan(folders: folders)) }

  /// Returns the changes since the last call, after waiting for the first one, or nil once the
  /// watcher has stopped.
  package func next() async -> FileChanges? { await mailbox.take() }

  /// Stops watching. Later calls have no effect.
  package func stop() { if mailbox.close() { watching.stop() } }
}

/// A watcher of one operating system.
protocol Watching: Sendable {
  func stop()
}

/// Times that delimit a burst of changes, in milliseconds.
enum Burst {
  /// A burst ends after this time without changes.
  static let quiet = 8
  /// A burst is reported after this time at the latest.
  static let longest = 250
  /// The interval between checks of the watched root folders, because no event reports that one was
  /// created.
  static let rootInterval: Int32 = 250
}

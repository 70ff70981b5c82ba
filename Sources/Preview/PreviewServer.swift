internal import Diagnostics
internal import Foundation
package import Pipeline

/// Builds a site in memory, serves it on loopback, and builds it anew whenever a file changes.
package struct PreviewServer: Sendable {
  /// What happens while it runs.
  package enum Event: Sendable {
    /// It answers at this address; `isWanted` is false where another port was asked for.
    case listening(address: String, isWantedPort: Bool)
    /// The site was built.
    case rebuilt(SiteSession.Rebuild, changed: FileChanges, isFirst: Bool, time: Duration)
    /// It could not be: there is no content or no theme. What was shown still is.
    case failed(String)
  }

  private let session: SiteSession
  private let editor: Editor
  private let listener: Listener
  private let wantedPort: UInt16
  private let site: PreviewSite
  private let watcher: FileWatcher

  /// Takes a port and begins to watch.
  ///
  /// - Parameter port: the next free one is taken where it is in use; 0 for any.
  /// - Throws: `EnvironmentError` where no port is free or files cannot be watched.
  package init(_ options: BuildOptions, port: UInt16, editor: Editor) throws {
    listener = try Listener(port: port)
    wantedPort = port
    self.editor = editor
    session = SiteSession(options)
    site = PreviewSite(port: listener.port)
    watcher = try FileWatcher([options.content, options.theme])
  }

  /// The port it listens on.
  package var port: UInt16 { listener.port }

  /// Serves until it is cancelled.
  ///
  /// - Parameter tell: told what happens, one thing after the other.
  package func run(_ tell: @escaping @Sendable (Event) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [listener, site] in try await listener.run(site) }
      group.addTask { await rebuild(tell) }
      _ = try await group.next()
      group.cancelAll()
      watcher.stop()
      await site.close()
    }
  }

  private func rebuild(_ tell: @Sendable (Event) -> Void) async {
    var session = session
    var isFirst = true
    var changed: FileChanges? = .any
    while let changes = changed, !Task.isCancelled {
      let start = ContinuousClock.now
      do {
        let rebuild = try await session.rebuild(changes)
        let findings = rebuild.report.findings
        let errors = OverlayItem.errors(in: findings, editor: editor)
        await site.update(
          session.shown, errors: errors, count: findings.count { $0.severity == .error },
          changed: changes)
        let time = ContinuousClock.now - start
        if isFirst { tell(listening(session.basePath)) }
        tell(.rebuilt(rebuild, changed: changes, isFirst: isFirst, time: time))
      } catch {
        if isFirst { tell(listening(session.basePath)) }
        tell(.failed("\(error)"))
        let item = OverlayItem(message: "\(error)")
        await site.update(session.shown, errors: [item], count: 1, changed: changes)
      }
      isFirst = false
      changed = await watcher.next()
    }
  }

  private func listening(_ basePath: String) -> Event {
    .listening(
      address: "http://localhost:\(port)\(basePath)",
      isWantedPort: wantedPort == 0 || port == wantedPort)
  }
}

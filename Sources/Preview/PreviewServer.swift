internal import Diagnostics
internal import Foundation
package import Pipeline

/// Builds a site in memory, serves it on the loopback interface and rebuilds it after each change.
package struct PreviewServer: Sendable {
  /// Events of a running server.
  package enum Event: Sendable {
    /// The server listens at this address. The port may differ from the requested one.
    case listening(address: String, isWantedPort: Bool)
    /// The site was rebuilt.
    case rebuilt(SiteSession.Rebuild, changed: FileChanges, isFirst: Bool, time: Duration)
    /// The build failed, because the content or the theme is missing. The server keeps showing the
    /// last site.
    case failed(String)
  }

  private let session: SiteSession
  private let editor: Editor
  private let listener: Listener
  private let wantedPort: UInt16
  private let site: PreviewSite
  private let watcher: FileWatcher

  /// Binds a port and starts watching files.
  ///
  /// - Parameter port: the preferred port. If it is in use, the next free one is taken. 0 selects
  ///   any port.
  /// - Throws: `EnvironmentError` if no port is free or files cannot be watched.
  package init(_ options: BuildOptions, port: UInt16, editor: Editor) throws {
    listener = try Listener(port: port)
    wantedPort = port
    self.editor = editor
    session = SiteSession(options)
    site = PreviewSite(port: listener.port)
    watcher = try FileWatcher([options.content, options.theme])
  }

  package var port: UInt16 { listener.port }

  /// Serves the site until the task is canceled.
  ///
  /// - Parameter report: receives the events, one at a time.
  package func run(_ report: @escaping @Sendable (Event) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [listener, site] in try await listener.run(site) }
      group.addTask { await rebuild(report) }
      _ = try await group.next()
      group.cancelAll()
      watcher.stop()
      await site.close()
    }
  }

  private func rebuild(_ report: @Sendable (Event) -> Void) async {
    var session = session
    var isFirst = true
    var changed: FileChanges? = .any
    while let changes = changed, !Task.isCancelled {
      let start = ContinuousClock.now
      do {
        let rebuild = try await session.rebuild(changes)
        let findings = rebuild.report.findings
        let errors = OverlayFinding.errors(in: findings, editor: editor)
        await site.update(
          session.shown, errors: errors, count: findings.count { $0.severity == .error },
          changed: changes)
        let time = ContinuousClock.now - start
        if isFirst { report(listening(session.basePath)) }
        report(.rebuilt(rebuild, changed: changes, isFirst: isFirst, time: time))
      } catch {
        if isFirst { report(listening(session.basePath)) }
        report(.failed("\(error)"))
        let item = OverlayFinding(message: "\(error)")
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

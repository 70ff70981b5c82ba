internal import Diagnostics
internal import Foundation
package import Pipeline

/// Builds a site in memory, serves it, on the loopback interface unless another is named, and rebuilds it after each change.
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

  private let options: BuildOptions
  private let reload: @Sendable () throws -> BuildOptions
  private let editor: Editor
  private let listener: Listener
  private let wantedPort: UInt16
  private let address: ListenAddress
  private let site: PreviewSite
  private let plan: WatchPlan
  /// The watcher of the first build.
  private let watcher: FileWatcher

  /// Binds a port and starts watching files.
  ///
  /// - Parameters:
  ///   - port: the preferred port. If it is in use, the next free one is taken. 0 selects any port.
  ///   - address: the interface.
  ///   - reload: returns the options after a change of `demarc.yml`, or nil if they never change.
  /// - Throws: `EnvironmentError` if no port is free or files cannot be watched.
  package init(
    _ options: BuildOptions, port: UInt16, on address: ListenAddress = .loopback, editor: Editor,
    reload: (@Sendable () throws -> BuildOptions)? = nil
  ) throws {
    listener = try Listener(port: port, on: address)
    self.address = address
    wantedPort = port
    self.editor = editor
    self.options = options
    self.reload = reload ?? { options }
    site = PreviewSite(port: listener.port, isReachable: !address.isLoopback)
    plan = .initial(options)
    watcher = try FileWatcher(plan)
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
      await site.close()
    }
  }

  private func rebuild(_ report: @Sendable (Event) -> Void) async {
    var session = SiteSession(options)
    var (plan, watcher) = (plan, watcher)
    var isFirst = true
    var changed: FileChanges? = .any
    while let changes = changed, !Task.isCancelled {
      let start = ContinuousClock.now
      do {
        if !isFirst, changes.mayInclude(options.projectPath) { session.use(try reload()) }
        let rebuild = try await session.rebuild(changes)
        let findings = rebuild.report.findings.joined()
        let errors = OverlayFinding.errors(in: findings, editor: editor)
        await site.update(
          session.shown, errors: errors, count: findings.count { $0.severity == .error },
          changed: changes)
        let time = ContinuousClock.now - start
        if isFirst { report(listening(session.basePath)) }
        report(.rebuilt(rebuild, changed: changes, isFirst: isFirst, time: time))
      } catch {
        let item = OverlayFinding(message: "\(error)")
        await site.update(session.shown, errors: [item], count: 1, changed: changes)
        if isFirst { report(listening(session.basePath)) }
        report(.failed("\(error)"))
      }
      isFirst = false
      let wanted = session.watchPlan
      if wanted != plan, let new = try? FileWatcher(wanted) {
        watcher.stop()
        (plan, watcher) = (wanted, new)
        // Nothing was watching the new folders while the site was built.
        changed = .any
      } else {
        changed = await withTaskCancellationHandler {
          [watcher] in
          await watcher.next()
        } onCancel: { [watcher] in
          watcher.stop()
        }
      }
    }
    watcher.stop()
  }

  private func listening(_ basePath: String) -> Event {
    .listening(
      address: "http://\(address.host):\(port)\(basePath)",
      isWantedPort: wantedPort == 0 || port == wantedPort)
  }
}

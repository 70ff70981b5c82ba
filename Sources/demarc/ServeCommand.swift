internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Foundation
internal import Pipeline
internal import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the website while you edit it.",
    discussion: """
      The site is built in memory and served on this machine only, unless --host names an address. When you change the content or \
      the theme, the affected pages are rebuilt, and open pages reload themselves if they changed. \
      If there are errors, pages stay as they were and show the errors.

      Press Control-C to stop.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "The port. If it is in use, the next free port is used.")
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp(
      "The IP address to listen on, such as 0.0.0.0 in a container. Default: this machine only.",
      valueName: "address"),
    transform: Self.address)
  var host = ListenAddress.loopback

  @Flag(help: "Open the website in a browser.")
  var open = false

  @Flag(help: "Print the reason why each page is rendered.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "The editor that links in findings open: \(Editor.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "editor"),
    transform: Self.editor)
  var editor = Editor.vscode

  private static func editor(_ name: String) throws -> Editor {
    guard let editor = Editor(rawValue: name) else {
      throw ValidationError("Choose one of the editors that --help lists.")
    }
    return editor
  }

  private static func address(_ text: String) throws -> ListenAddress {
    guard let address = ListenAddress(text) else {
      throw ValidationError("--host needs an IP address, such as 0.0.0.0 for all interfaces.")
    }
    return address
  }

  func run() async throws {
    if !host.isLoopback {
      Console.error(
        "warning: everybody on the network of \(host.text) can read this site"
          + (drafts.drafts ? ", with its drafts" : ", also what is not published yet"))
    }
    var options = try site.buildOptions(drafts)
    let paths = try site.paths(options)
    let known = try baseline.read()
    let counts = known?.filter(paths)
    options.counts = counts
    let server = try PreviewServer(options, port: port, on: host, editor: editor) { [site] in
      var options = try site.buildOptions(drafts)
      options.counts = counts
      return options
    }
    let signalSources = Self.installSignalHandlers()
    let log = ServerLog(
      port: port, explains: explain, showsTimings: site.timings, known: known, paths: paths)
    try await server.run { event in
      log.report(event)
      if open, case .listening(let address, _) = event { Browser.open(address) }
    }
    withExtendedLifetime(signalSources) {}
  }

  /// Ends the program on Control-C or SIGTERM. No cleanup is needed, since a preview writes no
  /// files.
  private static func installSignalHandlers() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Console.error(number == SIGINT ? "\nStopped." : "Stopped.")
        Console.exit(0)
      }
      source.resume()
      return source
    }
  }
}

/// The terminal output of a server.
private struct ServerLog: Sendable {
  let port: UInt16
  let explains: Bool
  let showsTimings: Bool
  let known: Baseline?
  let paths: ReportPaths

  func report(_ event: PreviewServer.Event) {
    switch event {
    case .listening(let address, let isWantedPort):
      if !isWantedPort { Console.error("Port \(port) is in use.") }
      Console.error("Serving \(address) (Control-C to stop)")
    case .failed(let message): Console.error("error: \(message)")
    case .rebuilt(let rebuild, let changed, let isFirst, let time):
      var reporting = Reporting(rebuild.report, format: .text, paths)
      if let known { reporting.hide(known) }
      reporting.join()
      reporting.show(toOutput: false)
      if explains { for line in Self.reasons(rebuild) { Console.error("  \(line)") } }
      if showsTimings { Reporting.show(rebuild.report.stages) }
      let what = isFirst ? "the site" : Self.words(changed)
      let pages = counted(rebuild.rendered.count, "page")
      let shown =
        rebuild.hasSite
        ? "still showing the last build without errors" : "the site has not been built yet"
      let errors = rebuild.report.succeeded ? "" : " (\(shown))"
      Console.error(
        "\(what): \(reporting.summary.words), \(pages) rendered, "
          + "\(Reporting.milliseconds(time)) ms\(errors)")
    }
  }

  /// Returns the reasons why pages were rendered: a line for each page, or one for many pages with
  /// the same reason.
  private static func reasons(_ rebuild: SiteSession.Rebuild) -> [String] {
    Dictionary(grouping: rebuild.rendered, by: \.reason).sorted { $0.key < $1.key }.flatMap {
      reason, pages in
      pages.count > 10
        ? ["\(pages.count) pages: \(reason)"] : pages.map { "\($0.address): \(reason)" }
    }
  }

  private static func words(_ changed: FileChanges) -> String {
    // Skip temporary files of editors, which are already deleted.
    let files = changed.files.sorted().filter { FileManager.default.fileExists(atPath: $0) }
    switch files.count {
    case 0: return "several files"
    case 1...3: return files.joined(separator: ", ") + (changed.isComplete ? "" : " and more")
    default: return "\(files.count) files"
    }
  }
}

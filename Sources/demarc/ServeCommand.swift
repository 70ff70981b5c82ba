internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Foundation
internal import Pipeline
internal import Preview

/// `demarc serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the website while you write it.",
    discussion: """
      The site is built in memory and served on this machine alone. Whenever a file of the content \
      or the theme changes, what it touches is built anew, and pages that are open and not as they \
      were load themselves again. With an error the page stays as it was, and says what is wrong.

      Press Control-C to stop.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Where it listens; the next free port is taken where it is in use.")
  var port: UInt16 = 8080

  @Flag(help: "Open the website in a browser.")
  var open = false

  @Flag(help: "Say for each page that is rendered why it is.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Where the links of findings lead: \(Editor.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "editor"),
    transform: Self.editor)
  var editor = Editor.vscode

  private static func editor(_ name: String) throws -> Editor {
    guard let editor = Editor(rawValue: name) else {
      throw ValidationError("It has to be one of those that --help lists.")
    }
    return editor
  }

  func run() async throws {
    var options = site.buildOptions
    let paths = try site.paths(options)
    let known = try baseline.read()
    options.counts = known?.filter(paths)
    let server = try PreviewServer(options, port: port, editor: editor)
    let stop = Self.stopWhenAsked()
    let narration = Narration(
      port: port, explains: explain, showsTimings: site.timings, known: known, paths: paths)
    try await server.run { event in
      narration.tell(event)
      if open, case .listening(let address, _) = event { Browser.open(address) }
    }
    withExtendedLifetime(stop) {}
  }

  /// Ends the program at Control-C, or when it is told to: nothing is on the disk that has to be put
  /// in order.
  private static func stopWhenAsked() -> [any DispatchSourceSignal] {
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

/// What the terminal shows while a site is served.
private struct Narration: Sendable {
  let port: UInt16
  let explains: Bool
  let showsTimings: Bool
  let known: Baseline?
  let paths: ReportPaths

  func tell(_ event: PreviewServer.Event) {
    switch event {
    case .listening(let address, let isWantedPort):
      if !isWantedPort { Console.error("Port \(port) is in use.") }
      Console.error("Serving \(address) (Control-C to stop)")
    case .failed(let message): Console.error("error: \(message)")
    case .rebuilt(let rebuild, let changed, let isFirst, let time):
      var reporting = Reporting(rebuild.report, format: .text, paths)
      if let known { reporting.leaveOut(known) }
      reporting.show(toOutput: false)
      if explains { for line in Self.reasons(rebuild) { Console.error("  \(line)") } }
      if showsTimings { Reporting.show(rebuild.report.stages) }
      let what = isFirst ? "the site" : Self.words(changed)
      let pages = counted(rebuild.rendered.count, "page")
      let shown =
        rebuild.hasSite ? "the site is shown as it was before" : "there is no page to show yet"
      let errors = rebuild.report.succeeded ? "" : " (\(shown))"
      Console.error(
        "\(what): \(reporting.summary.words), \(pages) rendered, "
          + "\(Reporting.milliseconds(time)) ms\(errors)")
    }
  }

  /// Why pages were rendered: a line for each, or one for all that share their reason.
  private static func reasons(_ rebuild: SiteSession.Rebuild) -> [String] {
    Dictionary(grouping: rebuild.rendered, by: \.reason).sorted { $0.key < $1.key }.flatMap {
      reason, pages in
      pages.count > 10
        ? ["\(pages.count) pages: \(reason)"] : pages.map { "\($0.address): \(reason)" }
    }
  }

  private static func words(_ changed: FileChanges) -> String {
    // Files that editors write beside the one they save are gone again.
    let files = changed.files.sorted().filter { FileManager.default.fileExists(atPath: $0) }
    switch files.count {
    case 0: return "several files"
    case 1...3: return files.joined(separator: ", ") + (changed.isComplete ? "" : " and more")
    default: return "\(files.count) files"
    }
  }
}

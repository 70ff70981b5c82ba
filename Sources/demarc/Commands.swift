internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// What `build` and `check` are both told.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the content.", valueName: "dir"))
  var content = "Content"

  @Option(help: ArgumentHelp("The folder of the theme.", valueName: "dir"))
  var theme = "Theme"

  @Option(
    help: ArgumentHelp(
      "Where the site will be, instead of what site.yml says: https://host/path/ or /path/.",
      valueName: "url"))
  var baseURL: String?

  @Flag(help: "Treat drafts (status: draft) as part of the site.")
  var drafts = false

  @Option(help: ArgumentHelp("How many threads work at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs is a number from 1 to 1024.") }
    if let baseURL, !baseURL.hasPrefix("/"), !baseURL.hasPrefix("https://"),
      !baseURL.hasPrefix("http://")
    {
      throw ValidationError("--base-url begins with https://, http:// or /.")
    }
  }

  var buildOptions: BuildOptions {
    var options = BuildOptions()
    options.content = Self.folder(content)
    options.theme = Self.folder(theme)
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.jobs = jobs
    return options
  }

  /// A folder without slashes at its end.
  static func folder(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}

/// `demarc build`.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the content and write the website.",
    discussion: """
      Files whose bytes have not changed are left alone; files that an earlier build wrote and \
      this one does not are removed; nothing else in the output folder is touched.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("The folder that is written.", valueName: "dir"))
  var output = "Public"

  @Flag(help: "Say how long each stage took.")
  var timings = false

  func run() async throws {
    var options = site.buildOptions
    options.output = SiteOptions.folder(output)
    let start = ContinuousClock.now
    let report = try await SiteBuild.build(options)
    Reporting.show(report.findings)
    let time = Reporting.milliseconds(ContinuousClock.now - start)
    if timings { Reporting.show(report.stages) }
    guard report.succeeded else {
      Console.error("\(Reporting.summary(report.findings)); nothing was written")
      throw ExitCode(1)
    }
    if !report.findings.isEmpty { Console.error(Reporting.summary(report.findings)) }
    Console.error(
      "\(counted(report.pageCount, "page")) in \(options.output)/: \(report.written) written, "
        + "\(report.unchanged) unchanged, \(report.removed) removed (\(time) ms)")
  }
}

/// `demarc check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content and write nothing.",
    discussion: "What is found goes to standard output, the summary to standard error.")

  @OptionGroup var site: SiteOptions

  @Flag(help: "Say how long each stage took.")
  var timings = false

  func run() async throws {
    let report = try await SiteBuild.check(site.buildOptions)
    Reporting.show(report.findings, toOutput: true)
    if timings { Reporting.show(report.stages) }
    let files = counted(report.fileCount, "file")
    Console.error("\(Reporting.summary(report.findings)) in \(files)")
    if !report.succeeded { throw ExitCode(1) }
  }
}

/// What commands say at their end.
enum Reporting {
  static func show(_ findings: [Finding], toOutput: Bool = false) {
    guard !findings.isEmpty else { return }
    let reporter = TerminalReporter(color: Console.wantsColor(onOutput: toOutput)) { path in
      FileManager.default.contents(atPath: path).map { Array($0.prefix(4 << 20)) }
    }
    var text = reporter.render(findings)
    text.removeLast()
    if toOutput { Console.output(text) } else { Console.error(text) }
  }

  static func show(_ stages: StageTimes) {
    for stage in stages.stages {
      Console.error("  \(stage.name): \(milliseconds(stage.duration)) ms")
    }
  }

  static func summary(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "no findings" }
    return Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }.listed()
  }

  static func milliseconds(_ duration: Duration) -> String {
    let tenths = duration / .microseconds(100)
    return tenths < 1000 ? String(format: "%.1f", tenths / 10) : "\(Int(tenths / 10))"
  }
}

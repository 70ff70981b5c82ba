internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// `demarc check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content, and fix it on request.",
    discussion: """
      Findings go to standard output, the summary to standard error. Nothing is written unless a \
      flag asks for it. `demarc explain` says more about a rule.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders: check the whole site, but show only the findings in these.",
      discussion: """
        The exit status follows what is shown. Files that are no part of the site have no findings.
        """))
  var file: [String] = []

  @OptionGroup var site: SiteOptions

  @OptionGroup var baseline: BaselineOptions

  @Flag(help: "Write today's findings to the file of --baseline.")
  var updateBaseline = false

  @OptionGroup var fixing: FixOptions

  @OptionGroup var links: ExternalLinkOptions

  @Flag(help: "Let warnings count as errors.")
  var warningsAsErrors = false

  @Flag(
    help: ArgumentHelp(
      "Write down what the site has now as published, in site.lock beside site.yml.",
      discussion: "From then on ids, addresses and anchors that go without a redirect are found."))
  var updateLock = false

  func validate() throws {
    if updateLock && fixing.fix { throw ValidationError("--update-lock goes without --fix.") }
    if updateBaseline, baseline.baseline == nil {
      throw ValidationError("--update-baseline needs --baseline, the file to write.")
    }
    if !file.isEmpty, updateBaseline || updateLock {
      let flag = updateBaseline ? "--update-baseline" : "--update-lock"
      throw ValidationError("\(flag) is for the whole site: it goes without names of files.")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    var options = site.buildOptions
    links.apply(to: &options)
    let paths = try site.paths(options)
    let named = try NamedFiles(file, paths)
    let known = updateBaseline ? nil : try baseline.read()
    options.counts = updateBaseline ? Self.onlyVital : known?.filter(paths)
    let (report, isShown) =
      updateLock
      ? (try await SiteBuild.updateLock(options), true)
      : try await fixing.check(options) { findings in
        named.map { findings.filter($0.hold) } ?? findings
      }
    var reporting = Reporting(report, format: site.format, paths)
    if updateBaseline { try baseline.adopt(reporting.reported) }
    if let known = try known ?? baseline.read() { reporting.leaveOut(known) }
    if let named { reporting.restrict(to: named) }
    if warningsAsErrors { reporting.raiseWarnings() }
    if isShown { reporting.show(toOutput: true) }
    if site.timings { Reporting.show(report.stages) }
    reporting.conclude(after: ContinuousClock.now - start)
    if updateLock {
      let file = "\(options.content)/site.lock"
      Console.error(report.succeeded ? "wrote \(file)" : "\(file) was left as it was")
    }
    if reporting.findings.haveErrors { throw ExitCode(1) }
  }

  /// What is adopted into a baseline does not end the check before pages are looked at.
  private static let onlyVital: FindingFilter = { findings, _ in
    findings.filter(Reporting.alwaysCounts)
  }
}

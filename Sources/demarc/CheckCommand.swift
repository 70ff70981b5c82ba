internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content, and optionally fix it.",
    discussion: """
      Findings are written to standard output, the summary to standard error. No file is changed \
      unless a flag requests it. Run `demarc explain` for more about a rule.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders. The whole site is checked, but only findings in these are reported.",
      discussion: """
        The exit status depends on the reported findings. Files outside the site have none.
        """))
  var file: [String] = []

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  @OptionGroup var baseline: BaselineOptions

  @Flag(help: "Write the current findings to the file of --baseline.")
  var updateBaseline = false

  @OptionGroup var fixing: FixOptions

  @OptionGroup var links: ExternalLinkOptions

  @Flag(help: "Treat warnings as errors.")
  var warningsAsErrors = false

  @Flag(
    help: ArgumentHelp(
      "Record the published ids, addresses and anchors in site.lock beside site.yml.",
      discussion: "Later checks report those that disappear without a redirect."))
  var updateLock = false

  @Flag(
    help: ArgumentHelp(
      "Print how many statements in prose were compared with the data, and which levels were not.",
      discussion: """
        Statements about cells, counts, dates and clauses are counted, right or wrong. Levels that a \
        text names beside a row or column, in a form that no rule reads, are listed.
        """))
  var coverage = false

  func validate() throws {
    if coverage && (fixing.fix || updateLock || site.format != .text) {
      throw ValidationError(
        "--coverage cannot be combined with --fix, --update-lock or another --format.")
    }
    if updateLock && fixing.fix {
      throw ValidationError("--update-lock cannot be combined with --fix.")
    }
    if updateBaseline, baseline.baseline == nil {
      throw ValidationError("--update-baseline requires --baseline with the file to write.")
    }
    if !file.isEmpty, updateBaseline || updateLock {
      let flag = updateBaseline ? "--update-baseline" : "--update-lock"
      throw ValidationError(
        "\(flag) applies to the whole site and cannot be combined with file names.")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    var options = try site.buildOptions(drafts)
    links.apply(to: &options)
    options.measuresCoverage = coverage
    let paths = try site.paths(options)
    let named = try NamedFiles(file, paths)
    let known = updateBaseline ? nil : try baseline.read()
    options.counts = updateBaseline ? Self.onlyVital : known?.filter(paths)
    let (report, isShown) =
      updateLock
      ? (try await SiteBuild.updateLock(options), true)
      : try await fixing.check(options) { findings in
        named.map { findings.filter($0.contains) } ?? findings
      }
    var reporting = Reporting(report, format: site.format, paths)
    if updateBaseline { try baseline.adopt(reporting.rootRelativeItems) }
    if let known = try known ?? baseline.read() { reporting.hide(known) }
    if let named { reporting.restrict(to: named) }
    reporting.join()
    if warningsAsErrors { reporting.raiseWarnings() }
    if isShown { reporting.show(toOutput: true) }
    if let coverage = report.coverage { Reporting.show(coverage, of: named) }
    if site.timings { Reporting.show(report.stages) }
    reporting.conclude(after: ContinuousClock.now - start)
    reporting.showLeftOut(isVerbose: site.verbose)
    if updateLock {
      let file = report.lockPath.isEmpty ? "site.lock" : report.lockPath
      Console.error(report.succeeded ? "wrote \(file)" : "\(file) was not changed")
    }
    if reporting.findings.haveErrors { throw ExitCode(1) }
  }

  /// Ignores findings that will be in the baseline, so that they do not end the check before pages
  /// are scanned.
  private static let onlyVital: FindingFilter = { findings, _ in
    findings.filter(Reporting.alwaysCounts)
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// `demarc check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content, and mend it where that is wanted.",
    discussion: """
      What is found goes to standard output, the summary to standard error. Nothing is written \
      unless a flag asks for it. `demarc explain` says more about a rule.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var baseline: BaselineOptions

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
  }

  func run() async throws {
    let start = ContinuousClock.now
    var options = site.buildOptions
    links.apply(to: &options)
    let (report, isShown) =
      updateLock
      ? (try await SiteBuild.updateLock(options), true)
      : try await fixing.check(options, counts: try baseline.filter())
    var reporting = Reporting(report, format: site.format)
    try baseline.apply(to: &reporting)
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
}

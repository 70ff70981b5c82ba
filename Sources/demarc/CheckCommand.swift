internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// `demarc check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content and write nothing.",
    discussion: """
      What is found goes to standard output, the summary to standard error. `demarc explain` \
      says more about a rule.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var baseline: BaselineOptions

  @Flag(help: "Let warnings count as errors.")
  var warningsAsErrors = false

  @Flag(
    help: ArgumentHelp(
      "Write down what the site has now as published, in site.lock beside site.yml.",
      discussion: "From then on ids, addresses and anchors that go without a redirect are found."))
  var updateLock = false

  func run() async throws {
    let start = ContinuousClock.now
    let options = site.buildOptions
    let report =
      updateLock
      ? try await SiteBuild.updateLock(options) : try await SiteBuild.check(options)
    var reporting = Reporting(report, format: site.format)
    try baseline.apply(to: &reporting)
    if warningsAsErrors { reporting.raiseWarnings() }
    reporting.show(toOutput: true)
    if site.timings { Reporting.show(report.stages) }
    reporting.conclude(after: ContinuousClock.now - start)
    if reporting.findings.haveErrors { throw ExitCode(1) }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check the content and write the website.",
    discussion: """
      Unchanged files are not rewritten. Files of an earlier build that are no longer part of the \
      site are removed. Other files in the output folder are not touched.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  @OptionGroup var baseline: BaselineOptions

  @Option(
    help: ArgumentHelp(
      "The output folder. Default: that in demarc.yml, or Public.", valueName: "dir"))
  var output: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Let the search find words in texts. Requires Pagefind (pip install 'pagefind[bin]').")
  var search = true

  @Flag(
    help: "Write relative addresses, so that browsers open the folder without a server.")
  var relative = false

  func validate() throws {
    if relative && site.baseURL?.hasPrefix("/") == true {
      throw ValidationError("--relative has no base path, so --base-url must be a whole address.")
    }
  }

  func run() async throws {
    var options = try site.buildOptions(drafts)
    options.hasRelativeAddresses = relative
    if let output { options.output = SiteOptions.folder(output) }
    let paths = try site.paths(options)
    let known = try baseline.read()
    options.counts = known?.filter(paths)
    if search {
      options.search = await Pagefind.find()
      if options.search == nil {
        Console.error(
          "the search finds names only: Pagefind is not installed (pip install 'pagefind[bin]')")
      }
    }
    options.pictures = PictureRenderer.find()
    options.endsProcess = true
    let start = ContinuousClock.now
    let report = try await SiteBuild.build(options)
    var reporting = Reporting(report, format: site.format, paths)
    if let problem = report.pictureProblem { Console.error(problem) }
    if let known { reporting.hide(known) }
    reporting.join()
    reporting.show(toOutput: site.format != .text)
    if site.timings { Reporting.show(report.stages) }
    for remark in reporting.baselineRemarks { Console.error(remark) }
    reporting.showLeftOut(isVerbose: site.verbose)
    guard report.succeeded else {
      Console.error("\(reporting.summary.words); nothing was written")
      throw ExitCode(1)
    }
    if report.lacksSpreadsheets {
      Console.error("the site has no workbook: \(SpreadsheetProgram.missing)")
    }
    if !report.findings.isEmpty { Console.error(reporting.summary.words) }
    let time = Reporting.milliseconds(ContinuousClock.now - start)
    Console.error(
      "\(counted(report.pageCount, "page")) in \(options.output)/: \(report.written) written, "
        + "\(report.unchanged) unchanged, \(report.removed) removed (\(time) ms)")
  }
}

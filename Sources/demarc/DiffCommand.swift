internal import ArgumentParser
internal import Comparison
internal import Pipeline

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two versions of the framework, and say what the changes mean.",
    discussion: """
      Cells, entries, references, addresses and findings are compared by their ids, and classed as \
      breaking, additive or editorial. Revisions of git and folders can be compared. No file of the \
      repository changes.

      The exit status is 0, 1 if --fail-on or --exit-code applies, and 2 after an error of usage or \
      of git.
      """)

  /// The output format.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Text for people.
    case text
    /// Markdown for a pull request.
    case markdown
    /// All data, documented in the reference.
    case json
    /// GitHub workflow commands, which become annotations.
    case github
  }

  /// A class for `--fail-on`.
  enum Failing: String, CaseIterable, ExpressibleByArgument {
    case breaking, additive
  }

  @Argument(
    help: ArgumentHelp(
      "The old version: a revision or a folder. Default: the newest release tag that the new one reaches.",
      valueName: "base"))
  var base: String?

  @Argument(
    help: ArgumentHelp(
      "The new version: a revision or a folder. Default: the working tree.", valueName: "head"))
  var head: String?

  @Option(help: ArgumentHelp("The format of the output.", valueName: "format"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 if there are changes of this class, or of a more severe one.",
      valueName: "class"))
  var failOn: Failing?

  @Flag(help: "Exit with status 1 if there are changes.")
  var exitCode = false

  @Flag(help: "Also render all pages, and list those that differ.")
  var pages = false

  @Flag(
    help: ArgumentHelp(
      "Write the comparison to a file of the content, for the page /changes/VERSION/.",
      discussion: "The file is changes/VERSION.json, with the version in site.yml."))
  var record = false

  @Option(
    help: ArgumentHelp(
      "The maximum size of the Markdown in bytes. Default: 60000, for a comment.",
      valueName: "bytes"))
  var length = MarkdownReport.commentLimit

  @OptionGroup var source: ContentOptions

  @OptionGroup var drafts: DraftOptions

  func validate() throws {
    if length < 1_000 { throw ValidationError("--length must be at least 1000.") }
    if record, head != nil {
      throw ValidationError(
        "--record writes to the working tree, so it needs that as the new version.")
    }
  }

  func run() async throws {
    let options = try source.buildOptions(drafts)
    var request = SiteDiff.Request(options)
    (request.base, request.head) = (base, head)
    request.content = source.content
    request.theme = source.theme
    request.schemas = source.schemas
    request.listsPages = pages
    let result = try await SiteDiff.run(request)
    show(result)
    if record { try self.write(result, options) }
    if isFailure(result) { throw ExitCode(1) }
  }

  private func show(_ result: SiteDiff.Result) {
    let report = result.report
    switch format {
    case .text:
      Console.data(TextReport(report, color: Console.wantsColor(onOutput: true)).text)
    case .markdown: Console.data(MarkdownReport(report, limit: length).text)
    case .json: Console.data(String(decoding: report.json, as: UTF8.self))
    case .github:
      let content = result.contentPath
      let folder = result.findingFolder == "." ? "" : "\(result.findingFolder)/"
      Console.data(
        AnnotationReport(report, folder: folder) { content == "." ? $0 : "\(content)/\($0)" }.text)
    }
  }

  private func write(_ result: SiteDiff.Result, _ options: BuildOptions) throws {
    let path = try result.record(in: options)
    Console.error("wrote \(options.folder.shortest(path))")
    if !result.hasPages {
      Console.error("to show it on the site, add `changes: {}` to site.yml")
    }
  }

  private func isFailure(_ result: SiteDiff.Result) -> Bool {
    if result.hasVersionError { return true }
    guard let worst = result.report.worst else { return false }
    if exitCode { return true }
    return failOn.map { worst >= ($0 == .breaking ? .breaking : .additive) } ?? false
  }
}

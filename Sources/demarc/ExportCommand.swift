internal import ArgumentParser
internal import Diagnostics
internal import Exports
internal import Pipeline

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the framework as data, for other programs.",
    discussion: """
      The formats are \(Exporter.all.map { "\($0.name) (\($0.title))" }.joined(separator: ", ")). The paths of the \
      files that were written go to standard output. If the content has errors, nothing is written. Drafts are \
      left out. Files that no export has written are not replaced, unless you use --force. \
      `exports` in site.yml publishes the same files with the website, below /data/.
      """)

  @Argument(
    help: ArgumentHelp(
      "The formats: \(Exporter.all.map(\.name).joined(separator: ", ")).", valueName: "format"))
  var formats: [String]

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "dir"))
  var output = "Export"

  @Option(help: ArgumentHelp("Only what is about this matrix.", valueName: "id"))
  var matrix: String?

  @Option(
    help: ArgumentHelp(
      "Only what is about this column of the matrix. Default for --matrix: the one with duties.",
      valueName: "id"))
  var column: String?

  @Flag(help: "Also replace files that no export has written.")
  var force = false

  @OptionGroup var site: SiteOptions

  @Flag(help: .hidden)
  var drafts = false

  func validate() throws {
    if drafts { throw ValidationError("Drafts are never exported.") }
    for format in formats where Exporter.named(format) == nil {
      let names = Exporter.all.map(\.name)
      let hint = nearestName(to: format, in: names).map { " Did you mean `\($0)`?" } ?? ""
      throw ValidationError(
        "There is no format `\(format)`.\(hint) The formats are \(names.joined(separator: ", ")).")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    let options = try site.buildOptions()
    let outcome = try await SiteExport.write(
      options, formats: formats, ExportSelection(matrix: matrix, column: column),
      to: SiteOptions.folder(output), replaces: force)
    var reporting = Reporting(outcome.report, format: site.format, try site.paths(options))
    reporting.join()
    if !outcome.report.succeeded { reporting.show(toOutput: true) }
    for path in outcome.paths { Console.output(path) }
    if !outcome.leftOut.isEmpty {
      Console.error(
        "left out, since they have no file about one matrix: \(outcome.leftOut.joined(separator: ", "))"
      )
    }
    if !outcome.report.succeeded {
      reporting.conclude(after: ContinuousClock.now - start)
      throw ExitCode(1)
    }
  }
}

internal import ArgumentParser
internal import Foundation
internal import Pipeline

/// Whether a command reads drafts too. Exports never do.
struct DraftOptions: ParsableArguments {
  @Flag(help: "Include drafts (status: draft).")
  var drafts = false
}

/// The options of every command that reads a site.
struct ContentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The content folder. Default: that in demarc.yml, or Content.", valueName: "dir"))
  var content: String?

  @Option(
    help: ArgumentHelp(
      "A folder of schemas (NAME.yml) outside of the content. It may contain site.yml too. Default: that in demarc.yml.",
      valueName: "dir"))
  var schemas: String?

  @Option(
    help: ArgumentHelp(
      "The theme folder. Missing files come from the built-in theme. Default: that in demarc.yml, or Theme.",
      valueName: "dir"))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "The number of threads. Default: the number of processor cores.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 || jobs > 1024 {
      throw ValidationError("--jobs must be between 1 and 1024.")
    }
  }

  /// Returns the options of a build. The command line takes precedence over `demarc.yml`.
  ///
  /// - Throws: `EnvironmentError` if `demarc.yml` cannot be read.
  func buildOptions(_ drafts: DraftOptions? = nil) throws -> BuildOptions {
    var options = try SiteOptions.site(content: content, theme: theme)
    if let schemas { options.schemas = SiteOptions.folder(schemas) }
    options.includesDrafts = drafts?.drafts ?? false
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }
}

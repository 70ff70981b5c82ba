internal import ArgumentParser
internal import ContentFormat
internal import ContentModel
internal import Foundation
internal import Pipeline

/// The options that `build`, `check` and `serve` share.
struct SiteOptions: ParsableArguments {
  @OptionGroup var source: ContentOptions

  @Option(
    help: ArgumentHelp(
      "Override the address in site.yml: https://host/path/ or /path/.",
      valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "The folder that paths in reports and baselines are relative to. Default: the repository of the content.",
      valueName: "dir"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Today's date, for rules about dates. Without it, these rules are skipped.",
      valueName: "yyyy-mm-dd"),
    transform: Self.day)
  var today: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The format of findings. All formats but text go to standard output.",
      valueName: "format"))
  var format = FindingFormat.text

  @Flag(help: "List the files and folders of the content that are left out.")
  var verbose = false

  @Flag(help: "Print the time that each stage takes.")
  var timings = false

  func validate() throws {
    guard let baseURL else { return }
    do {
      _ = try SiteAddress(baseURL, allowsPath: true)
    } catch {
      throw ValidationError(
        "--base-url \(error); use an address such as https://host/path/ or a path such as /path/."
      )
    }
  }

  /// Returns the options of a build. The command line takes precedence over `demarc.yml`.
  ///
  /// - Throws: `EnvironmentError` if `demarc.yml` cannot be read.
  func buildOptions(_ drafts: DraftOptions? = nil) throws -> BuildOptions {
    var options = try source.buildOptions(drafts)
    options.baseURL = baseURL.flatMap { try? SiteAddress($0, allowsPath: true) }
      .map { $0.text.isEmpty ? "/" : $0.text }
    options.today = today
    options.spreadsheets = SpreadsheetProgram.find()
    return options
  }

  /// Returns the options for the site of the working directory, or for that with a content folder.
  ///
  /// - Throws: `EnvironmentError` if `demarc.yml` cannot be read.
  static func site(content: String? = nil, theme: String? = nil) throws -> BuildOptions {
    let home = ProcessInfo.processInfo.environment["HOME"]
    // The folder of a named content folder is unknown, so its site is that of the working directory.
    let place = content == nil ? SiteFolder.find(home: home) : .here
    var options = try BuildOptions(siteIn: place, content: content)
    if let theme { options.theme = theme }
    options.content = folder(options.content)
    options.theme = folder(options.theme)
    options.schemas = options.schemas.map(folder)
    options.output = folder(options.output)
    return options
  }

  /// Returns how reports name the files of the site.
  ///
  /// - Throws: `EnvironmentError` if `--root` is not a folder that contains the content.
  func paths(_ options: BuildOptions) throws -> ReportPaths {
    try ReportPaths(options, root: root.map(Self.folder))
  }

  /// Normalizes the path of a folder, without leading `./` and trailing slashes, so that a file has
  /// the same name everywhere, including baselines.
  static func folder(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return path.isEmpty ? "." : String(path)
  }

  private static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
      throw ValidationError("Use an existing date in the format YYYY-MM-DD.")
    }
    return day
  }
}

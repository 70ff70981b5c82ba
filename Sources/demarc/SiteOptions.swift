internal import ArgumentParser
internal import ContentFormat
internal import ContentModel
internal import Foundation
internal import Pipeline

/// What `build`, `check` and `serve` are all told.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the content.", valueName: "dir"))
  var content = "Content"

  @Option(
    help: ArgumentHelp(
      "The folder of the theme; what it lacks comes from the one built in.", valueName: "dir"))
  var theme = "Theme"

  @Option(
    help: ArgumentHelp(
      "Where the site will be, instead of what site.yml says: https://host/path/ or /path/.",
      valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "The folder that paths in reports and baselines begin at; the repository of the content, unless named.",
      valueName: "dir"))
  var root: String?

  @Flag(help: "Treat drafts (status: draft) as part of the site.")
  var drafts = false

  @Option(help: ArgumentHelp("How many threads work at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "The day that rules about age and review count from; without it they are not looked for.",
      valueName: "yyyy-mm-dd"),
    transform: Self.day)
  var today: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "How findings are written; all formats but text go to standard output.",
      valueName: "format"))
  var format = FindingFormat.text

  @Flag(help: "Say how long each stage took.")
  var timings = false

  func validate() throws {
    if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs is a number from 1 to 1024.") }
    guard let baseURL else { return }
    do {
      _ = try SiteAddress(baseURL, allowsPath: true)
    } catch {
      throw ValidationError(
        "--base-url \(error); it is an address such as https://host/path/ or a path such as /path/."
      )
    }
  }

  var buildOptions: BuildOptions {
    var options = BuildOptions()
    options.content = Self.folder(content)
    options.theme = Self.folder(theme)
    options.baseURL = baseURL.flatMap { try? SiteAddress($0, allowsPath: true) }
      .map { $0.text.isEmpty ? "/" : $0.text }
    options.includesDrafts = drafts
    options.today = today
    options.jobs = jobs
    return options
  }

  /// How reports name the files of the site.
  ///
  /// - Throws: `EnvironmentError` where `--root` is no folder that holds the content.
  func paths(_ options: BuildOptions) throws -> ReportPaths {
    try ReportPaths(options, root: root.map(Self.folder))
  }

  /// A folder as findings show it: without `./` before it and slashes at its end, so that one file
  /// has one name, in a baseline too.
  static func folder(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return path.isEmpty ? "." : String(path)
  }

  private static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
      throw ValidationError("It has to be a day that exists, written YYYY-MM-DD.")
    }
    return day
  }
}

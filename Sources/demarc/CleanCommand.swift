internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove what `demarc build` wrote, and the caches.",
    discussion: """
      Only the files that the record of the builds lists are removed, and folders that are empty \
      then. All other files in the output folder stay.
      """)

  @Option(
    help: ArgumentHelp(
      "The output folder. Default: that in demarc.yml, or Public.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print the files without removing them.")
  var dryRun = false

  func run() throws {
    var options = try SiteOptions.site()
    if let output { options.output = SiteOptions.folder(output) }
    let cleaning = try Cleaning(options)
    if dryRun {
      for path in cleaning.files { Console.output(path) }
      Console.error("would remove \(counted(cleaning.files.count, "file"))")
      return
    }
    let removed = try cleaning.run()
    Console.error("removed \(counted(removed, "file"))")
    if !cleaning.kept.isEmpty {
      let list = cleaning.kept.prefix(3).joined(separator: ", ")
      let rest = cleaning.kept.count > 3 ? " and \(cleaning.kept.count - 3) more" : ""
      Console.error("kept, because no build wrote them: \(list)\(rest)")
    }
  }
}

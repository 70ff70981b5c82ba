internal import ArgumentParser
internal import ContentFormat
internal import Foundation
internal import Pipeline

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a draft of an entry, with the fields of its collection.",
    discussion: """
      Required fields have a value that fits their type, and the others are comments. Without an \
      id, the entry continues the numbers of the others, or its title becomes the id.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  @Argument(help: "The name of the collection.")
  var collection: String

  @Argument(help: "The id of the entry.")
  var id: String?

  @Option(help: ArgumentHelp("The title of the entry.", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("The value of a field, as YAML.", valueName: "field=value"))
  var values: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Also add the row or column of the entry to the matrices of its collection.",
      discussion: "A cell gets the level of empty cells, or … where you decide."))
  var matrixRow = false

  @Flag(help: "Print the entry without writing it; with --matrix-row, all changes as a patch.")
  var dryRun = false

  func run() async throws {
    let options = try site.buildOptions(drafts)
    let request = NewEntry.Request(
      collection: collection, id: id, title: title, values: try fields(),
      joinsMatrices: matrixRow)
    let today = try site.today ?? Self.today()
    let entry = try await NewEntry(request, today: today, options)
    if dryRun {
      Console.data(matrixRow ? entry.patch(content: options.content) : entry.text)
      return
    }
    try entry.write(content: options.content)
    for path in [entry.path] + entry.changedPaths {
      Console.output(options.folder.shortest("\(options.content)/\(path)"))
    }
    Console.error("It is a draft. Preview it with `demarc serve --drafts`.")
    guard !entry.changedPaths.isEmpty else { return }
    Console.error(
      "The matrix names it now, so decide its cells and remove `status: draft`. Until then, check "
        + "with --drafts.")
  }

  private func fields() throws -> [String: String] {
    var fields: [String: String] = [:]
    for value in values {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError("--set needs a field and a value: --set level=high.")
      }
      guard fields.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
        throw ValidationError(
          "--set names \(parts[0]) twice. Separate the items of a list by commas.")
      }
    }
    return fields
  }

  private static func today() throws -> CalendarDate {
    let text = Date.now.formatted(.iso8601.year().month().day())
    guard let day = CalendarDate(text) else { throw EnvironmentError("the clock is wrong") }
    return day
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Write edited exports into the content.",
    subcommands: [ImportMatrixCommand.self])
}

struct ImportMatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Write the cells of an edited spreadsheet into the table of a matrix.",
    discussion: """
      The file is an export of the matrix, as CSV or XLSX: a row for each cell, or the table. Rows and columns \
      are found by their ids, or else by their titles. Only cells that differ are rewritten. If the file has an \
      unknown row, column or level, nothing is written.
      """)

  @Argument(help: "The file: CSV or XLSX.")
  var file: String

  @Option(help: ArgumentHelp("The matrix. Default: the one that the file names.", valueName: "id"))
  var matrix: String?

  @Option(help: ArgumentHelp("The only sheet that counts.", valueName: "name"))
  var sheet: String?

  @Flag(help: "Print the change as a patch without writing it.")
  var dryRun = false

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let options = try site.buildOptions()
    let change = try await MatrixImport(file, matrix: matrix, sheet: sheet, options)
    for problem in change.problems {
      Console.error("error: \(problem.message)")
      Console.error("  --> \(file)\(problem.place.map { ": \($0)" } ?? "")")
      if let help = problem.help { Console.error("  help: \(help)") }
    }
    guard change.problems.isEmpty else {
      Console.error("\(counted(change.problems.count, "error")); nothing was written")
      throw ExitCode(1)
    }
    for remark in change.remarks { Console.error("note: \(remark)") }
    guard !change.changes.isEmpty else {
      Console.error("no cell differs")
      return
    }
    if dryRun {
      Console.data(change.patch)
    } else {
      try change.write()
      Console.output(change.path)
    }
    for cell in change.changes {
      Console.error("\(cell.row) × \(cell.column): \(cell.old) → \(cell.new)")
    }
    Console.error("\(counted(change.changes.count, "cell")) of \(change.matrix)")
    guard !change.newFindings.isEmpty else { return }
    Console.error(
      "The content does not agree with the new table yet: "
        + "\(counted(change.newFindings.count, "new finding")) (run `demarc check`)")
  }
}

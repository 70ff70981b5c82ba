internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write the cells of an edited spreadsheet into the table of a matrix.",
    discussion: """
      The file is an export of the matrix, as CSV or XLSX: a row for each cell, or the table. Rows and columns \
      are found by their ids, or else by their titles. Only cells that differ are rewritten. If the file has an \
      unknown row, column or level, nothing is written.
      """)

  /// What a file is imported into.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case matrix
  }

  @Argument(help: ArgumentHelp("What the file is about.", valueName: "subject"))
  var subject: Subject

  @Argument(help: "The file: CSV or XLSX.")
  var file: String

  @Option(
    help: ArgumentHelp("The matrix. Default: those that the file is about.", valueName: "id"))
  var matrix: String?

  @Option(help: ArgumentHelp("The only sheet that counts.", valueName: "name"))
  var sheet: String?

  @Flag(help: "Print the change as a patch without writing it.")
  var dryRun = false

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  func run() async throws {
    let options = try site.buildOptions(drafts)
    let plans = try await MatrixImport.plans(file, matrix: matrix, sheet: sheet, options)
    let problems = plans.flatMap(\.problems)
    for problem in problems {
      Console.error("error: \(problem.message)")
      Console.error("  --> \(file)\(problem.place.map { ": \($0)" } ?? "")")
      if let help = problem.help { Console.error("  help: \(help)") }
    }
    guard problems.isEmpty else {
      Console.error("\(counted(problems.count, "error")); nothing was written")
      throw ExitCode(1)
    }
    for remark in plans.flatMap(\.remarks) { Console.error("note: \(remark)") }
    let changed = plans.filter { !$0.changes.isEmpty }
    if changed.isEmpty { Console.error("no cell differs") }
    for plan in changed {
      if dryRun {
        Console.data(plan.patch)
      } else {
        try plan.write()
        Console.output(plan.path)
      }
      for cell in plan.changes {
        Console.error("\(cell.row) × \(cell.column): \(cell.old) → \(cell.new)")
      }
      Console.error("\(counted(plan.changes.count, "cell")) of \(plan.matrix)")
    }
    let findings = changed.flatMap(\.newFindings)
    guard !findings.isEmpty else { return }
    Console.error(
      "The content does not agree with the new table yet: "
        + "\(counted(findings.count, "new finding")) (run `demarc check`)")
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// The root command.
@main
struct Demarc: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarc",
    abstract: "A static site generator for frameworks: Markdown in, a checked website out.",
    discussion: """
      `demarc init` writes a small site to begin with. In a folder with Content/, `demarc build` \
      writes the website to Public/, `demarc check` reports mistakes in the content without \
      writing anything, and `demarc explain RULE` prints the manual of a rule.

      Every finding names its file, line and column. If there are errors, nothing is written, and \
      the previous site in Public/ stays in place.

      Exit status: 0 no errors, 1 errors in the content, 2 a usage or environment error.
      """,
    version: Program.version,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, CheckCommand.self, ServeCommand.self,
      EjectCommand.self, ExportCommand.self, ImportCommand.self, DiffCommand.self,
      CleanCommand.self,
      ExplainCommand.self, SchemaCommand.self, ReferenceCommand.self,
    ])

  static func main() async {
    Console.prepare()
    do {
      try SystemRequirements.check()
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(after: error)
    }
  }

  /// Returns a message about the first argument if it is meant as a command and there is none of that
  /// name.
  private static func misspeltCommand() -> String? {
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-") else {
      return nil
    }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(name), let meant = nearestName(to: name, in: known) else { return nil }
    return
      "there is no command \(name.printableLine.quoted): did you mean \("demarc \(meant)".quoted)?"
  }

  /// Ends the program: 0 for help, 1 for findings, 2 for usage and environment errors.
  private static func exit(after error: any Error) -> Never {
    if let error = error as? EnvironmentError {
      Console.error("error: \(error)")
      Console.exit(2)
    }
    if let misspelt = misspeltCommand() {
      Console.error("error: \(misspelt)")
      Console.exit(2)
    }
    let status = exitCode(for: error)
    let message = fullMessage(for: error)
    if status == .success {
      if !message.isEmpty { Console.output(message) }
      Console.exit(0)
    }
    if !message.isEmpty { Console.error(message) }
    Console.exit(status == .failure && error is ExitCode ? 1 : 2)
  }
}

internal import ArgumentParser
internal import Pipeline

/// The command line.
@main
struct Demarc: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarc",
    abstract: "A static site generator for frameworks: Markdown in, a checked website out.",
    discussion: """
      In a folder with Content/ and Theme/, `demarc build` writes the website to Public/, and \
      `demarc check` says what is wrong with the content without writing anything. \
      `demarc explain RULE` is the manual of a rule.

      Every finding names its file, line and column. With an error among them nothing is \
      written, and the site that stood in Public/ still stands.

      Exit status: 0 all is well, 1 there are errors in the content, 2 the command line or the \
      machine is not as it must be.
      """,
    version: Program.version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, ExplainCommand.self,
    ])

  static func main() async {
    Console.prepare()
    do {
      try Machine.check()
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

  /// Ends the program: 0 for help, 1 for findings, 2 for everything that a person has to mend at
  /// the command line or on the machine.
  private static func exit(after error: any Error) -> Never {
    if let error = error as? EnvironmentError {
      Console.error("error: \(error)")
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

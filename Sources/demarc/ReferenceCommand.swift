internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Write the reference of the program as Markdown, and its manual page.",
    discussion: "The pages and the manual page demarc.1 replace earlier ones.",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("The folder for the pages.", valueName: "dir"))
  var folder: String

  func run() throws {
    let folder = SiteOptions.folder(folder)
    for page in ReferencePages.all() + [CommandReference.page] {
      try ReferencePages.write(page.text, to: "\(folder)/\(page.name)")
      Console.output("\(folder)/\(page.name)")
    }
    try ReferencePages.write(ManualPage.text, to: "\(folder)/\(ManualPage.name)")
    Console.output("\(folder)/\(ManualPage.name)")
  }
}

/// The reference of the command line, made from the help of the commands.
enum CommandReference {
  /// The commands that the help of the program lists.
  private static var commands: [any ParsableCommand.Type] {
    Demarc.configuration.subcommands.filter { $0.configuration.shouldDisplay }
  }

  /// The page with the help of every command, and the exit statuses.
  static var page: ReferencePage {
    let sections = commands.flatMap { command in
      [
        "## demarc \(command.configuration.commandName ?? "")",
        "```text\n\(help(for: command))\n```",
      ]
    }
    let statuses = ReferencePage.table(
      ["status", "meaning"],
      [
        ["0", "There are no errors in the content."], ["1", "The content has errors."],
        ["2", "The command is used wrongly, or a file or a program is missing."],
      ])
    return ReferencePage(
      "commands.md", title: "Commands",
      description: "Every command with its arguments, its options and its exit status.", weight: 90,
      sections + ["## Exit status", statuses])
  }

  private static func help(for command: any ParsableCommand.Type) -> String {
    Demarc.helpMessage(for: command, columns: 80)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingSuffix { $0 == " " } }.joined(separator: "\n")
      .trimmingSuffix { $0 == "\n" }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
    return String(rest)
  }
}

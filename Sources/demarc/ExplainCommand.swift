internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// `demarc explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule looks for, why, and what to do about it.",
    discussion: "Without a rule, all of them are listed.")

  @Argument(help: "A rule's id, as it stands in brackets behind a finding.")
  var rule: String?

  func run() throws {
    let width = min(80, Console.outputWidth ?? 80)
    guard let rule else {
      Console.data(RuleManualText.list(Rule.all, width: width))
      return
    }
    guard let found = Rule.all.first(where: { $0.id.name == rule }) else {
      let help = didYouMean(rule, in: Rule.all.map(\.id.name))
      Console.error("error: there is no rule \(rule.printableLine.quoted)")
      Console.error("help: \(help.first ?? "`demarc explain` lists them all")")
      throw ExitCode(2)
    }
    Console.data(RuleManualText.page(found, width: width))
  }
}

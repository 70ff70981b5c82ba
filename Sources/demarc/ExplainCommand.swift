internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: what it reports, why, and how to fix it.",
    discussion: "Without a rule, list all rules.")

  @Argument(help: "The id of a rule, as shown in brackets after a finding.")
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
      Console.error("help: \(help.first ?? "run `demarc explain` to list all rules")")
      throw ExitCode(2)
    }
    Console.data(RuleManualText.page(found, width: width))
  }
}

package import Diagnostics

extension Rule {
  /// A line of `site.lock` is not in the format that Demarc writes.
  package static let lockSyntax = Rule(
    "lock-syntax", stage: .content,
    what: "A line of `site.lock` is not one that Demarc writes.",
    why: "What is published and cannot be read there is not watched over.",
    example: """
      <<<<<<< HEAD
      entry models:saas models/saas/ SaaS AI
      """,
    fix: "Take the file from the branch that is published, and run `demarc check --update-lock`.")
}

extension Finding {
  package static func lockSyntax(at location: SourceLocation) -> Finding {
    Finding(
      .lockSyntax, at: location, "this line is not one of a lock",
      help: [
        "lines are `entry COLLECTION:ID ROUTE TITLE`, `retired …` and `anchor ROUTE#ANCHOR`"
      ])
  }
}

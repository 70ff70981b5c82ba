package import Diagnostics

extension Rule {
  /// A line of `site.lock` is not in the format that Demarc writes.
  package static let lockSyntax = Rule(
    "lock-syntax", stage: .content,
    what: "A line of `site.lock` does not have the form that Demarc writes.",
    why: "Demarc cannot notice changes to an id or an address on a line that it cannot read.",
    example: """
      <<<<<<< HEAD
      entry models:saas models/saas/ SaaS AI
      """,
    fix: "Restore the file from the published branch, and run `demarc check --update-lock`.")
}

extension Finding {
  package static func lockSyntax(at location: SourceLocation) -> Finding {
    Finding(
      .lockSyntax, at: location, "this is not a line of a lock file",
      help: [
        "the lines are `entry COLLECTION:ID ROUTE TITLE`, `retired …` and `anchor ROUTE#ANCHOR`"
      ])
  }
}

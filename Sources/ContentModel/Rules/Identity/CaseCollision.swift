internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The addresses of two pages or files differ only in case.
  package static let caseCollision = Rule(
    "case-collision", stage: .content, isVital: true,
    what: "The addresses of two pages or files differ only by case.",
    why: """
      macOS and Windows usually treat them as one file, and readers confuse the two addresses.
      """,
    example: """
      models/SaaS.md and models/saas.md
      """,
    fix: "Rename one of the files.")
}

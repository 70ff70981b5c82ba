internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The addresses of two pages or files differ only in case.
  package static let caseCollision = Rule(
    "case-collision", stage: .content, isVital: true,
    what: "The addresses of two pages or files differ only by case.",
    why: """
      On the disks of macOS and Windows they are one file, and many readers take them for one \
      address.
      """,
    example: """
      models/SaaS.md and models/saas.md
      """,
    fix: "Rename one of the files.")
}

internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The addresses of two pages or files differ only in case.
  package static let caseCollision = Rule(
    "case-collision", stage: .content, isVital: true,
    what: "Two pages or files have addresses that differ only by case.",
    why: """
      They are one file on the disks of macOS and Windows, and one address to many \
      readers.
      """,
    example: """
      models/SaaS.md and models/saas.md
      """,
    fix: "Rename one of the files.")
}

internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading has no space after its number signs.
  package static let headingNotRead = Rule(
    "heading-not-read", .warning, stage: .check,
    what: "A line begins with number signs, but no space follows them.",
    why:
      "Markdown treats the line as text: the page has no such section, and nothing can link to it.",
    example: """
      ##Duties
      """,
    fix: "Add a space after the number signs, or escape the first one with a backslash.")
}

extension Check {
  static let headingNotRead = Check(.headingNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      guard miss.kind == .tightHeading else { return nil }
      return Finding(
        .headingNotRead, at: place, "a heading needs a space after `#`",
        help: ["write a space before its text, or `\\#` if it is no heading"],
        fix: miss.fix(at: place))
    }
  }
}

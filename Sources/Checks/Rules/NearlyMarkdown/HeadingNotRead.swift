internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading has no space behind its number signs.
  package static let headingNotRead = Rule(
    "heading-not-read", .warning, stage: .check,
    what: "A line begins with number signs and has no space behind them.",
    why: "Markdown takes it for text: the page has no such section, and nothing can link to it.",
    example: """
      ##Duties
      """,
    fix: "Write a space behind the number signs, or a backslash before them.")
}

extension Check {
  static let headingNotRead = Check(.headingNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      guard miss.kind == .tightHeading else { return nil }
      return Finding(
        .headingNotRead, at: place, "this heading needs a space behind `#` to be one",
        fix: miss.fix(at: place))
    }
  }
}

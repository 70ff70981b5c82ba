internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link or image has a syntax error, so Markdown treats it as text.
  package static let linkNotRead = Rule(
    "link-not-read", stage: .check,
    what: "A link or image has a syntax error, so Markdown treats it as text.",
    why: "Readers see brackets and a path instead of the link, and Demarc cannot check the target.",
    example: """
      [The plan](Our Plan.md)
      """,
    fix: """
      Write `%20` for each space in the destination, close the parenthesis, and put no space before \
      it. If the text is not a link, escape the bracket with a backslash.
      """)
}

extension Check {
  static let linkNotRead = Check(.linkNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      switch miss.kind {
      case .spacedDestination:
        let help =
          miss.replacement.map { "write \($0.quoted), or put `<` and `>` around the destination" }
        return Finding(
          .linkNotRead, at: place, "a space ends this destination, so the link is shown as text",
          help: [help ?? "write `%20` for each space"], fix: miss.fix(at: place))
      case .unclosedDestination:
        return Finding(
          .linkNotRead, at: place, "this link has no `)`, so it is shown as text",
          help: ["close its destination with `)`"])
      case .unclosedAngle:
        return Finding(
          .linkNotRead, at: place,
          "this destination has an unclosed `<`, so the link is shown as text",
          help: ["add `>` before the parenthesis, or remove the `<`"])
      case .detachedDestination:
        return Finding(
          .linkNotRead, at: place, "the space before `(` turns this link into text",
          help: ["remove the space between `]` and `(`"], fix: miss.fix(at: place))
      case .exchangedBrackets:
        return Finding(
          .linkNotRead, at: place, "the brackets and parentheses of this link are exchanged",
          help: miss.replacement.map { ["write \($0.quoted)"] } ?? [], fix: miss.fix(at: place))
      case .spacedDefinition:
        let help =
          miss.replacement.map { "write \($0.quoted), or put `<` and `>` around the destination" }
        return Finding(
          .linkNotRead, at: place, "a space ends this destination, so the line defines no link",
          help: [help ?? "write `%20` for each space"], fix: miss.fix(at: place))
      default: return nil
      }
    }
  }
}

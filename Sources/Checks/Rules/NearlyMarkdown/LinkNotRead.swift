internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link or image is written so that Markdown takes it for text.
  package static let linkNotRead = Rule(
    "link-not-read", stage: .check,
    what: "A link or image is written so that Markdown takes it for text.",
    why: "Readers see brackets and a path in place of the link, and nothing checks where it leads.",
    example: """
      [The plan](Our Plan.md)
      """,
    fix: """
      Write `%20` for each space in the destination, close the parenthesis, and leave no space \
      before it. Where the text is no link, write a backslash before the bracket.
      """)
}

extension Check {
  static let linkNotRead = Check(.linkNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      switch miss.kind {
      case .spacedDestination:
        let help =
          miss.repair.map { "write \($0.quoted), or put `<` and `>` around the destination" }
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
          "nothing closes the `<` of this destination, so it is shown as text",
          help: ["write `>` before the parenthesis, or remove the `<`"])
      case .detachedDestination:
        return Finding(
          .linkNotRead, at: place, "a space before `(` makes text of this link",
          help: ["write `](` without a space"], fix: miss.fix(at: place))
      case .spacedDefinition:
        let help =
          miss.repair.map { "write \($0.quoted), or put `<` and `>` around the destination" }
        return Finding(
          .linkNotRead, at: place, "a space ends this destination, so the line defines no link",
          help: [help ?? "write `%20` for each space"], fix: miss.fix(at: place))
      default: return nil
      }
    }
  }
}

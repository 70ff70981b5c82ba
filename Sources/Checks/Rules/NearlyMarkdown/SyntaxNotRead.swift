internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Syntax that the site translates has a mistake.
  package static let syntaxNotRead = Rule(
    "syntax-not-read", .warning, stage: .check,
    what: """
      Syntax that `syntax` in `site.yml` translates has a mistake: a container without an end, an \
      unknown type, a text without indentation, or an id that cannot be an anchor.
      """,
    why: "The page does not show what its author meant.",
    example: """
      !!! note
      Keep a copy.
      """,
    fix: "Correct the line as the finding says.")
}

extension Check {
  static let syntaxNotRead = Check(.syntaxNotRead) { context, position in
    let entry = context.graph.entries[position]
    return context.texts(of: position).flatMap(\.document.problems).map { problem in
      let (message, help) = text(problem.kind)
      return Finding(.syntaxNotRead, at: entry.at(problem.range), message, help: help)
    }
  }

  private static func text(
    _ kind: MarkdownDocument.SyntaxProblem.Kind
  ) -> (message: String, help: [String]) {
    switch kind {
    case .unclosedContainer(let type):
      ("no `:::` closes the container \(type.quoted)", ["add a line `:::` after its text"])
    case .strayClosing:
      ("this `:::` closes no container", ["name a type, such as `::: note`, or remove the line"])
    case .unknownType(let type):
      (
        "there is no type \(type.quoted), so the text is shown as a note",
        didYouMean(type, in: AdmonitionType.names) + [
          "write `note`, `tip`, `important`, `warning` or `caution`"
        ]
      )
    case .unreadableOpening(let example):
      ("this line opens nothing", ["write \(example.quoted) alone on the line"])
    case .withoutBody:
      ("no text belongs to this line", ["indent the text below by four spaces"])
    case .nestedTooDeep(let limit):
      ("blocks are nested more than \(limit) deep here", ["move the text out of some of them"])
    case .tooComplex:
      ("this text is too complex to translate", ["divide it into several pages"])
    case .idOutsideHeading(let id):
      ("the id \(id.quoted) has no effect here", ["give it to a heading: `## Title {#\(id)}`"])
    case .invalidID(let id):
      (
        "\(id.quoted) cannot be an anchor",
        ["write letters, digits, `-`, `_` and `:` only"]
      )
    case .repeatedID(let id):
      ("another heading has the anchor \("#\(id)".quoted)", ["choose another id"])
    }
  }
}

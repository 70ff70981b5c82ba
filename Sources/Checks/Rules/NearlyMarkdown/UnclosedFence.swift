internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A fenced code block is never closed.
  package static let unclosedFence = Rule(
    "unclosed-fence", stage: .check,
    what: "A fenced code block is never closed.",
    why: "Everything after it is shown as code, and its links are neither shown nor checked.",
    example: """
      ```sh
      make site
      """,
    fix: "Close the block with a line of as many backticks or tildes as the opening line has.")
}

extension Check {
  static let unclosedFence = Check(.unclosedFence) { context, position in
    context.nearMisses(of: position) { miss, place in
      guard case .unclosedFence(let endsWithFile) = miss.kind else { return nil }
      let end =
        endsWithFile ? "the rest of the page is code" : "the rest of its list or quote is code"
      return Finding(
        .unclosedFence, at: place, "this code fence is never closed: \(end)",
        help: ["add a closing fence after the code"])
    }
  }
}

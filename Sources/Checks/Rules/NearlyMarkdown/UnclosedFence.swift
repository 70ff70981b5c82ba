internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A fence of code is never closed.
  package static let unclosedFence = Rule(
    "unclosed-fence", stage: .check,
    what: "A fence that opens a block of code is never closed.",
    why: "All that follows is shown as code, and its links are neither links nor checked.",
    example: """
      ```sh
      make site
      """,
    fix: "Close the block with a line of as many backticks or tildes as its first line has.")
}

extension Check {
  static let unclosedFence = Check(.unclosedFence) { context, position in
    context.nearMisses(of: position) { miss, place in
      guard case .unclosedFence(let endsWithFile) = miss.kind else { return nil }
      let end =
        endsWithFile ? "the rest of the page is code" : "the rest of its list or quote is code"
      return Finding(
        .unclosedFence, at: place, "nothing closes this fence: \(end)",
        help: ["write a closing fence behind the code"])
    }
  }
}

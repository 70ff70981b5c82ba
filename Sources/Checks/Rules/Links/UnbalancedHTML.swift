internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The tags of raw HTML do not match.
  package static let unbalancedHTML = Rule(
    "unbalanced-html", .warning, stage: .check,
    what: """
      The tags of raw HTML do not match: an element is not closed, an end tag closes nothing, or an \
      element is where HTML does not allow it.
      """,
    why: """
      Demarc closes such an element at the end of the paragraph, list item, quote or page that \
      contains it, and ignores end tags without an element. Readers may see something else than the \
      author meant.
      """,
    example: """
      <details>
      <summary>Why</summary>

      There are two reasons.
      """,
    fix: """
      Close each element in the same paragraph, list item or quote in which it begins. Blocks of \
      Markdown inside an element need empty lines around them.
      """)
}

extension Check {
  static let unbalancedHTML = Check(.unbalancedHTML) { context, position in
    guard context.graph.site.rawHTML == .safe else { return [] }
    let entry = context.graph.entries[position]
    return entry.documents.flatMap(\.htmlProblems).compactMap { problem in
      guard let (message, help) = mismatch(problem) else { return nil }
      let more = problem.count == 1 ? "" : ", here and \(problem.count - 1) more times"
      return Finding(.unbalancedHTML, at: entry.at(problem.range), message + more, help: [help])
    }
  }
}

/// Returns the message about a problem with tags and advice, or nil for a problem of `raw-html`.
private func mismatch(_ problem: MarkdownDocument.HTMLProblem) -> (message: String, help: String)? {
  let name = problem.name
  switch problem.kind {
  case .unclosed:
    return (
      "`<\(name)>` is not closed",
      "add `</\(name)>` in the same paragraph, list item or quote"
    )
  case .strayEnd: return ("`</\(name)>` closes nothing", "remove it, or add `<\(name)>` before it")
  case .misplaced:
    return (
      "`<\(name)>` is ignored here", "put it into the element that HTML requires around it"
    )
  case .cutParagraph:
    return (
      "`<p>` ends before the Markdown that follows it", "use `<div>` around blocks of Markdown"
    )
  case .unfinished:
    return ("this tag or comment is not finished", "add the missing `>`, `-->` or quotation mark")
  case .removedElement, .unknownElement, .removedAttribute, .tooLarge, .tooDeep, .tooMany:
    return nil
  }
}

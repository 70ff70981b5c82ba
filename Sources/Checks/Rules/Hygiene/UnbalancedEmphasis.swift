internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Asterisks of emphasis are shown as text.
  package static let unbalancedEmphasis = Rule(
    "unbalanced-emphasis", .warning, stage: .check,
    what: """
      Two asterisks beside a word have no partner in their block, or emphasis has two asterisks on \
      one side and one on the other. Patterns of files, operators, footnotes that use asterisks, \
      tables and code are left alone.
      """,
    why: "Readers see asterisks, and the wrong words or none are bold.",
    example: """
      Customers **own their data*.
      """,
    fix: "Write the missing asterisks. Escape asterisks that readers should see: `\\*\\*`.")
}

extension Check {
  static let unbalancedEmphasis = Check(.unbalancedEmphasis) { context, position in
    let entry = context.graph.entries[position]
    return context.texts(of: position).flatMap { text -> [Finding] in
      let loose = text.document.nearMisses.filter {
        if case .looseEmphasis = $0.kind { true } else { false }
      }
      guard !loose.isEmpty else { return [] }
      let footnotes = FootnoteMarks(loose, in: text.document)
      return loose.compactMap { miss in
        guard case .looseEmphasis(let isClosing, let isShort) = miss.kind,
          !footnotes.mayHave(miss, isClosing)
        else { return nil }
        let mark = String(repeating: "*", count: miss.range.indices.count)
        return Finding(
          .unbalancedEmphasis, at: entry.at(miss.range),
          isShort
            ? "this emphasis has two asterisks before its text and one after it"
            : "`\(mark)` has no partner in this block, so readers see the asterisks",
          help: [
            isShort
              ? "write `**` on both sides, or `*`"
              : "write the other `\(mark)` directly beside the word, or escape this one"
          ])
      }
    }
  }
}

/// Asterisks after words that lead to an explanation further down, which begins with asterisks.
private struct FootnoteMarks {
  private var firstClosing: SourceRange?
  private var lastOpening: SourceRange?
  /// Whether a block begins with asterisks and a space.
  private let hasExplanation: Bool

  init(_ loose: [MarkdownDocument.NearMiss], in document: MarkdownDocument) {
    for miss in loose {
      guard case .looseEmphasis(let isClosing, _) = miss.kind else { continue }
      if isClosing { firstClosing = firstClosing ?? miss.range } else { lastOpening = miss.range }
    }
    let bytes = document.text.bytes
    hasExplanation = bytes.indices.dropLast(2).contains { index in
      bytes[index] == 0x0A && bytes[index + 1] == UInt8(ascii: "*")
        && bytes[(index + 1)...].prefix(4).drop { $0 == UInt8(ascii: "*") }.first == 0x20
    }
  }

  /// Returns whether loose asterisks may belong to a footnote.
  func mayHave(_ miss: MarkdownDocument.NearMiss, _ isClosing: Bool) -> Bool {
    guard isClosing else { return firstClosing.map { $0 < miss.range } ?? false }
    return hasExplanation || lastOpening.map { miss.range < $0 } ?? false
  }
}

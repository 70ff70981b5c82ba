package import Diagnostics

/// A part of a text that would make libcmark-gfm slow, or its output large.
package struct ComplexPart: Sendable, Equatable {
  /// The limit that is exceeded.
  package enum Kind: Sendable, Equatable {
    /// A line nests more quotes and lists than `limit`.
    case nesting(limit: Int)
    /// The tables up to this point have more cells than `limit`, including the missing cells of
    /// short rows.
    case cells(limit: Int)
    /// A paragraph exceeds `limit` bytes.
    case paragraph(limit: Int)
    /// A heading or a table row exceeds `limit` bytes.
    case line(limit: Int)
    /// A paragraph repeats delimiters, each of which is compared with the rest of the paragraph.
    case marks
    /// A link definition of `size` bytes is repeated up to `uses` times in the output.
    case definition(size: Int, uses: Int)
  }

  package let kind: Kind
  /// The line that exceeds the limit, or the definition.
  package let range: SourceRange
}

/// Limits on the complexity of a text. For some texts, the time of libcmark-gfm 0.29.0.gfm.6 is
/// quadratic in the length of a paragraph.
package struct ComplexityBudget: Sendable {
  /// The maximum nesting of quotes, list items and footnotes.
  package var depth = 100
  /// The maximum number of table cells in a text. Short texts have a lower limit.
  package var cells = 50_000
  /// The maximum size of a paragraph, a heading or a table row in bytes.
  package var paragraph = 32 << 10
  /// The maximum number of steps for the delimiters of a paragraph.
  package var steps = 4 << 20

  /// Creates the default budget.
  package init() {}

  /// Returns the maximum number of table cells in a text of this size. A written cell takes at
  /// least two bytes, so only rows that are padded to the width of the header can exceed it.
  func cells(inTextOf bytes: Int) -> Int { min(cells, 2_000 + bytes) }

  /// Returns the maximum number of bytes that all uses of a link definition can add to the output.
  func expansion(inTextOf bytes: Int) -> Int { (64 << 10) + 16 * bytes }
}

extension MarkdownParser {
  /// Returns the first part of a text that exceeds the budget, or nil if the text can be parsed.
  ///
  /// A scan of the bytes accepts nearly all texts. For the others libcmark-gfm itself parses the
  /// blocks, so that they are the same as in the actual parse.
  package static func complexPart(
    of bytes: [UInt8], body: Range<Int>, budget: ComplexityBudget = ComplexityBudget(),
    linkForms: LinkForms = LinkForms()
  ) -> ComplexPart? {
    let hidden = bytes.withUnsafeBufferPointer { file in
      let occurrences = linkForms.occurrences(in: file, body)
      return occurrences.isEmpty ? nil : LinkTokens.hiding(occurrences, in: file)
    }
    return (hidden ?? bytes).withUnsafeBufferPointer { file in
      if TextCounts(file, body: body).areWithin(budget) { return nil }
      let sizes = TextSizes(file, body: body)
      guard !sizes.areWithin(budget, body.count) else { return nil }
      var measure = BlockMeasure(file, body, budget, uses: sizes.closingBrackets)
      return BlockReader.read(file, body) { measure.firstExcess($0) }
    }
  }
}

package import Diagnostics

/// A part of a text that would make libcmark-gfm slow, or its result large.
package struct ComplexPart: Sendable, Equatable {
  /// The way in which it is too complex.
  package enum Kind: Sendable, Equatable {
    /// A line opens more quotes and lists inside each other than `limit`.
    case nesting(limit: Int)
    /// The tables so far have more cells than `limit`; short rows are filled up.
    case cells(limit: Int)
    /// A paragraph has more bytes than `limit`.
    case paragraph(limit: Int)
    /// A heading or a row of a table has more bytes than `limit`.
    case line(limit: Int)
    /// A paragraph repeats marks that are each compared with the rest of it.
    case marks
    /// A link definition of `size` bytes is written out at up to `uses` places.
    case definition(size: Int, uses: Int)
  }

  /// The way in which it is too complex.
  package let kind: Kind
  /// The line on which it becomes so, or the definition.
  package let range: SourceRange
}

/// How complex a text may be. libcmark-gfm 0.29.0.gfm.6 takes time that grows with the square of a
/// paragraph for some texts.
package struct ComplexityBudget: Sendable {
  /// How many quotes, list items and footnotes may stand inside each other.
  package var depth = 100
  /// How many cells the tables of a text may have; fewer for a short text.
  package var cells = 50_000
  /// How many bytes a paragraph, a heading or a row of a table may have.
  package var paragraph = 32 << 10
  /// How many steps the marks of a paragraph may take that are compared with the rest of it.
  package var steps = 4 << 20

  /// Makes the budget of a site's texts.
  package init() {}

  /// How many cells the tables of a text may have. A cell that is written takes two bytes or more,
  /// so that only rows filled up to the width of their header come near this.
  func cells(inTextOf bytes: Int) -> Int { min(cells, 2_000 + bytes) }

  /// How many bytes the uses of a link definition may come to in a text.
  func expansion(inTextOf bytes: Int) -> Int { (64 << 10) + 16 * bytes }
}

extension MarkdownParser {
  /// The first part of a text that goes over the budget; nil if the text may be parsed.
  ///
  /// A quick look at the bytes lets nearly all texts pass. The blocks of the others are read by
  /// libcmark-gfm itself, so that they are the blocks of the parse to come.
  package static func complexPart(
    of bytes: [UInt8], body: Range<Int>, budget: ComplexityBudget = ComplexityBudget()
  ) -> ComplexPart? {
    bytes.withUnsafeBufferPointer { file in
      let sizes = TextSizes(file, body: body)
      guard !sizes.areWithin(budget, body.count) else { return nil }
      var measure = BlockMeasure(file, body, budget, uses: sizes.closingBrackets)
      return BlockReader.read(file, body) { measure.firstExcess($0) }
    }
  }
}

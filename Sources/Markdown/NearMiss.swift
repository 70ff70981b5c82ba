package import Diagnostics

extension MarkdownDocument {
  /// Text that an author probably meant as Markdown, but that is not parsed as such.
  package struct NearMiss: Sendable, Hashable {
    /// The intended construct and the mistake in it.
    package enum Kind: Sendable, Hashable {
      /// A link or image with white space in its destination.
      case spacedDestination
      /// A link or image without a closing parenthesis on its line.
      case unclosedDestination
      /// A link or image whose destination begins with `<` and has no `>`.
      case unclosedAngle
      /// A link or image with white space between text and destination.
      case detachedDestination
      /// A link whose text is in parentheses and whose destination is in brackets.
      case exchangedBrackets
      /// A link definition with white space in its destination.
      case spacedDefinition
      /// A table whose header and delimiter row differ in the number of cells.
      case tableWidths(header: Int, dashes: Int)
      /// Lines of cells without a delimiter row.
      case tableWithoutDashes
      /// Lines of cells that begin with the delimiter row.
      case tableWithoutHeader
      /// A line of cells that a blank line separates from the table above.
      case detachedRow
      /// A fence that is never closed. The code ends with the file, or with the enclosing list or
      /// quote.
      case unclosedFence(endsWithFile: Bool)
      /// A heading without a space after its number signs.
      case tightHeading
      /// An alert with text after its marker, such as `[!NOTE] Title`.
      case titledAlert(kind: String)
      /// An alert of an unknown kind.
      case unknownAlert(kind: String)
      /// An alert inside a list or a quote.
      case nestedAlert(kind: String)
      /// The marker of an alert outside a quote.
      case unquotedAlert(kind: String)
      /// Asterisks of emphasis without a partner in their block. `isClosing` is true if they follow
      /// a word, and `isShort` if one of two is missing: `**bold*`.
      case looseEmphasis(isClosing: Bool, isShort: Bool)
    }

    package let kind: Kind
    /// The part of the text that is not parsed as intended.
    package let range: SourceRange
    /// The text that replaces `range` in a fix, or nil if an author has to decide.
    package var replacement: String?
  }
}

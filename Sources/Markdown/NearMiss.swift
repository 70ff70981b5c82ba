package import Diagnostics

extension MarkdownDocument {
  /// Text that an author plainly meant as Markdown, and that Markdown reads as something else.
  package struct NearMiss: Sendable, Hashable {
    /// The construct that was meant, and why it is none.
    package enum Kind: Sendable, Hashable {
      /// A link or image with white space in its destination.
      case spacedDestination
      /// A link or image whose destination has no closing parenthesis on its line.
      case unclosedDestination
      /// A link or image whose destination begins with `<` and has no `>`.
      case unclosedAngle
      /// A link or image with white space between its text and its destination.
      case detachedDestination
      /// A definition of a link with white space in its destination.
      case spacedDefinition
      /// A table whose header and line of dashes differ in the number of cells.
      case tableWidths(header: Int, dashes: Int)
      /// Lines of cells without a line of dashes.
      case tableWithoutDashes
      /// Lines of cells that begin with the line of dashes.
      case tableWithoutHeader
      /// A line of cells that a blank line sets apart from the table before it.
      case detachedRow
      /// A fence that nothing closes; what ends the code is the end of the file, or of the list or
      /// quote around it.
      case unclosedFence(endsWithFile: Bool)
      /// A heading without a space behind its number signs.
      case tightHeading
      /// An alert with text behind its marker, such as `[!NOTE] Title`.
      case titledAlert(kind: String)
      /// An alert of a kind that there is not.
      case unknownAlert(kind: String)
      /// An alert inside a list or a quote.
      case nestedAlert(kind: String)
      /// The marker of an alert outside a quote.
      case unquotedAlert(kind: String)
    }

    /// The construct that was meant.
    package let kind: Kind
    /// The part of the text that is not read.
    package let range: SourceRange
    /// The text that takes the place of `range` to make it the construct; nil where an author has
    /// to judge.
    package var repair: String?
  }
}

package import Diagnostics

extension MarkdownDocument {
  /// A mistake in syntax that the site translates (``MarkdownOptions/Syntax``).
  package struct SyntaxProblem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// A container that no `:::` closes. It ends with the text or its parent.
      case unclosedContainer(type: String)
      /// A `:::` that closes no container.
      case strayClosing
      /// The type of an admonition or container is unknown, so it is shown as a note.
      case unknownType(String)
      /// The opening line of an admonition, container or tab cannot be read.
      case unreadableOpening(example: String)
      /// The body of an admonition or tab is missing, or is not indented by four spaces.
      case withoutBody
      /// Containers are nested more deeply than `limit`.
      case nestedTooDeep(limit: Int)
      /// The translated text would be too complex or too large to parse, so it is not translated.
      case tooComplex
      /// An id on something other than a heading.
      case idOutsideHeading(String)
      /// An id with characters that an anchor cannot have.
      case invalidID(String)
      /// The id of an earlier heading.
      case repeatedID(String)
    }

    package let kind: Kind
    package let range: SourceRange
  }
}

/// A part of sanitized HTML, in the order in which it is written. Ranges are offsets in the piece of
/// HTML that was read.
package enum HTMLEvent: Sendable, Equatable {
  /// An element begins. It stays open until its `end`, unless it is void.
  case start(HTMLTag)
  /// The innermost open element ends. `isImplied` is true if it has no end tag of its own.
  case end(isImplied: Bool, range: Range<Int>?)
  /// Text, with character references decoded.
  case text(String, Range<Int>)
  /// A comment, which is not written.
  case comment(Range<Int>)
  /// A part that is not written, or that a browser reads in another way than its author.
  case problem(Problem, Range<Int>)

  /// A part of HTML that does not reach the page as it is written.
  package enum Problem: Sendable, Hashable {
    /// An element is not on the list.
    case removedElement(String)
    /// An element does not exist in HTML.
    case unknownElement(String)
    /// An attribute is not on the list.
    case removedAttribute(String)
    /// An element is where HTML does not allow it, such as a cell outside of a table.
    case misplaced(String)
    /// An end tag has no open element.
    case strayEnd(String)
    /// The HTML ends within a tag or a comment.
    case unfinished
    /// A tag is larger than ``HTMLFragment/maximumTag``.
    case tooLarge
    /// Elements are nested more deeply than ``HTMLFragment/maximumDepth``.
    case tooDeep
  }
}

/// The start tag of an element.
package struct HTMLTag: Sendable, Equatable {
  /// The name in lower case.
  package let name: String
  /// False for an element whose tags are not written.
  package let isShown: Bool
  /// Whether the element has neither content nor an end tag.
  package let isVoid: Bool
  /// The allowed attributes of a shown element.
  package let attributes: [HTMLAttribute]
  /// The range of the tag. Empty for an element that the tag of another one implies.
  package let range: Range<Int>
}

/// An allowed attribute.
package struct HTMLAttribute: Sendable, Equatable {
  /// What an attribute means for a site.
  package enum Role: Sendable {
    case text
    /// The address of a link.
    case link
    /// The address of a picture.
    case image
    /// Addresses of pictures with their sizes (`srcset`).
    case images
    /// An address that browsers do not show, such as the source of a quotation.
    case reference
    /// A name for links to this element.
    case anchor
  }

  package let name: String
  package let role: Role
  /// The value, with character references decoded.
  package let value: String
  /// The range of the value without its quotation marks.
  package let range: Range<Int>
}

/// An open element around a piece of HTML.
package struct OpenHTMLElement: Sendable, Equatable {
  /// The name in lower case.
  package let name: String
  /// False for an element whose tags are not written.
  package let isShown: Bool

  package init(name: String, isShown: Bool) {
    self.name = name
    self.isShown = isShown
  }

  /// Whether HTML lets an author omit the end tag.
  package var mayStayOpen: Bool { SafeElement.mayStayOpen(name) }
}

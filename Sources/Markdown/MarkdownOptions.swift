/// Options for parsing and rendering Markdown.
package struct MarkdownOptions: Sendable {
  /// The style of the HTML.
  package enum Flavor: Sendable {
    /// As in the CommonMark and GFM specifications, for comparison with them.
    case specification
    /// For a site: heading anchors, scrolling tables, alerts, only safe HTML.
    case site
  }

  /// Syntax extensions of CommonMark.
  package struct Extensions: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let tables = Extensions(rawValue: 1)
    package static let taskLists = Extensions(rawValue: 2)
    package static let strikethrough = Extensions(rawValue: 4)
    package static let autolinks = Extensions(rawValue: 8)
    package static let footnotes = Extensions(rawValue: 16)
    /// Escapes dangerous tags in raw HTML.
    package static let tagFilter = Extensions(rawValue: 32)
    /// All of GitHub Flavored Markdown.
    package static let github: Extensions = [
      .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .tagFilter,
    ]
  }

  /// A pattern for mentions of entries in texts.
  package struct Mention: Sendable {
    /// The text before the id, such as `@`, or empty.
    package let prefix: String
    /// The text after the id, or empty.
    package let suffix: String
    /// True if ids may contain `/`.
    package let hasSlashes: Bool
    /// Returns whether a text can be an id, or nil if that takes too long to decide.
    package let matches: @Sendable (String) -> Bool?

    package init(
      prefix: String, suffix: String, hasSlashes: Bool = false,
      matches: @escaping @Sendable (String) -> Bool?
    ) {
      self.prefix = prefix
      self.suffix = suffix
      self.hasSlashes = hasSlashes
      self.matches = matches
    }
  }

  /// What happens to raw HTML.
  package enum RawHTML: String, Sendable, CaseIterable {
    /// Safe elements and attributes are written, the others are removed.
    case safe
    /// All of it is removed.
    case drop
    /// It is written as it is, with dangerous tags escaped.
    case allow
  }

  package var flavor = Flavor.site
  package var extensions = Extensions.github
  package var rawHTML = RawHTML.safe
  /// Whether pages show pictures of other sites. Otherwise they link to them.
  package var showsExternalImages = false
  /// The syntax of other tools to translate.
  package var syntax = Syntax()
  /// The patterns of mentions.
  package var mentions: [Mention] = []
  /// The forms of links in addition to those of Markdown.
  package var linkForms = LinkForms()
  /// Whether to keep the plain text. It takes as much memory as the source.
  package var keepsText = true
  /// Where the HTML and the text of documents are kept, or nil for the memory.
  package var store: DocumentStore?
  /// The strings in the HTML, from the theme's language.
  package var words = Words()

  /// The strings that rendered Markdown contains.
  package struct Words: Sendable {
    /// The titles of alerts by kind.
    package var alerts: [String: String] = [
      "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
      "caution": "Caution",
    ]
    /// The heading of the footnotes.
    package var footnotes = "Footnotes"
    /// The accessible name of a footnote reference, before the number.
    package var footnote = "Footnote"
    /// The accessible name of a back link, before the number.
    package var backToReference = "Back to reference"
    /// The accessible name of a heading link, before the heading.
    package var linkToSection = "Link to this section"
    /// The accessible name of a scrolling table.
    package var table = "Table"
    /// The accessible name of a completed task.
    package var taskDone = "Done"
    /// The accessible name of an open task.
    package var taskOpen = "To do"
    /// Creates the English strings.
    package init() {}
  }

  /// Creates the options of a site.
  package init() {}
}

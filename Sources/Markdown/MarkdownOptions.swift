/// How Markdown is read and written.
package struct MarkdownOptions: Sendable {
  /// What the HTML looks like.
  package enum Flavor: Sendable {
    /// As the CommonMark and GFM specifications show it; for comparing with them.
    case specification
    /// As a site wants it: anchors at headings, tables that scroll, alerts, no raw HTML.
    case site
  }

  /// Syntax beyond CommonMark.
  package struct Extensions: OptionSet, Sendable {
    /// The bits.
    package let rawValue: Int
    /// Makes a set from its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Tables.
    package static let tables = Extensions(rawValue: 1)
    /// `- [x]`.
    package static let taskLists = Extensions(rawValue: 2)
    /// `~~gone~~`.
    package static let strikethrough = Extensions(rawValue: 4)
    /// Bare URLs.
    package static let autolinks = Extensions(rawValue: 8)
    /// `[^1]`.
    package static let footnotes = Extensions(rawValue: 16)
    /// Raw HTML loses its dangerous tags.
    package static let tagFilter = Extensions(rawValue: 32)
    /// All of GitHub Flavored Markdown.
    package static let github: Extensions = [
      .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .tagFilter,
    ]
  }

  /// A way in which entries are mentioned in prose: what stands before the id and after it, and
  /// which ids count.
  package struct Mention: Sendable {
    /// What stands before the id, such as `@`; may be empty.
    package let prefix: String
    /// What stands after the id; may be empty.
    package let suffix: String
    /// True for a text that may be an id; nil where it would take too long to know.
    package let matches: @Sendable (String) -> Bool?

    /// Makes a pattern.
    package init(prefix: String, suffix: String, matches: @escaping @Sendable (String) -> Bool?) {
      self.prefix = prefix
      self.suffix = suffix
      self.matches = matches
    }
  }

  /// What the HTML looks like.
  package var flavor = Flavor.site
  /// Syntax beyond CommonMark.
  package var extensions = Extensions.github
  /// Whether raw HTML is written; the dangerous tags of the GFM specification never are.
  package var allowsRawHTML = false
  /// What counts as a mention.
  package var mentions: [Mention] = []
  /// Whether the plain text is kept. It is as large as the source, so a site of many thousand
  /// pages that has no use for it lets it go.
  package var keepsText = true
  /// The words the HTML itself speaks; the theme's strings give another language.
  package var words = Words()

  /// The words that rendered Markdown speaks by itself.
  package struct Words: Sendable {
    /// The titles of alerts, by kind.
    package var alerts: [String: String] = [
      "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
      "caution": "Caution",
    ]
    /// The heading of the footnotes.
    package var footnotes = "Footnotes"
    /// Before the number in a footnote's accessible name.
    package var footnote = "Footnote"
    /// Before the number in the accessible name of the way back.
    package var backToReference = "Back to reference"
    /// Before a heading in the accessible name of its link.
    package var linkToSection = "Link to this section"
    /// The accessible name of a scrolling table.
    package var table = "Table"
    /// The accessible name of a task that is done.
    package var taskDone = "Done"
    /// The accessible name of a task that is not.
    package var taskOpen = "To do"
    /// Makes the English words.
    package init() {}
  }

  /// Makes the options of a site.
  package init() {}
}

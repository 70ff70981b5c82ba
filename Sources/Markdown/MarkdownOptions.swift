/// How Markdown is read and written.
public struct MarkdownOptions: Sendable {
  /// What the HTML looks like.
  public enum Flavor: Sendable {
    /// As the CommonMark and GFM specifications show it; for comparing with them.
    case specification
    /// As a site wants it: anchors at headings, tables that scroll, alerts, no raw HTML.
    case site
  }

  /// Syntax beyond CommonMark.
  public struct Extensions: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Tables.
    public static let tables = Extensions(rawValue: 1)
    /// `- [x]`.
    public static let taskLists = Extensions(rawValue: 2)
    /// `~~gone~~`.
    public static let strikethrough = Extensions(rawValue: 4)
    /// Bare URLs.
    public static let autolinks = Extensions(rawValue: 8)
    /// `[^1]`.
    public static let footnotes = Extensions(rawValue: 16)
    /// Raw HTML loses its dangerous tags.
    public static let tagFilter = Extensions(rawValue: 32)
    /// All of GitHub Flavored Markdown.
    public static let github: Extensions = [
      .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .tagFilter,
    ]
  }

  /// A way in which entries are mentioned in prose: what stands before the id and after it, and
  /// which ids count.
  public struct Mention: Sendable {
    /// What stands before the id, such as `@`; may be empty.
    public let prefix: String
    /// What stands after the id; may be empty.
    public let suffix: String
    /// True for a text that may be an id; nil where it would take too long to know.
    public let matches: @Sendable (String) -> Bool?

    /// Makes a pattern.
    public init(prefix: String, suffix: String, matches: @escaping @Sendable (String) -> Bool?) {
      self.prefix = prefix
      self.suffix = suffix
      self.matches = matches
    }
  }

  /// What the HTML looks like.
  public var flavor = Flavor.site
  /// Syntax beyond CommonMark.
  public var extensions = Extensions.github
  /// Whether raw HTML is written; the dangerous tags of the GFM specification never are.
  public var allowsRawHTML = false
  /// What counts as a mention.
  public var mentions: [Mention] = []
  /// Whether the plain text is kept. It is as large as the source, so a site of many thousand
  /// pages that has no use for it lets it go.
  public var keepsText = true
  /// The words the HTML itself speaks; the theme's strings give another language.
  public var words = Words()

  /// The words that rendered Markdown speaks by itself.
  public struct Words: Sendable {
    /// The titles of alerts, by kind.
    public var alerts: [String: String] = [
      "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
      "caution": "Caution",
    ]
    /// The heading of the footnotes.
    public var footnotes = "Footnotes"
    /// Before the number in a footnote's accessible name.
    public var footnote = "Footnote"
    /// Before the number in the accessible name of the way back.
    public var backToReference = "Back to reference"
    /// Before a heading in the accessible name of its link.
    public var linkToSection = "Link to this section"
    /// The accessible name of a scrolling table.
    public var table = "Table"
    /// The accessible name of a task that is done.
    public var taskDone = "Done"
    /// The accessible name of a task that is not.
    public var taskOpen = "To do"
    /// Makes the English words.
    public init() {}
  }

  /// Makes the options of a site.
  public init() {}
}

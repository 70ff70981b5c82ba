package import Diagnostics

/// A parsed Markdown text: its HTML, and its elements with their source ranges.
package struct MarkdownDocument: Sendable {
  private var ownHTML = MarkdownHTML()
  private var ownText = PlainText()
  /// Where the HTML and the text are if they are not in memory.
  private var place: DocumentStore.Place?

  init() {}

  /// The HTML, with slots that a site can replace. Reading it may take a while, so loops keep it.
  package internal(set) var html: MarkdownHTML {
    get { place?.storedHTML ?? ownHTML }
    _modify {
      load()
      yield &ownHTML
    }
  }
  /// The text without markup, with a newline after each block. Reading it may take a while, so loops
  /// keep it.
  package internal(set) var text: PlainText {
    get { place?.storedText ?? ownText }
    _modify {
      load()
      yield &ownText
    }
  }
  package internal(set) var headings: [Heading] = []
  package internal(set) var links: [Link] = []
  package internal(set) var images: [Image] = []
  package internal(set) var tables: [Table] = []
  /// The fenced and indented code blocks.
  package internal(set) var codeBlocks: [CodeBlock] = []
  /// The footnotes, sorted by number.
  package internal(set) var footnotes: [Footnote] = []
  /// References to undefined footnotes. Markdown treats them as text.
  package internal(set) var undefinedFootnotes: [UndefinedFootnote] = []
  /// Footnote definitions that Markdown drops: unused ones, and duplicates.
  package internal(set) var unusedFootnotes: [UnusedFootnote] = []
  /// Text that looks like Markdown but is not parsed as such.
  package internal(set) var nearMisses: [NearMiss] = []
  /// Blocks that occur twice. See ``Repeat``.
  package internal(set) var repeats: [Repeat] = []
  /// Syntax of other tools that is shown as text, with one element for each kind.
  package internal(set) var foreign: [ForeignSyntax] = []
  /// Mistakes in translated syntax.
  package internal(set) var problems: [SyntaxProblem] = []
  /// Raw HTML other than comments, as ``MarkdownOptions/rawHTML`` treats it.
  package internal(set) var rawHTML: [SourceRange] = []
  /// The parts of raw HTML that do not reach the page as they are written, one for each kind and
  /// name.
  package internal(set) var htmlProblems: [HTMLProblem] = []
  /// The names of elements in raw HTML, to which links can lead.
  package internal(set) var htmlAnchors: [HTMLAnchor] = []
  /// HTML comments. They are never written.
  package internal(set) var comments: [SourceRange] = []
  /// Mentions of ids that match ``MarkdownOptions/mentions``.
  package internal(set) var mentions: [Mention] = []
  /// Indices of ``MarkdownOptions/mentions`` that took too long. The search for them was stopped.
  package internal(set) var costlyMentions: Set<Int> = []
  /// The number of words, including code.
  package internal(set) var wordCount = 0
  /// The text as written, or nil for a document whose text is a part of its file.
  package var source: String?

  /// Blocks with the same content as earlier ones of the document.
  package struct Repeat: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// A paragraph, or several in a row.
      case paragraph
      /// A heading with the text below it.
      case section
      /// An item of a list that has the same item already.
      case item
    }

    package let kind: Kind
    /// The first line of the later blocks.
    package let range: SourceRange
    /// The first line of the earlier blocks.
    package let first: SourceRange
  }

  package struct Heading: Sendable, Hashable {
    /// The text without markup.
    package let text: String
    /// The anchor as GitHub generates it, unique in the document.
    package let anchor: String
    package let range: SourceRange
    /// The range to delete in order to remove the heading: its lines and a following blank one. Nil
    /// inside a quote or a list.
    package let lines: SourceRange?
    /// Whether a quote, a list or a cell of a table contains the heading.
    package let isContained: Bool
    /// The level, from 1 to 6.
    package var level: Int { Int(smallLevel) }
    /// The range of the heading in the HTML.
    package var html: Range<Int> { Int(htmlStart)..<Int(htmlEnd) }

    // A site can have a hundred thousand headings.
    private let smallLevel: Int8
    private let htmlStart: Int32
    private let htmlEnd: Int32

    package init(
      level: Int, text: String, anchor: String, range: SourceRange, html: Range<Int>,
      lines: SourceRange?, isContained: Bool = false
    ) {
      self.text = text
      self.anchor = anchor
      self.range = range
      self.lines = lines
      self.isContained = isContained
      smallLevel = Int8(level)
      htmlStart = Int32(html.lowerBound)
      htmlEnd = Int32(html.upperBound)
    }
  }

  package struct Link: Sendable, Hashable {
    /// The destination, with entities and escapes resolved.
    package let destination: String
    /// The text without markup.
    package let text: String
    package let range: SourceRange
    /// The range of the destination, or of the whole link if the destination is elsewhere
    /// (reference links).
    package let destinationRange: SourceRange
    /// Whether one of ``MarkdownOptions/linkForms`` is the link or in its destination.
    package var hasForm = false
    /// Whether it is `[[name]]`. The destination is then a name instead of a path.
    package var isWiki = false
    /// Whether it is an element in raw HTML.
    package var isHTML = false
  }

  package struct Image: Sendable, Hashable {
    /// How the image is written.
    package enum Form: Sendable, Hashable {
      case markdown
      /// An element in raw HTML.
      case html
      /// An element in raw HTML that needs no alternative text: its `alt` is empty, or it is another
      /// size of a picture.
      case decoration
    }

    /// The source as written.
    package let source: String
    /// The alternative text.
    package let alternative: String
    package let range: SourceRange
    /// The range of the source.
    package let sourceRange: SourceRange
    package var form = Form.markdown
  }

  /// The `id` of an element in raw HTML, or the `name` of an `<a>`.
  package struct HTMLAnchor: Sendable, Hashable {
    /// Whether the page has the anchor at this place.
    package enum Use: Sendable, Hashable {
      case own
      /// The page of a heading at the same place has the anchor: the heading has the same name, or
      /// begins a section with a page of its own.
      case ofHeading
      /// Another element of the document has the same anchor, at this range.
      case taken(SourceRange)
    }

    package let name: String
    package let range: SourceRange
    package internal(set) var use = Use.own
  }

  /// A part of raw HTML that does not reach the page as it is written.
  package struct HTMLProblem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// An element is not on the list of safe HTML.
      case removedElement
      /// An element does not exist in HTML, so it probably is text.
      case unknownElement
      /// An attribute is not on the list of safe HTML.
      case removedAttribute
      /// An element is where HTML does not allow it.
      case misplaced
      /// An element has no end tag in the same part of the Markdown.
      case unclosed
      /// An end tag has no open element in the same part of the Markdown.
      case strayEnd
      /// Markdown ends an open `<p>`, because paragraphs cannot contain each other.
      case cutParagraph
      /// The HTML ends within a tag or a comment.
      case unfinished
      /// A tag is too large.
      case tooLarge
      /// Elements are nested too deeply.
      case tooDeep
      /// The document has too many pieces of HTML. The others are dropped.
      case tooMany
    }

    package let kind: Kind
    /// The name of the element or attribute, or empty.
    package let name: String
    /// The first place.
    package let range: SourceRange
    /// The number of places.
    package internal(set) var count = 1
  }

  /// A table. Its first row is the header.
  package struct Table: Sendable, Hashable {
    package internal(set) var rows: [Row]
    package let range: SourceRange

    package struct Row: Sendable, Hashable {
      /// The cells as written. A ragged row has fewer or more cells than the header.
      package internal(set) var cells: [Cell]
      /// The line of the row.
      package let range: SourceRange
    }

    package struct Cell: Sendable, Hashable {
      /// The text without markup and footnote references, or the source text of a surplus cell.
      package internal(set) var text: String
      /// The range between the bars, without surrounding white space.
      package let range: SourceRange
      /// The indices of its links in the document.
      package var links: Range<Int> { Int(linkStart)..<Int(linkEnd) }
      /// Its references to footnotes.
      package internal(set) var references: [FootnoteReference]
      /// The range of its content in the HTML.
      package var html: Range<Int> { Int(htmlStart)..<Int(htmlEnd) }

      // A site can have hundreds of thousands of cells.
      private let linkStart: Int32
      private let linkEnd: Int32
      private let htmlStart: Int32
      private let htmlEnd: Int32

      package init(
        text: String, range: SourceRange, links: Range<Int>, references: [FootnoteReference],
        html: Range<Int>
      ) {
        self.text = text
        self.range = range
        self.references = references
        linkStart = Int32(links.lowerBound)
        linkEnd = Int32(links.upperBound)
        htmlStart = Int32(html.lowerBound)
        htmlEnd = Int32(html.upperBound)
      }
    }
  }

  /// A reference to a footnote.
  package struct FootnoteReference: Sendable, Hashable {
    /// The number of the footnote.
    package let number: Int
    /// The anchor of the reference, which the footnote links back to.
    package let anchor: String
  }

  package struct CodeBlock: Sendable, Hashable {
    /// The info string after the fence, or empty.
    package let info: String
    package let content: String
    package let range: SourceRange
    /// The offset of the first line of code in the file.
    package let contentStart: Int
  }

  package struct Footnote: Sendable, Hashable {
    /// The number, from 1.
    package let number: Int
    /// The range of the definition.
    package let range: SourceRange
    /// The range of its content in the HTML, without the back links.
    package internal(set) var html: Range<Int>
    /// The text without markup.
    package internal(set) var text: String

    /// The anchor of the definition.
    package var anchor: String { Self.anchor(number) }

    /// The anchor of the definition with a number. Its dot keeps it apart from those of headings.
    package static func anchor(_ number: Int) -> String { "fn.\(number)" }

    /// The anchor of the reference that is the `use`-th to the same definition, from 1.
    static func referenceAnchor(_ number: Int, use: Int) -> String {
      use == 1 ? "fnref.\(number)" : "fnref.\(number).\(use)"
    }
  }

  package struct UndefinedFootnote: Sendable, Hashable {
    /// The name between `[^` and `]`.
    package let label: String
    package let range: SourceRange
  }

  package struct UnusedFootnote: Sendable, Hashable {
    /// The name between `[^` and `]`.
    package let label: String
    /// The range of `[^name]`.
    package let range: SourceRange
    /// The range of the definition that is shown instead, or nil if nothing refers to the name.
    package let shown: SourceRange?
  }

  /// An id mentioned in a text.
  package struct Mention: Sendable, Hashable {
    /// The mention as written, such as `@ri-4`.
    package let text: String
    package let id: String
    /// The index of the matching element of ``MarkdownOptions/mentions``.
    package let pattern: Int
    package let range: SourceRange
  }
}

extension MarkdownDocument {
  /// Moves the HTML and the text back to the memory.
  private mutating func load() {
    guard let place else { return }
    (ownHTML, ownText) = (place.storedHTML, place.storedText)
    self.place = nil
  }

  /// The store that has the HTML and the text, or nil if they are in memory.
  var store: DocumentStore? { place?.store }

  /// Moves the HTML and the text of a complete document to a store, or frees what it has reserved.
  mutating func keep(in store: DocumentStore?) {
    place = store?.place(of: ownHTML, ownText)
    if place == nil {
      ownHTML.trim()
      ownText.trim()
    } else {
      ownHTML = MarkdownHTML()
      ownText = PlainText()
    }
  }

  /// The HTML of a short text without its paragraph tags, if it is a single paragraph.
  package var inlineHTML: Range<Int> {
    let open = Array("<p>".utf8)
    let close = Array("</p>\n".utf8)
    let bytes = html.bytes
    guard bytes.starts(with: open), bytes.suffix(close.count).elementsEqual(close),
      (rawHTML.isEmpty && bytes.count(where: { $0 == UInt8(ascii: "\n") }) == 1)
        || !contains(close.dropLast(), in: open.count..<(bytes.count - close.count))
    else { return 0..<bytes.count }
    return open.count..<(bytes.count - close.count)
  }

  private func contains(_ text: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    let bytes = html.bytes
    return range.contains { bytes[$0] == text.first && bytes[$0...].starts(with: text) }
  }
}

package import Diagnostics

/// A parsed Markdown text: its HTML, and what it holds with the place of each in the file.
package struct MarkdownDocument: Sendable {
  /// The text as HTML, with slots for what a site fills in.
  package internal(set) var html = MarkdownHTML()
  /// The headings in order.
  package internal(set) var headings: [Heading] = []
  /// The links in order.
  package internal(set) var links: [Link] = []
  /// The images in order.
  package internal(set) var images: [Image] = []
  /// The tables in order.
  package internal(set) var tables: [Table] = []
  /// The fenced and indented code blocks in order.
  package internal(set) var codeBlocks: [CodeBlock] = []
  /// The footnotes in the order of their numbers.
  package internal(set) var footnotes: [Footnote] = []
  /// References to footnotes that are not defined, which Markdown takes for text.
  package internal(set) var undefinedFootnotes: [UndefinedFootnote] = []
  /// Definitions of footnotes that nothing refers to, which Markdown drops, and those that come
  /// second under one name.
  package internal(set) var unusedFootnotes: [UnusedFootnote] = []
  /// Text that looks like Markdown and is not read as such.
  package internal(set) var nearMisses: [NearMiss] = []
  /// Raw HTML, comments excepted; dropped unless ``MarkdownOptions/allowsRawHTML``.
  package internal(set) var rawHTML: [SourceRange] = []
  /// HTML comments, which are never written.
  package internal(set) var comments: [SourceRange] = []
  /// Mentions of ids that ``MarkdownOptions/mentions`` asked for.
  package internal(set) var mentions: [Mention] = []
  /// Which of ``MarkdownOptions/mentions`` took too long and were not looked for any more.
  package internal(set) var costlyMentions: Set<Int> = []
  /// How many words the text has, code included.
  package internal(set) var wordCount = 0
  /// The plain text: no markup, a newline after each block.
  package internal(set) var text = PlainText()

  /// A heading.
  package struct Heading: Sendable, Hashable {
    /// 1 to 6.
    package let level: Int
    /// Its text without markup.
    package let text: String
    /// The anchor GitHub gives it; unique in the document.
    package let anchor: String
    /// The whole heading.
    package let range: SourceRange
    /// The whole heading, as indices of the document's HTML.
    package let html: Range<Int>
    /// What goes where the heading is taken out: its lines and a blank one behind them. Nil inside
    /// a quote or a list.
    package let lines: SourceRange?
  }

  /// A link.
  package struct Link: Sendable, Hashable {
    /// Where it leads, as written, entities and escapes resolved.
    package let destination: String
    /// Its text without markup.
    package let text: String
    /// The whole link.
    package let range: SourceRange
    /// The destination alone; the whole link where it is written elsewhere (reference links).
    package let destinationRange: SourceRange
  }

  /// An image.
  package struct Image: Sendable, Hashable {
    /// Where the picture is, as written.
    package let source: String
    /// What a reader who does not see it is told.
    package let alternative: String
    /// The whole image.
    package let range: SourceRange
    /// The source alone.
    package let sourceRange: SourceRange
  }

  /// A table; the first row is the header.
  package struct Table: Sendable, Hashable {
    /// Header first; every row has as many cells as it has in the source.
    package internal(set) var rows: [Row]
    /// The whole table.
    package let range: SourceRange

    /// A row.
    package struct Row: Sendable, Hashable {
      /// The cells as they are in the source: a ragged row has fewer or more than the header.
      package internal(set) var cells: [Cell]
      /// The row's line.
      package let range: SourceRange
    }

    /// A cell.
    package struct Cell: Sendable, Hashable {
      /// Its text without markup and footnotes; as in the source where a row is too long.
      package internal(set) var text: String
      /// The cell between its bars, white space trimmed.
      package let range: SourceRange
      /// Its links, as indices into the document's.
      package internal(set) var links: Range<Int>
      /// The numbers of the footnotes it refers to.
      package internal(set) var footnotes: [Int]
      /// The anchors of those references, to which the footnotes lead back.
      package internal(set) var footnoteAnchors: [String]
      /// Its content, as indices of the document's HTML.
      package internal(set) var html: Range<Int>

      /// Makes a cell.
      package init(
        text: String, range: SourceRange, links: Range<Int>, footnotes: [Int],
        footnoteAnchors: [String], html: Range<Int>
      ) {
        self.text = text
        self.range = range
        self.links = links
        self.footnotes = footnotes
        self.footnoteAnchors = footnoteAnchors
        self.html = html
      }
    }
  }

  /// A code block.
  package struct CodeBlock: Sendable, Hashable {
    /// What follows the fence; empty for none.
    package let info: String
    /// The code.
    package let content: String
    /// The whole block.
    package let range: SourceRange
    /// Where its first line of code begins in the file.
    package let contentStart: Int
  }

  /// A footnote.
  package struct Footnote: Sendable, Hashable {
    /// Its number on the page, from 1.
    package let number: Int
    /// The definition.
    package let range: SourceRange
    /// Its content without the way back, as indices of the document's HTML.
    package internal(set) var html: Range<Int>
    /// Its text without markup.
    package internal(set) var text: String
  }

  /// A reference to a footnote that is not defined.
  package struct UndefinedFootnote: Sendable, Hashable {
    /// The name between `[^` and `]`.
    package let label: String
    /// The reference.
    package let range: SourceRange
  }

  /// A definition of a footnote that is not shown.
  package struct UnusedFootnote: Sendable, Hashable {
    /// The name between `[^` and `]`.
    package let label: String
    /// `[^name]`.
    package let range: SourceRange
    /// The definition that is shown in its place; nil where nothing refers to the name.
    package let shown: SourceRange?
  }

  /// An id mentioned in prose.
  package struct Mention: Sendable, Hashable {
    /// The mention as written, such as `@ri-4`.
    package let text: String
    /// The id in it.
    package let id: String
    /// Which of ``MarkdownOptions/mentions`` it matched.
    package let pattern: Int
    /// Where it is.
    package let range: SourceRange
  }
}

extension MarkdownDocument {
  /// The document with all its places in one range of another file, for text whose bytes do not
  /// stand there as they are.
  package func placed(at range: SourceRange) -> MarkdownDocument { placed { _ in range } }

  /// The document with its places in another file, for text that stands there in another form.
  package func placed(_ place: (SourceRange) -> SourceRange) -> MarkdownDocument {
    var copy = self
    copy.headings = headings.map {
      .init(
        level: $0.level, text: $0.text, anchor: $0.anchor, range: place($0.range), html: $0.html,
        lines: nil)
    }
    // No part of a text in another form is replaced by itself.
    copy.links = links.map {
      let range = place($0.destinationRange)
      return .init(
        destination: $0.destination, text: $0.text, range: range, destinationRange: range)
    }
    copy.images = images.map {
      let range = place($0.sourceRange)
      return .init(
        source: $0.source, alternative: $0.alternative, range: range, sourceRange: range)
    }
    copy.mentions = mentions.map {
      .init(text: $0.text, id: $0.id, pattern: $0.pattern, range: place($0.range))
    }
    copy.tables = tables.map { table in
      .init(
        rows: table.rows.map { row in
          .init(
            cells: row.cells.map {
              .init(
                text: $0.text, range: place($0.range), links: $0.links, footnotes: $0.footnotes,
                footnoteAnchors: $0.footnoteAnchors, html: $0.html)
            }, range: place(row.range))
        }, range: place(table.range))
    }
    copy.codeBlocks = codeBlocks.map {
      let range = place($0.range)
      return .init(
        info: $0.info, content: $0.content, range: range, contentStart: Int(range.start))
    }
    copy.footnotes = footnotes.map {
      .init(number: $0.number, range: place($0.range), html: $0.html, text: $0.text)
    }
    copy.undefinedFootnotes = undefinedFootnotes.map {
      .init(label: $0.label, range: place($0.range))
    }
    copy.unusedFootnotes = unusedFootnotes.map {
      .init(label: $0.label, range: place($0.range), shown: $0.shown.map(place))
    }
    copy.nearMisses = nearMisses.map { .init(kind: $0.kind, range: place($0.range), repair: nil) }
    copy.rawHTML = rawHTML.map(place)
    copy.comments = comments.map(place)
    copy.text.runs = text.runs.map {
      .init(
        offset: $0.offset, range: place($0.range), isCode: $0.isCode, exactCount: 0,
        isQuoted: $0.isQuoted)
    }
    return copy
  }

  /// The HTML of a short text without the paragraph around it, where it is a single one.
  package var inlineHTML: Range<Int> {
    let open = Array("<p>".utf8)
    let close = Array("</p>\n".utf8)
    let bytes = html.bytes
    guard bytes.starts(with: open), bytes.suffix(close.count).elementsEqual(close),
      bytes.count(where: { $0 == UInt8(ascii: "\n") }) == 1 || !contains(open, from: open.count)
    else { return 0..<bytes.count }
    return open.count..<(bytes.count - close.count)
  }

  private func contains(_ text: [UInt8], from start: Int) -> Bool {
    let bytes = html.bytes
    return bytes.indices.dropFirst(start).contains {
      bytes[$0] == text[0] && bytes[$0...].starts(with: text)
    }
  }
}

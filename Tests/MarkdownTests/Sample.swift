import Diagnostics

@testable import Markdown

/// The surroundings of a Markdown text in its file. Positions must be right in all of them.
enum Setting: CaseIterable, CustomStringConvertible {
  case alone
  case behindFrontMatter
  case withByteOrderMark
  case withCarriageReturns
  case withLoneCarriageReturns

  var description: String {
    switch self {
    case .alone: "alone"
    case .behindFrontMatter: "behind front matter"
    case .withByteOrderMark: "with a byte order mark"
    case .withCarriageReturns: "with CRLF"
    case .withLoneCarriageReturns: "with CR"
    }
  }
}

/// A file, its document, and the text at a range of either.
struct Sample {
  let bytes: [UInt8]
  let body: Range<Int>
  let document: MarkdownDocument

  init(
    _ markdown: String, _ setting: Setting = .alone, options: MarkdownOptions = MarkdownOptions()
  ) {
    var front = ""
    var text = markdown
    switch setting {
    case .alone: break
    case .behindFrontMatter: front = "---\ntitle: Ä [x](y) 日本\n---\n"
    case .withByteOrderMark: text = "\u{FEFF}" + markdown
    case .withCarriageReturns: text = markdown.replacing("\n", with: "\r\n")
    case .withLoneCarriageReturns: text = markdown.replacing("\n", with: "\r")
    }
    bytes = Array((front + text).utf8)
    body = front.utf8.count..<bytes.count
    document = MarkdownParser.parse(bytes, body: body, options: options)
  }

  /// The HTML of the whole text.
  var html: String { String(decoding: document.html.bytes, as: UTF8.self) }

  /// The text of a range of the file, with `\n` as line ending.
  func file(_ range: SourceRange) -> String {
    guard range.indices.upperBound <= bytes.count else { return "\(range) is past the end" }
    return String(decoding: bytes[range.indices], as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// A part of the HTML.
  func html(_ range: Range<Int>) -> String {
    guard range.upperBound <= document.html.bytes.count else { return "\(range) is past the end" }
    return String(decoding: document.html.bytes[range], as: UTF8.self)
  }
}

/// The HTML of a text.
func html(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> String {
  Sample(markdown, options: options).html
}

/// All that a document says, to compare two.
struct Facts: Equatable {
  let html: MarkdownHTML
  let headings: [MarkdownDocument.Heading]
  let links: [MarkdownDocument.Link]
  let images: [MarkdownDocument.Image]
  let tables: [MarkdownDocument.Table]
  let codeBlocks: [MarkdownDocument.CodeBlock]
  let footnotes: [MarkdownDocument.Footnote]
  let rawHTML: [SourceRange]
  let comments: [SourceRange]
  let htmlProblems: [MarkdownDocument.HTMLProblem]
  let htmlAnchors: [MarkdownDocument.HTMLAnchor]
  let mentions: [MarkdownDocument.Mention]
  let undefinedFootnotes: [MarkdownDocument.UndefinedFootnote]
  let unusedFootnotes: [MarkdownDocument.UnusedFootnote]
  let text: MarkdownDocument.PlainText

  init(_ document: MarkdownDocument) {
    html = document.html
    headings = document.headings
    links = document.links
    images = document.images
    tables = document.tables
    codeBlocks = document.codeBlocks
    footnotes = document.footnotes
    rawHTML = document.rawHTML
    comments = document.comments
    htmlProblems = document.htmlProblems
    htmlAnchors = document.htmlAnchors
    mentions = document.mentions
    undefinedFootnotes = document.undefinedFootnotes
    unusedFootnotes = document.unusedFootnotes
    text = document.text
  }

  /// Every range of the document in the file.
  var places: [SourceRange] {
    var places = headings.map(\.range) + rawHTML + comments + mentions.map(\.range)
    places += htmlProblems.map(\.range) + htmlAnchors.map(\.range)
    places += links.flatMap { [$0.range, $0.destinationRange] }
    places += images.flatMap { [$0.range, $0.sourceRange] }
    places += tables.map(\.range) + codeBlocks.map(\.range) + footnotes.map(\.range)
    places += undefinedFootnotes.map(\.range)
    places += unusedFootnotes.flatMap { [$0.range] + [$0.shown].compactMap(\.self) }
    places += headings.compactMap(\.lines)
    places += codeBlocks.map { SourceRange($0.contentStart, $0.contentStart) }
    for row in tables.flatMap(\.rows) { places += [row.range] + row.cells.map(\.range) }
    return places + text.runs.map(\.range)
  }

  /// Every part of the HTML that the document names.
  var parts: [Range<Int>] {
    headings.map(\.html) + footnotes.map(\.html) + html.slots.map(\.range)
      + tables.flatMap { $0.rows.flatMap { $0.cells.map(\.html) } }
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

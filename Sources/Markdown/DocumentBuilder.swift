internal import CCMarkGFM
internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Converts the tree of a parsed text into HTML and a ``MarkdownDocument`` in a single pass.
///
/// It uses cmark's iterator, so that nesting takes no stack. `DocumentBuilder+Blocks` and
/// `DocumentBuilder+Inlines` handle the kinds of nodes.
struct DocumentBuilder {
  typealias Node = OpaquePointer

  let map: SourceMap
  /// The map of the text that cmark parsed. It differs from the file where tokens hide link forms.
  let parsedMap: SourceMap
  /// The hidden link forms, or nil if the body has none.
  let tokens: LinkTokens?
  let options: MarkdownOptions
  var document = MarkdownDocument()
  var anchors = AnchorNames()

  /// The block that contains the current text, and the position in it.
  var block = 0..<0
  var cursor = 0

  /// The open elements around the current node.
  var openHeading: (html: Int, slots: Int, text: Int, id: (text: String, range: SourceRange)?)?
  var openLink: (range: SourceRange, destination: SourceRange, text: Int)?
  var openImage: (range: SourceRange, source: SourceRange, text: Int)?
  var imageDepth = 0
  var openTable: OpenTable?
  var tablesNamed: [String: Int] = [:]
  var openAlert: Node?
  /// The translated containers, by the line on which their quote begins.
  let containers: [Int: Container]
  var openContainers: [(node: Node, container: Container)] = []
  /// The text of the attribute list that the heading above it has used.
  var attributesOfHeading: Node?
  /// The number of open quotes, without alerts.
  var quoteDepth = 0
  /// The number of open strikethroughs, whose text is no longer said.
  var struckDepth = 0
  var openFootnote: (html: Int, text: Int, number: Int)?
  var footnoteUses: [Int: Int] = [:]
  /// The first lines of the footnote definitions that are shown.
  var shownFootnoteLines: [Int] = []
  /// The footnotes of a section, or nil for a whole text.
  var sectionFootnotes: SectionFootnotes?
  /// The number of levels by which headings are raised, so that those of a section follow its title.
  var headingShift = 0
  /// The blocks so far, for the search of repeated ones.
  var blocks = BlockTraces()
  /// The open elements of raw HTML, and what is known about it.
  var html = OpenHTML()

  /// An open table. It is a class because it changes with each cell.
  final class OpenTable {
    let index: Int
    let slot: Int
    let alignments: [UInt8]
    /// Whether an element with an id is around it.
    let hasID: Bool
    var isHeader = false
    var isHeaderCell = false
    var hasBody = false
    var column = 0
    var source: [SourceRange] = []
    var cell: (html: Int, text: Int, links: Int)?
    var references: [MarkdownDocument.FootnoteReference] = []

    init(index: Int, slot: Int, alignments: [UInt8], hasID: Bool) {
      self.index = index
      self.slot = slot
      self.alignments = alignments
      self.hasID = hasID
    }
  }

  init(_ text: ParsedText, options: MarkdownOptions) {
    self.init(text, ParsedMaps(text), options: options)
    document.html.bytes.reserveCapacity(text.body.count + text.body.count / 4)
    document.text.bytes.reserveCapacity(text.body.count)
  }

  /// Creates a builder for a part of a text.
  init(_ text: ParsedText, _ maps: ParsedMaps, options: MarkdownOptions) {
    map = maps.file
    parsedMap = maps.copy
    tokens = text.tokens
    containers = text.containers
    self.options = options
  }

  var isSite: Bool { options.flavor == .site }

  mutating func build(_ root: Node) {
    visit(treeOf: root)
    if options.extensions.contains(.footnotes) { findUnusedFootnotes() }
    finish()
  }

  /// Visits a node and everything below it.
  mutating func visit(treeOf root: Node) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      visit(node, entering: event == CMARK_EVENT_ENTER)
    }
  }

  /// Completes the document when all of its nodes are visited.
  mutating func finish() {
    if !document.footnotes.isEmpty { write("</ol>\n</section>\n") }
    if !document.htmlAnchors.isEmpty { findTakenAnchors() }
    document.wordCount = document.text.wordCount
    if isSite { document.repeats = blocks.repeats(in: document.html.bytes) }
    if !options.keepsText { document.text = .init() }
    document.keep(in: options.store)
  }

  private mutating func visit(_ node: Node, entering: Bool) {
    if !html.elements.isEmpty {
      if entering { closeHTMLParagraph(before: node) } else { closeHTML(in: node) }
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: text(node)
    case CMARK_NODE_SOFTBREAK: lineBreak(hard: false)
    case CMARK_NODE_LINEBREAK: lineBreak(hard: true)
    case CMARK_NODE_CODE: code(node)
    case CMARK_NODE_HTML_INLINE: inlineHTML(node)
    case CMARK_NODE_EMPH: tag("em", entering)
    case CMARK_NODE_STRONG: strong(node, entering)
    case CMARK_NODE_LINK: link(node, entering)
    case CMARK_NODE_IMAGE: image(node, entering)
    case CMARK_NODE_FOOTNOTE_REFERENCE: if entering { footnoteReference(node) }
    case CMARK_NODE_PARAGRAPH: paragraph(node, entering)
    case CMARK_NODE_HEADING: heading(node, entering)
    case CMARK_NODE_LIST: list(node, entering)
    case CMARK_NODE_ITEM: item(node, entering)
    case CMARK_NODE_BLOCK_QUOTE: blockQuote(node, entering)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_HTML_BLOCK: htmlBlock(node)
    case CMARK_NODE_THEMATIC_BREAK: thematicBreak()
    case CMARK_NODE_FOOTNOTE_DEFINITION: footnoteDefinition(node, entering)
    case CMARK_NODE_DOCUMENT: break
    default: extensionNode(node, entering)
    }
  }

  private mutating func extensionNode(_ node: Node, _ entering: Bool) {
    guard let name = cmark_node_get_type_string(node) else { return }
    func isNamed(_ other: StaticString) -> Bool {
      strcmp(name, UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
    // Most of these nodes are cells.
    if isNamed("table_cell") {
      tableCell(node, entering)
    } else if isNamed("table_row") {
      tableRow(node, entering, header: false)
    } else if isNamed("table_header") {
      tableRow(node, entering, header: true)
    } else if isNamed("table") {
      table(node, entering)
    } else if isNamed("strikethrough") {
      struckDepth += entering ? 1 : -1
      tag("del", entering)
    }
  }
}

extension DocumentBuilder {
  mutating func write(_ literal: StaticString) { document.html.bytes.append(literal: literal) }
  mutating func write(_ text: String) { document.html.bytes.append(text) }

  /// Starts a new line unless the output is at the start of one.
  mutating func newLine() {
    if let last = document.html.bytes.last, last != 0x0A { document.html.bytes.append(0x0A) }
  }

  mutating func tag(_ name: StaticString, _ entering: Bool) {
    guard imageDepth == 0 else { return }
    write(entering ? "<" : "</")
    write(name)
    write(">")
  }

  /// Starts the text of a block.
  mutating func enterText(_ range: SourceRange) {
    block = range.indices
    cursor = block.lowerBound
    html.openCode = 0
  }

  /// Ends the text of a block.
  mutating func endText() {
    if let last = document.text.bytes.last, last != 0x0A { document.text.bytes.append(0x0A) }
  }

  func literal(_ node: Node) -> UnsafeBufferPointer<UInt8> {
    bytes(cmark_node_get_literal(node))
  }

  /// Returns a text of the tree, with the link forms that tokens hide.
  func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    _ = tokens?.restore(text)
    return parsedBytes(text)
  }

  /// Returns a text of the tree as cmark parsed it.
  func parsedBytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }

  func string(_ text: UnsafePointer<CChar>?) -> String {
    _ = tokens?.restore(text)
    return text.map { String(cString: $0) } ?? ""
  }
}

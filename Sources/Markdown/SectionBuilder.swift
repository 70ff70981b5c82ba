internal import CCMarkGFM
internal import Diagnostics

/// Converts the tree of a parsed text into sections, with a ``DocumentBuilder`` for each. The text is
/// parsed once, so that link and footnote definitions apply to all of its sections.
struct SectionBuilder {
  private typealias Node = DocumentBuilder.Node

  private(set) var sections = MarkdownSections()
  private let level: Int
  private let options: MarkdownOptions
  private let text: ParsedText
  private let maps: ParsedMaps
  /// The headings of sections, and everything outside of them.
  private var outer: DocumentBuilder
  /// The open section.
  private var inner: DocumentBuilder?
  /// The footnote definitions in the order of their numbers.
  private var footnotes: [Node] = []
  private var footnoteUses: [Int: Int] = [:]
  /// The number of bytes that repeated footnotes may still take.
  private var left: Int

  init(_ text: ParsedText, level: Int, options: MarkdownOptions) {
    self.text = text
    maps = ParsedMaps(text)
    self.level = level
    self.options = options
    outer = DocumentBuilder(text, maps, options: options)
    left = ComplexityBudget().expansion(inTextOf: text.body.count)
  }

  mutating func build(_ root: OpaquePointer) {
    var blocks: [Node] = []
    var child = cmark_node_first_child(root)
    while let node = child {
      child = cmark_node_next(node)
      // cmark moves the definitions to the end and sorts them by number.
      if cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION {
        footnotes.append(node)
      } else {
        blocks.append(node)
      }
    }
    for node in blocks where sections.excess == nil { add(node) }
    close(at: text.body.upperBound)
    if options.extensions.contains(.footnotes) { addUnusedFootnotes() }
    let titles = Set(sections.sections.map(\.heading.range))
    sections.otherHeadings = outer.document.headings.filter { !titles.contains($0.range) }
  }

  private mutating func add(_ node: Node) {
    if cmark_node_get_type(node) == CMARK_NODE_HEADING {
      let found = Int(cmark_node_get_heading_level(node))
      if found <= level {
        close(at: Int(outer.range(of: node).start))
        outer.visit(treeOf: node)
        if found == level { open() }
        return
      }
    }
    if inner == nil {
      let comments = outer.document.comments.count
      outer.visit(treeOf: node)
      let isComment = outer.document.comments.count > comments
      if !isComment, cmark_node_get_type(node) != CMARK_NODE_HEADING,
        cmark_node_get_type(node) != CMARK_NODE_THEMATIC_BREAK
      {
        sections.firstOtherBlock = sections.firstOtherBlock ?? outer.range(of: node)
      }
    } else {
      inner?.visit(treeOf: node)
    }
  }

  private mutating func open() {
    guard let heading = outer.document.headings.last else { return }
    sections.sections.append(.init(heading: heading, range: heading.range))
    var builder = DocumentBuilder(text, maps, options: options)
    builder.sectionFootnotes = SectionFootnotes()
    builder.headingShift = level - 1
    // Moved instead of copied, because it grows with the file.
    swap(&builder.anchors, &outer.anchors)
    inner = builder
  }

  /// Completes the open section, which ends at an offset.
  private mutating func close(at end: Int) {
    guard var builder = inner, let index = sections.sections.indices.last else { return }
    inner = nil
    var next = 0
    // Footnotes may refer to further footnotes.
    while let number = builder.sectionFootnotes?[next], sections.excess == nil {
      next += 1
      guard number <= footnotes.count else { continue }
      let node = footnotes[number - 1]
      let range = outer.range(of: node)
      let uses = footnoteUses[number, default: 0] + 1
      footnoteUses[number] = uses
      left -= uses > 1 ? range.indices.count : 0
      if left < 0 { sections.excess = (range, uses) }
      builder.visit(treeOf: node)
    }
    builder.finish()
    swap(&builder.anchors, &outer.anchors)
    outer.shownFootnoteLines += builder.shownFootnoteLines
    let document = builder.document
    outer.document.comments +=
      document.codeBlocks.map(\.range) + document.rawHTML + document.comments
    sections.sections[index].document = document
    let start = Int(sections.sections[index].heading.range.start)
    sections.sections[index].range = SourceRange(start, max(start, end))
  }

  /// Gives each footnote definition that Markdown drops to the section that contains it.
  private mutating func addUnusedFootnotes() {
    outer.findUnusedFootnotes()
    var index = 0
    for footnote in outer.document.unusedFootnotes {
      while index < sections.sections.count,
        sections.sections[index].range.end <= footnote.range.start
      { index += 1 }
      guard index < sections.sections.count else { return }
      if sections.sections[index].range.start <= footnote.range.start {
        sections.sections[index].document.unusedFootnotes.append(footnote)
      }
    }
  }
}

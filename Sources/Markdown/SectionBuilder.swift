internal import CCMarkGFM
internal import Diagnostics

/// Converts the tree of a parsed text into sections, with a ``DocumentBuilder`` for each. The text is
/// parsed once, so that link and footnote definitions apply to all of its sections.
struct SectionBuilder {
  private typealias Node = DocumentBuilder.Node

  private(set) var sections = MarkdownSections()
  private let root: Node
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

  init(_ text: ParsedText, _ root: OpaquePointer, level: Int, options: MarkdownOptions) {
    self.text = text
    self.root = root
    maps = ParsedMaps(text)
    self.level = level
    self.options = options
    outer = DocumentBuilder(text, maps, options: options)
    left = ComplexityBudget().expansion(inTextOf: text.body.count)
  }

  mutating func build() {
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
    sections.otherAnchors = outer.document.htmlAnchors.filter { $0.use == .own }.map(\.name)
  }

  private mutating func add(_ node: Node) {
    if cmark_node_get_type(node) == CMARK_NODE_HEADING {
      let found = Int(cmark_node_get_heading_level(node))
      if found <= level {
        let anchors = found == level ? anchorsAbove() : []
        close(at: Int(outer.range(of: node).start))
        let known = outer.document.htmlAnchors.count
        outer.visit(treeOf: node)
        if found == level { open(anchors + outer.document.takeAnchors(from: known)) }
        return
      }
    }
    if inner == nil {
      let comments = outer.document.comments.count
      let written = outer.document.html.bytes.count
      let headings = outer.document.headings.count
      outer.visit(treeOf: node)
      let isComment = outer.document.comments.count > comments
      let isEmpty = options.rawHTML != .drop && !outer.document.html.hasContent(from: written)
      let isHeading = outer.document.headings.count > headings
      if !isComment, !isEmpty, !isHeading, !outer.isAttributes(node),
        cmark_node_get_type(node) != CMARK_NODE_HEADING,
        cmark_node_get_type(node) != CMARK_NODE_THEMATIC_BREAK
      {
        sections.firstOtherBlock = sections.firstOtherBlock ?? outer.range(of: node)
        sections.otherBlockCount += 1
      }
    } else {
      inner?.visit(treeOf: node)
    }
  }

  /// Returns the names of the elements in raw HTML directly above the next heading. They are no
  /// anchors of the open section.
  private mutating func anchorsAbove() -> [String] {
    inner?.document.takeLastAnchors() ?? outer.document.takeLastAnchors()
  }

  private mutating func open(_ anchors: [String]) {
    guard let heading = outer.document.headings.last else { return }
    sections.sections.append(.init(heading: heading, anchors: anchors, range: heading.range))
    var builder = DocumentBuilder(text, maps, options: options)
    builder.sectionFootnotes = SectionFootnotes()
    builder.headingShift = level - 1
    builder.attributesOfHeading = outer.attributesOfHeading
    // Moved instead of copied, because it grows with the file.
    swap(&builder.anchors, &outer.anchors)
    inner = builder
  }

  /// Completes the open section, which ends at an offset.
  private mutating func close(at end: Int) {
    guard var builder = inner, let index = sections.sections.indices.last else { return }
    inner = nil
    builder.closeHTML(in: root)
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

extension MarkdownDocument {
  /// Gives the names of elements in raw HTML from an index on to a heading with a page of its own.
  fileprivate mutating func takeAnchors(from first: Int) -> [String] {
    for index in first..<htmlAnchors.count { htmlAnchors[index].use = .ofHeading }
    return htmlAnchors[first...].map(\.name)
  }

  /// Gives the names of elements at the end of the document to the heading below it.
  fileprivate mutating func takeLastAnchors() -> [String] {
    var first = htmlAnchors.count
    for slot in html.slots.reversed() {
      guard case .htmlAnchor(let index) = slot.kind, htmlAnchors[index].use == .own,
        !html.hasContent(from: slot.range.lowerBound)
      else { break }
      first = index
    }
    return takeAnchors(from: first)
  }
}

extension MarkdownHTML {
  /// Returns whether anything is shown from an offset on, other than empty elements.
  fileprivate func hasContent(from start: Int) -> Bool {
    var rest = bytes[start...]
    if bytes[..<start].last(where: { $0 == 0x3C || $0 == 0x3E }) == 0x3C {
      rest = rest.drop { $0 != 0x3E }.dropFirst()
    }
    while let first = rest.first {
      if isSpace(first) {
        rest = rest.dropFirst()
        continue
      }
      guard first == 0x3C else { return true }
      let name = rest.dropFirst().drop { $0 == 0x2F }.prefix { $0 | 0x20 >= 0x61 }
      guard ["a", "p", "span", "div"].contains(String(decoding: name, as: UTF8.self)) else {
        return true
      }
      rest = rest.drop { $0 != 0x3E }.dropFirst()
    }
    return false
  }
}

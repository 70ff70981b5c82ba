internal import CCMarkGFM
internal import Diagnostics
internal import SafeHTML

/// The headings of raw HTML. They have anchors and levels as those of Markdown.
extension DocumentBuilder {
  /// Returns the text and the anchor of a heading that ends in the same piece. Like GitHub, give it
  /// the anchor that it would have in Markdown, unless it has another one.
  mutating func heading(
    _ tag: HTMLTag, before events: ArraySlice<HTMLEvent>
  ) -> (text: String, anchor: String)? {
    guard isHeading(tag) else { return nil }
    var text = ""
    var alternatives: [String] = []
    var depth = 1
    for event in events {
      switch event {
      case .start(let inner):
        alternatives += inner.attributes.filter { $0.name == "alt" }.map(\.value)
        if inner.isShown, inner.name == "br" { text += " " }
        if !inner.isVoid { depth += 1 }
      case .end: depth -= 1
      case .text(let part, _): text += part
      case .comment, .problem: break
      }
      if depth == 0 { break }
    }
    guard depth == 0 else { return nil }
    text = text.singleLine
    // A picture has no anchor on GitHub.
    if text.isEmpty { return (alternatives.joined(separator: " ").singleLine, "") }
    let own = tag.attributes.first { $0.name == "id" }?.value
    if let own, own != AnchorNames.slug(text) { return (text, "") }
    return (text, anchors.anchor(for: text))
  }

  /// Returns the text of a heading that contains blocks of Markdown, and its anchor, which is written
  /// into its start tag. Nil for other elements, and if a heading is in it.
  mutating func longHeading(
    _ open: OpenHTML.Element
  ) -> (text: String, anchor: String)? {
    guard let start = open.openHeading, document.headings.count == start.headings else {
      return nil
    }
    let text = document.text.slice(from: open.text).singleLine
    let tag = document.html.bytes[open.html]
    // The HTML of a table has ranges, which the anchor would move.
    guard document.tables.count == start.tables, tag.firstRange(of: " id=\"".utf8) == nil else {
      return (text, "")
    }
    let anchor = anchors.anchor(for: text)
    if !anchor.isEmpty {
      insert(id: anchor, at: open.html.lowerBound + "<h1".utf8.count, slotsFrom: start.slots)
    }
    return (text, anchor)
  }

  func isHeading(_ tag: HTMLTag) -> Bool { tag.isShown && isHeading(tag.name) }

  private func isHeading(_ name: String) -> Bool {
    name.utf8.count == 2 && name.hasPrefix("h") && name != "hr"
  }

  /// Returns the name with which an element is written. The headings of a section are raised.
  func shownName(_ name: String) -> String {
    guard headingShift > 0, isHeading(name) else { return name }
    return "h\(shownLevel(Int(name.dropFirst()) ?? 1))"
  }

  /// Writes the link to a section at the end of its heading.
  mutating func writeLink(
    toSection text: String, _ anchor: String, of open: OpenHTML.Element
  ) {
    guard !anchor.isEmpty, level(of: open) > 1 else { return }
    let name = escapedHTML("\(options.words.linkToSection): \(text)")
    write(" <a class=\"anchor\" href=\"#\(escapedHTML(anchor))\" aria-label=\"\(name)\">#</a>")
  }

  func level(of heading: OpenHTML.Element) -> Int {
    shownLevel(Int(heading.element.name.dropFirst()) ?? 1)
  }

  /// Returns whether a node is a quote or a part of a list, or raw HTML around it is a quote, a list
  /// or a cell.
  func isContaining(_ node: Node) -> Bool {
    cmark_node_get_type(node) != CMARK_NODE_DOCUMENT
      || html.elements.contains {
        ["blockquote", "li", "dd", "td", "th", "details"].contains($0.element.name)
      }
  }
}

internal import CCMarkGFM
internal import Diagnostics

/// An attribute list such as `{#id .class}` or `{: #id }` in a piece of text.
struct AttributeList {
  /// The bytes of the list and the white space before it.
  var range: Range<Int>
  /// The bytes of the id without `#`, if the list has one.
  let id: Range<Int>?
  let isOfHeading: Bool
}

extension DocumentBuilder {
  /// Returns the attribute list of a heading, of the inline element before a text, or of the block
  /// above a line. Attribute lists in other places are text.
  func attributes(
    in content: UnsafeBufferPointer<UInt8>, of node: Node
  ) -> AttributeList? {
    guard let parent = cmark_node_parent(node) else { return nil }
    if content.first == UInt8(ascii: "{") {
      guard let close = content.firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let isWholeLine = beginsLine(node) && close + 1 == content.count && endsLine(node)
      let isInline = cmark_node_previous(node).map(takesAttributes) ?? false
      if isInline || isWholeLine && cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH,
        let list = attributeList(content, 0..<(close + 1), isOfHeading: false)
      {
        return list
      }
    }
    guard content.last == UInt8(ascii: "}"), cmark_node_next(node) == nil,
      let open = content.lastIndex(of: UInt8(ascii: "{"))
    else { return nil }
    let isHeading = cmark_node_get_type(parent) == CMARK_NODE_HEADING
    let isParagraph = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH
    // A paragraph takes only the form with a colon, because others are often meant as text.
    guard isHeading || isParagraph && content[open + 1] == UInt8(ascii: ":"),
      isHeading || open > 0 && isSpace(content[open - 1])
    else { return nil }
    return attributeList(content, open..<content.count, isOfHeading: isHeading)
  }

  private func takesAttributes(_ node: Node) -> Bool {
    [CMARK_NODE_LINK, CMARK_NODE_IMAGE, CMARK_NODE_CODE, CMARK_NODE_EMPH, CMARK_NODE_STRONG]
      .contains(cmark_node_get_type(node))
  }

  /// Parses a list between braces. Each item is `#id`, `.class` or `key=value`; with a colon, it can
  /// also be a name.
  private func attributeList(
    _ content: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isOfHeading: Bool
  ) -> AttributeList? {
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
    let hasColon = index < end && content[index] == UInt8(ascii: ":")
    if hasColon { index += 1 }
    var id: Range<Int>?
    var names: [Range<Int>] = []
    var count = 0
    while index < end {
      guard !isSpace(content[index]) else {
        index += 1
        continue
      }
      let start = index
      var quote: UInt8?
      while index < end, quote != nil || !isSpace(content[index]) {
        let byte = content[index]
        if byte == quote { quote = nil } else if quote == nil, byte == 0x22 { quote = byte }
        index += 1
      }
      count += 1
      switch content[start] {
      case UInt8(ascii: "#") where index > start + 1: id = (start + 1)..<index
      case UInt8(ascii: ".") where index > start + 1 && isNameStart(content[start + 1]): break
      default:
        guard isNameStart(content[start]) else { return nil }
        if !content[start..<index].contains(UInt8(ascii: "=")) { names.append(start..<index) }
      }
    }
    // `{:toc}` is a table of contents, which is found as such.
    let isContents = names.contains { content[$0].elementsEqual("toc".utf8) }
    guard count > 0, !isContents, names.isEmpty || hasColon else { return nil }
    var start = range.lowerBound
    while start > 0, isSpace(content[start - 1]) { start -= 1 }
    return AttributeList(range: start..<range.upperBound, id: id, isOfHeading: isOfHeading)
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// Returns a text without its attribute list, and uses the list.
  mutating func takeAttributes(
    from content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) -> Range<Int> {
    let whole = 0..<content.count
    guard content.contains(UInt8(ascii: "{")), let list = attributes(in: content, of: node),
      range(of: list.range, in: content, at: place) != nil
    else { return whole }
    if let id = list.id, let idPlace = range(of: id, in: content, at: place) {
      let text = String(decoding: content[id], as: UTF8.self)
      if list.isOfHeading {
        openHeading?.id = (text, idPlace)
      } else if attributesOfHeading != node {
        report(.idOutsideHeading(text), at: idPlace)
      }
    }
    return list.range.lowerBound == 0
      ? list.range.upperBound..<content.count : 0..<list.range.lowerBound
  }

  /// Returns whether a paragraph is an attribute list, so that nothing is written for it.
  func isAttributes(_ paragraph: Node) -> Bool {
    guard options.syntax.attributes, let text = cmark_node_first_child(paragraph),
      cmark_node_next(text) == nil, cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let list = attributes(in: parsedBytes(cmark_node_get_literal(text)), of: text)
    else { return false }
    return list.range.count == parsedBytes(cmark_node_get_literal(text)).count
  }

  /// Returns the id in `{: #id }` on the line below a heading.
  mutating func idBelow(_ heading: Node) -> (text: String, range: SourceRange)? {
    guard options.syntax.attributes, let paragraph = cmark_node_next(heading),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(paragraph), cmark_node_get_type(text) == CMARK_NODE_TEXT,
      parsedBytes(cmark_node_get_literal(text)).starts(with: "{:".utf8),
      let list = attributes(in: parsedBytes(cmark_node_get_literal(text)), of: text),
      let id = list.id
    else { return nil }
    let line = map.line(of: max(0, Int(range(of: heading).end) - 1)) + 1
    let content = map.content(ofLine: line)
    guard Int(cmark_node_get_start_line(paragraph)) == line,
      map.holds(parsedBytes(cmark_node_get_literal(text)), at: content.lowerBound)
    else { return nil }
    attributesOfHeading = text
    let start = content.lowerBound + id.lowerBound
    return (
      String(decoding: parsedBytes(cmark_node_get_literal(text))[id], as: UTF8.self),
      SourceRange(start, start + id.count)
    )
  }

  /// Finds the lines such as `{: #id .class }` below a table, which libcmark-gfm reads as rows, and
  /// removes their cells. Returns the last id. Without the translation, they are foreign syntax.
  mutating func takeAttributes(belowTable table: Node) -> (text: String, range: SourceRange)? {
    var id: (text: String, range: SourceRange)?
    var next = cmark_node_first_child(table).flatMap { cmark_node_next($0) }
    while let row = next {
      next = cmark_node_next(row)
      guard let text = cmark_node_first_child(row).flatMap({ cmark_node_first_child($0) }),
        cmark_node_get_type(text) == CMARK_NODE_TEXT,
        parsedBytes(cmark_node_get_literal(text)).starts(with: "{:".utf8)
      else { continue }
      let line = range(ofRow: row, header: false)
      let content = UnsafeBufferPointer(rebasing: map.file[line.indices])
      guard content.first == UInt8(ascii: "{"),
        content.firstIndex(of: UInt8(ascii: "}")) == content.count - 1,
        let list = attributeList(content, 0..<content.count, isOfHeading: false)
      else { continue }
      guard options.syntax.attributes else {
        record(.attributes, at: line)
        continue
      }
      while let cell = cmark_node_first_child(row) { cmark_node_unlink(cell) }
      guard let part = list.id else { continue }
      let start = Int(line.start) + part.lowerBound
      let name = String(decoding: content[part], as: UTF8.self)
      let range = SourceRange(start, start + part.count)
      if isAnchor(name) { id = (name, range) } else { report(.invalidID(name), at: range) }
    }
    return id
  }

  /// Returns whether a text can be the anchor of a heading or a table.
  private func isAnchor(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80 || "-_:".utf8.contains($0)
    }
  }

  /// Returns the anchor of a heading with an id of its own.
  mutating func anchor(_ id: (text: String, range: SourceRange), orFor text: String) -> String {
    guard isAnchor(id.text) else {
      report(.invalidID(id.text), at: id.range)
      return anchors.anchor(for: text)
    }
    if anchors.isUsed(id.text) { report(.repeatedID(id.text), at: id.range) }
    return anchors.anchor(id: id.text)
  }

  mutating func report(_ kind: MarkdownDocument.SyntaxProblem.Kind, at range: SourceRange) {
    document.problems.append(.init(kind: kind, range: range))
  }

  /// Returns the source range of a part of a text, or nil if an escape makes it plain text or its
  /// place is unknown.
  func range(
    of part: Range<Int>, in content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) -> SourceRange? {
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    let visible = part.first { !isSpace(content[$0]) }
    guard let visible, let start = aligned.move(to: part.lowerBound),
      aligned.move(to: visible) != nil, !aligned.isEscaped
    else { return nil }
    guard let last = aligned.move(to: part.upperBound - 1) else { return nil }
    return SourceRange(start, last + 1)
  }
}

internal import CCMarkGFM
internal import Diagnostics

extension DocumentBuilder {
  mutating func record(
    _ kind: MarkdownDocument.NearMiss.Kind, at range: SourceRange, replacement: String? = nil
  ) {
    guard isSite else { return }
    document.nearMisses.append(.init(kind: kind, range: range, replacement: replacement))
  }

  /// Finds near misses in a piece of text. Every search starts from a byte that is rare in prose.
  mutating func findNearMisses(
    in content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) {
    guard isSite, imageDepth == 0, openLink == nil, let first = content.first else { return }
    recordNearLinks(in: content, at: place)
    if openTable == nil { recordLooseEmphasis(in: content, at: place, of: node) }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "-"),
      UInt8(ascii: ":"):
      let isEscaped = place.start > 0 && map.file[Int(place.start) - 1] == UInt8(ascii: "\\")
      guard beginsLine(node), !isEscaped, map.holds(content, at: Int(place.start)),
        let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH
      else { return }
      if first == UInt8(ascii: "#") {
        recordTightHeading(content, at: place, of: node)
      } else if first == UInt8(ascii: "[") {
        recordUnquotedAlert(content, at: place, in: parent)
      } else {
        recordDashes(content, at: place, of: node)
      }
    default: return
    }
  }

  /// Returns whether a node is the first one on its line.
  func beginsLine(_ node: Node) -> Bool {
    cmark_node_previous(node).map(isBreak) ?? true
  }

  func endsLine(_ node: Node) -> Bool { cmark_node_next(node).map(isBreak) ?? true }

  private func isBreak(_ node: Node) -> Bool {
    [CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK].contains(cmark_node_get_type(node))
  }

  /// Records `##Duties`. A single `#` is often a hashtag or a channel, so it counts only before a
  /// capital, in a paragraph of one line outside lists, and without a fix.
  private mutating func recordTightHeading(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard level <= 6, level < content.count, isLetter(content[level]) else { return }
    if level == 1 {
      let isAlone = cmark_node_previous(node) == nil && cmark_node_next(node) == nil
      let parent = cmark_node_parent(node).flatMap { cmark_node_parent($0) }
      guard isAlone, parent.map(cmark_node_get_type) == CMARK_NODE_DOCUMENT,
        isCapital(content[1]), content.count(where: { $0 == UInt8(ascii: "#") }) == 1
      else { return }
    }
    let start = Int(place.start)
    record(
      .tightHeading, at: SourceRange(start, start + level),
      replacement: level == 1 ? nil : String(repeating: "#", count: level) + " ")
  }

  /// Returns whether a byte begins a capital or a letter outside ASCII.
  private func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte >= 0x80 }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }

  // MARK: Alerts

  /// Parses `[!KIND]` at the start of a text. Returns the kind in lower case, and the rest.
  private func alertMarker(_ text: String) -> (kind: String, rest: Substring)? {
    guard text.hasPrefix("[!"), let close = text.firstIndex(of: "]") else { return nil }
    let kind = text[text.index(text.startIndex, offsetBy: 2)..<close]
    guard !kind.isEmpty, kind.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }) else {
      return nil
    }
    return (kind.lowercased(), text[text.index(after: close)...])
  }

  /// Records `[!NOTE]` at the start of a paragraph outside quotes.
  private mutating func recordUnquotedAlert(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, in paragraph: Node
  ) {
    guard content.count > 2, content[1] == UInt8(ascii: "!"),
      let marker = alertMarker(String(decoding: content, as: UTF8.self)),
      options.words.alerts[marker.kind] != nil,
      let parent = cmark_node_parent(paragraph),
      cmark_node_get_type(parent) != CMARK_NODE_BLOCK_QUOTE
    else { return }
    let start = Int(place.start)
    record(
      .unquotedAlert(kind: marker.kind), at: SourceRange(start, start + marker.kind.count + 3))
  }

  /// Records `> [!NOTE]: Title`. It is a link definition, so the tree does not contain it.
  private mutating func recordDefinedAlert(_ quote: Node) -> Bool {
    let line = Int(cmark_node_get_start_line(quote))
    let end = map.end(ofLine: line)
    var start = map.offset(line: line, column: Int(cmark_node_get_start_column(quote))) + 1
    while start < end, map.file[start] == 0x20 { start += 1 }
    guard map.holds("[!".utf8, at: start), start < end,
      let marker = alertMarker(String(decoding: map.file[start..<end], as: UTF8.self)),
      marker.rest.hasPrefix(":"), options.words.alerts[marker.kind] != nil
    else { return false }
    record(
      .titledAlert(kind: marker.kind), at: SourceRange(start, start + marker.kind.utf8.count + 3))
    return true
  }

  /// Records a quote that begins with the marker of an alert but is not an alert.
  mutating func recordNearAlert(_ quote: Node) {
    guard isSite else { return }
    if recordDefinedAlert(quote) { return }
    guard let first = cmark_node_first_child(quote),
      cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(first), cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let marker = alertMarker(string(cmark_node_get_literal(text)))
    else { return }
    let range = range(of: first)
    let end = Int(range.start) + marker.kind.utf8.count + 3
    guard map.holds("[!".utf8, at: Int(range.start)) else { return }
    let isTopLevel = cmark_node_parent(quote).map(cmark_node_get_type) == CMARK_NODE_DOCUMENT
    let isKnown = options.words.alerts[marker.kind] != nil
    let kind: MarkdownDocument.NearMiss.Kind =
      !isKnown
      ? .unknownAlert(kind: marker.kind)
      : isTopLevel ? .titledAlert(kind: marker.kind) : .nestedAlert(kind: marker.kind)
    record(kind, at: SourceRange(Int(range.start), end))
  }

  // MARK: Fences

  /// Records a fenced block without a closing fence.
  mutating func recordUnclosedFence(_ node: Node, length: Int32, character: CChar) {
    let first = Int(cmark_node_get_start_line(node))
    let lines = literal(node).reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    let last = first + lines + 1
    guard isSite, !isClosingFence(line: last, of: node, Int(length), UInt8(bitPattern: character))
    else { return }
    let opening = map.content(ofLine: first)
    let start = max(
      opening.lowerBound,
      map.offset(line: first, column: Int(cmark_node_get_start_column(node))))
    record(
      .unclosedFence(endsWithFile: map.start(ofLine: last) >= map.body.upperBound),
      at: SourceRange(start, max(start, opening.upperBound)))
  }

  /// Returns whether a line of fence characters closes a block: it is long enough, and inside the
  /// enclosing list item or quote.
  private func isClosingFence(line: Int, of block: Node, _ length: Int, _ character: UInt8) -> Bool
  {
    let content = map.content(ofLine: line)
    guard content.count >= length, content.allSatisfy({ map.file[$0] == character }) else {
      return false
    }
    let lead = map.file[map.start(ofLine: line)..<content.lowerBound]
    var parent = cmark_node_parent(block)
    while let node = parent {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE where !lead.contains(UInt8(ascii: ">")): return false
      case CMARK_NODE_ITEM:
        // The content of a list item is indented by at least two columns from its marker.
        let width = lead.reduce(0) { $1 == 0x09 ? $0 + 4 : $0 + 1 }
        let line = Int(cmark_node_get_start_line(node))
        let mark = map.offset(line: line, column: Int(cmark_node_get_start_column(node)))
        return width >= mark - map.text(ofLine: line) + 2
      default: break
      }
      parent = cmark_node_parent(node)
    }
    return true
  }

  // MARK: Tables

  /// Records a delimiter row such as `| --- | --- |` that does not make a table, because the line
  /// above is not a header of the same width.
  private mutating func recordDashes(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) {
    guard content.contains(UInt8(ascii: "|")), content.contains(UInt8(ascii: "-")), endsLine(node),
      content.allSatisfy({
        isSpace($0) || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
      })
    else { return }
    let line = map.line(of: Int(place.start))
    let dashes = tableCells(map.file, line: map.content(ofLine: line))
    // `--` in a cell can be a placeholder. A delimiter row has dashes in every cell.
    guard dashes.allSatisfy({ map.file[$0.indices].contains(UInt8(ascii: "-")) }) else { return }
    guard cmark_node_previous(node) != nil else {
      if cmark_node_next(node) != nil { record(.tableWithoutHeader, at: place) }
      return
    }
    let header = tableCells(map.file, line: map.content(ofLine: line - 1))
    guard header.count != dashes.count else { return }
    record(.tableWidths(header: header.count, dashes: dashes.count), at: place)
  }

  /// Records a paragraph of lines that begin and end with a bar.
  mutating func recordRowsWithoutTable(_ paragraph: Node) {
    guard isSite, !block.isEmpty, map.file[block.lowerBound] == UInt8(ascii: "|") else { return }
    let (first, last) = (map.line(of: block.lowerBound), map.line(of: block.upperBound - 1))
    var bars = Int.max
    for line in first...last {
      let content = map.content(ofLine: line)
      let text = map.file[content]
      guard text.count > 1, text.first == UInt8(ascii: "|"), text.last == UInt8(ascii: "|") else {
        return
      }
      let isDashes = text.allSatisfy {
        isSpace($0) || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
      }
      // `recordDashes` handles a paragraph with a delimiter row.
      if isDashes { return }
      bars = min(bars, text.count { $0 == UInt8(ascii: "|") })
    }
    guard bars > 2 else { return }
    let before = cmark_node_previous(paragraph)
    if let before, String(cString: cmark_node_get_type_string(before)) == "table" {
      // A row with another number of cells may not belong to that table.
      let columns = Int(cmark_gfm_extensions_get_table_columns(before))
      guard tableCells(map.file, line: map.content(ofLine: first)).count == columns else { return }
      record(.detachedRow, at: SourceRange(block.lowerBound, block.upperBound))
    } else if last > first {
      let line = map.content(ofLine: first)
      record(.tableWithoutDashes, at: SourceRange(line.lowerBound, line.upperBound))
    }
  }
}

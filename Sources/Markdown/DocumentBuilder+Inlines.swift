internal import CCMarkGFM
internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension DocumentBuilder {
  mutating func text(_ node: Node) {
    let hidden = tokens?.restore(cmark_node_get_literal(node)) ?? []
    let content = literal(node)
    let place = place(content, of: node)
    if hidden.isEmpty || imageDepth > 0 || openLink != nil || isInsideHTMLCode {
      text(content, at: place, of: node)
    } else {
      textWithLinks(content, at: place, of: node, hidden)
    }
  }

  /// Adds a piece of text. `isFirst` is false for a piece after a link form.
  mutating func text(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node,
    isFirst: Bool = true
  ) {
    if isInsideHTMLCode {
      addText(content, at: place, isCode: true)
      return document.html.bytes.append(escaping: content)
    }
    if options.extensions.contains(.footnotes) { recordUndefinedFootnotes(content, at: place) }
    if isFirst {
      findNearMisses(in: content, at: place, of: node)
    } else if isSite {
      recordNearLinks(in: content, at: place)
    }
    findForeignSyntax(in: content, at: place, of: node)
    guard options.syntax.hasInlines, imageDepth == 0 else {
      return writeText(content, at: place)
    }
    let part =
      options.syntax.attributes
      ? takeAttributes(from: content, at: place, of: node) : 0..<content.count
    if options.syntax.wikiLinks, openLink == nil, !isInsideHTMLLink {
      writeWikiLinks(
        in: UnsafeBufferPointer(rebasing: content[part]),
        at: sourceRange(of: part, in: content, at: place))
    } else {
      writeText(part, of: content, at: place)
    }
  }

  /// Writes a part of a text.
  mutating func writeText(
    _ part: Range<Int>, of content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) {
    guard !part.isEmpty else { return }
    writeText(
      UnsafeBufferPointer(rebasing: content[part]),
      at: sourceRange(of: part, in: content, at: place))
  }

  /// Returns the source range of a part of a text, or that of the whole text.
  private func sourceRange(
    of part: Range<Int>, in content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) -> SourceRange {
    if part.count == content.count || part.isEmpty { return place }
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    guard let start = aligned.move(to: part.lowerBound),
      let last = aligned.move(to: part.upperBound - 1)
    else { return place }
    return SourceRange(start, last + 1)
  }

  mutating func writeText(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) {
    addText(content, at: place, isCode: false)
    if imageDepth > 0 || openLink != nil || options.mentions.isEmpty || isInsideHTMLLink {
      document.html.bytes.append(escaping: content)
    } else {
      writeMentions(in: content, at: place)
    }
  }

  mutating func code(_ node: Node) {
    let content = literal(node)
    let place = place(content, of: node)
    addText(content, at: place, isCode: true)
    if imageDepth == 0 { write("<code>") }
    document.html.bytes.append(escaping: content)
    if imageDepth == 0 { write("</code>") }
  }

  mutating func addText(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, isCode: Bool
  ) {
    let isExact = place.indices.count == content.count && map.holds(content, at: Int(place.start))
    let exactCount =
      isExact ? content.count : zip(content, map.file[place.indices]).prefix { $0 == $1 }.count
    document.text.add(
      content, at: place, exactCount: exactCount, isCode: isCode,
      isQuoted: quoteDepth > 0 || struckDepth > 0)
  }

  mutating func lineBreak(hard: Bool) {
    document.text.bytes.append(0x20)
    if imageDepth > 0 {
      write(" ")
    } else {
      write(hard ? "<br />\n" : "\n")
    }
  }

  /// Writes no tags for strong text directly inside strong text, as the specification requires
  /// (cmark-gfm does so since 0.29.0.gfm.7).
  mutating func strong(_ node: Node, _ entering: Bool) {
    if let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_STRONG {
      return
    }
    tag("strong", entering)
  }

  mutating func link(_ node: Node, _ entering: Bool) {
    if entering {
      // An address in the text of an `<a>` is not a link of its own.
      if isInsideHTMLLink, autolinkRanges(node) != nil { return }
      let (whole, destination) = linkRanges(node, opener: "[")
      openLink = (whole, destination, document.text.bytes.count)
      let hidden = tokens?.restore(cmark_node_get_url(node)) ?? []
      guard imageDepth == 0 else { return }
      let url = string(cmark_node_get_url(node))
      write("<a")
      writeAddress("href", url, .link(document.links.count))
      writeTitle(node)
      write(">")
      // Append the link now, so that links are numbered by their start. Its text is set later.
      document.links.append(
        .init(
          destination: url, text: "", range: whole, destinationRange: destination,
          hasForm: !hidden.isEmpty))
    } else if let open = openLink {
      openLink = nil
      guard imageDepth == 0, let last = document.links.last else { return }
      document.links[document.links.count - 1] = .init(
        destination: last.destination, text: document.text.slice(from: open.text).trimmed,
        range: last.range, destinationRange: last.destinationRange, hasForm: last.hasForm)
      write("</a>")
    }
  }

  mutating func image(_ node: Node, _ entering: Bool) {
    if entering {
      imageDepth += 1
      guard imageDepth == 1 else { return }
      let (whole, source) = linkRanges(node, opener: "![")
      openImage = (whole, source, document.text.bytes.count)
      let url = string(cmark_node_get_url(node))
      if isSite, isPictureElsewhere(url), !options.showsExternalImages {
        startLink(toPicture: url)
        return
      }
      write("<img")
      writeAddress("src", url, .image(document.images.count))
      write(" alt=\"")
      return
    }
    imageDepth -= 1
    guard imageDepth == 0, let open = openImage else { return }
    openImage = nil
    let url = string(cmark_node_get_url(node))
    let alternative = document.text.slice(from: open.text).trimmed
    document.images.append(
      .init(source: url, alternative: alternative, range: open.range, sourceRange: open.source))
    if isSite, isPictureElsewhere(url), !options.showsExternalImages {
      endLink(toPicture: url, alternative: alternative)
      return
    }
    write("\"")
    writeTitle(node)
    write(" />")
  }

  /// Writes an attribute with an address, as a slot: the site may replace it or leave it out.
  mutating func writeAddress(
    _ name: StaticString, _ address: String, _ slot: MarkdownHTML.Slot.Kind
  ) {
    let start = document.html.bytes.count
    write(" ")
    write(name)
    write("=\"")
    document.html.bytes.append(escapingURL: address)
    write("\"")
    document.html.slots.append(.init(slot, start..<document.html.bytes.count))
  }

  private mutating func writeTitle(_ node: Node) {
    let title = bytes(cmark_node_get_title(node))
    guard !title.isEmpty else { return }
    write(" title=\"")
    document.html.bytes.append(escaping: title)
    write("\"")
  }

  mutating func footnoteReference(_ node: Node) {
    guard let written = Int(string(cmark_node_get_literal(node))), imageDepth == 0 else { return }
    let number = sectionFootnotes?.number(of: written) ?? written
    let use = (footnoteUses[number] ?? 0) + 1
    footnoteUses[number] = use
    let anchor = MarkdownDocument.Footnote.referenceAnchor(number, use: use)
    openTable?.references.append(.init(number: number, anchor: anchor))
    let name = escapedHTML("\(options.words.footnote) \(number)")
    let start = document.html.bytes.count
    let target = MarkdownDocument.Footnote.anchor(number)
    write("<sup class=\"footnote-ref\"><a href=\"#\(target)\" id=\"\(anchor)\"")
    write(" aria-label=\"\(name)\">\(number)</a></sup>")
    document.html.slots.append(.init(.footnoteReference(number), start..<document.html.bytes.count))
  }

  /// Records `[^name]` in text: it has no definition.
  private mutating func recordUndefinedFootnotes(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) {
    guard let start = content.baseAddress,
      memchr(start, Int32(UInt8(ascii: "[")), content.count) != nil
    else { return }
    var index = 0
    while index + 2 < content.count {
      guard content[index] == UInt8(ascii: "["), content[index + 1] == UInt8(ascii: "^") else {
        index += 1
        continue
      }
      guard let close = content[index...].firstIndex(of: UInt8(ascii: "]")) else { return }
      let label = String(decoding: content[(index + 2)..<close], as: UTF8.self)
      if !label.isEmpty, !label.contains(where: \.isWhitespace) {
        let start = Int(place.start) + index
        let isVerbatim = map.holds(content[index...close], at: start)
        if !isVerbatim, isEscaped(content[index...close], in: place) {
          index = close + 1
          continue
        }
        document.undefinedFootnotes.append(
          .init(
            label: label, range: isVerbatim ? SourceRange(start, start + close - index + 1) : place)
        )
      }
      index = close + 1
    }
  }

  /// Returns whether the piece occurs in the file only with a backslash before it.
  private func isEscaped(
    _ piece: Slice<UnsafeBufferPointer<UInt8>>, in place: SourceRange
  ) -> Bool {
    var start = place.indices.lowerBound
    var isThere = false
    while let found = map.find(piece, in: start..<max(start, place.indices.upperBound)) {
      guard found > 0, map.file[found - 1] == UInt8(ascii: "\\") else { return false }
      isThere = true
      start = found + 1
    }
    return isThere
  }

  // MARK: Source ranges

  /// The maximum distance in bytes to search for the next piece of text. Without a limit, a long
  /// paragraph would take quadratic time.
  static let searchWindow = 4096

  /// Returns the source range of a literal: the position that cmark reports if the file matches,
  /// else the next match in the block, else the block.
  mutating func place(_ content: UnsafeBufferPointer<UInt8>, of node: Node) -> SourceRange {
    guard !content.isEmpty, !block.isEmpty else { return SourceRange(cursor, cursor) }
    let lead = UnsafeBufferPointer(rebasing: content.prefix(16))
    let reportedOffset = map.offset(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    var start = reportedOffset
    let isInBlock = (cursor..<block.upperBound).contains(reportedOffset)
    if !isInBlock || !map.holds(lead, at: reportedOffset) {
      // The text may have lost escapes.
      if isInBlock, let place = self.place(content, alignedFrom: reportedOffset) { return place }
      let near = cursor..<max(cursor, min(block.upperBound, cursor + Self.searchWindow))
      let found = map.find(lead, in: near) ?? map.find(content.prefix(4), in: near)
      guard let found else {
        let line = map.content(ofLine: Int(cmark_node_get_start_line(node))).lowerBound
        return place(content, alignedFrom: max(line, cursor))
          ?? SourceRange(block.lowerBound, block.upperBound)
      }
      start = found
    }
    let isVerbatim = map.holds(content, at: start)
    let end = min(start + content.count, block.upperBound)
    cursor = isVerbatim ? end : start
    return SourceRange(start, end)
  }

  /// Returns the source range of a literal with escapes or entities that begins at an offset, or nil
  /// if another text is there.
  private mutating func place(
    _ content: UnsafeBufferPointer<UInt8>, alignedFrom offset: Int
  ) -> SourceRange? {
    var aligned = AlignedText(content, map.file, from: offset, to: block.upperBound)
    guard let start = aligned.move(to: 0), let last = aligned.move(to: content.count - 1) else {
      return nil
    }
    cursor = last + 1
    return SourceRange(start, last + 1)
  }

  /// Returns the source ranges of a link or image and of its destination.
  private mutating func linkRanges(
    _ node: Node, opener: String
  ) -> (whole: SourceRange, destination: SourceRange) {
    if opener == "[", let place = autolinkRanges(node) { return place }
    let reportedOffset = map.offset(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    let url = parsedBytes(cmark_node_get_url(node))
    // After a link over two lines, cmark's column can be that of a later link.
    let starts =
      (cursor..<max(cursor, block.upperBound)).contains(reportedOffset)
        && parsedMap.holds(opener.utf8, at: reportedOffset) ? [reportedOffset, cursor] : [cursor]
    for start in starts {
      if let ranges = linkRanges(to: url, from: start, opener) { return ranges }
    }
    let whole = SourceRange(block.lowerBound, block.upperBound)
    return (whole, whole)
  }

  /// Returns the source ranges of the first link to an address, and of its destination.
  private mutating func linkRanges(
    to url: UnsafeBufferPointer<UInt8>, from start: Int, _ opener: String
  ) -> (whole: SourceRange, destination: SourceRange)? {
    let limit = block.upperBound
    let near = min(limit, cursor + Self.searchWindow)
    var search = start
    while let open = parsedMap.find(opener.utf8, in: search..<max(search, near)) {
      search = open + 1
      let bracket = open + opener.utf8.count - 1
      let isImage = bracket > 0 && parsedMap.file[bracket - 1] == UInt8(ascii: "!")
      guard opener == "![" || !isImage, let parts = parsedMap.linkParts(from: bracket, limit: limit)
      else { continue }
      let isReference = parts.destination == nil
      if isReference || parts.destination.map({ mayBe(url, at: $0) }) == true {
        cursor = bracket + 1
        let whole = SourceRange(open, parts.end)
        let destination = parts.destination.map { SourceRange($0.lowerBound, $0.upperBound) }
        return (whole, destination ?? whole)
      }
    }
    return nil
  }

  /// Returns whether a range can be the destination: it is equal, or it contains escapes.
  private func mayBe(_ url: UnsafeBufferPointer<UInt8>, at range: Range<Int>) -> Bool {
    if range.count == url.count && parsedMap.holds(url, at: range.lowerBound) { return true }
    return parsedMap.file[range].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
  }

  /// Returns the range of a link whose text is the address, `<https://…>` or a bare address, or nil
  /// for one with brackets.
  private func autolinkRanges(_ node: Node) -> (SourceRange, SourceRange)? {
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil,
      cmark_node_get_type(child) == CMARK_NODE_TEXT
    else { return nil }
    let text = parsedBytes(cmark_node_get_literal(child))
    let url = parsedBytes(cmark_node_get_url(node))
    let isOwnText = ["", "http://", "mailto:"].contains {
      url.count == $0.utf8.count + text.count && url.starts(with: $0.utf8)
        && url.dropFirst($0.utf8.count).elementsEqual(text)
    }
    guard isOwnText, !text.isEmpty,
      let start = parsedMap.find(text, in: cursor..<max(cursor, block.upperBound)),
      start == 0 || parsedMap.file[start - 1] != UInt8(ascii: "[")
    else { return nil }
    let range = SourceRange(start, start + text.count)
    return (range, range)
  }
}

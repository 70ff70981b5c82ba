internal import Diagnostics

extension DocumentBuilder {
  /// A wiki link in a text: the indices of its parts, and their ranges in the file.
  private struct WikiLink {
    let target: Range<Int>
    let label: Range<Int>
    let range: SourceRange
    let targetRange: SourceRange
    let labelRange: SourceRange
  }

  /// Writes a text with a link for each `[[Page]]`. The text and the file are read once.
  mutating func writeWikiLinks(in content: UnsafeBufferPointer<UInt8>, at place: SourceRange) {
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    var written = (index: 0, offset: Int(place.start))
    var index = 0
    while index + 4 < content.count, !aligned.isLost {
      guard content[index] == UInt8(ascii: "["), content[index + 1] == UInt8(ascii: "["),
        index == 0 || content[index - 1] != UInt8(ascii: "!"),
        let end = wikiLinkEnd(content, from: index), let start = aligned.move(to: index),
        !aligned.isEscaped, let link = wikiLink(index..<end, content, &aligned, from: start)
      else {
        index += 1
        continue
      }
      if index > written.index {
        writeText(
          UnsafeBufferPointer(rebasing: content[written.index..<index]),
          at: SourceRange(written.offset, start))
      }
      write(link, in: content)
      written = (end, Int(link.range.end))
      index = end
    }
    guard written.index > 0 else { return writeText(content, at: place) }
    guard written.index < content.count else { return }
    writeText(
      UnsafeBufferPointer(rebasing: content[written.index...]),
      at: SourceRange(written.offset, Int(place.end)))
  }

  /// Returns the end of the wiki link that begins at an index.
  func wikiLinkEnd(_ content: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start + 4 < content.count, content[start + 2] != UInt8(ascii: "[") else { return nil }
    let limit = min(content.count, start + 1024)
    guard
      let end = (start + 2..<max(start + 2, limit - 1)).first(where: {
        content[$0] == UInt8(ascii: "]") && content[$0 + 1] == UInt8(ascii: "]")
      }), isWikiName(content[(start + 2)..<end], after: start > 0 ? content[start - 1] : nil),
      !isContents(content[(start + 2)..<end])
    else { return nil }
    return end + 2
  }

  /// Returns the parts of a wiki link, or nil if an escape makes it text.
  private func wikiLink(
    _ whole: Range<Int>, _ content: UnsafeBufferPointer<UInt8>, _ aligned: inout AlignedText,
    from start: Int
  ) -> WikiLink? {
    guard aligned.move(to: whole.lowerBound + 1) != nil, !aligned.isEscaped else { return nil }
    let inner = (whole.lowerBound + 2)..<(whole.upperBound - 2)
    let bar = inner.first { content[$0] == UInt8(ascii: "|") } ?? inner.upperBound
    let target = trimmed(inner.lowerBound..<bar, content)
    guard !target.isEmpty, let targetRange = range(of: target, &aligned) else { return nil }
    let text = trimmed(min(bar + 1, inner.upperBound)..<inner.upperBound, content)
    let textRange = text.isEmpty ? nil : range(of: text, &aligned)
    guard let last = aligned.move(to: whole.upperBound - 1) else { return nil }
    let range = SourceRange(start, last + 1)
    if let textRange {
      return WikiLink(
        target: target, label: text, range: range, targetRange: targetRange, labelRange: textRange)
    }
    // A link to a section of the same page shows the heading alone.
    let isSection = content[target.lowerBound] == UInt8(ascii: "#") && target.count > 1
    return WikiLink(
      target: target, label: isSection ? target.dropFirst() : target, range: range,
      targetRange: targetRange,
      labelRange: isSection
        ? SourceRange(Int(targetRange.start) + 1, Int(targetRange.end)) : targetRange)
  }

  private func range(of part: Range<Int>, _ aligned: inout AlignedText) -> SourceRange? {
    guard let start = aligned.move(to: part.lowerBound),
      let last = aligned.move(to: part.upperBound - 1)
    else { return nil }
    return SourceRange(start, last + 1)
  }

  private func trimmed(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(content[first]) { range = range.dropFirst() }
    while let last = range.last, isSpace(content[last]) { range = range.dropLast() }
    return range
  }

  private mutating func write(_ link: WikiLink, in content: UnsafeBufferPointer<UInt8>) {
    let destination = String(decoding: content[link.target], as: UTF8.self)
    write("<a")
    writeAddress("href", destination, .link(document.links.count))
    write(">")
    let text = UnsafeBufferPointer(rebasing: content[link.label])
    addText(text, at: link.labelRange, isCode: false)
    document.html.bytes.append(escaping: text)
    write("</a>")
    document.links.append(
      .init(
        destination: destination, text: String(decoding: text, as: UTF8.self), range: link.range,
        destinationRange: link.targetRange, isWiki: true))
  }
}

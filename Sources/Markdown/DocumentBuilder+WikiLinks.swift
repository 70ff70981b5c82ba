internal import CCMarkGFM
internal import Diagnostics

extension DocumentBuilder {
  /// Writes a text with a link for each `[[Page]]`.
  mutating func writeWikiLinks(in content: UnsafeBufferPointer<UInt8>, at place: SourceRange) {
    var written = 0
    var index = 0
    while let link = nextWikiLink(in: content, from: index, at: place) {
      writeText(written..<link.whole.lowerBound, of: content, at: place)
      write(link, in: content, at: place)
      (written, index) = (link.whole.upperBound, link.whole.upperBound)
    }
    writeText(written..<content.count, of: content, at: place)
  }

  private struct WikiLink {
    /// The bytes with the brackets, before the bar, and after it.
    let whole: Range<Int>
    let target: Range<Int>
    let label: Range<Int>
  }

  private func nextWikiLink(
    in content: UnsafeBufferPointer<UInt8>, from start: Int, at place: SourceRange
  ) -> WikiLink? {
    var index = start
    while index + 4 < content.count {
      defer { index += 1 }
      guard content[index] == UInt8(ascii: "["), content[index + 1] == UInt8(ascii: "["),
        let whole = wikiLinkEnd(content, from: index), index == 0 || content[index - 1] != 0x21,
        range(of: index..<(index + 1), in: content, at: place) != nil,
        range(of: (index + 1)..<whole, in: content, at: place) != nil
      else { continue }
      let inner = (index + 2)..<(whole - 2)
      let bar = inner.first { content[$0] == UInt8(ascii: "|") } ?? inner.upperBound
      let target = trimmed(inner.lowerBound..<bar, content)
      let label = trimmed(min(bar + 1, inner.upperBound)..<inner.upperBound, content)
      guard !target.isEmpty else { continue }
      return WikiLink(whole: index..<whole, target: target, label: label.isEmpty ? target : label)
    }
    return nil
  }

  /// Returns the end of the wiki link that begins at an index.
  private func wikiLinkEnd(_ content: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let limit = min(content.count, start + 1024)
    guard
      let end = (start + 2..<max(start + 2, limit - 1)).first(where: {
        content[$0] == UInt8(ascii: "]") && content[$0 + 1] == UInt8(ascii: "]")
      }), isWikiName(content[(start + 2)..<end], after: start > 0 ? content[start - 1] : nil),
      !isContents(content[(start + 2)..<end])
    else { return nil }
    return end + 2
  }

  private func trimmed(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(content[first]) { range = range.dropFirst() }
    while let last = range.last, isSpace(content[last]) { range = range.dropLast() }
    return range
  }

  private mutating func write(
    _ link: WikiLink, in content: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) {
    let destination = String(decoding: content[link.target], as: UTF8.self)
    write("<a")
    let start = document.html.bytes.count
    write(" href=\"")
    document.html.bytes.append(escapingURL: destination)
    write("\"")
    document.html.slots.append(
      .init(.link(document.links.count), start..<document.html.bytes.count))
    write(">")
    // A link to a section of this page shows the heading alone.
    let isSection = link.label == link.target && content[link.label.lowerBound] == UInt8(ascii: "#")
    let label = isSection ? link.label.dropFirst() : link.label
    let text = UnsafeBufferPointer(rebasing: content[label])
    let labelPlace = range(of: label, in: content, at: place) ?? place
    if !text.isEmpty { addText(text, at: labelPlace, isCode: false) }
    document.html.bytes.append(escaping: text)
    write("</a>")
    document.links.append(
      .init(
        destination: destination, text: String(decoding: text, as: UTF8.self),
        range: range(of: link.whole, in: content, at: place) ?? place,
        destinationRange: range(of: link.target, in: content, at: place) ?? place, isWiki: true))
  }
}

internal import Diagnostics
internal import Bytes
internal import Markdown

/// The parts of a body that can be the title or the description of an entry.
struct EntryBody {
  let document: MarkdownDocument

  /// The first heading of level 1 outside of quotes and lists.
  var title: MarkdownDocument.Heading? {
    document.headings.first { $0.level == 1 && !$0.isContained && !$0.text.isEmpty }
  }

  /// The heading that the page of an entry omits, because the page shows it as the title: the one
  /// from which the title comes, or a heading at the very start of the body that repeats the title.
  /// GitHub shows it.
  func omittedHeading(
    title: String, origin: EntryIdentity.TitleOrigin
  ) -> MarkdownDocument.Heading? {
    if origin == .heading { return self.title }
    guard let first = document.headings.first, first.level == 1, first.html.lowerBound == 0,
      first.text == title
    else { return nil }
    return first
  }

  /// The anchors of the heading that the page omits: its own, and the names of elements in it.
  func omittedAnchors(title: String, origin: EntryIdentity.TitleOrigin) -> [String] {
    guard let heading = omittedHeading(title: title, origin: origin) else { return [] }
    if document.htmlAnchors.isEmpty { return [heading.anchor] }
    let names = document.html.slots.compactMap { slot -> String? in
      guard case .htmlAnchor(let index) = slot.kind, heading.html.contains(slot.range.lowerBound)
      else { return nil }
      return document.htmlAnchors[index].name
    }
    return [heading.anchor] + names
  }

  /// The maximum length of a description from a paragraph, in characters.
  private static let longestParagraph = 300

  /// The text of the first paragraph that begins the body or follows a heading. Paragraphs without
  /// text, such as a row of images, are skipped. A long one ends after a sentence or a word.
  var firstParagraph: String? {
    let starts = [0] + document.headings.filter { !$0.isContained }.map(\.html.upperBound)
    for start in starts {
      var offset = start
      while let content = paragraph(at: offset) {
        let text = Self.text(of: document.html.bytes[content]).singleLine
        if !text.isEmpty { return Self.shortened(text) }
        offset = content.upperBound + Self.close.count
      }
    }
    return nil
  }

  private static let open = Array("<p>".utf8)
  private static let close = Array("</p>\n".utf8)

  /// Returns the range of the content of a paragraph whose tag is the next text in the HTML.
  private func paragraph(at offset: Int) -> Range<Int>? {
    let bytes = document.html.bytes
    var start = offset
    while start < bytes.count {
      if bytes[start] == 0x0A {
        start += 1
      } else if bytes[start...].starts(with: "</".utf8) {
        // The end of an element of raw HTML around a heading.
        start = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? start) + 1
      } else {
        break
      }
    }
    guard bytes[start...].starts(with: Self.open) else { return nil }
    start += Self.open.count
    var end = start
    // A paragraph contains no other paragraph, so its end tag is the next one.
    while end < bytes.count, !bytes[end...].starts(with: Self.close) { end += 1 }
    return start..<end
  }

  /// The elements whose text is no text of a paragraph: footnote references, and pictures of other
  /// sites, which are links.
  private static let skipped = [("<sup", "</sup>"), ("<span class=\"picture\"", "</span>")]
    .map { (start: Array($0.utf8), end: Array($1.utf8)) }

  /// Returns the end of a skipped element at the start of HTML, or nil if none is there.
  private static func endOfSkipped(_ html: ArraySlice<UInt8>) -> Int? {
    skipped.first { html.starts(with: $0.start) }.flatMap {
      html.firstRange(of: $0.end)?.upperBound
    }
  }

  /// Returns the text of HTML that Demarc wrote: without tags, footnote references, pictures and its
  /// four entities.
  private static func text(of html: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var isInTag = false
    var rest = html
    while let byte = rest.first {
      if byte == UInt8(ascii: "<"), let end = endOfSkipped(rest) {
        rest = rest[end...]
        continue
      }
      if byte == UInt8(ascii: "<") { isInTag = true }
      if !isInTag { text.append(byte) }
      if byte == UInt8(ascii: ">") { isInTag = false }
      rest = rest.dropFirst()
    }
    return String(decoding: text, as: UTF8.self).replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// Returns a text of at most ``longestParagraph`` characters: whole sentences if one ends in the
  /// second half, otherwise whole words and `…`.
  private static func shortened(_ text: String) -> String {
    let part = text.prefix(longestParagraph)
    guard part.endIndex < text.endIndex else { return text }
    let middle = part.index(part.startIndex, offsetBy: longestParagraph / 2)
    let end = part[middle...].indices.last { index in
      ".!?".contains(part[index]) && text[text.index(after: index)...].first == " "
    }
    if let end { return String(part[...end]) }
    let words = part.lastIndex(of: " ").map { part[..<$0] } ?? part
    return words + "…"
  }
}

internal import Diagnostics

extension DocumentBuilder {
  /// Adds a text in which link forms are links of their own.
  mutating func textWithLinks(
    _ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node,
    _ hidden: [(offset: Int, number: Int)]
  ) {
    guard let tokens else { return }
    var written = 0
    var start = Int(place.start)
    func piece(upTo offset: Int, end: Int, _ builder: inout DocumentBuilder) {
      guard offset > written else { return }
      builder.text(
        UnsafeBufferPointer(rebasing: content[written..<offset]), at: SourceRange(start, end),
        of: node, isFirst: written == 0)
    }
    for (offset, number) in hidden {
      let occurrence = tokens.occurrences[number]
      // The beginning of a destination is text elsewhere.
      guard let link = occurrence.link else { continue }
      piece(upTo: offset, end: occurrence.range.lowerBound, &self)
      write(link, at: occurrence.range)
      written = offset + occurrence.range.count
      start = occurrence.range.upperBound
    }
    piece(upTo: content.count, end: Int(place.end), &self)
  }

  /// Writes a link form with a slot for its destination, and one for its text if the site shows the
  /// title of the target.
  private mutating func write(_ link: LinkOccurrence.Link, at range: Range<Int>) {
    let destination = String(decoding: map.file[range], as: UTF8.self)
    let shown = UnsafeBufferPointer(rebasing: map.file[link.text])
    let number = document.links.count
    write("<a")
    writeAddress("href", destination, .link(number))
    write(">")
    let start = document.html.bytes.count
    document.html.bytes.append(escaping: shown)
    if link.showsTitle {
      document.html.slots.append(.init(.linkText(number), start..<document.html.bytes.count))
    }
    write("</a>")
    addText(shown, at: SourceRange(link.text.lowerBound, link.text.upperBound), isCode: false)
    document.links.append(
      .init(
        destination: destination, text: String(decoding: shown, as: UTF8.self),
        range: SourceRange(range.lowerBound, range.upperBound),
        destinationRange: SourceRange(link.value.lowerBound, link.value.upperBound),
        hasForm: true))
  }
}

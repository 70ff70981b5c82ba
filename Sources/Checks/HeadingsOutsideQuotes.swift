internal import Markdown

extension MarkdownDocument {
  /// The headings that are not in a quote.
  var headingsOutsideQuotes: [Heading] {
    let open = Array("<blockquote>".utf8)
    let close = Array("</blockquote>".utf8)
    let html = html.bytes
    var depth = 0
    var index = 0
    // Headings are in the order of the HTML, so a single pass finds them all.
    return headings.filter { heading in
      let end = heading.html.lowerBound
      while index < end {
        if html[index] == UInt8(ascii: "<") {
          if html[index...].starts(with: open) {
            depth += 1
          } else if html[index...].starts(with: close) {
            depth = max(0, depth - 1)
          }
        }
        index += 1
      }
      return depth == 0
    }
  }
}

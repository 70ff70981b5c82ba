internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Returns the body of an entry with resolved links, rendered views and the matrix table. It
  /// omits a first heading that repeats the title. GitHub needs that heading, but the page has its
  /// own.
  func body(of position: EntryIndex) -> [UInt8] {
    let entry = graph.entries[position]
    let html = entry.document.html
    let targets = graph.links[position].first
    let start = entry.repeatedTitle?.html.upperBound ?? 0
    var output: [UInt8] = []
    output.reserveCapacity(html.bytes.count + html.bytes.count / 8)
    func write(_ part: Range<Int>) {
      html.write(part, to: &output) { kind, output in
        replace(kind, in: entry.document, of: position, &output, targets: targets)
      }
    }
    var written = start
    for mention in terms.mentions(in: html, from: start, of: position, graph) {
      write(written..<mention.range.lowerBound)
      output.append(literal: "<a class=\"term\" href=\"")
      output.append(escaping: siteMap.href(entry: mention.term))
      output.append(literal: "\">")
      write(mention.range)
      output.append(literal: "</a>")
      written = mention.range.upperBound
    }
    write(written..<html.bytes.count)
    return output
  }

  /// Returns the inline HTML of a short Markdown text, such as a reason, without a paragraph.
  func inline(_ document: MarkdownDocument, of position: EntryIndex) -> [UInt8] {
    html(document.inlineHTML, of: document, position)
  }

  /// Returns the HTML of a part of a document, such as a footnote or a cell. If `isElsewhere` is
  /// true, the part is on the page of another entry, and its footnote references lead to the page
  /// of `position`.
  func html(
    _ part: Range<Int>, of document: MarkdownDocument, _ position: EntryIndex,
    isElsewhere: Bool = false
  ) -> [UInt8] {
    var output: [UInt8] = []
    document.html.write(part, to: &output) { kind, output in
      if case .footnoteReference(let number) = kind, isElsewhere {
        let anchor = MarkdownDocument.Footnote.anchor(number)
        let href = escapedHTML(siteMap.href(entry: position, anchor: anchor))
        output.append("<sup class=\"footnote-ref\"><a href=\"\(href)\">\(number)</a></sup>")
        return true
      }
      return replace(kind, in: document, of: position, &output, isPart: true)
    }
    return output
  }

  /// Writes the content of a slot. Returns false to keep the HTML as it is. `targets` are the
  /// resolved targets of the document's links and then its images, or nil to resolve them here.
  private func replace(
    _ kind: MarkdownHTML.Slot.Kind, in document: MarkdownDocument, of position: EntryIndex,
    _ output: inout [UInt8], isPart: Bool = false, targets: [LinkTarget]? = nil
  ) -> Bool {
    switch kind {
    case .link(let index):
      let destination = document.links[index].destination
      let target = targets?[index] ?? graph.target(of: destination, from: position)
      writeLink(target, destination, from: position, &output)
      return true
    case .image(let index):
      let source = document.images[index].source
      output.append(literal: " src=\"")
      let target =
        targets?[document.links.count + index] ?? graph.target(of: source, from: position)
      if case .asset(let path) = target {
        output.append(escaping: siteMap.href(path, query: linkQuery(of: source), anchor: nil))
      }
      output.append(literal: "\" loading=\"lazy\"")
      return true
    case .footnoteReference: return false
    case .mention(let index):
      let mention = document.mentions[index]
      guard let target = graph.target(of: mention) else { return false }
      output.append("<a href=\"\(escapedHTML(siteMap.href(entry: target)))\"")
      output.append(" title=\"\(escapedHTML(graph.entries[target].title))\">")
      output.append(escaping: mention.text)
      output.append(literal: "</a>")
      return true
    case .table(let index):
      guard !isPart,
        let matrix = graph.matrices.first(where: { $0.source == position && $0.table == index })
      else { return false }
      let place = MatrixPlace(isOwn: matrix.entry == position, isSource: true)
      output += render(matrixTable(matrix, on: place))
      return true
    case .codeBlock(let index):
      guard let view = graph.views[position]?[index] else { return false }
      output += html(of: view, number: index + 1)
      return true
    }
  }

  private func writeLink(
    _ target: LinkTarget, _ destination: String, from position: EntryIndex, _ output: inout [UInt8]
  ) {
    let href: String
    let query = linkQuery(of: destination)
    switch target {
    case .external:
      output.append(literal: " href=\"")
      output.append(escapingURL: destination)
      output.append(literal: "\" class=\"external\" rel=\"noopener\"")
      return
    case .entry(let entry, let anchor):
      href =
        entry == position && anchor != nil && query.isEmpty
        ? "#" + siteMap.fragment(anchor ?? "")
        : siteMap.href(siteMap.entryRoutes[entry], query: query, anchor: anchor)
    case .collection(let collection, let anchor):
      href = siteMap.href(siteMap.collectionRoutes[collection], query: query, anchor: anchor)
    case .asset(let path):
      // A file has its own anchors, such as the page of a PDF or an element of a drawing.
      href = siteMap.href(path, query: query, anchor: linkAnchor(of: destination))
    case .missing, .outside, .unsafe, .unparsed: return
    }
    output.append(literal: " href=\"")
    output.append(escaping: href)
    output.append(literal: "\"")
  }
}

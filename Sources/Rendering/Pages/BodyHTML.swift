internal import ContentFormat
package import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Returns the body of an entry with resolved links, rendered views and the matrix table. It
  /// omits the heading that is or repeats the title. GitHub needs that heading, but the page has
  /// its own.
  package func body(of position: EntryIndex) -> [UInt8] {
    let entry = graph.entries[position]
    let document = entry.document
    let html = document.html
    let targets = graph.links[position].first
    let omitted = entry.repeatedTitle?.html ?? 0..<0
    var output: [UInt8] = []
    output.reserveCapacity(html.bytes.count + html.bytes.count / 8)
    let kept = [0..<omitted.lowerBound, omitted.upperBound..<html.bytes.count]
    func write(_ part: Range<Int>) {
      for piece in kept where piece.overlaps(part) {
        html.write(piece.clamped(to: part), to: &output) { kind, output in
          replace(kind, in: document, of: position, &output, targets: targets)
        }
      }
    }
    var written = 0
    for mention in terms.mentions(in: html, from: 0, of: position, graph) {
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
      let target = targets?[index] ?? graph.target(of: document.links[index], from: position)
      writeLink(target, document.links[index].destination, from: position, &output)
      return true
    case .linkText(let index):
      let link = document.links[index]
      guard let title = title(of: targets?[index] ?? graph.target(of: link, from: position)) else {
        return false
      }
      output.append(escaping: title)
      return true
    case .image(let index):
      let image = document.images[index]
      let source = image.source
      output.append(literal: " src=\"")
      let target =
        targets?[document.links.count + index]
        ?? graph.target(of: source, at: image.range, from: position)
      writeImageAddress(target, source, from: position, &output)
      output.append(literal: "\" loading=\"lazy\"")
      if target == .external { output.append(literal: " referrerpolicy=\"no-referrer\"") }
      return true
    case .imageAddress(let index):
      let image = document.images[index]
      let source = image.source
      let target =
        targets?[document.links.count + index]
        ?? graph.target(of: source, at: image.range, from: position)
      writeImageAddress(target, source, from: position, &output)
      return true
    case .linkAddress(let index):
      let link = document.links[index]
      let target = targets?[index] ?? graph.target(of: link, from: position)
      output.append(escaping: href(target, link.destination, from: position) ?? "")
      return true
    case .htmlAnchor(let index): return document.htmlAnchors[index].use != .own
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

  /// Writes the address of an image. Pages show images of other sites only if the site allows it.
  private func writeImageAddress(
    _ target: LinkTarget, _ source: String, from position: EntryIndex, _ output: inout [UInt8]
  ) {
    if target == .external {
      if graph.site.showsExternalImages { output.append(escapingURL: source) }
    } else if let address = siteMap.address(of: target, source, from: position, in: graph) {
      output.append(escaping: address)
    }
  }

  private func writeLink(
    _ target: LinkTarget, _ destination: String, from position: EntryIndex, _ output: inout [UInt8]
  ) {
    if target == .external {
      output.append(literal: " href=\"")
      output.append(escapingURL: destination)
      output.append(literal: "\" class=\"external\" rel=\"noopener\"")
      return
    }
    guard let href = href(target, destination, from: position) else { return }
    output.append(literal: " href=\"")
    output.append(escaping: href)
    output.append(literal: "\"")
  }

  /// Returns the title of a page that a link leads to.
  private func title(of target: LinkTarget) -> String? {
    switch target {
    case .entry(let entry, _): graph.entries[entry].title
    case .collection(let collection, _): title(of: collection)
    case .external, .asset, .missing, .unparsed, .outside, .unsafe, .unnamed, .unresolved: nil
    }
  }

  /// Returns the address that a link has on the page of an entry, or nil if it has none.
  private func href(
    _ target: LinkTarget, _ destination: String, from position: EntryIndex
  ) -> String? {
    target == .external
      ? destination : siteMap.address(of: target, destination, from: position, in: graph)
  }
}

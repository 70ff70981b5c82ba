internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The subjects of the parts of a body: the row or column that the heading names, or else that of
/// the page.
struct Subjects {
  private var parts: [(start: Int32, subject: CellReader.Subject)] = []
  private let own: MatrixNames.Header?

  init(of entry: Entry, at position: EntryIndex, _ names: MatrixNames) {
    own = names.positions[position]
    // The outermost heading that names a subject, or makes it ambiguous.
    var open: (level: Int, header: MatrixNames.Header?)?
    for (index, heading) in entry.document.headings.enumerated() {
      let text = String(heading.text.drop { $0.isNumber || $0 == "." || $0.isWhitespace })
      if let outer = open, heading.level <= outer.level { open = nil }
      if let named = names.headers.values(of: Prose.keys(text)).first {
        open = (heading.level, named)
      } else if namesSome(text, names) {
        open = (heading.level, nil)
      }
      let header = open.map(\.header) ?? own
      parts.append((heading.range.start, .init(header: header, section: index + 1)))
    }
  }

  /// Returns whether a heading contains a name among other words: "From SaaS to PaaS".
  private func namesSome(_ heading: String, _ names: MatrixNames) -> Bool {
    let prose = Prose(.init(heading, at: SourceRange(0, heading.utf8.count)))
    return prose.words.indices.contains { index in
      names.headers.match(prose, at: index).map { own == nil || $0.value.isRow == own?.isRow }
        ?? false
    }
  }

  /// Returns the subject at a byte offset in the file.
  func subject(at offset: Int32) -> CellReader.Subject {
    let next = parts.partitioningIndex { $0.start > offset }
    return next == 0 ? .init(header: own) : parts[next - 1].subject
  }
}

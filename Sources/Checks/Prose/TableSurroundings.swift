internal import Diagnostics
internal import Markdown

/// The text around a table that says what it shows.
struct TableSurroundings {
  /// The block above the table in its section, or empty.
  let caption: String
  /// The headings above it, from the nearest one out.
  let headings: [String]

  init(of table: MarkdownDocument.Table, in document: MarkdownDocument) {
    var level = Int.max
    var headings: [MarkdownDocument.Heading] = []
    for heading in document.headings.reversed()
    where heading.range.start < table.range.start && heading.level < level {
      headings.append(heading)
      level = heading.level
    }
    self.headings = headings.map(\.text)
    let text = document.text
    let next = text.runs.partitioningIndex { $0.range.start >= table.range.start }
    guard next > 0, text.runs[next - 1].range.start >= headings.first?.range.end ?? 0 else {
      caption = ""
      return
    }
    let inside = Int(text.runs[next - 1].offset)
    let start = text.bytes[..<inside].suffix(1000).lastIndex(of: 0x0A).map { $0 + 1 }
    let end = text.bytes[inside...].firstIndex(of: 0x0A) ?? text.bytes.count
    caption = String(decoding: text.bytes[(start ?? max(0, inside - 1000))..<end], as: UTF8.self)
  }

  /// Returns whether the caption, a heading or the corner says that the table shows something else.
  func saysWhyNot(_ corner: String) -> Bool {
    ([corner, caption] + headings).contains(where: Self.saysWhyNot)
  }

  static func saysWhyNot(_ text: String) -> Bool {
    !reasons.isDisjoint(with: Prose.keys(text))
  }

  private static let reasons: Set<UInt64> = {
    let words = """
      example examples sample before after previous previously former formerly old older earlier was \
      were until planned plan proposed proposal target future draft hypothetical hypothetically \
      fictional fictitious illustrative imagine suppose if instead differs different \
      unlike exception exceptions history historical wrong mistake mistakes incorrect vendor's \
      beispiel beispiele vorher früher geplant entwurf exemple exemples avant ancien ancienne prévu \
      ejemplo ejemplos antes anterior esempio prima exemplo voorbeeld
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
  }()
}

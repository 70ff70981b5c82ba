import Diagnostics
import Testing

@testable import Markdown

@Suite("Robustness")
struct RobustnessTests {
  private static let tokens = [
    "a", "b", "word", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\r", "\t", "#", "## ", "- ", "* ",
    "1. ", "> ", ">", "*", "**", "_", "__", "`", "``", "```\n", "~", "~~", "[", "]", "(", ")",
    "![", "](", "](x)", "[x]: y\n", "[^1]", "[^1]: ", "|", "| ", "|\n", "|---|---|\n",
    "| a | b |\n", "\\",
    "\\|", "&amp;", "&", ";", "<", ">", "<b>", "</b>", "<div>\n", "<!--", "-->", "<?", "?>",
    "<script>", "<table>", "<tr>", "<td>", "</table>", "<a href=x>", "</a>", "<p>", "</p>",
    "<li id=b>",
    "<img src=y>", "</div>\n", "<details>\n", "<https://a.b>", "https://a.b", "www.a.b", "a@b.c",
    "@id", "ri-1", "é", "日本", "🚀",
    "e\u{301}", "\u{FEFF}", "\u{0}", "\u{202E}", "===\n", "---\n", "- [ ] ", "- [x] ", "[!NOTE]\n",
    "\"", "'", ".", ":", "!", "$", "{", "}",
  ].map { Array($0.utf8) }

  private static let options: [MarkdownOptions] = {
    var mentioning = MarkdownOptions()
    mentioning.mentions = [
      .init(prefix: "@", suffix: "", matches: { _ in true }),
      .init(prefix: "", suffix: "", matches: { $0.hasPrefix("ri-") }),
    ]
    var allowing = MarkdownOptions()
    allowing.rawHTML = .allow
    var dropping = MarkdownOptions()
    dropping.rawHTML = .drop
    var plain = MarkdownOptions()
    plain.flavor = .specification
    plain.extensions = []
    return [mentioning, allowing, dropping, plain]
  }()

  /// Checks invariants of a document. Returns the first violated one, or nil.
  private func fault(_ bytes: [UInt8], _ body: Range<Int>, _ options: MarkdownOptions) -> String? {
    let document = MarkdownParser.parse(bytes, body: body, options: options)
    let facts = Facts(document)
    for place in facts.places
    where place.indices.lowerBound < body.lowerBound || place.indices.upperBound > body.upperBound {
      return "\(place) is not in \(body)"
    }
    let html = document.html.bytes
    for part in facts.parts where part.upperBound > html.count { return "\(part) is not HTML" }
    for (slot, next) in zip(document.html.slots, document.html.slots.dropFirst())
    where next.range.lowerBound < slot.range.lowerBound {
      return "the slots are not in order"
    }
    var output: [UInt8] = []
    document.html.write(to: &output) { _, _ in false }
    if output != html { return "writing the slots changes the HTML" }
    for run in document.text.runs where Int(run.offset) > document.text.bytes.count {
      return "a run is after the end of the text"
    }
    if Set(document.headings.map(\.anchor)).count != document.headings.count {
      return "two headings share an anchor"
    }
    let count = document.links.count
    for cell in document.tables.flatMap({ $0.rows.flatMap(\.cells) })
    where cell.links.upperBound > count || cell.references.contains(where: { $0.number < 1 }) {
      return "a cell has links or footnotes that are not there"
    }
    return nil
  }

  private func check(
    _ count: Int, seed: UInt64, _ make: (inout SeededGenerator) -> [UInt8]
  ) {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<count {
      let bytes = make(&generator)
      let start =
        Bool.random(using: &generator) ? 0 : Int.random(in: 0...bytes.count, using: &generator)
      let options = Self.options[number % Self.options.count]
      if let fault = fault(bytes, start..<bytes.count, options) {
        let text = String(decoding: bytes, as: UTF8.self).debugDescription
        Issue.record("document \(number), from byte \(start): \(fault): \(text)")
        return
      }
    }
  }

  @Test("any mixture of Markdown tokens gives a document with ranges in the file")
  func tokenSoup() {
    check(4_000, seed: 1) { generator in
      let count = Int.random(in: 0...60, using: &generator)
      return (0..<count).flatMap { _ in Self.tokens.randomElement(using: &generator) ?? [] }
    }
  }

  @Test("any bytes give a document with ranges in the file")
  func bytes() {
    check(2_000, seed: 2) { generator in
      let count = Int.random(in: 0...200, using: &generator)
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }

  @Test("any Unicode text gives a document with ranges in the file")
  func unicode() {
    check(1_000, seed: 3) { generator in
      let count = Int.random(in: 0...100, using: &generator)
      let scalars = (0..<count).compactMap { _ in
        let isCommon = Bool.random(using: &generator)
        return UnicodeScalar(UInt32.random(in: 0...(isCommon ? 0x7F : 0x10FFFF), using: &generator))
      }
      return Array(String(String.UnicodeScalarView(scalars)).utf8)
    }
  }

  @Test("tables of any shape have the cells of their source")
  func tables() {
    check(1_000, seed: 4) { generator in
      let columns = Int.random(in: 1...4, using: &generator)
      var text = String(repeating: "| h ", count: columns) + "|\n"
      text += String(repeating: "|---", count: columns) + "|\n"
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
          text +=
            ["|", " a ", "\\|", "\\\\", "`", "[x](y)", "", "é"].randomElement(using: &generator)
            ?? ""
        }
        text += "|\n"
      }
      return Array(text.utf8)
    }
  }
}

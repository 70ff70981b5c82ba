import Testing

@testable import Markdown

@Suite("HTML with slots")
struct MarkdownHTMLTests {
  private let sample = Sample(
    "[a](b.md) ![c](d.png)\n\n| [e](f.md) |\n|---|\n\n```view\ng\n```\n\n# [h](i.md)\n")

  private func written(
    _ part: Range<Int>? = nil, replace: (MarkdownHTML.Slot.Kind, inout [UInt8]) -> Bool
  ) -> String {
    var output: [UInt8] = []
    sample.document.html.write(part, to: &output, replace: replace)
    return String(decoding: output, as: UTF8.self)
  }

  @Test("each slot covers its element, in order")
  func slots() {
    let slots = sample.document.html.slots
    #expect(
      slots.map(\.kind) == [.link(0), .image(0), .table(0), .link(1), .codeBlock(0), .link(2)])
    let pieces = slots.map { sample.html($0.range) }
    #expect(pieces[0] == " href=\"b.md\"")
    #expect(pieces[1] == " src=\"d.png\"")
    #expect(pieces[2].hasPrefix("<div class=\"table\""))
    #expect(pieces[2].hasSuffix("</table></div>"))
    #expect(pieces[3] == " href=\"f.md\"")
    #expect(pieces[4].hasPrefix("<pre "))
    #expect(pieces[4].hasSuffix("</code></pre>\n"))
    #expect(pieces[5] == " href=\"i.md\"")
  }

  @Test("without replacements the HTML is unchanged")
  func unchanged() {
    #expect(written { _, _ in false } == sample.html)
  }

  @Test("links, images and code blocks are replaced")
  func replaced() {
    let html = written { kind, output in
      switch kind {
      case .link(let number): output.append(" href=\"/\(number)\"")
      case .image: output.append(" src=\"/d\" width=\"1\"")
      case .codeBlock: output.append("<figure></figure>\n")
      default: return false
      }
      return true
    }
    #expect(
      html.hasPrefix("<p><a href=\"/0\">a</a> <img src=\"/d\" width=\"1\" alt=\"c\" /></p>\n"))
    #expect(html.contains("<th><a href=\"/1\">e</a></th>"))
    #expect(html.hasSuffix("<figure></figure>\n<h1 id=\"h\"><a href=\"/2\">h</a></h1>\n"))
    #expect(!html.contains(".md"))
  }

  @Test("slots inside a replaced slot are skipped")
  func nested() {
    var asked: [MarkdownHTML.Slot.Kind] = []
    let html = written { kind, output in
      asked.append(kind)
      guard case .table = kind else { return false }
      output.append("[table]")
      return true
    }
    #expect(asked == [.link(0), .image(0), .table(0), .codeBlock(0), .link(2)])
    #expect(html.contains("</p>\n[table]\n<pre "))
    #expect(!html.contains("f.md"))
  }

  @Test("a slot can be removed")
  func removed() {
    let html = written { kind, _ in kind == .link(0) }
    #expect(html.hasPrefix("<p><a>a</a> <img src=\"d.png\""))
  }

  @Test("a part of the HTML has the slots of that part")
  func parts() throws {
    let cell = try #require(sample.document.tables.first?.rows.first?.cells.first)
    var asked: [MarkdownHTML.Slot.Kind] = []
    let html = written(cell.html) { kind, output in
      asked.append(kind)
      output.append(" href=\"x\"")
      return true
    }
    #expect(asked == [.link(1)])
    #expect(html == "<a href=\"x\">e</a>")
    #expect(written(0..<3) { _, _ in true } == "<p>")
    #expect(written(0..<0) { _, _ in true }.isEmpty)
  }

  @Test("replacements are correct after several headings got anchors")
  func manyHeadings() {
    let text = (0..<20).map { "## H\($0) [l](\($0).md) ![i](\($0).png)\n" }.joined(separator: "\n")
    let sample = Sample(text)
    #expect(
      sample.document.html.slots.map { sample.html($0.range) }
        == (0..<20).flatMap { [" href=\"\($0).md\"", " src=\"\($0).png\""] })
  }
}

import Testing

@testable import Markdown

@Suite("Alerts")
struct AlertTests {
  @Test(
    "each of the five kinds has its class and title",
    arguments: [
      ("NOTE", "note", "Note"), ("TIP", "tip", "Tip"), ("IMPORTANT", "important", "Important"),
      ("WARNING", "warning", "Warning"), ("CAUTION", "caution", "Caution"),
      ("nOtE", "note", "Note"),
    ])
  func kinds(word: String, kind: String, title: String) {
    #expect(
      html("> [!\(word)]\n> Text *x*.\n>\n> More.\n")
        == """
        <div class="alert alert-\(kind)" role="note">
        <p class="alert-title">\(title)</p>
        <p>Text <em>x</em>.</p>
        <p>More.</p>
        </div>

        """)
  }

  @Test("the word of an alert is not part of its text")
  func plainText() {
    let sample = Sample("> [!NOTE]\n> Text.\n")
    #expect(sample.document.text.string == "Text.\n")
    #expect(sample.document.text.runs.map { sample.file($0.range) } == ["Text."])
  }

  @Test(
    "other quotes are not alerts",
    arguments: [
      "> [!NOTE] text behind\n> x\n", "> [!OTHER]\n> x\n", "> text\n> [!NOTE]\n",
      "> [NOTE]\n> x\n", "> *[!NOTE]*\n> x\n", "> [! NOTE]\n> x\n", "> [!NOTE]x\n",
      "> # [!NOTE]\n> x\n", "> [!NOTE] *x*\n",
    ])
  func quotes(markdown: String) {
    let html = html(markdown)
    #expect(html.hasPrefix("<blockquote>\n"))
    #expect(html.hasSuffix("</blockquote>\n"))
    #expect(!html.contains("alert"))
  }

  @Test("a quote is an alert only at the top level")
  func nested() {
    let inList = html("- > [!NOTE]\n  > x\n")
    #expect(inList.contains("<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>"))
    let inQuote = html("> > [!NOTE]\n> > x\n")
    #expect(!inQuote.contains("alert"))
    let inAlert = html("> [!TIP]\n> a\n> > [!NOTE]\n> > b\n")
    #expect(
      inAlert == """
        <div class="alert alert-tip" role="note">
        <p class="alert-title">Tip</p>
        <p>a</p>
        <blockquote>
        <p>[!NOTE]
        b</p>
        </blockquote>
        </div>

        """)
  }

  @Test("the title comes from the options, and plain GFM has no alerts")
  func options() {
    var options = MarkdownOptions()
    options.words.alerts["note"] = "Gut & wichtig"
    #expect(
      html("> [!NOTE]\n> x\n", options).contains("<p class=\"alert-title\">Gut &amp; wichtig</p>"))
    options.flavor = .specification
    #expect(
      html("> [!NOTE]\n> x\n", options) == "<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>\n")
  }
}

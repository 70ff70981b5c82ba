import Diagnostics
import Testing

@testable import Markdown

@Suite("Links: forms of other generators")
struct LinkFormTests {
  private static func options(_ patterns: [String], prefixes: [String] = []) -> MarkdownOptions {
    var options = MarkdownOptions()
    options.linkForms = LinkForms(
      patterns: patterns.map { try! LinkPattern($0) },
      prefixes: prefixes.map { LinkPattern(literal: $0) })
    return options
  }

  private static let all = options(
    [
      "{% link {path} %}", "{{< ref \"{path}\" >}}", "[[{title}]]", "[[{title}|{text}]]",
      "[{text}][concept:{id}]",
    ], prefixes: ["{{ site.base }}"])

  /// The links as `text → destination`, with the file's text at the range of the destination.
  private func links(_ markdown: String, _ setting: Setting = .alone) -> [String] {
    let sample = Sample(markdown, setting, options: Self.all)
    return sample.document.links.map {
      "\($0.text) → \($0.destination) at \(sample.file($0.destinationRange))"
    }
  }

  @Test("a form can be the destination of a link", arguments: Setting.allCases)
  func destinations(setting: Setting) {
    #expect(
      links(
        "Ä [a *b*]({% link x.md %}) [c]({{< ref \"y.md\" >}}#d 'Title') é\n"
          + "[e]({{ site.base }}/z/) and [f]({{ site.base }}{%link z.md%})\n", setting) == [
          "a b → {% link x.md %} at {% link x.md %}",
          "c → {{< ref \"y.md\" >}}#d at {{< ref \"y.md\" >}}#d",
          "e → {{ site.base }}/z/ at {{ site.base }}/z/",
          "f → {{ site.base }}{%link z.md%} at {{ site.base }}{%link z.md%}",
        ])
  }

  @Test("a form in text is a link of its own", arguments: Setting.allCases)
  func alone(setting: Setting) {
    #expect(
      links(
        "# Ä [[Å b]]\n\n- é *[[c|d]]* [e][concept:f]: {% link g.md %}\n\n"
          + "| a | [[h|i]] |\n|---|---|\n| [[j]] | x |\n", setting) == [
          "Å b → [[Å b]] at Å b", "d → [[c|d]] at c", "e → [e][concept:f] at f",
          "g.md → {% link g.md %} at g.md", "i → [[h|i]] at h", "j → [[j]] at j",
        ])
  }

  @Test("a form in a definition is the destination of its links")
  func definitions() {
    let sample = Sample(
      "[a][x] and ![b][x]\n\n[x]: {% link x.md %} \"T\"\n", options: Self.all)
    #expect(sample.document.links.map(\.destination) == ["{% link x.md %}"])
    #expect(sample.document.images.map(\.source) == ["{% link x.md %}"])
    #expect(sample.document.links.map { sample.file($0.destinationRange) } == ["[a][x]"])
  }

  @Test("forms in code, in link texts and after a backslash are text")
  func text() {
    let sample = Sample(
      "`[[a]]` \\[[b]] [see [[c]]](d.md) ![[[e]]](f.png) [[g`]]`\n\n"
        + "```\n[[h]]\n```\n\n    [[i]]\n\n<!-- [[j]] -->\n\nA {{ site.base }} here\n",
      options: Self.all)
    let html = String(decoding: sample.document.html.bytes, as: UTF8.self)
    #expect(sample.document.links.map(\.destination) == ["d.md"])
    for text in [
      "<code>[[a]]</code>", "[[b]]", "see [[c]]</a>", "alt=\"[[e]]\"", "[[h]]\n</code>",
      "[[i]]\n</code>", "A {{ site.base }} here",
    ] { #expect(html.contains(text), "\(text) in \(html)") }
  }

  @Test("the plain text of a form is what the page shows, at its place")
  func plainText() {
    let sample = Sample("Ä [[a b]] c\n", options: Self.all)
    let text = sample.document.text
    #expect(text.string == "Ä a b c\n")
    #expect(sample.file(text.range(of: 3..<6)) == "a b")
  }

  @Test(
    "a pattern that would match other text is rejected",
    arguments: [
      ("{path}", LinkPattern.Problem.openStart), ("x{path}y", .openStart),
      ("# {path} #", .openStart),
      ("[[{titel}]]", .unknownPlaceholder("titel")), ("[[{id}{title}]]", .twoTargets(.id, .title)),
      ("[[{id} {text}]]", .adjacent(.id, .text)), ("[[{text}]]", .noTarget), ("[[x]]", .noTarget),
      ("@{id}", .openEnd), ("[{id}]", .tooShort), ("<<{id}{id}>>", .repeated(.id)),
      ("[[{id}\n]]", .tooLong), ("{{path}}", .noTarget), ("", .noTarget),
    ])
  func mistakes(pattern: String, problem: LinkPattern.Problem) {
    #expect(throws: problem) { try LinkPattern(pattern) }
  }

  @Test("braces of a template language can surround a placeholder")
  func braces() throws {
    for pattern in ["{{{path}}}", "{{ {path} }}", "{% l {path} %}", "{{'{path}'|u}}"] {
      #expect(try LinkPattern(pattern).placeholders == [.path], "\(pattern)")
    }
  }

  @Test("random texts keep every byte, and no token is left", arguments: 0..<400)
  func random(seed: Int) {
    var generator = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      generator ^= generator << 13
      generator ^= generator >> 7
      generator ^= generator << 17
      return Int(generator % UInt64(count))
    }
    let parts = [
      "[[", "]]", "{% link ", " %}", "a", "é", " ", "\n", "`", "|", "[x](", ")", "\\", "*", "> ",
      "- ", "{{< ref \"", "\" >}}", "[concept:", "]", "[", "](", "<", ">", "\u{F0000}", "xx",
      "```\n",
      "    ", "{{ site.base }}", "[^1]", "[x]: ", "| - |\n", "#", "\t", "&amp;", "\r\n",
    ]
    let text = (0..<40).map { _ in parts[next(parts.count)] }.joined()
    let written = text.replacing("\u{F0000}", with: "")
    let sample = Sample(written, options: Self.all)
    let html = String(decoding: sample.document.html.bytes, as: UTF8.self)
    #expect(!html.unicodeScalars.contains { $0.value >= 0xF0000 }, "\(written)")
    #expect(!sample.document.text.string.unicodeScalars.contains { $0.value >= 0xF0000 })
    for link in sample.document.links {
      #expect(!link.destination.unicodeScalars.contains { $0.value >= 0xF0000 })
      #expect(link.destinationRange.indices.upperBound <= sample.bytes.count)
    }
    // A character of the author's that resembles a token is kept.
    let own = Sample(text, options: Self.all).document.text.string
    let kept = own.unicodeScalars.count { $0.value == 0xF0000 }
    #expect(kept <= text.unicodeScalars.count { $0.value == 0xF0000 })
  }
}

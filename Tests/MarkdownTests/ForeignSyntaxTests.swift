import Diagnostics
import Testing

@testable import Markdown

@Suite("Syntax of other tools: detection")
struct ForeignSyntaxTests {
  typealias Kind = MarkdownDocument.ForeignSyntax.Kind

  @Test(
    "foreign syntax is found where it stands",
    arguments: [
      ("{% include catalogue.html %}", .tag, "{% include catalogue.html %}"),
      ("A {% link _posts/a_b_c.md %} b", .tag, "{% link _posts/a_b_c.md %}"),
      ("A {# comment #}", .tag, "{# comment #}"), ("{{ run.sh }}", .expression, "{{ run.sh }}"),
      ("It\\'s &copy; {{site.year}}", .expression, "{{site.year}}"),
      ("| a |\n|---|\n| {{ b }} |", .expression, "{{ b }}"),
      ("## A {{ b }}", .expression, "{{ b }}"), ("[{{ b }}](c.md)", .expression, "{{ b }}"),
      ("{{< tip id=\"pod\" >}}", .shortcode, "{{< tip id=\"pod\" >}}"),
      ("{{<ref x>}}", .shortcode, "{{<ref x>}}"), ("{{% tip %}}", .shortcode, "{{% tip %}}"),
      ("::: tip\nx\n:::", .container, "::: tip"),
      (":::note[A b]\nx\n:::", .container, ":::note[A b]"),
      ("!!! note\n    text", .admonition, "!!! note"),
      ("!!! custom \"A\"\n    text", .admonition, "!!! custom \"A\""),
      ("???+ custom\n    text", .admonition, "???+ custom"),
      ("=== \"Tab\"", .tab, "=== \"Tab\""), ("A [[Wiki Page]] b", .wikiLink, "[[Wiki Page]]"),
      ("A [[a#b|*c*]] d", .wikiLink, "[[a#b|*c*]]"), ("![[a.png]]", .embed, "![[a.png]]"),
      ("## A {#a}", .attributes, " {#a}"),
      ("[a](b.md){:target=\"_blank\"}", .attributes, "{:target=\"_blank\"}"),
      ("A\n{: .big }", .attributes, "{: .big }"),
      ("![a](b.png){width=30}", .attributes, "{width=30}"),
      ("| a |\n|---|\n| b |\n{: .big }", .attributes, "{: .big }"),
      ("A {::comment}b{:/comment}", .comment, "{::comment}"),
      ("{::comment}\nb\n{:/comment}", .comment, "{::comment}"),
      ("{::nomarkdown}b{:/}", .blockExtension, "{::nomarkdown}"),
      (
        "{::options parse_block_html=\"true\" /}", .blockExtension,
        "{::options parse_block_html=\"true\" /}"
      ),
      ("A {:/comment}", .comment, "{:/comment}"),
      ("A\n: b", .definition, ": b"), ("[TOC]", .contents, "[TOC]"),
      ("{{toc}}", .contents, "{{toc}}"),
      ("[[_TOC_]]", .contents, "[[_TOC_]]"), ("* a\n{:toc}", .contents, "{:toc}"),
      ("--8<-- \"a.md\"", .snippet, "--8<-- \"a.md\""),
    ] as [(String, Kind, String)])
  func found(text: String, kind: Kind, part: String) throws {
    for setting in Setting.allCases {
      let sample = Sample(text, setting)
      let first = try #require(sample.document.foreign.first, "\(setting)")
      #expect(sample.document.foreign.count == 1, "\(setting)")
      #expect(first.kind == kind, "\(setting)")
      #expect(sample.file(first.range) == part, "\(setting)")
      #expect(first.count == 1)
    }
  }

  @Test(
    "code, escapes and prose about such syntax are not foreign",
    arguments: [
      "`{{ x }}`", "```\n{{ x }}\n!!! note\n```", "    {{ x }}", "\\{{ x }}", "{\\{ x }}",
      "&#123;{ x }}", "\\[[a]]", "[\\[a]]", "`[[a]]`", "a {{ b", "a }} b", "{ a }", "{a}", "{{}}",
      "{{ 1 }}", "${{ secrets.X }}", "$x_{{a}}$", "array[[0]]", "[[ -f x ]]", "[[1]](a.md)",
      "[[1, 2], [3]]", "[[1]]", "A {#b} in prose", "A {.b} in prose", "Write {.b}", "## A \\{#b}",
      "!!! Stop it now !!!", "!!!", "???", "What???", "!!! Custom words", "\\!!! note", ":::",
      "a ::: b",
      "\\::: note", "a: b", ":) a", ": a", "===", "=== a", "\\=== \"a\"", "[toc](a.md)",
      "[TOC] and more", "`{::comment}`", "\\{::comment}", "{:: a}", "{:/ a}",
      "<code>{{ a }} {#b}</code>", "| a |\n|---|\n| {: .b} |", "| a |\n|---|\n\\{: .b}",
      "\\[TOC]", "--8", "{%", "100% {a}", "| a |\n|---|\n| : b |",
    ])
  func silent(text: String) {
    for setting in Setting.allCases {
      let foreign = Sample(text, setting).document.foreign
      #expect(foreign == [], "\(text) \(setting)")
    }
  }

  @Test("one element has the number of all uses of a kind")
  func count() {
    let document = Sample("{{ a }} {{ b }}\n\n{{ c }} {% d %}\n\n[[e]]").document
    #expect(document.foreign.map(\.kind) == [.expression, .tag, .wikiLink])
    #expect(document.foreign.map(\.count) == [3, 1, 1])
  }

  @Test("translated syntax is not foreign, and the same in a quote is")
  func translated() {
    let text = "!!! note\n    [[a]]\n\n## A {#b}\n\n::: tip\nA\n:::\n\nA\n: b\n\n=== \"A\"\n    b\n"
    #expect(Sample(text, options: .translating).document.foreign == [])
    let quoted = Sample("> !!! note\n>     a", options: .translating).document
    #expect(quoted.foreign.map(\.kind) == [.admonition])
  }
}

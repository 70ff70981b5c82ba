import Diagnostics
import Testing

@testable import Markdown

@Suite("Links")
struct LinkTests {
  /// A link as these tests write it down.
  private struct Seen: Equatable, CustomStringConvertible {
    let destination: String
    let text: String
    let whole: String
    let part: String

    init(_ destination: String, _ text: String, _ whole: String, _ part: String? = nil) {
      self.destination = destination
      self.text = text
      self.whole = whole
      self.part = part ?? destination
    }

    var description: String { "\(text) → \(destination): \(whole), \(part)" }
  }

  private func links(_ markdown: String, _ setting: Setting) -> [Seen] {
    let sample = Sample(markdown, setting)
    return sample.document.links.map {
      Seen($0.destination, $0.text, sample.file($0.range), sample.file($0.destinationRange))
    }
  }

  @Test("inline links have their destinations, texts and ranges", arguments: Setting.allCases)
  func inline(setting: Setting) {
    #expect(
      links("Äß 日本 [one](a.md) and [*two* `c`](b.md#x \"Title\"), [](e.md) ![i](i.png)\n", setting)
        == [
          Seen("a.md", "one", "[one](a.md)"),
          Seen("b.md#x", "two c", "[*two* `c`](b.md#x \"Title\")"),
          Seen("e.md", "", "[](e.md)"),
        ])
  }

  @Test(
    "destinations may have angle brackets, parentheses, escapes and entities",
    arguments: Setting.allCases)
  func destinations(setting: Setting) {
    #expect(
      links("é [a](<a b.md>) [b](c(d)e.md) [c](f\\_g.md) [d](h&amp;i.md) [e]( j.md 't)' )", setting)
        == [
          Seen("a b.md", "a", "[a](<a b.md>)"),
          Seen("c(d)e.md", "b", "[b](c(d)e.md)"),
          Seen("f_g.md", "c", "[c](f\\_g.md)", "f\\_g.md"),
          Seen("h&i.md", "d", "[d](h&amp;i.md)", "h&amp;i.md"),
          Seen("j.md", "e", "[e]( j.md 't)' )"),
        ])
  }

  @Test("reference links have the range of their use", arguments: Setting.allCases)
  func references(setting: Setting) {
    #expect(
      links("ä [full][ref], [ref][] and [ref] [not].\n\n[ref]: r.md \"T\"\n", setting) == [
        Seen("r.md", "full", "[full][ref]", "[full][ref]"),
        Seen("r.md", "ref", "[ref][]", "[ref][]"),
        Seen("r.md", "ref", "[ref]", "[ref]"),
      ])
  }

  @Test("autolinks and bare URLs are links", arguments: Setting.allCases)
  func autolinks(setting: Setting) {
    let sample = Sample(
      "ü <https://a.org/x> https://b.org/?q=ü, www.c.org. me@d.org <me@e.org>\n", setting)
    let links = sample.document.links
    #expect(
      links.map(\.destination) == [
        "https://a.org/x", "https://b.org/?q=ü", "http://www.c.org", "mailto:me@d.org",
        "mailto:me@e.org",
      ])
    #expect(
      links.map { sample.file($0.destinationRange) } == [
        "https://a.org/x", "https://b.org/?q=ü", "www.c.org", "me@d.org", "me@e.org",
      ])
  }

  @Test("two occurrences of a bare URL have two ranges")
  func repeatedURL() {
    let sample = Sample("https://a.org x https://a.org\n")
    #expect(sample.document.links.map(\.range.start) == [0, 16])
  }

  @Test("links in tables have their ranges", arguments: Setting.allCases)
  func inTables(setting: Setting) {
    #expect(
      links(
        "| ä | b [t](t.md) |\n|---|---|\n| [u\\|v](u.md) `[` | https://w.org |\n| x | [y](y.md) |\n",
        setting) == [
          Seen("t.md", "t", "[t](t.md)"),
          Seen("u.md", "u|v", "[u\\|v](u.md)"),
          Seen("https://w.org", "https://w.org", "https://w.org"),
          Seen("y.md", "y", "[y](y.md)"),
        ])
  }

  @Test(
    "links in lists, quotes and lazy continuation lines have their ranges",
    arguments: Setting.allCases)
  func inContainers(setting: Setting) {
    #expect(
      links(
        """
        - ä [a](a.md)
        lazy [b](b.md)
           deep [c](c.md)
          - [d](d.md)

            [e](e.md)

        > q [f](f.md)
        lazy [g](g.md)
        >   deep [h](h.md)
        > > [i](i.md)

        """, setting)
        == "abcdefghi".map { Seen("\($0).md", "\($0)", "[\($0)](\($0).md)") })
  }

  @Test("links can continue over several lines", arguments: Setting.allCases)
  func multiline(setting: Setting) {
    #expect(
      links("ä [one\ntwo](a.md) x\n\n> [three\n> four](b.md)\n\n[five](\nc.md\n\"T\")\n", setting)
        == [
          Seen("a.md", "one two", "[one\ntwo](a.md)"),
          Seen("b.md", "three four", "[three\n> four](b.md)"),
          Seen("c.md", "five", "[five](\nc.md\n\"T\")"),
        ])
  }

  @Test("links in headings have their ranges", arguments: Setting.allCases)
  func inHeadings(setting: Setting) {
    #expect(
      links("# Ä [a](a.md)\n\n[b](b.md) x\n===\n", setting) == [
        Seen("a.md", "a", "[a](a.md)"), Seen("b.md", "b", "[b](b.md)"),
      ])
  }

  @Test(
    "escaped brackets, brackets in code and other brackets are not links",
    arguments: Setting.allCases)
  func brackets(setting: Setting) {
    #expect(
      links("ä \\[no](a.md) [n] `[c](a.md)` [e \\] f](a.md) [`]`](b.md) [[g](c.md)]\n", setting)
        == [
          Seen("a.md", "e ] f", "[e \\] f](a.md)"),
          Seen("b.md", "]", "[`]`](b.md)"),
          Seen("c.md", "g", "[g](c.md)"),
        ])
  }

  @Test(
    "adjacent links with the same destination have different ranges", arguments: Setting.allCases)
  func same(setting: Setting) {
    let sample = Sample("[a](x.md) [a](x.md) [b](x.md)", setting)
    let starts = sample.document.links.map { $0.range.start }
    #expect(sample.document.links.map { sample.file($0.range) }.last == "[b](x.md)")
    #expect(Set(starts).count == 3)
    #expect(starts == starts.sorted())
  }

  @Test("an image can be a link", arguments: Setting.allCases)
  func picture(setting: Setting) {
    #expect(
      links("ä [![alt](i.png)](l.md)\n", setting) == [
        Seen("l.md", "alt", "[![alt](i.png)](l.md)")
      ])
  }

  @Test(
    "links in a paragraph directly before a table have their ranges", arguments: Setting.allCases)
  func beforeTable(setting: Setting) {
    #expect(
      links("ä [a](a.md):\n| [b](b.md) | c |\n|---|---|\n| [d](d.md) | e |\n", setting) == [
        Seen("a.md", "a", "[a](a.md)"), Seen("b.md", "b", "[b](b.md)"),
        Seen("d.md", "d", "[d](d.md)"),
      ])
  }

  @Test("URLs are percent-encoded and HTML-escaped")
  func escaping() {
    #expect(
      html("[a](<b c\"ä>?x&y 'z'>) [t](u 'a \"q\" <b>')\n").hasPrefix(
        "<p>[a](&lt;b c&quot;ä&gt;?x&amp;y 'z'&gt;) <a href=\"u\" title=\"a &quot;q&quot; &lt;b&gt;\""
      ))
    #expect(
      html("[a](<b c\"ä?x&y=(1)>)\n")
        == "<p><a href=\"b%20c%22%C3%A4?x&amp;y=(1)\">a</a></p>\n")
  }
}

@Suite("Links: ranges in context")
struct LinkPlaceTests {
  @Test(
    "the range of a link does not depend on the surrounding text",
    arguments: [
      ("A <http://x.gov/> and [y][z].\n\n[z]: w.md\n", ["http://x.gov/", "[y][z]"]),
      ("[y][z] and <http://x.gov/>.\n\n[z]: w.md\n", ["[y][z]", "http://x.gov/"]),
      ("http://x.gov/ and [http://x.gov/](http://x.gov/)\n", ["http://x.gov/", "http://x.gov/"]),
      ("[a http://x.gov/](w.md) http://x.gov/\n", ["w.md", "http://x.gov/"]),
      ("a@b.org, www.x.gov and [c](d.md)\n", ["a@b.org", "www.x.gov", "d.md"]),
      (
        "Try the [first\nlink](a.md). One: [second\nlink](bbbbbbbbb.md) does it, and [third\nlink](c.md).\n",
        ["a.md", "bbbbbbbbb.md", "c.md"]
      ),
      (
        "[x\ny](a.md) zz [p\nq](b.md) and [z](c.md) [t](d.md)\n", ["a.md", "b.md", "c.md", "d.md"]
      ),
    ])
  func places(_ text: String, _ destinations: [String]) {
    let sample = Sample(text)
    #expect(sample.document.links.map { sample.file($0.destinationRange) } == destinations)
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Entries: the sources of titles, ids, descriptions and dates")
struct EntryIdentityTests {
  // MARK: Front matter

  @Test("a file without front matter is an entry or page where that is allowed")
  func withoutFrontMatter() {
    let content = Content([
      "site.yml": "title: T\npages: { front_matter: optional }\n", "index.md": "# Home\n\nText.\n",
      "empty.md": "---\n---\n\nSetext\n======\n",
      "a/_collection.yml": "front_matter: optional\n", "a/one.md": "\u{FEFF}# *One* `x`\n",
      "a/two.md": page("title: Zwei", "# Two"),
      "b/_collection.yml": "singular: b\n", "b/one.md": "# One\n",
    ])
    #expect(content.report == ["missing-front-matter b/one.md:1:1 "])
    #expect(
      content.graph.entries.map { "\($0.path) \($0.id) \($0.title)" } == [
        "a/one.md one One x", "a/two.md two Zwei", "empty.md empty Setext", "index.md index Home",
      ])
  }

  @Test("without a title and a heading, the finding names both")
  func noHeading() {
    let content = Content([
      "a/_collection.yml": "front_matter: optional\n", "a/one.md": "## Only\n\n> # Quoted\n",
      "a/two.md": "# \n\nText.\n",
    ])
    #expect(content.report == ["missing-field a/one.md:1:1 ", "missing-field a/two.md:1:1 "])
    #expect(
      content.findings[0].message
        == "there is no title here: no `title` and no heading of level 1")
    #expect(content.graph.entries.map(\.title) == ["one", "two"])
  }

  @Test(
    "front matter in another language is named, even if front matter is optional",
    arguments: [
      ("+++\ntitle = 'x'\n+++\n", "missing-front-matter a.md:1:1 +++"),
      ("\u{FEFF}+++ \ntitle = 'x'\n", "missing-front-matter a.md:1:1 +++"),
      ("{\n  \"title\": \"x\"\n}\n", "missing-front-matter a.md:1:1 {"),
    ])
  func foreign(text: String, report: String) {
    for need in ["optional", "required"] {
      let content = Content([
        "site.yml": "title: T\npages: { front_matter: \(need) }\n", "a.md": text,
      ])
      #expect(content.report.map { $0.replacing("\u{FEFF}", with: "") } == [report])
    }
  }

  @Test(
    "text that only looks like other front matter is text", arguments: ["+++x", "{% x %}", "{"])
  func notForeign(text: String) {
    let content = Content([
      "site.yml": "title: T\npages: { front_matter: optional }\n", "a.md": "\(text)\n\n# A\n",
    ])
    #expect(content.report == [])
    #expect(content.entry("a.md")?.title == "A")
  }

  // MARK: Titles

  @Test("a title comes from the first source with a value")
  func titles() {
    let content = Content([
      "a/_collection.yml": """
      front_matter: optional
      title: { from: [title, meta.name, heading, stem, folder] }
      fields: { meta: { type: record, fields: { name: string } } }

      """,
      "a/1.md": page("title: By title\nmeta: { name: By name }", "# By heading"),
      "a/2.md": page("meta: { name: By name }", "# By heading"),
      "a/3.md": page("meta: { name: '' }", "Text.\n\n# By heading\n\n# Another"),
      "a/by_stem.md": "Text.\n", "a/by_folder/README.md": "Text.\n",
    ])
    #expect(content.report == [])
    #expect(
      content.graph.entries.map(\.title) == [
        "By title", "By name", "By heading", "By folder", "By stem",
      ])
    #expect(content.entry("a/3.md")?.repeatedTitle?.text == "By heading")
    #expect(content.entry("a/1.md")?.repeatedTitle == nil)
  }

  @Test("the title of a YAML file comes from a field, and a missing one is reported once")
  func data() {
    let content = Content([
      "a/_collection.yml": "title: { from: name }\nfields: { name: string }\n",
      "a/1.yml": "name: One\n", "a/2.yml": "tags: [x]\n", "a/3.yml": "name: [x]\n",
      "a/4.yml": "title: Four\nname: 4\n",
    ])
    #expect(
      content.report == [
        "missing-field a/2.yml:1:1 ", "wrong-type a/3.yml:1:7 [x]",
        "unknown-field a/4.yml:1:1 title",
      ])
    #expect(content.graph.entries.map(\.title) == ["One", "2", "3", "4"])
  }

  @Test("a title comes from a heading of raw HTML as from one of Markdown")
  func htmlTitle() {
    let site =
      "title: S\npages: { front_matter: optional, description: { from: first-paragraph } }\n"
    let content = Content([
      "site.yml": site,
      "index.md": """
      <div align="center">
      <a name="top"></a>
      <h1 align="center"><a name="up"></a>My <b>Title</b></h1>
      </div>

      About [it](#up), [x](#top) and [y](#my-title).

      # Second
      """,
      "quote.md": "> <h1>No</h1>\n\n# Yes\n",
    ])
    #expect(content.entry("index.md")?.title == "My Title")
    #expect(content.entry("index.md")?.repeatedTitle?.text == "My Title")
    #expect(content.entry("index.md")?.description == "About it, x and y.")
    #expect(content.entry("index.md")?.titleAnchors == ["my-title", "up"])
    #expect(content.entry("quote.md")?.title == "Yes")
    let translated = Content([
      "site.yml": site + "syntax: { admonitions: true }\n",
      "note.md": "!!! note\n    # Text\n\n# Title\n", "index.md": "# Home\n",
    ])
    #expect(translated.entry("note.md")?.title == "Title")
  }

  @Test("a title that the schema does not require is `name`, the heading, or the id")
  func optionalTitle() {
    let content = Content([
      "a/_collection.yml": "fields: { title: string, name: string }\n",
      "a/1.yml": "id: X.1\nname: The real name\n", "a/2.md": page("id: X.2", "# Heading"),
      "a/3.yml": "id: X.3\n", "a/4.md": page("title: Title\nname: Name", "# Heading"),
      "b/_collection.yml": "fields: { name: string }\n", "b/1.md": page("name: N", "# H"),
    ])
    #expect(content.report == ["missing-field b/1.md:2:1 "])
    #expect(
      content.graph.entries.map(\.title) == ["The real name", "Heading", "X.3", "Title", "1"])
  }

  // MARK: Descriptions and dates

  @Test(
    "a description is the first paragraph at the start or below a heading",
    arguments: [
      ("# T\n\nA **bold** [link](x.md) & `<code>`.\n\nMore.", "A bold link & <code>."),
      ("# T\n\n## Introduction\n\n- item\n\n## Next\n\nBelow.", "Below."),
      ("![badge](https://example.org/a.png)\n\nText[^1].\n\n[^1]: Note.", "Text."),
      ("> quoted\n\nAfter a quote.", nil), ("# T", nil),
    ])
  func firstParagraph(body: String, description: String?) {
    let content = Content([
      "a/_collection.yml": "description: { from: first-paragraph }\n",
      "a/1.md": page("title: T", body),
    ])
    #expect(content.entry("a/1.md")?.description == description)
  }

  @Test("a long paragraph is cut after a sentence, or else after a word")
  func longParagraph() {
    func description(_ text: String) -> String? {
      Content([
        "a/_collection.yml": "description: { from: [description, first-paragraph] }\n",
        "a/1.md": page("title: T", text),
      ]).entry("a/1.md")?.description
    }
    let sentences = String(repeating: "This is v1.2 of it. ", count: 20)
    #expect(description(sentences)?.count == 299)
    let words = description(String(repeating: "word ", count: 90))
    #expect(words?.hasSuffix("word…") == true && (words?.count ?? 0) <= 300)
  }

  @Test("a description from the fields is read, also from Markdown")
  func describedByField() {
    let content = Content([
      "a/_collection.yml": """
      description: { from: [summary, intro, heading] }
      fields: { summary: text, intro: markdown, description: { type: text, required: true } }

      """,
      "a/1.md": page("title: T\nsummary: S\nintro: I"),
      "a/2.md": page("title: T2\nintro: |\n  An **intro**\n  in two lines"),
      "a/3.md": page("title: T3", "# H"), "a/4.md": page("title: T4"),
    ])
    #expect(content.report == ["missing-field a/4.md:2:1 "])
    #expect(
      content.graph.entries.map(\.description) == ["S", "An intro in two lines", "H", nil])
  }

  @Test("a date comes from a field or from the name of the file, and entries are sorted by it")
  func dates() {
    let content = Content([
      "a/_collection.yml": """
      sort: date
      date: { from: [published, stem, folder] }
      fields: { published: date, last_updated: { type: date, not_before: date } }

      """,
      "a/x.md": page("title: X\npublished: 2026-03-01\nlast_updated: 2026-02-01"),
      "a/2025-05-05-y.md": page("title: Y"), "a/2024-01-01/z.md": page("title: Z"),
      "a/w.md": page("title: W\ndate: 2020-01-01"),
    ])
    #expect(
      content.report == ["unknown-field a/w.md:3:1 date", "date-order a/x.md:4:15 2026-02-01"])
    let collection = content.graph.collections.first
    #expect(
      collection?.entries.map { content.graph.entries[$0].title } == ["W", "Z", "Y", "X"])
  }

  // MARK: Ids

  @Test("an id comes from the folder, the path, the file name or fields")
  func ids() {
    func ids(_ rule: String, _ files: [String: String]) -> [String] {
      var texts = files
      texts["a/_collection.yml"] = """
        id: \(rule)
        title: { from: stem }
        front_matter: optional
        fields:
          code: string
          n: integer
          type: { type: enum, values: [Op, Sec] }
          metadata: { type: record, fields: { id: string } }

        """
      let content = Content(texts)
      #expect(content.report == [])
      return content.graph.entries.map(\.id)
    }
    #expect(ids("{ from: folder }", ["a/AC-1/x.md": ""]) == ["AC-1"])
    #expect(ids("{ from: path }", ["a/b/c.md": "", "a/d.md": ""]) == ["b/c", "d"])
    #expect(
      ids(
        "{ from: ['{metadata.id}', code, stem] }",
        [
          "a/1.md": page("metadata: { id: M }\ncode: C"), "a/2.md": page("code: C"), "a/3.md": "",
        ]) == ["M", "C", "3"])
    #expect(
      ids("{ from: 'AIR-{type:upper}-{n:03}' }", ["a/1.md": page("type: Op\nn: 7")])
        == ["AIR-OP-007"])
    #expect(ids("'{stem:slug}'", ["a/Two Words.md": ""]) == ["two-words"])
    #expect(ids("{ from: '{code:02}' }", ["a/1.md": page("code: '123'")]) == ["123"])
    #expect(ids("{ from: '{code:02}' }", ["a/1.md": page("code: b")]) == ["b"])
  }

  @Test("an id that no source gives, that contradicts, or that is unusable is reported")
  func wrongIDs() {
    let content = Content([
      "a/_collection.yml": """
      id: { from: [code, metadata.id], pattern: '[A-Z]+' }
      fields: { code: string, metadata: { type: record, fields: { id: string } } }

      """,
      "a/1.md": page("title: A"), "a/2.md": page("title: B\ncode: b"),
      "a/3.md": page("title: C\ncode: C\nid: D"), "a/4.md": page("title: D\ncode: [x]"),
      "b/_collection.yml": "id: { from: folder }\n", "b/x y/1.md": page("title: X"),
      "c/_collection.yml": "id: { from: folder, also: id }\n", "c/x/1.md": page("title: X\nid: 7"),
    ])
    #expect(
      content.report == [
        "missing-field a/1.md:2:1 ", "pattern-mismatch a/2.md:3:7 b",
        "pattern-mismatch a/3.md:4:5 D", "wrong-type a/4.md:3:7 [x]",
        "pattern-mismatch b/x y/1.md:1:1 ",
      ])
    #expect(
      content.findings[0].message == "there is no id here: no `code` and no `metadata.id`")
  }

  @Test("references and mentions may use other ids, which are unique in a collection")
  func otherIDs() {
    let content = Content([
      "a/_collection.yml": """
      id: { also: [old, title] }
      mention: '@{id}'
      fields:
        old: { type: list, of: string, single: allow }
        see: { type: list, of: reference, to: a }

      """,
      "a/one.md": page("title: The first\nold: [A-1, one]"),
      "a/two.md": page("title: The second\nsee: [A-1, The first, a:A-1]", "See @A-1 and @A-9."),
      "a/three.md": page("title: Three\nold: A-1"), "a/four.md": page("title: Four\nold: two"),
      "a/five.md": page("title: Five\nstatus: draft\nold: A-5"),
    ])
    #expect(
      content.report == ["duplicate-id a/four.md:3:6 two", "duplicate-id a/three.md:3:6 A-1"])
    let (one, two) = (content.position("a/one.md"), content.position("a/two.md"))
    #expect(content.graph.relations(of: two).map(\.to) == [one, one, one])
    #expect(content.graph.mentions(of: two).map(\.entry) == [one])
    #expect(content.graph.drafts.contains("a:A-5"))
  }

  @Test("a pattern of the field of other ids makes them mentions")
  func mentionsOfOthers() throws {
    let (schema, findings) = CollectionReader.read(
      source(
        "a/_collection.yml",
        """
        id: { from: 'C-{n:03}', also: [old] }
        mention: '{id}'
        fields: { n: integer, old: { type: string, pattern: 'OLD-[0-9]' } }
        """))
    #expect(findings.isEmpty)
    let mention = try #require(schema.mentionPattern)
    for id in ["C-007", "C-12", "OLD-4"] { #expect(mention.matches(id) == true, "\(id)") }
    for word in ["C-x", "OLD-x", "UTF-8"] { #expect(mention.matches(word) == false, "\(word)") }
  }

  @Test("the id of a file that cannot be parsed comes from the same source")
  func unparsed() {
    let content = Content([
      "a/_collection.yml": "id: { from: folder }\nfront_matter: optional\n",
      "a/x/1.md": page("title: 'X"),
      "b/_collection.yml": "fields: { to: { type: reference, to: a } }\n",
      "b/1.md": page("title: B\nto: x"),
    ])
    #expect(content.report.filter { $0.contains("b/1.md") } == [])
  }

  // MARK: Faces

  @Test("the face of an entry covers the names that come from its body")
  func faces() throws {
    func entry(_ body: String) throws -> Entry {
      let content = Content([
        "a/_collection.yml":
          "front_matter: optional\ndescription: { from: first-paragraph }\n", "a/1.md": body,
      ])
      return try #require(content.entry("a/1.md"))
    }
    let first = try entry("# T\n\nText.\n\n## A\n")
    #expect(try entry("# T\n\nText.\n\n## B\n").showsSame(as: first))
    #expect(try !entry("# U\n\nText.\n\n## A\n").showsSame(as: first))
    #expect(try !entry("# T\n\nOther.\n\n## A\n").showsSame(as: first))
    #expect(try !entry("\n# T\n\nText.\n\n## A\n").showsSame(as: first))
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Entries: ids, drafts and ranges")
struct EntryReaderTests {
  @Test("an id comes from the file name, `id` or a template, and must match the pattern")
  func ids() {
    let content = Content([
      "a/_collection.yml": "singular: a\n", "a/one.md": page("title: One"),
      "a/two.md": page("id: zwei\ntitle: Two"), "a/x y.md": page("title: Space"),
      "b/_collection.yml": "singular: b\nid: 'B-[0-9]'\n", "b/B-1.md": page("title: One"),
      "b/b2.md": page("id: B-2\ntitle: Two"), "b/b3.md": page("title: Three"),
      "b/b4.md": page("id: B-44\ntitle: Four"),
      "c/_collection.yml": "id: 'ri-{sequence}-x'\nfields: { sequence: integer }\n",
      "c/1.md": page("sequence: 7\ntitle: One"),
      "c/2.md": page("id: ri-8-x\nsequence: 8\ntitle: Two"),
      "c/3.md": page("id: ri-9\nsequence: 9\ntitle: Three"),
    ])
    #expect(
      content.graph.entries.map(\.id) == [
        "one", "zwei", "x y", "B-1", "B-2", "b3", "B-44", "ri-7-x", "ri-8-x", "ri-9-x",
      ])
    #expect(
      content.report == [
        "pattern-mismatch a/x y.md:1:1 ", "pattern-mismatch b/b3.md:2:1 ",
        "pattern-mismatch b/b4.md:2:5 B-44", "pattern-mismatch c/3.md:2:5 ri-9",
      ])
  }

  @Test("entries without the field of an id template are reported as missing it, not as duplicates")
  func templateWithoutField() {
    let content = Content([
      "c/_collection.yml": "id: 'ri-{sequence}'\nfields: { sequence: integer }\n",
      "c/1.md": page("title: One"), "c/2.md": page("title: Two"),
    ])
    #expect(content.report == ["missing-field c/1.md:2:1 ", "missing-field c/2.md:2:1 "])
  }

  @Test(
    "an id must not contain characters with a special meaning in references or URLs",
    arguments: [
      "a:b", "a#b", "a/b", "../x", "a b", "'*'",
    ])
  func oddIDs(id: String) {
    let content = Content([
      "a/_collection.yml": "singular: a\n", "a/one.md": page("id: \(id)\ntitle: One"),
    ])
    #expect(content.report == ["pattern-mismatch a/one.md:2:5 \(id)"])
  }

  @Test("an id that matches a loose pattern is still rejected if references cannot contain it")
  func oddIDsByPattern() {
    let content = Content([
      "a/_collection.yml": "id: '.*'\n", "a/one.md": page("id: a:b\ntitle: One"),
      "a/two.md": page("id: a#b\ntitle: Two"),
    ])
    #expect(
      content.report == [
        "pattern-mismatch a/one.md:2:5 a:b", "pattern-mismatch a/two.md:2:5 a#b",
      ])
  }

  @Test(
    "a draft in a collection with its own `status` field is not published",
    arguments: [
      "string", "{ type: enum, values: [draft, final] }",
    ])
  func ownStatus(type: String) {
    let content = Content([
      "a/_collection.yml": "fields: { status: \(type) }\n",
      "a/one.md": page("title: One\nstatus: draft"),
    ])
    #expect(content.graph.entries.isEmpty || !content.findings.isEmpty, "the draft is published")
  }

  @Test("empty front matter counts as missing")
  func empty() {
    let content = Content(["a.md": "---\n---\nBody\n", "b.md": "---\n# a comment\n---\n"])
    #expect(content.graph.entries.isEmpty)
    #expect(content.report == ["missing-front-matter a.md:1:1 ", "missing-front-matter b.md:1:1 "])
  }

  @Test("positions count from the start of the file, also with CRLF")
  func placesWithReturns() {
    let text = "---\r\ntitle: Ä\r\ndat: 1\r\n---\r\n\r\n# Head\r\n"
    let file = source("a.md", text)
    let parsed = EntryReader.read(file, schema: nil, collection: nil, options: .init())
    #expect(parsed.findings.map { place($0.location.range, in: file.bytes) } == ["3:1 dat"])
    let heading = parsed.entry?.document.headings.first
    #expect(heading.map { place($0.range, in: file.bytes) } == "6:1 # Head")
  }

  @Test("a finding in a folded text points at its word")
  func finding() {
    let reading = Reading(
      "f: >-\n  first line\n  second <b>bold</b>\n  third", fields: "f: markdown")
    let document = reading.entry.flatMap { entry -> [SourceRange]? in
      guard case .markdown(let document)? = entry.fields["f"]?.value else { return nil }
      return document.rawHTML
    }
    #expect(document?.isEmpty == false)
    // Line 5 of the file, after the dashes, the title, the key and the first line.
    #expect(document?.allSatisfy { Int($0.start) > 40 } == true)
  }
}

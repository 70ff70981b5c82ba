import Diagnostics
import Markdown
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Graph: names, relations, backlinks, links")
struct GraphTests {
  private let lessons = """
    singular: lesson
    id: '[A-Z]-[0-9]'
    mention: '{id}'
    fields:
      before: { type: list, of: reference, to: lessons, inverse: unlocks }
      uses: { type: list, of: reference, to: [threats, controls] }
      parts: { type: list, of: reference, to: standards }
      clauses: { type: list, of: reference, to: 'standards#nist' }
    """

  private func graph(_ files: [String: String], drafts: Bool = false) -> Content {
    Content(
      files.merging([
        "lessons/_collection.yml": lessons, "threats/_collection.yml": "singular: threat\n",
        "controls/_collection.yml": "singular: control\n",
        "standards/_collection.yml": "fields: { sections: entries }\n",
        "standards/nist.yml": "title: NIST\nsections: { PR.AA: Identity, PR.AT: Awareness }\n",
        "threats/leak.md": page("title: Leak"), "controls/leak.md": page("title: No leak"),
        "controls/gate.md": page("title: Gate"),
      ]) { first, _ in first }, drafts: drafts)
  }

  private func resolution(_ field: String, _ value: String, drafts: Bool = false) -> String {
    let content = graph(
      [
        "lessons/A-1.md": page("title: One\n\(field): [\(value)]"),
        "lessons/B-2.md": page("title: Two"),
        "lessons/C-3.md": page("title: Three\nstatus: draft"),
      ], drafts: drafts)
    var result = "none"
    guard let entry = content.entry("lessons/A-1.md") else { return "no entry" }
    visitReferences(in: entry.fields) { _, reference in
      switch content.graph.resolve(reference) {
      case .entry(let target, _): result = content.graph.entries[target].path
      case .unknown(let elsewhere):
        result = "unknown" + (elsewhere.map { " " + content.graph.entries[$0].path } ?? "")
      case .wrongCollection(let name): result = "wrong \(name)"
      case .unknownPart: result = "no part"
      case .unknownSubEntry(let target, _):
        result = "no part of \(content.graph.entries[target].path)"
      case .draft: result = "draft"
      case .unparsed: result = "unread"
      case .ambiguous: result = "ambiguous"
      }
    }
    return result
  }

  @Test(
    "references resolve to their targets",
    arguments: [
      ("before", "B-2", "lessons/B-2.md"), ("before", "lessons:B-2", "lessons/B-2.md"),
      ("before", "B-9", "unknown"), ("before", "leak", "unknown controls/leak.md"),
      ("before", "threats:leak", "wrong threats"), ("before", "C-3", "draft"),
      ("uses", "leak", "ambiguous"), ("uses", "controls:leak", "controls/leak.md"),
      ("uses", "gate", "controls/gate.md"), ("uses", "lesons:A-1", "wrong lesons"),
      ("parts", "nist", "standards/nist.yml"), ("parts", "nist#PR.AA", "standards/nist.yml"),
      ("parts", "nist#PR.XX", "no part of standards/nist.yml"),
      ("parts", "standards:nist#PR.AT", "standards/nist.yml"),
      ("clauses", "PR.AA", "standards/nist.yml"),
      ("clauses", "PR.XX", "no part of standards/nist.yml"),
    ])
  func resolve(field: String, value: String, result: String) {
    #expect(resolution(field, value) == result)
  }

  @Test("an id that exists in two allowed collections is ambiguous")
  func ambiguous() {
    let content = graph(["lessons/A-1.md": page("title: One\nuses: [leak]")])
    let bound = content.graph.relations.filter { $0.field == "uses" }
    #expect(bound.isEmpty || !content.findings.isEmpty, "it silently means the threat")
  }

  @Test("drafts are included on request")
  func drafts() {
    #expect(resolution("before", "C-3", drafts: true) == "lessons/C-3.md")
  }

  @Test("an inverse relation lists each entry once")
  func inverses() {
    let content = graph([
      "lessons/A-1.md": page("title: One"),
      "lessons/B-2.md": page("title: Two\nbefore: [A-1, A-1]"),
      "lessons/C-3.md": page("title: Three\nbefore: [A-1]"),
    ])
    let inverse = content.graph.inverseRelations(of: content.position("lessons/A-1.md"))
    #expect(inverse.map(\.name) == ["unlocks"])
    #expect(inverse.first?.from.map { content.graph.entries[$0].id } == ["B-2", "C-3"])
  }

  @Test("backlinks come from front matter, links and mentions")
  func backlinks() {
    let content = graph([
      "lessons/A-1.md": page("title: One", "See A-1 and [itself](A-1.md)."),
      "lessons/B-2.md": page("title: Two\nbefore: [A-1]", "Read A-1."),
      "lessons/C-3.md": page("title: Three", "See [one](A-1.md#top)."),
      "index.md": page("title: Home", "Start with A-1, not with `A-1` or XA-1."),
      "about.md": page("title: About", "`A-1` alone."),
    ])
    let backlinks = content.graph.backlinks[content.position("lessons/A-1.md")]
    #expect(
      backlinks.map { content.graph.entries[$0.from].path } == [
        "index.md", "lessons/B-2.md", "lessons/C-3.md",
      ])
    #expect(backlinks.map(\.fields) == [[], ["before"], []])
  }

  @Test("references in records, maps and sub-entries are relations too")
  func nested() {
    let content = graph([
      "deep/_collection.yml": """
      fields:
        r: { type: record, fields: { to: { type: reference, to: lessons } } }
        m: { type: map, keys: reference, to: lessons, of: { type: reference, to: controls } }
        e: { type: entries, fields: { to: { type: reference, to: lessons } } }
      """,
      "deep/x.md": page(
        "title: X\nr: { to: A-1 }\nm: { B-2: gate }\ne: [{ id: p, title: P, to: C-3 }]"),
      "lessons/A-1.md": page("title: One"), "lessons/B-2.md": page("title: Two"),
      "lessons/C-3.md": page("title: Three"),
    ])
    let targets = content.graph.relations.map { content.graph.entries[$0.to].id }
    #expect(targets == ["A-1", "B-2", "gate", "C-3"])
    #expect(content.report == [])
  }

  @Test(
    "entries of a collection are in the order of its schema",
    arguments: [
      ("title", ["c", "b", "a"]), ("-title", ["a", "b", "c"]), ("id", ["a", "b", "c"]),
      ("number", ["b", "a", "c"]), ("-number", ["a", "b", "c"]), ("weight", ["c", "a", "b"]),
    ])
  func order(sort: String, ids: [String]) {
    let content = Content([
      "x/_collection.yml": "sort: \(sort)\nfields: { number: integer }\n",
      "x/a.md": page("title: Z\nnumber: 10\nweight: 2"), "x/b.md": page("title: y\nnumber: 9"),
      "x/c.md": page("title: X\nweight: 1"),
    ])
    #expect(content.graph.collections[0].entries.map { content.graph.entries[$0].id } == ids)
  }

  @Test("a duplicate id is reported, and the first entry by path keeps it")
  func duplicateIDs() {
    let content = Content([
      "x/_collection.yml": "singular: x\n", "x/a.md": page("title: A\nid: same"),
      "x/b.md": page("title: B\nid: same"), "y/_collection.yml": "singular: y\n",
      "y/c.md": page("title: C\nid: same"),
    ])
    #expect(content.report == ["duplicate-id x/b.md:3:5 same"])
    #expect(content.graph.entry("same", in: 0) == content.position("x/a.md"))
  }

  @Test("two collections with one name are reported")
  func duplicateCollections() {
    let content = Content([
      "a/things/_collection.yml": "singular: x\n", "b/things/_collection.yml": "singular: y\n",
    ])
    #expect(content.report == ["schema-error b/things/_collection.yml:1:1 "])
  }
}

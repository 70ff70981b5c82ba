import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Graph: references to parts by their ids")
struct PartReferenceTests {
  /// Resolves a value of a field with the given `to`, in a site with two catalogs and a threat.
  private func resolution(_ value: String, to: String) -> String {
    let content = Content([
      "catalogs/_collection.yml": """
      fields:
        groups:
          type: list
          of: record
          fields:
            techniques: { type: entries, fields: { variants: entries } }
        tactics: entries
      """,
      "catalogs/web.yml": """
      title: Web
      groups: [{ techniques: [{ id: T1, variants: [{ id: T1.1 }] }, { id: both }] }]
      tactics: { TA1: Entry, 'a:b#c': Odd, only: One }
      """,
      "catalogs/mobile.yml": """
      title: Mobile
      groups: [{ techniques: [{ id: T2 }, { id: both }] }]
      """,
      "catalogs/draft.yml": "title: Draft\nstatus: draft\ntactics: { TA9: Later }\n",
      "threats/_collection.yml": "singular: threat\n",
      "threats/T9.md": page("title: Threat"), "threats/T1.md": page("title: Also T1"),
      "notes/_collection.yml": "fields: { f: { type: reference, to: \(to) } }\n",
      "notes/n.md": page("title: Note\nf: '\(value)'"),
    ])
    guard case .reference(let reference)? = content.entry("notes/n.md")?.fields["f"]?.value else {
      return "\(content.report)"
    }
    func name(_ part: ReferencedPart) -> String {
      content.graph.entries[part.entry].id + (part.part.map { "#\($0)" } ?? "")
    }
    return switch content.graph.resolve(reference) {
    case .entry(let entry, let part): name(.init(entry: entry, part: part))
    case .ambiguous(let found): found.map(name).joined(separator: " or ")
    case .unknownSubEntry(let entry, let part): "\(content.graph.entries[entry].id) lacks \(part)"
    case .unknownPart: "unknown part"
    case .draft: "draft"
    case .unparsed: "reported elsewhere"
    case .unknown, .wrongCollection: "unknown"
    }
  }

  @Test(
    "a part is named by its id where the id is unique",
    arguments: [
      ("T1", "catalogs#*", "web#T1"), ("T1.1", "catalogs#*", "web#T1.1"),
      ("T2", "catalogs#*", "mobile#T2"), ("TA1", "catalogs#*", "web#TA1"),
      ("both", "catalogs#*", "mobile#both or web#both"),
      ("web#both", "catalogs#*", "web#both"), ("catalogs:web#both", "catalogs#*", "web#both"),
      ("catalogs:T2", "catalogs#*", "mobile#T2"), ("a:b#c", "catalogs#*", "web#a:b#c"),
      ("T7", "catalogs#*", "unknown part"), ("web#T7", "catalogs#*", "web lacks T7"),
      ("mobile#T1", "catalogs#*", "mobile lacks T1"), ("TA9", "catalogs#*", "draft"),
      ("web", "catalogs#*", "unknown part"),
    ])
  func byID(value: String, to: String, result: String) {
    #expect(resolution(value, to: to) == result)
  }

  @Test(
    "a field asks for the parts of a field, or for those of an entry",
    arguments: [
      ("T1", "catalogs#techniques", "web#T1"), ("T1.1", "catalogs#techniques", "unknown part"),
      ("T1.1", "catalogs#variants", "web#T1.1"), ("TA1", "catalogs#techniques", "unknown part"),
      ("web#TA1", "catalogs#techniques", "web lacks TA1"), ("both", "catalogs#web", "web#both"),
      ("T2", "catalogs#web", "web lacks T2"), ("a:b#c", "catalogs#web", "web#a:b#c"),
      ("TA9", "catalogs#draft", "draft"), ("T1", "catalogs#nothing", "reported elsewhere"),
      ("T1", "nothing#*", "reported elsewhere"),
    ])
  func byKind(value: String, to: String, result: String) {
    #expect(resolution(value, to: to) == result)
  }

  @Test(
    "a field may allow several kinds, and entries beside parts",
    arguments: [
      ("TA1", "web#TA1"), ("T2", "mobile#T2"), ("T1.1", "unknown part"), ("T9", "T9"),
      ("T1", "T1 or web#T1"), ("threats:T1", "T1"), ("catalogs:T1", "web#T1"),
      ("web#T1", "web#T1"), ("T9#x", "T9 lacks x"),
    ])
  func mixed(value: String, result: String) {
    let to = "[threats, 'catalogs#techniques', 'catalogs#tactics']"
    #expect(resolution(value, to: to) == result)
  }

  @Test("relations name the parts at both ends")
  func relations() {
    let content = Content([
      "c/_collection.yml": """
      fields:
        parts:
          type: entries
          fields: { see: { type: list, of: reference, to: 'c#*' }, inner: entries }
      """,
      "c/x.yml": """
      title: X
      parts: [{ id: a, see: [b, c] }, { id: b, inner: [{ id: c }], see: [a] }]
      """,
    ])
    let found = content.graph.relations.map { "\($0.fromSubEntry ?? "") \($0.subEntry ?? "")" }
    #expect(found == ["a b", "a c", "b a"])
    #expect(content.report == [])
  }

  @Test("a `to` without a name after `#` is reported")
  func emptyName() {
    let content = Content([
      "c/_collection.yml":
        "fields: { f: { type: reference, to: 'c#' }, g: { type: reference, to: ['c#', [c]] } }\n"
    ])
    #expect(
      content.report == [
        "schema-error c/_collection.yml:1:37 'c#'", "schema-error c/_collection.yml:1:72 'c#'",
      ])
  }

  @Test("an id in several collections with one form of `mention` is looked for in each")
  func mentions() {
    let schema = "id: '^T-[0-9]+$'\nmention: '@{id}'\n"
    let content = Content([
      "old/_collection.yml": schema, "new/_collection.yml": schema,
      "old/T-1.md": page("title: A", "See @T-2 and @T-3."), "new/T-2.md": page("title: B", "@T-1."),
      "old/T-3.md": page("title: C"), "new/T-3.md": page("title: D"),
    ])
    let graph = content.graph
    let old = content.position("old/T-1.md")
    let new = content.position("new/T-2.md")
    #expect(graph.mentions(of: old).map(\.entry) == [new])
    #expect(graph.mentions(of: new).map(\.entry) == [old])
    #expect(graph.backlinks[old].map(\.from) == [new])
    let ambiguous = graph.entries[old].document.mentions[1]
    #expect(
      Set(graph.targets(of: ambiguous).map { graph.entries[$0].path }) == [
        "old/T-3.md", "new/T-3.md",
      ])
    #expect(graph.target(of: ambiguous) == nil)
  }

  @Test("ids with slashes are allowed where the pattern has one")
  func slashes() {
    let content = Content([
      "x/_collection.yml": "id: '^[a-z]+/T[0-9]+$'\nmention: '@{id}'\n",
      "x/a.md": page("title: A\nid: android/T1", "Like @ios/T1, not @ios/T1/2."),
      "x/b.md": page("title: B\nid: ios/T1"),
    ])
    #expect(content.report == [])
    let found = content.graph.mentions(of: content.position("x/a.md")).map(\.mention.text)
    #expect(found == ["@ios/T1", "@ios/T1"])
  }

  @Test(
    "`unique_by` names fields whose values can be compared",
    arguments: [
      ("[title, kind]", []), ("[titel]", ["schema-error 3:13 titel"]),
      ("[]", ["schema-error 3:12 []"]), ("[title, title]", ["duplicate-value 3:20 title"]),
      ("[notes]", ["schema-error 3:13 notes"]), ("title", ["wrong-type 3:12 title"]),
    ])
  func uniqueBy(value: String, report: [String]) {
    let file = source(
      "c/_collection.yml",
      "singular: c\nfields: { kind: string, notes: markdown }\nunique_by: \(value)\n")
    let found = CollectionReader.read(file).findings.map {
      "\($0.rule) \(place($0.location.range, in: file.bytes))"
    }
    #expect(found == report)
  }
}

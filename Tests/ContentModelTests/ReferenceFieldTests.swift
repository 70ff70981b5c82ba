import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Fields: references, sub-entries and assignments")
struct ReferenceFieldTests {
  private func reference(_ value: String, _ type: String) -> Reference? {
    let reading = Reading("f: \(value)", fields: "f: \(type)")
    guard case .reference(let reference)? = reading.entry?.fields["f"]?.value else { return nil }
    return reference
  }

  private func underlined(_ range: SourceRange?, _ value: String) -> String? {
    range.map { place($0, in: Array(page("title: One\nf: \(value)").utf8)) }
  }

  @Test("a reference consists of an id, with an optional collection and sub-entry")
  func forms() {
    let plain = reference("a-1", "{ type: reference, to: things }")
    #expect(plain?.id == "a-1" && plain?.collection == nil && plain?.subEntry == nil)
    let named = reference("threats:t-1", "{ type: reference, to: [threats, risks] }")
    #expect(named?.id == "t-1" && named?.collection == "threats")
    let part = reference("nist#PR.AA", "{ type: reference, to: standards }")
    #expect(part?.id == "nist" && part?.subEntry == "PR.AA")
    let all = reference("standards:nist#PR.AA", "{ type: reference, to: [standards] }")
    #expect(all?.collection == "standards" && all?.id == "nist" && all?.subEntry == "PR.AA")
  }

  @Test("the parts of one entry are referred to by their bare ids")
  func bareParts() {
    let part = reference("PR.AA", "{ type: reference, to: 'standards#nist-csf-2.0' }")
    #expect(part?.id == "PR.AA" && part?.subEntry == nil && part?.collection == nil)
    #expect(part?.target.collections == ["standards"])
    #expect(part?.target.options.map(\.parts) == ["nist-csf-2.0"])
    let odd = reference("'a:b#c'", "{ type: reference, to: 'standards#x' }")
    #expect(odd?.id == "a:b#c" && odd?.subEntry == nil && odd?.collection == nil)
  }

  @Test(
    "a title after a dash has its own range",
    arguments: [
      ("A-1 — What is it?", "3:10 What is it?"), ("'A-1 — What is it?'", "3:11 What is it?"),
      ("A-1 – What is it?", "3:10 What is it?"), ("A-1 - What is it?", "3:10 What is it?"),
      ("\"A-1 — Größe — 漢字\"", "3:11 Größe — 漢字"),
    ])
  func titled(value: String, place: String) {
    let found = reference(value, "{ type: reference, to: things, titled: true }")
    #expect(found?.id == "A-1")
    #expect(underlined(found?.titleRange, value) == place)
  }

  @Test("an escaped title is still found within its quotes")
  func escapedTitle() {
    let value = #"'A-1 — It''s \ here'"#
    let found = reference(value, "{ type: reference, to: things, titled: true }")
    #expect(found?.title == #"It's \ here"#)
    #expect(underlined(found?.titleRange, value) == #"3:11 It''s \ here"#)
  }

  @Test("a title on the next line is not looked for before the reference")
  func foldedTitle() {
    let bytes = Array(page("title: One\nf: A-1 —\n  What is\n  it?").utf8)
    let reading = Reading(
      "f: A-1 —\n  What is\n  it?", fields: "f: { type: reference, to: things, titled: true }")
    guard case .reference(let found)? = reading.entry?.fields["f"]?.value else {
      Issue.record("no reference")
      return
    }
    #expect(found.title == "What is it?")
    #expect(found.titleRange.start >= found.range.start)
    #expect(Int(found.titleRange.end) <= bytes.count)
  }

  @Test("without `titled` a dash is part of the id")
  func untitled() {
    #expect(reference("A - B", "{ type: reference, to: things }")?.id == "A - B")
  }

  private func parts(_ value: String, _ type: String = "entries") -> [SubEntry]? {
    Reading("f: \(value)", fields: "f: \(type)").entry?.subEntries
  }

  @Test("sub-entries can be a list or a mapping")
  func subEntries() {
    let list = parts("[{ id: PR.AA, title: Identity }, { id: PR.AT }]")
    #expect(list?.map(\.id) == ["PR.AA", "PR.AT"])
    #expect(list?.map(\.title) == ["Identity", "PR.AT"])
    #expect(list?.map(\.anchor) == ["pr-aa", "pr-at"])
    let mapping = parts("{ PR.AA: { title: Identity }, PR.AT: Awareness }")
    #expect(mapping?.map(\.title) == ["Identity", "Awareness"])
    let fields = parts(
      "{ a: { title: A, url: 'https://example.org' } }", "{ type: entries, fields: { url: url } }")
    #expect(fields?.first?.fields.text("url") == "https://example.org")
  }

  @Test(
    "sub-entries are checked like entries",
    arguments: [
      ("[{ title: A }]", "missing-field 3:5"), ("[{ id: a }, { id: a }]", "duplicate-id 3:22 a"),
      ("{ a: { titel: A } }", "unknown-field 3:11 titel"), ("[a]", "wrong-type 3:5 a"),
      ("{ a: [1] }", "wrong-type 3:9 [1]"),
    ])
  func wrongSubEntries(value: String, report: String) {
    let found = Reading("f: \(value)", fields: "f: entries").report
    #expect(found.count == 1 && found[0].hasPrefix(report), "\(found)")
  }

  @Test("sub-entries at any depth are parts, each before those inside of it")
  func nestedSubEntries() {
    let inner = "{ type: entries, fields: { b: { type: entries }, n: integer } }"
    let nested = parts("[{ id: x, b: [{ id: y }] }, { id: z }]", inner)
    #expect(nested?.map(\.id) == ["x", "y", "z"])
    #expect(nested?.map(\.field) == ["f", "b", "f"])
    #expect(nested?.first?.subEntries.map(\.id) == ["y"])
    let records = parts(
      "[{ b: { p: P } }, { b: { q: Q }, m: { k: { r: R } } }]",
      "{ type: list, of: record, fields: { b: entries, m: { type: map, of: entries } } }")
    #expect(records?.map(\.id) == ["p", "q", "r"])
    #expect(records?.map(\.field) == ["b", "b", "m"])
  }

  @Test(
    "two parts of an entry with the same id are reported at any depth",
    arguments: [
      ("[{ id: x, b: [{ id: x }] }]", "duplicate-id 3:24 x"),
      ("[{ id: x, b: [{ id: y }] }, { id: y }]", "duplicate-id 3:38 y"),
      ("[{ id: x, b: [{ id: y }] }, { id: z, b: [{ id: y }] }]", "duplicate-id 3:51 y"),
    ])
  func duplicateSubEntries(value: String, report: String) {
    let reading = Reading(
      "f: \(value)", fields: "f: { type: entries, fields: { b: { type: entries } } }")
    #expect(reading.report == [report])
    let ids = reading.entry?.subEntries.map(\.id) ?? []
    #expect(Set(ids).count == ids.count)
  }

  @Test("two parts with the same anchor are reported")
  func anchorsOfParts() {
    let found = Reading("f: [{ id: A.B }, { id: AB }]", fields: "f: entries").report
    #expect(found.isEmpty)  // The anchors are checked over the whole site: `duplicate-anchor`.
  }

  @Test("assignments contain a level, entries and a reason")
  func assignments() {
    let reading = Reading(
      "f:\n  - { level: shared, of: [saas, paas], because: The *platform* is theirs. }",
      fields: "f: { type: assignments, matrix: m }")
    guard case .assignments(let items)? = reading.entry?.fields["f"]?.value else {
      Issue.record("no assignments: \(reading.report)")
      return
    }
    #expect(items.map(\.level) == ["shared"])
    #expect(items[0].of.map(\.id) == ["saas", "paas"])
    #expect(items[0].because?.text.string == "The platform is theirs.\n")
  }

  @Test(
    "assignments are checked",
    arguments: [
      ("[{ of: [a], because: b }]", "missing-field 3:5"),
      ("[{ level: x, because: b }]", "missing-field 3:5"),
      ("[{ level: x, of: [a] }]", "missing-field 3:5"),
      ("[{ level: x, of: a, because: b }]", "wrong-type 3:21 a"), ("x", "wrong-type 3:4 x"),
      ("[{ level: x, of: [a], becuase: y }]", "unknown-field 3:26 becuase"),
    ])
  func wrongAssignments(value: String, report: String) {
    let found = Reading("f: \(value)", fields: "f: { type: assignments, matrix: m }").report
    #expect(found.count == 1 && found[0].hasPrefix(report), "\(found)")
  }

  @Test("a default is in the schema and has no range in the entry")
  func defaults() throws {
    let long = String(repeating: "x", count: 300)
    let reading = Reading(
      "g: 1",
      fields: """
        g: integer
        f: { type: reference, to: things, titled: true, default: '\(long) — Title' }
        l: { type: list, of: reference, to: things, default: [\(long)] }
        """)
    guard case .reference(let found)? = reading.entry?.fields["f"]?.value,
      case .list(let items)? = reading.entry?.fields["l"]?.value,
      case .reference(let item)? = items.first?.value
    else {
      Issue.record("no default: \(reading.report)")
      return
    }
    #expect(found.range == SourceRange(4, 4) && found.titleRange == found.range)
    #expect(found.id == long && found.written == nil)
    #expect(item.range == SourceRange(4, 4))
  }

  @Test("a reference has its source text if it is on one line")
  func written() {
    let type = "{ type: reference, to: things, titled: true }"
    #expect(reference("A-1 — It", type)?.written == "A-1 — It")
    #expect(reference("\"A-1\"", type)?.written == "\"A-1\"")
    #expect(reference("'A-1 — It''s'", type)?.written == "'A-1 — It''s'")
    #expect(reference("A-1 —\n  It", type)?.written == nil)
    #expect(reference("|\n  A-1", type)?.written == nil)
  }

  @Test("map keys may be references")
  func mapKeys() {
    let reading = Reading(
      "f: { saas: one, paas: two }",
      fields: "f: { type: map, keys: reference, to: models, of: text, complete: true }")
    guard case .map(let items)? = reading.entry?.fields["f"]?.value else {
      Issue.record("no map: \(reading.report)")
      return
    }
    #expect(items.map(\.key.id) == ["saas", "paas"])
    #expect(items.allSatisfy { $0.key.target.collections == ["models"] })
    #expect(
      Reading("f: { saas: }", fields: "f: { type: map, of: text }").report == [
        "wrong-type 3:6 saas"
      ])
  }
}

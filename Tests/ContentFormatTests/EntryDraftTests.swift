import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Drafts of new entries")
struct EntryDraftTests {
  /// The text of a draft in a collection with these declarations.
  private func draft(
    _ fields: String, title: String = "New", values: [String: String] = [:], targets: [String] = []
  ) throws -> String {
    let file = source("things/_collection.yml", "singular: thing\nplural: things\n" + fields)
    let (schema, findings) = CollectionReader.read(file)
    #expect(findings.map(\.message) == [])
    return EntryDraft.text(
      of: schema, id: nil, title: title, values: values,
      today: try #require(CalendarDate("2026-11-29"))
    ) { _ in targets }
  }

  @Test("every type has a value of its form")
  func types() throws {
    let text = try draft(
      """
      fields:
        a: { type: string, required: true }
        b: { type: integer, min: 3, required: true }
        c: { type: boolean, required: true }
        d: { type: date, required: true }
        e: { type: duration, required: true }
        f: { type: url, required: true }
        g: { type: enum, values: [low, high], required: true }
        h: { type: list, of: enum, values: [x, y], required: true }
        i: { type: reference, to: others, required: true }
        j: { type: quantity, required: true }
        k: { type: record, required: true, fields: { l: { type: string, required: true }, m: text } }
        n: { type: map, of: string, keys: reference, to: others, complete: true, required: true }
        o: { type: entries, required: true, fields: { p: { type: number, required: true } } }
        q: { type: list, of: record, required: true, fields: { r: { type: string, required: true }, s: { type: string, required: true } } }
        u: { type: list, of: string, min: 3, required: true }
        v: { type: list, of: enum, values: [x, y, z], min: 2, required: true }
        t: { type: string, pattern: '^T-[0-9]$' }
      """, targets: ["one", "two: 2"])
    #expect(
      text == """
        ---
        title: New
        description: …
        status: draft
        a: …
        b: 3
        c: false
        d: 2026-11-29
        e: 10 minutes
        f: https://example.org/
        g: low  # one of low, high
        h: [x]  # one of x, y
        i: one  # one of one, two: 2
        j: 1 %
        k:
          l: …
        n:
          one: …
          'two: 2': …
        o:
          - id: part-1
            title: …
            p: 1
        q:
          - r: …
            s: …
        u: [… 1, … 2, … 3]
        v: [x, y]  # one of x, y, z
        # t: …  # matches ^T-[0-9]$
        ---

        …

        """)
  }

  @Test("values and titles are written so that YAML reads them as they are")
  func quoting() throws {
    let text = try draft(
      "fields: { a: string }\n", title: "It's: a #1", values: ["a": "[1, 2]", "description": "x"])
    #expect(text.contains("title: 'It''s: a #1'\n"))
    #expect(text.contains("description: x\n"))
    #expect(text.contains("\na: [1, 2]\n"))
    #expect(!text.contains("# a:"))
  }

  @Test("a comment lists six values at most")
  func manyValues() throws {
    let text = try draft(
      "fields: { a: { type: reference, to: things, required: true } }\n",
      targets: (1...9).map { "t\($0)" })
    #expect(text.contains("a: t1  # one of t1, t2, t3, t4, t5, t6 and 3 more\n"))
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Collections: `_collection.yml`")
struct CollectionReaderTests {
  private func read(
    _ text: String, path: String = "models/_collection.yml"
  ) -> (schema: CollectionSchema, report: [String]) {
    let file = source(path, text)
    let (schema, findings) = CollectionReader.read(file)
    return (schema, findings.map { "\($0.rule) \(place($0.location.range, in: file.bytes))" })
  }

  @Test("names default to the folder")
  func names() {
    let plain = read("description: Models\n").schema
    #expect(plain.name == "models" && plain.singular == "model" && plain.route == "models")
    let hidden = read("singular: risk\n", path: "docs/_risks/_collection.yml").schema
    #expect(
      hidden.name == "risks" && hidden.folder == "docs/_risks" && hidden.route == "docs/risks")
    #expect(hidden.singular == "risk" && hidden.plural == "risks")
    let given = read("name: threats\nroute: /a/b/\nplural: Threats\nsort: -date\n").schema
    #expect(given.name == "threats" && given.route == "a/b" && given.plural == "Threats")
    #expect(given.sort == "-date")
    #expect(read("").schema.name == "models")
    #expect(read("# nothing\n").report == [])
  }

  @Test("a schema with many types of fields is read")
  func example() throws {
    let (schema, report) = read(
      """
      singular: lesson
      plural: lessons
      id: '^BTAA-[A-Z]{3}-[0-9]{3}$'
      sort: id
      fields:
        difficulty:    { type: enum, values: [beginner, advanced], ordered: true, required: true }
        read_time:     { type: duration }
        date:          { type: date, required: true }
        last_updated:  { type: date, not_before: date }
        tags:          { type: list, of: string, unique: true }
        prerequisites:
          { type: list, of: reference, to: lessons, titled: true, acyclic: true, inverse: unlocks }
        taxonomy: { type: record, fields: { intents: { type: list, of: string } } }
        examples: { type: map, keys: reference, to: models, of: text, complete: true }
        part: { type: list, of: reference, to: 'standards#nist-csf-2.0' }
        plain: string
      """)
    #expect(report == [])
    #expect(schema.fields.map(\.name).count == 10)
    let before = try #require(schema.field("prerequisites"))
    #expect(before.isAcyclic && before.inverse == "unlocks")
    guard case .list(let element) = before.type, case .reference(let target) = element.type else {
      Issue.record("prerequisites is no list of references")
      return
    }
    #expect(target.collections == ["lessons"] && element.isTitled)
    guard case .list(let part)? = schema.field("part")?.type, case .reference(let one) = part.type
    else {
      Issue.record("part is no list of references")
      return
    }
    #expect(one.options.map(\.text) == ["standards#nist-csf-2.0"])
    #expect(schema.field("difficulty")?.isRequired == true)
    #expect(schema.field("examples")?.isComplete == true)
    #expect(schema.field("last_updated")?.notBefore == "date")
  }

  @Test("constraints for rules are read, and `date` is always in the past")
  func constraints() throws {
    let (schema, report) = read(
      """
      referenced: true
      fields:
        date: { type: date, required: true }
        found: { type: date, past: true }
        planned: date
        needs: { type: list, of: reference, to: models, not_above: weight, covers: true }
        meets: { type: reference, to: models, pinned: title, successor: true }
        time: { type: duration, computed: reading-time }
        clauses: { type: entries, referenced: true }
      """)
    #expect(report == [])
    #expect(schema.isReferenced)
    #expect(schema.fields.filter(\.mustBePast).map(\.name) == ["date", "found"])
    let needs = try #require(schema.field("needs"))
    #expect(needs.notAbove == "weight" && needs.covers)
    let meets = try #require(schema.field("meets"))
    #expect(meets.pinned == "title" && meets.isSuccessor)
    #expect(schema.field("time")?.computed == .readingTime)
    #expect(schema.field("clauses")?.isReferenced == true)
    #expect(!read("referenced: false\n").schema.isReferenced)
  }

  @Test("a value of an enum can have a label")
  func labels() {
    let (schema, report) = read(
      "fields:\n  f: { type: enum, values: [low_risk, { id: hi, label: High! }] }\n")
    #expect(report == [])
    guard case .enumeration(let values, _)? = schema.field("f")?.type else { return }
    #expect(values.map(\.label) == ["Low risk", "High!"])
  }

  @Test(
    "every mistake is reported at its location",
    arguments: [
      ("singlar: x", "unknown-field 1:1 singlar"),
      ("kind: table", "value-not-allowed 1:7 table"),
      ("singular: [x]", "wrong-type 1:11 [x]"),
      ("sort: tilte", "schema-error 1:7 tilte"),
      ("mention: '@'", "schema-error 1:10 '@'"),
      ("mention: '{id}'", "schema-error 1:10 '{id}'"),
      (
        "id: '{a}-{b}'\nmention: '{id}'\nfields: { a: string, b: string }",
        "schema-error 2:10 '{id}'"
      ),
      ("id: '['", "schema-error 1:5 '['"),
      ("id: 'ri-{sequnce}'", "schema-error 1:5 'ri-{sequnce}'"),
      ("route: ../x", "schema-error 1:8 ../x"),
      ("route: a/.git", "schema-error 1:8 a/.git"),
      ("fields: [a]", "wrong-type 1:9 [a]"),
      ("fields: { f: strng }", "value-not-allowed 1:14 strng"),
      ("fields: { f: { type: enum } }", "schema-error 1:14 { type: enum }"),
      ("fields: { f: { type: enum, values: [] } }", "schema-error 1:14 { type: enum, values: [] }"),
      ("fields: { f: { type: enum, values: x } }", "schema-error 1:36 x"),
      ("fields: { f: { type: enum, values: [a, a] } }", "duplicate-value 1:40 a"),
      ("fields: { f: { type: list } }", "schema-error 1:14 { type: list }"),
      ("fields: { f: { type: list, of: strng } }", "value-not-allowed 1:32 strng"),
      ("fields: { f: { type: list, of: list } }", "schema-error 1:32 list"),
      ("fields: { f: { type: map, of: list, to: x } }", "schema-error 1:31 list"),
      ("fields: { f: { type: list, of: { type: map, of: map } } }", "schema-error 1:49 map"),
      ("fields: { f: { type: map } }", "schema-error 1:14 { type: map }"),
      ("fields: { f: { type: map, keys: refrence, of: text } }", "value-not-allowed 1:33 refrence"),
      (
        "fields: { f: { type: map, keys: reference, of: text } }",
        "schema-error 1:14 { type: map, keys: reference, of: text }"
      ),
      ("fields: { f: { type: record } }", "schema-error 1:14 { type: record }"),
      ("fields: { f: { type: reference } }", "schema-error 1:14 { type: reference }"),
      ("fields: { f: { type: reference, to: { a: b } } }", "schema-error 1:37 { a: b }"),
      ("fields: { f: { type: reference, to: [] } }", "schema-error 1:37 []"),
      ("fields: { f: { type: assignments } }", "schema-error 1:14 { type: assignments }"),
      ("fields: { f: { type: string, required: yes } }", "wrong-type 1:40 yes"),
      ("fields: { f: { type: string, min: x } }", "wrong-type 1:35 x"),
      ("fields: { f: { type: string, pattern: '[' } }", "schema-error 1:39 '['"),
      ("fields: { f: { type: list, of: string, pattern: '[' } }", "schema-error 1:49 '['"),
      ("fields: { f: { type: string, values: [a] } }", "schema-error 1:30 values"),
      ("fields: { f: { type: boolean, min: 1 } }", "schema-error 1:31 min"),
      ("fields: { f: { type: string, acyclic: true } }", "schema-error 1:30 acyclic"),
      ("fields: { f: { type: list, of: string, titled: true } }", "schema-error 1:40 titled"),
      ("fields: { f: { type: date, precision: week } }", "value-not-allowed 1:39 week"),
      ("fields: { f: { type: date, precision: [] } }", "schema-error 1:39 []"),
      ("fields: { f: { type: string, precision: day } }", "schema-error 1:30 precision"),
      ("fields: { f: { type: list, of: string, single: yes } }", "value-not-allowed 1:48 yes"),
      ("fields: { f: { type: string, single: allow } }", "schema-error 1:30 single"),
      ("fields: { f: { type: boolean, values: [yes] } }", "schema-error 1:39 [yes]"),
      ("fields: { f: { type: boolean, values: yes-no } }", "schema-error 1:39 yes-no"),
      ("fields: { f: { type: boolean, values: [Y, y] } }", "schema-error 1:39 [Y, y]"),
      ("front_matter: none", "value-not-allowed 1:15 none"),
      ("title: name", "schema-error 1:8 name"),
      ("title: { from: [] }", "out-of-range 1:16 []"),
      ("title: { form: [stem] }", "unknown-field 1:10 form"),
      ("title: {}", "missing-field 1:8 "),
      ("title: { from: [heading, heading] }", "duplicate-value 1:26 heading"),
      ("title: { from: [headng] }", "schema-error 1:17 headng"),
      ("title: { from: first-paragraph }", "schema-error 1:16 first-paragraph"),
      ("title: { from: tags }", "schema-error 1:16 tags"),
      ("title: { from: status.x }", "schema-error 1:16 status.x"),
      (
        "title: { from: m.naem }\nfields: { m: { type: record, fields: { name: string } } }",
        "schema-error 1:16 m.naem"
      ),
      ("description: { from: stem }", "schema-error 1:22 stem"),
      ("description: { from: date }", "schema-error 1:22 date"),
      ("date: { from: heading }", "schema-error 1:15 heading"),
      ("date: { from: title }", "schema-error 1:15 title"),
      ("id: [folder]", "schema-error 1:5 [folder]"),
      ("id: folder", "schema-error 1:5 folder"),
      ("id: { from: foldr }", "schema-error 1:13 foldr"),
      ("id: { from: tags }", "schema-error 1:13 tags"),
      ("id: { from: '{m}' }\nfields: { m: { type: list, of: string } }", "schema-error 1:13 '{m}'"),
      ("id: { from: '{id:3}' }", "schema-error 1:13 '{id:3}'"),
      ("id: { from: '{id:00}' }", "schema-error 1:13 '{id:00}'"),
      ("id: { pattern: '[' }", "schema-error 1:16 '['"),
      ("id: { also: tgs }", "schema-error 1:13 tgs"),
      ("id: { also: rankings }", "schema-error 1:13 rankings"),
      ("id: { format: x }", "unknown-field 1:7 format"),
      ("fields: { f: { type: date, not_before: other } }", "schema-error 1:40 other"),
      ("fields: { f: { type: integer, min: 3, max: 1 } }", "schema-error 1:44 1"),
      ("fields: { f: { type: date, not_before: title } }", "schema-error 1:40 title"),
      ("ranges: other", "schema-error 1:9 other"),
      ("ranges: title", "schema-error 1:9 title"),
      ("ranges: [weight]", "wrong-type 1:9 [weight]"),
      ("ranges: { to: weight }", "missing-field 1:9 "),
      ("ranges: { from: weight, ends: excluded }", "schema-error 1:25 ends"),
      ("ranges: { from: weight, to: weight }", "schema-error 1:29 weight"),
      ("ranges: { from: date, to: weight }", "schema-error 1:27 weight"),
      ("ranges: { from: weight, gaps: no }", "value-not-allowed 1:31 no"),
      ("ranges: { from: weight, by: rankings }", "schema-error 1:29 rankings"),
      ("fields: { f: { type: boolean, not_before: date } }", "schema-error 1:31 not_before"),
      ("fields: { f: { type: integer, not_before: date } }", "schema-error 1:43 date"),
      ("fields: { f: { type: string, within: a.b } }", "schema-error 1:30 within"),
      ("fields: { f: { type: reference, to: c, within: a..b } }", "schema-error 1:48 a..b"),
      ("fields: { f: { type: reference, to: c, excludes: [] } }", "schema-error 1:50 []"),
      ("fields: { f: { type: string, past: true } }", "schema-error 1:30 past"),
      ("fields: { f: { type: string, not_above: f } }", "schema-error 1:30 not_above"),
      ("fields: { f: { type: date, computed: reading-time } }", "schema-error 1:28 computed"),
      ("fields: { f: { type: duration, computed: words } }", "value-not-allowed 1:42 words"),
      ("fields: { f: { type: string, referenced: true } }", "schema-error 1:30 referenced"),
      ("fields: { f: { type: string, covers: true } }", "schema-error 1:30 covers"),
      ("fields: { f: { type: string, pinned: title } }", "schema-error 1:30 pinned"),
      ("fields: { f: { type: date, successor: true } }", "schema-error 1:28 successor"),
      ("fields: { f: { type: integer, default: x } }", "wrong-type 1:40 x"),
      ("fields: { title: integer }", "schema-error 1:11 title"),
      ("fields: { f: }", "wrong-type 1:11 f"),
      ("fields: { f: { type: record, fields: { g: strng } } }", "value-not-allowed 1:43 strng"),
      ("fields: { f: { type: list, of: { type: enum } } }", "schema-error 1:32 { type: enum }"),
      ("kind: matrix\nfields: { rows: string }", "schema-error 2:11 rows"),
      ("- a", "wrong-type 1:1 - a"), ("a: b: c", "front-matter-syntax 1:5 :"),
    ])
  func mistakes(text: String, report: String) {
    #expect(read(text).report == [report])
  }

  @Test("invalid YAML still gives a collection, so that its entries are not lost")
  func broken() {
    let (schema, report) = read("a: 'b\n", path: "x/models/_collection.yml")
    #expect(report.count == 1)
    #expect(schema.name == "models" && schema.folder == "x/models")
  }

  @Test(
    "a declaration records the locations of the names in it",
    arguments: [
      ("{ type: reference, to: lesons }", "lesons"),
      ("{ type: list, of: reference, to: [lessons, modles] }", "modles"),
      ("{ type: assignments, matrix: responsability }", "responsability"),
      ("{ type: map, keys: reference, to: modles, of: text }", "modles"),
    ])
  func acrossSchemas(declaration: String, underlined: String) async throws {
    let text = "fields:\n  f: \(declaration)\n"
    let file = source("lessons/_collection.yml", text)
    let field = try #require(CollectionReader.read(file).schema.field("f"))
    let location = try #require(field.nameLocations[underlined])
    let shown = place(location.range, in: file.bytes)
    #expect(shown.hasSuffix(underlined), "a finding about it points at \(shown)")
  }

  @Test("the pattern of a mention matches the types of the fields in the id")
  func mentionTypes() throws {
    let file = SourceFile(
      path: "c/_collection.yml", displayPath: "c/_collection.yml",
      bytes: Array(
        """
        id: '{family}-{number}'
        mention: '{id}'
        fields: { family: { type: enum, values: [ac, cr] }, number: integer }
        """.utf8))
    let (schema, findings) = CollectionReader.read(file)
    #expect(findings.isEmpty)
    let pattern = try #require(schema.mentionPattern)
    for id in ["ac-1", "cr-12"] { #expect(pattern.matches(id) == true, "\(id)") }
    for word in ["UTF-8", "RFC-2119", "ac-", "ac-1a", "e-mail", "hvac-1", "CR-1"] {
      #expect(pattern.matches(word) == false, "\(word)")
    }
  }
}

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Fields: types and constraints")
struct FieldReaderTests {
  /// Each argument is a declaration, a valid value, and the parsed value.
  @Test(
    "a value of the right type is read",
    arguments: [
      ("string", "plain words", "plain words"), ("string", "'2'", "2"), ("string", "''", ""),
      ("text", "one", "one"), ("integer", "-7", "-7"), ("number", "2.5", "2.5"),
      ("number", "1e3", "1000.0"), ("boolean", "true", "true"), ("boolean", "false", "false"),
      ("date", "2026-04-11", "2026-04-11"), ("date", "'2024-02-29'", "2024-02-29"),
      ("duration", "1 hour 30 minutes", "1 hour 30 minutes"),
      ("quantity", "EUR 10 million", "EUR 10 million"),
      ("url", "https://example.org/a?b#c", "https://example.org/a?b#c"),
      ("url", "HTTPS://EX.org/", "HTTPS://EX.org/"), ("url", "MailTo:a@b.c", "MailTo:a@b.c"),
      ("{ type: enum, values: [low, high] }", "high", "high"),
      ("{ type: reference, to: things }", "two", "two"),
      ("{ type: string, pattern: 'a+' }", "aaa", "aaa"),
      ("{ type: string, min: 2, max: 3 }", "äöü", "äöü"),
      ("{ type: integer, min: 2, max: 3 }", "3", "3"),
      ("{ type: duration, max: 60 }", "1 hour", "1 hour"),
      ("{ type: date, precision: year }", "2026", "2026"),
      ("{ type: date, precision: [year, month] }", "2026-04", "2026-04"),
      ("{ type: date, precision: time }", "2026-04-11 10:00:00 +0200", "2026-04-11 10:00+02:00"),
      ("{ type: boolean, values: [Yes, No] }", "yes", "true"),
      ("{ type: boolean, values: [Y, N] }", "'n'", "false"),
      ("{ type: boolean, values: [yes, no] }", "true", "true"),
    ])
  func right(type: String, value: String, result: String) {
    let reading = Reading("f: \(value)", fields: "f: \(type)")
    #expect(reading.report == [])
    #expect(reading.text("f") == result)
  }

  @Test(
    "a message about a boolean names what to write",
    arguments: [
      (
        "{ type: enum, values: [yes, no] }", "true",
        "`true` is not a value of `f` / write `\"yes\"`: without quotes, many tools read it as `true`"
      ),
      (
        "{ type: list, of: enum, values: [on, off, auto] }", "[auto, false]",
        "`false` is not a value of `f` / write `\"off\"`: without quotes, many tools read it as `false`"
      ),
      (
        "{ type: enum, values: [yes, no] }", "'true'",
        "`true` is not a value of `f` / did you mean `yes`?"
      ),
      (
        "{ type: enum, values: [true, false] }", "no",
        "`no` is not a value of `f` / did you mean `false`?"
      ),
      (
        "{ type: enum, values: [yes, on] }", "true",
        "`true` is not a value of `f` / the allowed values are `yes` and `on`"
      ),
      (
        "boolean", "yes",
        "`f` must be `true` or `false`, not a text / write `true` / "
          + "`values: [yes, no]` in the schema allows such words"
      ),
      ("boolean", "'true'", "`f` must be `true` or `false`, not a text / write `true`"),
      (
        "{ type: list, of: boolean, values: [on, off] }", "[on, no]",
        "`f` must be `on` or `off`, not `no` / write `off`"
      ),
      ("{ type: boolean, values: [yes, no] }", "maybe", "`f` must be `yes` or `no`, not `maybe`"),
    ])
  func booleans(type: String, value: String, expected: String) {
    let found = Reading("f: \(value)", fields: "f: \(type)").findings.map {
      ([$0.message] + $0.help).joined(separator: " / ")
    }
    #expect(found == [expected])
  }

  @Test(
    "a value of the wrong type is reported at its range",
    arguments: [
      ("string", "[a]", "wrong-type 3:4 [a]"), ("text", "{ a: b }", "wrong-type 3:4 { a: b }"),
      ("integer", "2.5", "wrong-type 3:4 2.5"), ("integer", "'2'", "wrong-type 3:4 '2'"),
      ("integer", "99999999999999999999", "wrong-type 3:4 99999999999999999999"),
      ("number", "two", "wrong-type 3:4 two"), ("number", "nan", "wrong-type 3:4 nan"),
      ("number", "'1'", "wrong-type 3:4 '1'"), ("boolean", "yes", "wrong-type 3:4 yes"),
      ("boolean", "'true'", "wrong-type 3:4 'true'"),
      ("date", "2026-2-3", "invalid-date 3:4 2026-2-3"),
      ("date", "2026-02-29", "invalid-date 3:4 2026-02-29"),
      ("date", "2026-04", "invalid-date 3:4 2026-04"), ("date", "2026", "invalid-date 3:4 2026"),
      ("{ type: date, precision: month }", "2026-04-11", "invalid-date 3:4 2026-04-11"),
      ("{ type: date, precision: time }", "2026-04-11T24:00", "invalid-date 3:4 2026-04-11T24:00"),
      ("{ type: list, of: date, precision: month }", "[2026-04, 2026]", "invalid-date 3:14 2026"),
      ("{ type: boolean, values: [yes, no] }", "maybe", "wrong-type 3:4 maybe"),
      ("{ type: list, of: boolean, values: [a, b] }", "[a, no]", "wrong-type 3:8 no"),
      ("{ type: list, of: string, single: refuse }", "one", "wrong-type 3:4 one"),
      ("{ type: list, of: string, single: allow }", "{ a: b }", "wrong-type 3:4 { a: b }"),
      ("{ type: list, of: string, single: allow, min: 2 }", "one", "out-of-range 3:4 one"),
      ("duration", "soon", "wrong-type 3:4 soon"), ("duration", "7", "wrong-type 3:4 7"),
      ("quantity", "10", "wrong-type 3:4 10"), ("quantity", "many", "wrong-type 3:4 many"),
      ("url", "example.org", "invalid-url 3:4 example.org"),
      ("url", "'javascript:alert(1)'", "invalid-url 3:4 'javascript:alert(1)'"),
      ("url", "'https://a b'", "invalid-url 3:4 'https://a b'"),
      ("url", "https://", "invalid-url 3:4 https://"),
      ("{ type: enum, values: [low, high] }", "hihg", "value-not-allowed 3:4 hihg"),
      ("{ type: list, of: string }", "one", "wrong-type 3:4 one"),
      ("{ type: list, of: integer }", "[1, x]", "wrong-type 3:8 x"),
      ("{ type: map, of: integer }", "{ a: x }", "wrong-type 3:9 x"),
      ("{ type: map, of: integer }", "[1]", "wrong-type 3:4 [1]"),
      ("{ type: record, fields: { a: integer } }", "x", "wrong-type 3:4 x"),
      ("{ type: record, fields: { a: integer } }", "{ b: 1 }", "unknown-field 3:6 b"),
      ("{ type: entries }", "x", "wrong-type 3:4 x"),
      ("{ type: string, pattern: 'a+' }", "baaa", "pattern-mismatch 3:4 baaa"),
      ("{ type: string, min: 2 }", "a", "out-of-range 3:4 a"),
      ("{ type: integer, max: 3 }", "4", "out-of-range 3:4 4"),
      ("{ type: duration, max: 60 }", "61 min", "out-of-range 3:4 61 min"),
      ("{ type: list, of: string, unique: true }", "[a, b, a]", "duplicate-value 3:11 a"),
      ("{ type: list, of: string, pattern: 'a+' }", "[a, b]", "pattern-mismatch 3:8 b"),
      ("{ type: list, of: { type: integer, max: 3 } }", "[1, 5]", "out-of-range 3:8 5"),
      ("{ type: list, of: enum, values: [x, y] }", "[x, z]", "value-not-allowed 3:8 z"),
    ])
  func wrong(type: String, value: String, report: String) {
    #expect(Reading("f: \(value)", fields: "f: \(type)").report == [report])
  }

  @Test("a single value is a list of one where the field allows it")
  func single() {
    let reading = Reading(
      "tags: one\nsteps: { n: 1 }\nmore: [a, b]",
      fields: """
        tags: { type: list, of: string, single: allow, unique: true }
        steps: { type: list, single: allow, of: record, fields: { n: integer } }
        more: { type: list, of: string, single: allow }
        """)
    #expect(reading.report == [])
    #expect(reading.entry?.tags.map(\.text) == ["one"])
    #expect(reading.entry?.fields.list("steps").count == 1)
    #expect(reading.entry?.fields.texts("more").map(\.text) == ["a", "b"])
  }

  @Test(
    "a date of another precision is named as such, and the declaration that accepts it is shown")
  func precision() {
    let finding = Reading("f: 2026-04", fields: "f: { type: date, precision: [day, time] }")
      .findings
      .first
    #expect(finding?.message == "`2026-04` in `f` is a month")
    #expect(
      finding?.help == [
        "write a day that exists as `YYYY-MM-DD` or a time as `YYYY-MM-DDThh:mm:ssZ`",
        "or accept it: declare the field with `precision: [month, day, time]`",
      ])
  }

  @Test("a date is before another one only if the whole of it is")
  func coarseOrder() {
    let fields = """
      from: { type: date, precision: [year, month, day] }
      to: { type: date, precision: [year, month, day], not_before: from }
      """
    #expect(Reading("from: 2026-04-11\nto: 2026-04", fields: fields).report == [])
    #expect(Reading("from: 2026-04-11\nto: 2026", fields: fields).report == [])
    #expect(
      Reading("from: 2026-04-11\nto: 2026-03", fields: fields).report
        == ["date-order 4:5 2026-03"])
  }

  @Test("all mistakes of a file are reported at once, and valid values are kept")
  func several() {
    let reading = Reading(
      "a: x\nb: 2\nc: nope\nd: 1", fields: "a: integer\nb: integer\nc: date")
    #expect(
      reading.report == [
        "unknown-field 6:1 d", "wrong-type 3:4 x", "invalid-date 5:4 nope",
      ])
    #expect(reading.text("b") == "2")
  }

  @Test("an absent or empty required field is reported")
  func required() throws {
    let absent = Reading("", fields: "f: { type: string, required: true }")
    #expect(absent.report.count == 1 && absent.report[0].hasPrefix("missing-field 2:1"))
    let note = try #require(absent.findings[0].notes.first)
    #expect(note.location.path == "Content/things/_collection.yml")
    let empty = Reading("f:", fields: "f: { type: string, required: true }")
    #expect(empty.report == ["missing-field 3:1 f"])
    #expect(Reading("f: ~", fields: "f: string").report == [])
  }

  @Test("an empty quoted string does not satisfy `required`")
  func emptyQuotes() {
    #expect(
      Reading("f: ''", fields: "f: { type: string, required: true }").report == [
        "missing-field 3:4 ''"
      ])
  }

  @Test("a default replaces a missing value and is checked like one")
  func defaults() {
    let reading = Reading("", fields: "f: { type: integer, default: 3 }")
    #expect(reading.text("f") == "3")
    #expect(reading.report == [])
    #expect(Reading("f: 4", fields: "f: { type: integer, default: 3 }").text("f") == "4")
  }

  @Test("a default of the wrong type is reported once, at the schema")
  func wrongDefault() throws {
    let schema = "singular: a\nfields:\n  f: { type: integer, default: x }\n"
    let content = Content([
      "a/_collection.yml": schema, "a/1.md": page("title: 1"), "a/2.md": page("title: 2"),
    ])
    #expect(content.findings.map(\.location.path) == ["Content/a/_collection.yml"])
    #expect(content.report == ["wrong-type a/_collection.yml:3:32 x"])
  }

  @Test("`min` and `max` count the items of a list and the characters of a text")
  func counts() {
    for least in ["-9223372036854775808", "-1e300", "-1"] {
      let list = Reading(
        "f: [a, a]", fields: "f: { type: list, of: string, unique: true, min: \(least) }")
      #expect(list.report == ["duplicate-value 3:8 a"], "min: \(least)")
    }
    let list = Reading("f: [a]", fields: "f: { type: list, of: string, min: 2 }")
    #expect(list.findings[0].message.contains("1 item,"), "\(list.findings[0].message)")
    let text = Reading("f: ä", fields: "f: { type: string, min: 2 }")
    #expect(text.findings[0].message.contains("1 character,"), "\(text.findings[0].message)")
    let number = Reading("f: 7", fields: "f: { type: number, max: 5 }")
    #expect(!number.findings[0].message.contains("has 7"), "\(number.findings[0].message)")
  }

  @Test("a date before that of `not_before` is reported")
  func dateOrder() {
    let fields = "from: date\nto: { type: date, not_before: from }"
    #expect(Reading("from: 2026-01-02\nto: 2026-01-02", fields: fields).report == [])
    #expect(
      Reading("from: 2026-01-02\nto: 2026-01-01", fields: fields).report == [
        "date-order 4:5 2026-01-01"
      ])
    #expect(Reading("to: 2026-01-01", fields: fields).report == [])
    let nested = "r: { type: record, fields: { from: date, to: { type: date, not_before: from } } }"
    #expect(
      Reading("r: { from: 2026-01-02, to: 2026-01-01 }", fields: nested).report == [
        "date-order 3:28 2026-01-01"
      ])
  }

  @Test("an unknown key suggests the nearest known one")
  func nearest() {
    let reading = Reading("dificulty: 1", fields: "difficulty: string")
    #expect(reading.report == ["unknown-field 3:1 dificulty"])
    #expect(reading.findings[0].help == ["did you mean `difficulty`?"])
    let far = Reading("zzz: 1", fields: "difficulty: string")
    #expect(
      far.findings[0].help == [
        "the fields are `difficulty`", "or declare `zzz` in `Content/things/_collection.yml`",
      ])
    let universal = Reading("titel: 1", fields: "difficulty: string")
    #expect(universal.findings[0].help == ["did you mean `title`?"])
  }

  @Test("built-in fields need no declaration")
  func universal() {
    let reading = Reading(
      """
      id: one
      description: d
      aliases: [a]
      tags: [t]
      status: deprecated
      date: 2026-01-01
      last_updated: 2026-01-02
      redirect_from: [/old]
      weight: 3
      review_by: 2027-01-01
      ignore: [{ rule: heading-skip, because: The old anchors are linked from a book. }]
      """, fields: "f: string")
    #expect(reading.report == [])
    #expect(reading.entry?.aliases == ["a"])
    #expect(Reading("status: final", fields: "f: string").report == ["value-not-allowed 3:9 final"])
  }

  @Test("`last_updated` before `date` is reported, also in pages")
  func universalDates() {
    let content = Content(["a.md": page("title: A\ndate: 2026-01-02\nlast_updated: 2026-01-01")])
    #expect(content.report == ["date-order a.md:4:15 2026-01-01"])
  }

  @Test("Markdown in a field has ranges in the file")
  func markdown() {
    let fields = "f: markdown"
    for value in ["see [x](y.md)", "'see [x](y.md)'", "\"see [x](y.md)\""] {
      let reading = Reading("f: \(value)", fields: fields)
      guard case .markdown(let document)? = reading.entry?.fields["f"]?.value else {
        Issue.record("\(value) is no Markdown")
        continue
      }
      let column = value.hasPrefix("s") ? 12 : 13
      let bytes = Array(page("title: One\nf: \(value)").utf8)
      #expect(document.links.map { place($0.destinationRange, in: bytes) } == ["3:\(column) y.md"])
    }
  }
}

import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("YAML: values and their ranges")
struct YAMLReaderTests {
  private let clock = ContinuousClock()

  private func read(_ text: String) -> (node: YAMLNode?, report: [String], bytes: [UInt8]) {
    let file = source("a.yml", text)
    let (node, findings) = YAMLReader.read(0..<file.bytes.count, of: file)
    let report = findings.map { finding in
      ([finding.location] + finding.notes.map(\.location)).map {
        place($0.range, in: file.bytes)
      }.joined(separator: " / ")
    }
    return (node, zip(findings, report).map { "\($0.rule) \($1)" }, file.bytes)
  }

  /// All scalars of the YAML in order, keys included, each with its range.
  private func scalars(_ text: String) -> [String] {
    let (node, report, bytes) = read(text)
    return report + (node?.scalarRanges.map { place($0, in: bytes) } ?? [])
  }

  @Test("plain, quoted and flow values have their ranges")
  func places() {
    #expect(scalars("a: one\nb: 'two'\n") == ["1:1 a", "1:4 one", "2:1 b", "2:4 'two'"])
    #expect(scalars("a: [x, \"y, z\"]") == ["1:1 a", "1:5 x", "1:8 \"y, z\""])
    #expect(scalars("a: {b: c}") == ["1:1 a", "1:5 b", "1:8 c"])
    #expect(scalars("- x\n-   y\n") == ["1:3 x", "2:5 y"])
    #expect(scalars("'a b': 'it''s'") == ["1:1 'a b'", "1:8 'it''s'"])
    #expect(scalars(#"a: "x \" y" # c"#) == ["1:1 a", #"1:4 "x \" y""#])
  }

  @Test("columns count characters, ranges bytes")
  func nonASCII() {
    #expect(
      scalars("ä: {ö: Größe, ü: 漢字}") == [
        "1:1 ä", "1:5 ö", "1:8 Größe", "1:15 ü", "1:18 漢字",
      ])
    #expect(scalars("a: 👩‍👩‍👧 x\nb: [é, 'ñ']") == ["1:1 a", "1:4 👩‍👩‍👧 x", "2:1 b", "2:5 é", "2:8 'ñ'"])
  }

  @Test("carriage returns before newlines are not part of a value")
  func returns() {
    #expect(scalars("a: one\r\nb: two\r\n") == ["1:1 a", "1:4 one", "2:1 b", "2:4 two"])
    #expect(scalars("a:\r\n  - x\r\n  - y\r\n") == ["1:1 a", "2:5 x", "3:5 y"])
  }

  @Test("values of several lines begin where they are written")
  func severalLines() {
    #expect(scalars("a: one\n  two\nb: x").suffix(2) == ["3:1 b", "3:4 x"])
    #expect(scalars("a: one\n  two\nb: x")[1] == "1:4 one")
    #expect(scalars("a: |\n  one\n  two\nb: x").suffix(2) == ["4:1 b", "4:4 x"])
    #expect(scalars("a: 'one\n  two'\nb: x")[1] == "1:4 'one\n  two'")
  }

  @Test("a quoted value is always text")
  func kinds() {
    func value(_ text: String) -> YAMLNode? {
      guard case .mapping(let pairs)? = read("a: \(text)").node?.value else { return nil }
      return pairs.first?.value
    }
    #expect(value("'true'")?.kind == "a text")
    #expect(value("true")?.kind == "a boolean")
    #expect(value("1.5")?.kind == "a number")
    #expect(value("[]")?.kind == "a list")
    #expect(value("{}")?.kind == "a mapping")
    #expect(value("")?.isNull == true)
    #expect(value("~")?.isNull == true)
    #expect(value("null")?.isNull == true)
    #expect(value("''")?.isNull == false)
    #expect(value("'null'")?.isNull == false)
    #expect(value("yes")?.text == "yes")
  }

  @Test("the range of a list or mapping covers all its items")
  func collections() {
    func top(_ text: String) -> String? {
      let (node, _, bytes) = read(text)
      guard case .mapping(let pairs)? = node?.value else { return nil }
      return place(pairs[0].value.range, in: bytes)
    }
    #expect(top("a: [one, two]") == "1:4 [one, two]")
    #expect(top("a: {b: c}") == "1:4 {b: c}")
    #expect(top("a: []") == "1:4 []")
    #expect(top("a:\n  - x\n  - y\n") == "2:3 - x\n  - y")
  }

  @Test("a document with more than a million nodes is rejected where it exceeds the limit")
  func tooManyNodes() {
    // The list is a node too, so its last item is one too many.
    let (node, report, _) = read("[\(String(repeating: "a,", count: 1_000_000))]")
    #expect(node == nil)
    #expect(report == ["too-complex 1:2000000 a"])
  }

  @Test(
    "a duplicate key is reported with both locations",
    arguments: [
      ("title: A\ntitle: B\n", "2:1 title / 1:1 title"),
      ("title: A\ntags: [a]\ntags: [b]\n", "3:1 tags / 2:1 tags"),
      ("title: A\nmeta:\n  title: x\ntitle: B\n", "4:1 title / 1:1 title"),
      ("title: A\nmeta: { title: x }\ntitle: B\n", "3:1 title / 1:1 title"),
      ("title: A # title: no\nb: c\ntitle: B\n", "3:1 title / 1:1 title"),
      ("title: |\n  title: in a text\nb: c\ntitle: B\n", "4:1 title / 1:1 title"),
      ("ä: { b: 1, b: 2 }", "1:12 b / 1:6 b"),
      ("'a': 1\n\"a\": 2", "2:1 \"a\" / 1:1 'a'"),
      ("a:\n  - { id: 1, x: 1 }\n  - { id: 2, id: 3 }", "3:14 id / 3:7 id"),
      ("titled: 1\ntitle: A\ntitle: B", "3:1 title / 2:1 title"),
      ("title : A\ntitle : B", "2:1 title / 1:1 title"),
    ])
  func duplicateKeys(text: String, places: String) {
    #expect(read(text).report == ["duplicate-key \(places)"])
  }

  @Test("an alias has the value and the range of its anchor")
  func aliases() {
    #expect(scalars("a: &x 1\n") == ["1:1 a", "1:7 1"])
    #expect(scalars("a: &x [1]\nb: *x\n") == ["1:1 a", "1:8 1", "2:1 b", "1:8 1"])
    #expect(scalars("a: &x 'y'\n*x : *x\n") == ["1:1 a", "1:7 'y'", "1:7 'y'", "1:7 'y'"])
    #expect(scalars("a: &x 1\nb: &x 2\nc: *x\n").suffix(2) == ["3:1 c", "2:7 2"])
    #expect(scalars("a: &x !!str 1\nb: !!str &y 2\n") == ["1:1 a", "1:13 1", "2:1 b", "2:13 2"])
    #expect(
      scalars("a: &x { b: &y 1, c: *y }\nd: *x").suffix(5) == [
        "2:1 d", "1:9 b", "1:15 1", "1:18 c", "1:15 1",
      ])
  }

  @Test("the range of a list or mapping ends where it is written, also with an alias")
  func aliasAtEnd() {
    let (node, _, bytes) = read("a: &x 1\nb:\n  - 2\n  - *x\nc: { d: *x }\n")
    guard case .mapping(let pairs)? = node?.value else { return #expect(Bool(false)) }
    #expect(place(pairs[1].value.range, in: bytes) == "3:3 - 2\n  - *x")
    #expect(place(pairs[2].value.range, in: bytes) == "5:4 { d: *x }")
  }

  @Test("an alias without an anchor before it is reported")
  func undefinedAliases() {
    #expect(read("a: *x\n").report == ["yaml-anchor 1:4 *x"])
    #expect(read("a: *x\nb: &x 1\n").report == ["yaml-anchor 1:4 *x"])
    #expect(read("a: &x [*x]\n").report == ["yaml-anchor 1:8 *x"])
    let file = source("a.yml", "a: &common 1\nb: *comon\n")
    let findings = YAMLReader.read(0..<file.bytes.count, of: file).findings
    #expect(findings.map(\.help) == [["did you mean `*common`?"]])
    #expect(read("a: *x\n").node == nil)
  }

  @Test("`<<` adds the keys of other mappings")
  func mergeKeys() {
    func keys(_ text: String) -> [String] {
      guard case .mapping(let pairs)? = read(text).node?.value,
        case .mapping(let last)? = pairs.last?.value.value
      else { return [] }
      return last.map { "\($0.key)=\($0.value.text ?? "")" }
    }
    #expect(keys("x: &x { a: 1, b: 2 }\ny: { <<: *x, b: 3 }") == ["b=3", "a=1"])
    #expect(
      keys("x: &x { a: 1 }\ny: &y { a: 2, b: 2 }\nz: { <<: [*x, *y], c: 3 }") == [
        "c=3", "a=1", "b=2",
      ])
    #expect(keys("y: { '<<': 1 }") == ["<<=1"])
    #expect(read("y: { <<: 1 }").report == ["front-matter-syntax 1:10 1"])
    #expect(read("y: { <<: {}, <<: {} }").report == ["duplicate-key 1:14 << / 1:6 <<"])
  }

  @Test("an anchor without a value was probably meant as one")
  func swallowedAnchors() {
    #expect(read("a: &more\nb: 1\n").report == ["swallowed-text 1:4 &more"])
    #expect(read("a: &x\n  b: 1\n").report == [])
    #expect(read("a: &x ''\n").report == [])
  }

  @Test("a line of a hundred thousand anchors or aliases is read quickly", .timeLimit(.minutes(1)))
  func manyAnchors() {
    func many(_ text: String) -> String {
      "a: [" + [String](repeating: text, count: 100_000).joined(separator: ",") + "]\n"
    }
    #expect(read(many("&a 1")).report == [])
    #expect(read(many("*a")).report.count == YAMLComposer.maximumUndefinedAliases)
    #expect(read("b: &a 1\n" + many("*a")).report == [])
  }

  @Test("a long line of tags takes linear time", .timeLimit(.minutes(1)))
  func longLine() {
    let text = "a: [" + [String](repeating: "!x v", count: 60_000).joined(separator: ",") + "]\n"
    let file = source("a.yml", text)
    var count = 0
    let time = clock.measure {
      count = YAMLReader.read(0..<file.bytes.count, of: file).findings.count
    }
    #expect(count == 60_000)
    #expect(time < .seconds(10), "it takes \(time)")
  }

  /// Nested lists of eight aliases each. Every line multiplies the number of items by eight.
  private var bomb: String {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    for level in 1...6 {
      let items = [String](repeating: "*a\(level - 1)", count: 8).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    return text
  }

  @Test("an alias bomb is not expanded", .timeLimit(.minutes(1)), arguments: ["", "*a6 : x\n"])
  func aliasBomb(end: String) {
    var report: [String] = []
    let time = clock.measure { report = read(bomb + end).report }
    #expect(report.count == 1 && report[0].hasPrefix("yaml-anchor"), "\(report)")
    #expect(time < .milliseconds(500), "a small file takes \(time)")
  }

  @Test(
    "deep nesting is rejected before parsing",
    arguments: [
      "brackets", "braces", "list marks", "key marks", "indentation", "brackets on lines",
    ])
  func nestingBomb(kind: String) {
    let text =
      switch kind {
      case "brackets": String(repeating: "[", count: 100_000)
      case "braces": "a: " + String(repeating: "{a: ", count: 50_000)
      case "list marks": String(repeating: "- ", count: 50_000) + "x"
      case "key marks": String(repeating: "? ", count: 50_000) + "x"
      case "indentation": (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      default: "a: [\n" + String(repeating: "[\n", count: 1_000)
      }
    var report: [String] = []
    let time = clock.measure { report = read(text).report }
    #expect(report.count == 1 && report[0].hasPrefix("too-complex"), "\(report)")
    #expect(time < .milliseconds(500), "it takes \(time)")
  }

  @Test("brackets in text do not count as nesting")
  func bracketsInText() {
    let smileys = String(repeating: "[", count: 100)
    #expect(read("a: '\(smileys)'").report == [])
    #expect(read("a: |\n  \(smileys)\n").report == [])
    #expect(read("a: x # \(smileys)").report == [])
    let intervals = (1...70).map { "k\($0): from [0 to 1)\n" }.joined()
    #expect(read(intervals).report == [])
  }

  @Test(
    "invalid YAML is reported at its line",
    arguments: [
      ("a: 1\nb: c: d\n", "2:5"), ("a: 'open\n", "1:4"), ("a: [1, 2\nb: 3\n", "1:4"),
      ("a:\n\t- x\n", "2:1"), ("a: @x\n", "1:4"), ("a: 1\n  b: 2\n", "2:3"), ("ä: ö: 1", "1:5"),
      ("a: %x", "1:4"), ("- a\nb: c\n", "2:1"),
    ])
  func errors(text: String, expected: String) {
    let report = read(text).report
    #expect(report.count == 1)
    #expect(report[0].hasPrefix("front-matter-syntax \(expected) "), "\(report)")
  }

  @Test("a second document is not silently dropped")
  func secondDocument() {
    #expect(read("a: 1\n---\nb: 2\n").report.first?.hasPrefix("front-matter-syntax 2:1") == true)
  }

  @Test("all documents of a stream are read if the schema says so")
  func documents() {
    let file = source("a.yml", "a: &x 1\n---\nb: 2\n...\n--- \n- 3\n")
    let (documents, findings) = DataFile.documents(of: file)
    #expect(findings.isEmpty)
    #expect(
      documents.map { place($0.range, in: file.bytes) } == ["1:1 a: &x 1", "3:1 b: 2", "6:1 - 3"])
    let other = source("a.yml", "a: &x 1\n---\nb: *x\n")
    #expect(DataFile.documents(of: other).findings.map(\.rule.name) == ["yaml-anchor"])
  }

  @Test("keys that are not plain names are rejected")
  func oddKeys() {
    #expect(read("[a, b]: 1").report.map { $0.prefix(19) } == ["front-matter-syntax"])
    #expect(read("? {a: 1}\n: 2").report.map { $0.prefix(19) } == ["front-matter-syntax"])
  }

  @Test("a file with only comments is empty")
  func nothing() {
    #expect(read("").node == nil)
    #expect(read("# only this\n").node == nil)
    #expect(read("\n\n").report == [])
  }
}

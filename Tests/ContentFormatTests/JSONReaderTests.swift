import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("JSON: values and their ranges")
struct JSONReaderTests {
  private func read(_ text: String) -> (node: YAMLNode?, report: [String], bytes: [UInt8]) {
    let file = source("a.json", text)
    let (node, findings) = JSONReader.read(file)
    let report = findings.map { "\($0.rule) \(place($0.location.range, in: file.bytes))" }
    return (node, report, file.bytes)
  }

  /// All scalars in order, keys included, each with its range.
  private func scalars(_ text: String) -> [String] {
    let (node, report, bytes) = read(text)
    return report + (node?.scalarRanges.map { place($0, in: bytes) } ?? [])
  }

  @Test("values have their ranges")
  func places() {
    #expect(
      scalars("{\"a\": 1, \"b\":[true, null]}") == [
        "1:2 \"a\"", "1:7 1", "1:10 \"b\"", "1:15 true", "1:21 null",
      ])
    #expect(scalars("\t[\r\n\t\"ä\",\r\n-1.5e3 ]\n") == ["2:2 \"ä\"", "3:1 -1.5e3"])
    #expect(scalars("\u{FEFF}\"x\"") == ["1:2 \"x\""] || scalars("\u{FEFF}\"x\"") == ["1:1 \"x\""])
    let (node, _, bytes) = read(" { \"a\": [ ] } ")
    #expect(node.map { place($0.range, in: bytes) } == "1:2 { \"a\": [ ] }")
  }

  @Test("escapes become their characters")
  func escapes() {
    #expect(read(#""\"\\\/\n\t\r""#).node?.text == "\"\\/\n\t\r")
    #expect(read(#""\u00e4\u6F22 \ud83d\uDE00""#).node?.text == "ä漢 😀")
    #expect(read("\"é 漢字 👩‍👩‍👧\"").node?.text == "é 漢字 👩‍👩‍👧")
  }

  @Test("texts are texts, and other scalars are not")
  func kinds() {
    #expect(read("\"true\"").node?.kind == "a text")
    #expect(read("true").node?.kind == "a boolean")
    #expect(read("1.5").node?.kind == "a number")
    #expect(read("null").node?.isNull == true)
    #expect(read("\"null\"").node?.isNull == false)
  }

  @Test(
    "invalid JSON is reported at its place",
    arguments: [
      ("{\"a\": 1,}", "1:8 ,"), ("[1, 2,\n]", "1:6 ,"), ("[1 2]", "1:4 2"), ("{\"a\" 1}", "1:6 1"),
      ("{a: 1}", "1:2 a"), ("{'a': 1}", "1:2 '"), ("[// x\n1]", "1:2 /"), ("[01]", "1:2 01"),
      ("[1.]", "1:2 1."), ("[.5]", "1:2 ."), ("[True]", "1:2 True"), ("[NaN]", "1:2 NaN"),
      ("[\"a\nb\"]", "1:2 \""), ("[\"a", "1:2 \""), ("[\"a\tb\"]", "1:4 \t"),
      (#"["\x"]"#, #"1:3 \x"#), (#"["\u12"]"#, #"1:3 \u12"]"#), (#"["\ud800 "]"#, #"1:3 \ud800"#),
      (#"["\"#, #"1:3 \"#), ("[1] [2]", "1:5 ["), ("[1", "1:1 ["), ("{\"a\": [1]", "1:1 {"),
      ("{\"a\":", "1:5 :"), ("{", "1:1 {"), ("[+1]", "1:2 +"), ("[--1]", "1:2 -"),
    ])
  func errors(text: String, place: String) {
    let (node, report, _) = read(text)
    #expect(node == nil)
    #expect(report == ["front-matter-syntax \(place)"])
  }

  @Test("an empty file has no value")
  func empty() {
    #expect(read("").node == nil && read("").report == [])
    #expect(read(" \n").node == nil && read("\u{FEFF}").report == [])
  }

  @Test("a duplicate key and a control character are reported, and the rest is read")
  func findings() {
    #expect(read(#"{"a": 1, "b": {"a": 2}, "a": 3}"#).report == [#"duplicate-key 1:25 "a""#])
    #expect(read(#"{"a": 1, "\u0061": 3}"#).report == [#"duplicate-key 1:10 "\u0061""#])
    #expect(read(#"["\u0007"]"#).report == [#"control-character 1:2 "\u0007""#])
  }

  @Test("deep nesting is rejected, and large files take linear time", .timeLimit(.minutes(1)))
  func limits() {
    for open in ["[", "{\"a\":"] {
      let report = read(String(repeating: open, count: 100_000)).report
      #expect(report.count == 1 && report[0].hasPrefix("too-complex"), "\(report)")
    }
    let items = String(repeating: "{\"a\":\"\\u00e4 b\"},", count: 25_000)
    let time = ContinuousClock().measure {
      #expect(read("[\(items)1]").report == [])
      #expect(read("\"\(String(repeating: "\\n", count: 200_000))\"").report == [])
    }
    #expect(time < .seconds(10), "it takes \(time)")
  }

  @Test("words in escaped texts have their ranges")
  func offsets() throws {
    let text = #"x "a \ud83d\ude00 b""#
    let bytes = Array(text.utf8)
    let offsets = try #require(ScalarOffsets(Array("a 😀 b".utf8), from: 2, in: bytes))
    #expect(place(offsets.range(SourceRange(7, 8)), in: bytes) == "1:19 b")
  }

  @Test("any bytes are read without a crash, and ranges stay in the file")
  func random() {
    var state: UInt64 = 20_261_128
    func dice(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "\\u", "d83d", "1", "-", ".", "e", "true",
      "nul", " ", "\n", "é", "漢", "'", "/", "\u{FEFF}", "\"k\":",
    ]
    for _ in 0..<20_000 {
      let text = (0...dice(12)).map { _ in parts[dice(parts.count)] }.joined()
      let file = source("a.json", text)
      let (node, findings) = JSONReader.read(file)
      for finding in findings { #expect(Int(finding.location.range.end) <= file.bytes.count) }
      if let node { #expect(Int(node.range.end) <= file.bytes.count) }
    }
  }
}

import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("YAML: events of libyaml")
struct YAMLEventTests {
  private func read(_ text: String) -> (node: YAMLNode?, findings: [Finding], bytes: [UInt8]) {
    let file = source("a.yml", text)
    let (node, findings) = YAMLReader.read(0..<file.bytes.count, of: file)
    return (node, findings, file.bytes)
  }

  @Test(
    "anchors are found after every line break that libyaml accepts",
    arguments: ["\r", "\u{85}", "\u{2028}", "\u{2029}", "\r\n", "\n"])
  func lineEnds(end: String) {
    let (node, findings, _) = read("title: X\n# c\(end)a: &b [x]\(end)c: *b\n")
    #expect(findings.isEmpty, "\(findings)")
    guard case .mapping(let pairs)? = node?.value else { return #expect(Bool(false)) }
    #expect(pairs.map(\.key) == ["title", "a", "c"] && pairs[1].value == pairs[2].value)
  }

  @Test(
    "anchors are accepted after tags, directives, document markers and byte order marks",
    arguments: [
      "a: !!str &x b", "a: &x !!str b", "%YAML 1.1\n---\na: &x b", "\u{FEFF}a: &x b",
      "--- &x\na: b", "--- &x b", "? &x a\n: b", "? - &x a\n: b", "a: [? &x b : c]",
      "a: {&x b: c}", "- - ? &x", "&x a: b", "\"a\": &x", "a: &x",
    ])
  func anchors(text: String) {
    let (node, findings, bytes) = read(text)
    #expect(findings.allSatisfy { $0.rule != Rule.yamlAnchor.id }, "\(text): \(findings)")
    guard let node else { return #expect(Bool(false), "\(text)") }
    check(node, bytes)
  }

  @Test("aliases as keys are not expanded beyond the limit", .timeLimit(.minutes(1)))
  func laugh() {
    var text = "# c\ra0: &b0 [x,x,x,x,x,x,x,x,x]\r"
    for level in 1...30 {
      let items = [String](repeating: "*b\(level - 1)", count: 9).joined(separator: ",")
      text += "a\(level): &b\(level) [\(items)]\r"
    }
    text += "q: {? *b30 : 1, ? *b29 : 2}\n"
    #expect(read(text).findings.map(\.rule) == [Rule.yamlAnchor.id])
  }

  @Test("in random YAML every range matches its value, also that of an alias")
  func random() {
    var state: UInt64 = 20_261_128
    func dice(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    let parts = [
      "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\r", "\u{85}", "\u{2028}", "é", "\u{A0}", "[",
      "]",
      "{", "}", ", ", "'", "\"", "#", " # c", "&x ", "*x", "!t ", "!!str ", "|\n", ">\n", "%",
      "---\n",
      "\u{FEFF}", "\t", " ", "1", "\\", "@", "漢",
    ]
    for _ in 0..<20_000 {
      let text = "k: v\n" + (0...dice(12)).map { _ in parts[dice(parts.count)] }.joined()
      let (node, findings, bytes) = read(text)
      for finding in findings {
        #expect(Int(finding.location.range.end) <= bytes.count)
      }
      guard let node else { continue }
      #expect(!findings.contains { $0.rule == Rule.yamlAnchor.id })
      check(node, bytes)
    }
  }

  private func check(_ node: YAMLNode, _ bytes: [UInt8]) {
    #expect(Int(node.range.end) <= bytes.count)
    switch node.value {
    case .scalar(let text, isQuoted: false) where !text.isEmpty && !text.contains(" "):
      let source = String(decoding: bytes[node.range.indices], as: UTF8.self)
      #expect(source.hasPrefix(text) || text.hasPrefix(source), "\(text) \(source)")
    case .scalar: break
    case .sequence(let items): for item in items { check(item, bytes) }
    case .mapping(let pairs): for pair in pairs { check(pair.value, bytes) }
    }
  }

  @Test(
    "a syntax error is at its line and column",
    arguments: [
      ("a: é\u{A0}ü\nb: c: d", "2:5"), ("a: x\u{85}b: @x", "1:9"), ("ä: ö\nb: @x", "2:4"),
      ("a: 漢字 # \u{2028}\nb: @x", "2:4"),
    ])
  func errors(text: String, expected: String) {
    let (_, findings, bytes) = read(text)
    #expect(findings.count == 1)
    #expect(findings.first.map { place($0.location.range, in: bytes).hasPrefix(expected) } == true)
  }

  @Test(
    "large and unusual YAML is read quickly", .timeLimit(.minutes(1)),
    arguments: [
      "keys", "items", "long plain", "long quoted", "tags", "complex keys", "directives", "merge",
      "deep flow", "empty lists", "comments", "documents", "duplicates", "one line", "flow keys",
    ])
  func bombs(kind: String) {
    func many(_ text: String) -> String {
      String(repeating: text, count: 400_000 / text.utf8.count)
    }
    let text =
      switch kind {
      case "keys": (0..<40_000).map { "key\($0): v\n" }.joined()
      case "items": many("- a\n")
      case "long plain": "a: " + many("word\n  ")
      case "long quoted": "a: \"" + many("word\\n\n  ") + "\""
      case "tags": many("- !a b\n")
      case "complex keys": many("? a\n: b\n")
      case "directives": (0..<20_000).map { "%TAG !\($0)! tag:a\n" }.joined() + "---\na: b"
      case "merge": many("<<: a\n")
      case "deep flow": many("[[")
      case "empty lists": "[" + many("[],") + "]"
      case "comments": many("# a\n")
      case "one line": "a: [" + many("b, ") + "b]"
      case "flow keys": "a: {" + (0..<40_000).map { "k\($0): , " }.joined() + "}"
      case "documents": many("---\na: b\n")
      default: many("a: b\n")
      }
    let time = ContinuousClock().measure { _ = read(text) }
    #expect(time < .seconds(8), "\(kind) takes \(time)")
  }

  @Test(
    "duplicate keys are found with and without quotes",
    arguments: ["a: 1\n'a': 2", "1: a\n\"1\": b", "{a: 1, \"a\": 2}", "? a\n: 1\na: 2"])
  func duplicates(text: String) {
    #expect(read(text).findings.map(\.rule) == [Rule.duplicateKey.id])
  }
}

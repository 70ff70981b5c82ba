import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("YAML: replacing scalars")
struct WrittenScalarTests {
  /// The first scalar with the value `text` in the YAML, at the range that the reader reports.
  private func scalar(_ text: String, in yaml: String) -> WrittenScalar? {
    let file = SourceFile(path: "a.yml", displayPath: "Content/a.yml", bytes: Array(yaml.utf8))
    func find(_ node: YAMLNode) -> WrittenScalar? {
      switch node.value {
      case .scalar(let found, _):
        found == text ? WrittenScalar(found, at: node.range, in: file) : nil
      case .sequence(let items): items.lazy.compactMap(find).first
      case .mapping(let pairs): pairs.lazy.compactMap { find($0.value) }.first
      }
    }
    return YAMLReader.read(0..<file.bytes.count, of: file).node.flatMap(find)
  }

  /// The values of all scalars in the YAML.
  private func texts(in bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "a.yml", displayPath: "Content/a.yml", bytes: bytes)
    func texts(_ node: YAMLNode) -> [String] {
      switch node.value {
      case .scalar(let text, _): [text]
      case .sequence(let items): items.flatMap(texts)
      case .mapping(let pairs): pairs.flatMap { texts($0.value) }
      }
    }
    return YAMLReader.read(0..<bytes.count, of: file).node.map(texts) ?? []
  }

  @Test(
    "a replacement keeps the style if possible",
    arguments: [
      ("a: old", "new", "new"), ("a: old # why", "two words", "two words"),
      ("a: old", "one: two", "'one: two'"), ("a: old", "one #2", "'one #2'"),
      ("a: old", "it's", "it's"), ("a: old", "- it's", "'- it''s'"), ("a: old", "ends:", "'ends:'"),
      ("a: old", "a, b", "'a, b'"), ("- old", "a, b [c]", "a, b [c]"), ("- old", "[c]", "'[c]'"),
      ("- a: old", "a, b", "'a, b'"), ("[old]", "a, b", "'a, b'"), ("[\n  old]", "a, b", "'a, b'"),
      ("a: 'old'", "it's", "'it''s'"), ("a: \"old\"", "it's", "\"it's\""),
      ("a: \"old\"", #"a\b "c""#, #""a\\b \"c\"""#), ("a: old", "null", "'null'"),
      ("a: old", "~", "'~'"), ("a: old", "2026-04-11", "2026-04-11"), ("a: old", "wo: ", "'wo: '"),
    ])
  func source(yaml: String, text: String, expected: String) throws {
    let scalar = try #require(self.scalar("old", in: yaml))
    #expect(scalar.source(of: text) == expected)
    let fix = try #require(scalar.fix(text, in: "Content/a.yml"))
    let finding = Finding(
      .unknownField, at: SourceLocation("Content/a.yml", scalar.range), "wrong", fix: fix)
    let fixed = FixPlan([finding], in: Array(yaml.utf8)).result
    #expect(texts(in: fixed).contains(text), "\(String(decoding: fixed, as: UTF8.self))")
  }

  @Test(
    "a scalar with escapes or several lines is not replaced",
    arguments: [
      ("a: |\n  old\n", "old\n"), ("a: >-\n  old\n", "old"), ("a: one\n  two", "one two"),
      (#"a: "\x6fld""#, "old"), ("a: 'one\n  two'", "one two"), (#"a: "a \"b\"""#, #"a "b""#),
    ])
  func unclear(yaml: String, text: String) { #expect(scalar(text, in: yaml) == nil) }

  @Test(
    "no text with control characters is ever written",
    arguments: ["", "a\nb", "a\u{7}", "\u{FEFF}a"])
  func unprintable(text: String) throws {
    let scalar = try #require(self.scalar("old", in: "a: \"old\""))
    #expect(scalar.source(of: text) == nil)
  }

  /// The YAML without one item of its list, or nil if the item cannot be removed.
  private func removing(_ index: Int, from yaml: String) -> String? {
    let bytes = Array(yaml.utf8)
    let file = SourceFile(path: "a.yml", displayPath: "Content/a.yml", bytes: bytes)
    guard let node = YAMLReader.read(0..<bytes.count, of: file).node,
      case .mapping(let pairs) = node.value,
      let range = pairs[0].value.removal(ofItem: index, in: file)
    else { return nil }
    return String(
      decoding: bytes[..<range.indices.lowerBound] + bytes[range.indices.upperBound...],
      as: UTF8.self)
  }

  @Test(
    "an item is removed from its list",
    arguments: [
      ("a: [x, y, x]\n", 2, "a: [x, y]\n"), ("a: [x, x, y]\n", 1, "a: [x, y]\n"),
      ("a: [ 'x' , \"x\" , y ]\n", 1, "a: [ 'x' , y ]\n"), ("a: [x,x]\n", 1, "a: [x]\n"),
      ("a: [\n  x,\n  y,\n  x,\n]\n", 2, "a: [\n  x,\n  y,\n]\n"),
      ("a: [x, x] # all\n", 1, "a: [x] # all\n"),
      ("a:\n  - x\n  - y\n  - x\nb: c\n", 2, "a:\n  - x\n  - y\nb: c\n"),
      ("a:\n- x # first\n- x\n- y\n", 1, "a:\n- x # first\n- y\n"),
      ("a:\r\n  - x\r\n  - x  \r\n  - y\r\n", 1, "a:\r\n  - x\r\n  - y\r\n"),
      ("a:\n  - x\n  - x", 1, "a:\n  - x"), ("a:\r\n  - x\r\n  - x", 1, "a:\r\n  - x"),
      ("a:\n  - x\n\n  - 'x'\n  - y\n", 1, "a:\n  - x\n\n  - y\n"),
    ])
  func removal(yaml: String, index: Int, expected: String) {
    #expect(removing(index, from: yaml) == expected)
  }

  @Test(
    "an item with a comment or a complex value is not removed",
    arguments: [
      ("a: [x, y]\n", 0), ("a:\n  - x\n  - x # the second\n", 1),
      ("a:\n  - x\n  # again\n  - x\n", 1), ("a: [\n  x, # one\n  x # two\n]\n", 1),
      ("a: [x, [x]]\n", 1), ("a:\n  - x\n  - - x\n", 1), ("a:\n  - x\n  - !!str x\n", 1),
      ("a:\n  - x\n  - |\n    x\n", 1), ("a:\n  - x\n  - x\n    y\n", 1), ("a: x\n", 1),
    ])
  func staying(yaml: String, index: Int) { #expect(removing(index, from: yaml) == nil) }
}

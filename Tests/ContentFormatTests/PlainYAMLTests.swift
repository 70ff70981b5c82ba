import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Plain YAML: the same nodes as with libyaml")
struct PlainYAMLTests {
  private func plain(_ text: String) -> YAMLNode? {
    PlainYAML.read(0..<text.utf8.count, of: Array(text.utf8))
  }

  /// The nodes and findings of libyaml.
  private func reference(_ text: String) -> (node: YAMLNode?, findings: [Finding]) {
    let file = source("a.yml", text)
    let (documents, findings) = YAMLReader.documents(
      in: 0..<file.bytes.count, of: file, limit: 1)
    return (documents.first, findings)
  }

  /// Returns whether the reader accepts a document, after comparing it with libyaml.
  @discardableResult
  private func compare(_ text: String) -> Bool {
    guard let node = plain(text) else { return false }
    let (expected, findings) = reference(text)
    #expect(findings.isEmpty, "\(text.debugDescription)")
    #expect(node == expected, "\(text.debugDescription)")
    return true
  }

  @Test(
    "the front matter of most authors is read",
    arguments: [
      "title: Data Security\n", "title: \"a: b\"\nid: x", "a: 'x # y'\n\n# remark\nb: 3\n",
      "tags: [a, \"b, c\", 'd']\n", "tags: []\n", "tags: [ a , b ]\nx: y\n",
      "a:\n  - x\n  - y z\nb:\n- x\n- y\nc:\n", "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
      "a:\n  - id: x\n    title: X y\n    tags: [q]\n  - id: y\n    list:\n      - 1\n",
      "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n", "  a: b\n  c: d\n",
      "wörter: Größe – 漢字 👩‍👩‍👧\nb: “x”\n", "date: 2026-11-29\nn: -3\nurl: https://x.example/a:b#c\n",
      "a: x   \nb:   y\n", "a: it's [not] a, list\n", "a:\n\n  - x\n\n  - y\n\n\n",
      "a: ~\nb: null\n",
      "SaaS AI: Shared\n2026: x\na.b/c-d: e\n",
      "a:\n# remark\n  b: c\n    # deeper\n  d: e\n", "-\n  a: b\n- x",
    ])
  func accepted(_ text: String) { #expect(compare(text)) }

  @Test(
    "everything else is left to libyaml",
    arguments: [
      "", "\n# only a remark\n", "text", "a: b: c\n", "a: |\n  x\n", "a: >-\n  x\n", "a: x\n  y\n",
      "a: 'x\n  y'\n", "a: \"x\\n\"\n", "a: 'it''s'\n", "a: {b: c}\n", "a: [x, [y]]\n",
      "a: [x,\n  y]\n", "a: [x, ]\n", "a: [x: y]\n", "a: &b c\n", "a: *b\n", "a: !t c\n",
      "a: x # remark\n", "a: # remark\n", "<<: x\n", "'a': b\n", "? a\n", "a: b\na: c\n",
      "a: b\n c: d\n", "a:\n  - x\n - y\n", "  a: b\nc: d\n", "a:\tb\n", "\ta: b\n", "a: b\r\n",
      "a : b\n", "---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n", "%YAML 1.2\n", "a: @b\n",
      "a: `b`\n", "a: ,b\n", "- a\nb: c\n", "- - a\n", "-\n- b\n", "a: \u{85}b\n", "a: \u{2028}b\n",
      "\u{FEFF}a: b\n", "a: \u{7}b\n", "a: 'b\n", "a: \"b\n", "a: [b\n", "a: 'b' c\n", "a: [b] c\n",
      "a: -\n", "a: - b\n", "a:\n  b\n",
    ])
  func declined(_ text: String) { #expect(plain(text) == nil) }

  @Test("invalid UTF-8 is left to libyaml")
  func invalid() {
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      let text = Array("a: b".utf8) + bytes
      #expect(PlainYAML.read(0..<text.count, of: text) == nil)
    }
  }

  @Test("deep nesting and many keys are left to libyaml")
  func limits() {
    let deep = (0..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let wide = (0..<100).map { "k\($0): v\n" }.joined()
    #expect(plain(deep + String(repeating: " ", count: 40) + "b: c\n") == nil)
    #expect(plain(wide) == nil)
    #expect(plain(String(repeating: "k", count: 200) + ": v") == nil)
  }

  @Test("random documents have the same nodes", arguments: [1, 2, 3, 4] as [UInt64])
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "bc", "key: ", "- ", "-", ": ", ":", " ", "  ", "    ", "\n", "\n", "\n  ", "\n- ",
      "\n  - ",
      "[", "]", ", ", "\"", "'", "#", " # x", "ü", "“", "1.5", "~", "|", ">", "{", "}", "&x", "*x",
      "!t",
      "\\", "?", "%", "@", "`", "...", "---", "x: y\n", "z: [a, b]\n", "<<: ", "\t", "\r\n",
      "\u{2028}",
      "null", "=", "\n    ",
    ]
    var accepted = 0
    for _ in 0..<25_000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
      if compare(text) { accepted += 1 }
    }
    #expect(accepted > 400)
  }

  @Test(
    "documents of random collections are accepted, whole and changed",
    arguments: [5, 6] as [UInt64])
  func randomCollections(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      var document = YAMLText(generator: generator)
      document.collection(indent: 0, depth: 0)
      generator = document.generator
      #expect(compare(document.text), "\(document.text.debugDescription)")
      var bytes = Array(document.text.utf8)
      for _ in 0..<5 {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = " \n:-#'\"[],ab".utf8.randomElement(using: &generator)!
        compare(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// A writer of random documents that authors could have written.
  private struct YAMLText {
    var generator: SeededGenerator
    var text = ""

    mutating func chance(_ percent: Int) -> Bool {
      Int.random(in: 0..<100, using: &generator) < percent
    }

    mutating func collection(indent: Int, depth: Int) {
      let isList = chance(40)
      for index in 0..<Int.random(in: 1...4, using: &generator) {
        if chance(10) { text += "\n" }
        if chance(10) { text += "   # remark\n" }
        text += String(repeating: " ", count: indent) + (isList ? "-" : "k\(index):")
        if depth < 3, chance(30) {
          text += "\n"
          collection(indent: indent + Int.random(in: 1...4, using: &generator), depth: depth + 1)
        } else if !isList, chance(10) {
          text += "\n"
        } else {
          text += " " + scalar() + (chance(10) ? "  " : "") + "\n"
        }
      }
    }

    mutating func scalar() -> String {
      [
        "word", "two words", "2026-11-29", "-1", "\"a: b\"", "'#'", "[]", "[a, 'b', \"c\"]", "x:y",
        "~",
        "Größe", "a, b", "it's", "\"\"",
      ].randomElement(using: &generator)!
    }
  }

  @Test("the front matter of this repository has the same nodes, and most is read")
  func ownContent() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Content")
    var (count, accepted) = (0, 0)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      guard ["md", "yml"].contains(url.pathExtension) else { continue }
      let bytes = Array(try Data(contentsOf: url))
      let range: Range<Int>
      if url.pathExtension == "yml" {
        range = 0..<bytes.count
      } else if case .present(let yaml, _) = FrontMatter.split(bytes) {
        range = yaml
      } else {
        continue
      }
      count += 1
      if compare(String(decoding: bytes[range], as: UTF8.self)) { accepted += 1 }
    }
    #expect(count > 200)
    #expect(accepted * 4 > count * 3, "\(accepted) of \(count)")
  }
}

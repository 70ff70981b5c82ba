import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Paths to the entries in a file")
struct ItemPathTests {
  private func walk(_ path: String, _ yaml: String) throws -> (items: [String], report: [String]) {
    let path = try #require(ItemPath(path))
    let file = source("a.yml", yaml)
    let (documents, problems) = DataFile.documents(of: file)
    #expect(problems.isEmpty)
    let (items, findings) = path.items(of: documents, in: file)
    return (
      items.map { "\($0.key?.text ?? "-") \($0.node.text ?? $0.node.kind)" },
      findings.map { "\($0.rule) \(place($0.location.range, in: file.bytes))" }
    )
  }

  @Test("a path selects the items of lists and mappings")
  func items() throws {
    #expect(try walk("a", "a: [x, y]").items == ["- x", "- y"])
    #expect(try walk("a[*]", "a: [x, y]").items == ["- x", "- y"])
    #expect(try walk("a", "a: { k: x, l: y }").items == ["k x", "l y"])
    #expect(try walk("[*]", "- x\n- y\n").items == ["- x", "- y"])
    #expect(try walk("[*]", "k: x\n").items == ["k x"])
    #expect(try walk("m[*].t", "m:\n- t: [x]\n- t: { k: y }\n- t:\n").items == ["- x", "k y"])
    #expect(try walk("m[*].t", "m: { p: { t: [x] }, q: { t: [y] } }").items == ["- x", "- y"])
    #expect(try walk("[*][*]", "[[x], [y, z]]").items == ["- x", "- y", "- z"])
    #expect(try walk("a.b", "a: { b: [x] }\n---\na: { b: [y] }\n").items == ["- x", "- y"])
    #expect(try walk("a", "a: []").items == [])
  }

  @Test("a path that leads nowhere is reported where it ends")
  func findings() throws {
    #expect(try walk("a", "b: [x]").report == ["missing-items 1:1 b"])
    #expect(try walk("techniques", "tecniques: [x]").report == ["missing-items 1:1 tecniques"])
    #expect(try walk("a", "- x").report == ["missing-items 1:1 -"])
    #expect(try walk("a", "a: x").report == ["missing-items 1:4 x"])
    #expect(try walk("[*]", "x").report == ["missing-items 1:1 x"])
    #expect(try walk("m[*].techniques", "m: [{ techniques: [x] }, { b: 1 }]").report == [])
    #expect(
      try walk("m[*].techniques", "m: [{ techniques: [x] }, { technique: 1 }]").report == [
        "missing-items 1:28 technique"
      ])
    #expect(try walk("a", "a: []").report == [])
  }

  @Test(
    "what is no path is rejected",
    arguments: ["", ".", "a.", ".a", "a..b", "a[0]", "a[*]b", "a b", "[*].", "[*]x", "*", "a.[*]"])
  func invalid(text: String) { #expect(ItemPath(text) == nil) }

  @Test(
    "`items` says what it cannot be",
    arguments: [
      ("heading 7", "write a level from 1 to 6, such as `heading 3`"),
      ("heading three", "write a level from 1 to 6, such as `heading 3`"),
      ("headings 2", "did you mean `heading 2`?"), ("h2 sections", "did you mean `heading 2`?"),
      ("every document", "did you mean `each document`?"), ("a[0]", "write a path such as"),
    ])
  func itemSource(text: String, help: String) {
    let (schema, findings) = CollectionReader.read(
      source("a/_collection.yml", "items: \(text)\n"))
    #expect(schema.items == nil)
    #expect(findings.map(\.rule.name) == ["schema-error"])
    #expect(findings.first?.help.first?.hasPrefix(help) == true, "\(findings)")
  }

  @Test("a collection of matrices has no `items`")
  func matrix() {
    let (schema, findings) = CollectionReader.read(
      source("a/_collection.yml", "kind: matrix\nitems: a\n"))
    #expect(schema.items == nil && findings.map(\.rule.name) == ["schema-error"])
  }
}

import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Folders of collections")
struct CollectionFoldersTests {
  private let folders = CollectionFolders(
    CollectionTable(
      ["models", "models/old", "docs/risks"].map {
        CollectionReader.read(source("\($0)/_collection.yml", "")).schema
      }))

  @Test(
    "an entry belongs to the deepest collection above it",
    arguments: [
      ("models/saas.md", 0), ("models/x/y/saas.md", 0), ("models/old/saas.md", 1),
      ("docs/risks/r.yml", 2), ("docs/r.md", nil), ("index.md", nil), ("modelsx/saas.md", nil),
    ])
  func entries(path: String, expected: CollectionIndex?) {
    #expect(folders.collection(ofEntry: path) == expected)
    #expect(folders.collection(holding: path) == expected)
  }

  @Test("a collection's index is a page, and an index further down is an entry")
  func indexes() {
    #expect(folders.collection(ofEntry: "models/index.md") == nil)
    #expect(folders.collection(ofEntry: "models/old/index.md") == nil)
    #expect(folders.collection(ofEntry: "models/x/index.md") == 0)
    #expect(folders.collection(holding: "models/index.md") == 0)
  }

  private func folders(_ schemas: KeyValuePairs<String, String>) -> CollectionFolders {
    CollectionFolders(
      CollectionTable(schemas.map { CollectionReader.read(source($0.key, $0.value)).schema }))
  }

  @Test("patterns take precedence over folders, and a file that they do not select is a page")
  func patterns() {
    let folders = folders([
      "risks/_collection.yml": "entries: { from: [\"risks/*.md\", \"old/**\"] }",
      "all/_collection.yml": "",
      "notes.collection.yml": "entries: { from: [\"all/notes/*.yml\"] }",
    ])
    #expect(folders.collection(ofEntry: "risks/a.md") == 0)
    #expect(folders.collection(ofEntry: "old/x/a.md") == 0)
    #expect(folders.collection(ofEntry: "risks/deep/a.md") == nil)
    #expect(folders.collection(holding: "risks/a.yml") == nil)
    #expect(folders.collection(holding: "all/notes/a.yml") == 2)
    #expect(folders.collection(holding: "all/notes/deep/a.yml") == 1)
    #expect(folders.collection(ofEntry: "all/a.md") == 1)
  }

  @Test("only the single collection of a folder is introduced by its index")
  func owners() {
    let shared = folders([
      "a.collection.yml": "entries: { from: [\"s/*/a.md\"] }",
      "b.collection.yml": "entries: { from: [\"s/*/b.md\", \"s/*/index.md\"] }",
    ])
    #expect(shared.collection(ofEntry: "s/x/index.md") == 1)
    let single = folders(["a.collection.yml": "entries: { from: [\"s/**\"] }"])
    #expect(single.collection(ofEntry: "s/index.md") == nil)
    #expect(single.collection(ofEntry: "s/x/index.md") == 0)
  }

  @Test("a file that two collections select is reported at both patterns, once for all files")
  func twice() throws {
    let folders = folders([
      "a.collection.yml": "entries: { from: [\"s/**\"] }",
      "b.collection.yml": "entries: { from: [\"**/x.md\"], except: [s/q] }",
    ])
    let findings = folders.claimedTwice(["s/p/x.md", "s/q/x.md", "s/r/x.md", "t/x.md"])
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.location.path == "Content/b.collection.yml")
    #expect(finding.notes.map(\.location.path) == ["Content/a.collection.yml"])
    #expect(finding.message.contains("`s/p/x.md` and 1 other file"))
    #expect(folders.collection(ofEntry: "s/p/x.md") == 0)
  }

  @Test("collections share a file of data if their entries have different paths in it")
  func shared() {
    let folders = folders([
      "a.collection.yml": "entries: { from: [x.yml] }\nitems: a",
      "b.collection.yml": "entries: { from: [x.yml] }\nitems: b[*]",
      "c.collection.yml": "entries: { from: [x.yml] }\nitems: a",
      "d.collection.yml": "entries: { from: [x.yml, d.md] }",
      "e.collection.yml": "entries: { from: [d.md] }\nitems: a",
    ])
    #expect(folders.collections(sharing: "x.yml") == [0, 1])
    #expect(folders.collections(sharing: "d.md") == [3])
    #expect(folders.collections(sharing: "y.yml") == [])
    let findings = folders.claimedTwice(["d.md", "x.yml", "x.yml"])
    #expect(
      findings.map(\.location.path) == [
        "Content/c.collection.yml", "Content/d.collection.yml", "Content/e.collection.yml",
      ])
    #expect(
      findings.flatMap(\.notes).map(\.location.path) == [
        "Content/a.collection.yml", "Content/a.collection.yml", "Content/d.collection.yml",
      ])
    #expect(findings[0].help == ["both have `items: a`; name another path in one of them"])
  }

  @Test("without an index, a README introduces its collection, and `_index.md` always does")
  func otherIndexes() {
    let schema = CollectionReader.read(source("models/_collection.yml", "")).schema
    func collection(_ path: String, _ paths: [String]) -> CollectionIndex? {
      CollectionFolders(CollectionTable([schema]), pages: paths + [path])
        .collection(ofEntry: path)
    }
    #expect(collection("models/README.md", []) == nil)
    #expect(collection("models/README.md", ["models/x/index.md"]) == nil)
    #expect(collection("models/README.md", ["models/index.md"]) == 0)
    #expect(collection("models/README.md", ["models/_index.md"]) == 0)
    #expect(collection("models/x/README.md", []) == 0)
    #expect(collection("models/_index.md", []) == nil)
    #expect(collection("models/x/_index.md", ["models/x/index.md"]) == nil)
  }
}

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

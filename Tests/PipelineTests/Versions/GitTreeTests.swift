import Testing

@testable import Pipeline

@Suite("Trees of git")
struct GitTreeTests {
  private func tree(_ lines: [String]) -> GitTree {
    GitTree(listing: Array(lines.map { $0 + "\0" }.joined().utf8))
  }

  @Test("files have their path, object and size, and links are told apart")
  func files() {
    let tree = tree([
      "100644 blob aa      12\tContent/a b.md", "100755 blob bb       0\trun.sh",
      "120000 blob cc       5\tlink",
    ])
    #expect(
      tree.files == [
        .init(path: "Content/a b.md", object: "aa", size: 12, isLink: false),
        .init(path: "run.sh", object: "bb", size: 0, isLink: false),
        .init(path: "link", object: "cc", size: 5, isLink: true),
      ])
    #expect(tree.skipped.isEmpty)
  }

  @Test("submodules and paths that leave the folder are left out")
  func skipped() {
    let paths = [
      "../a", "a/../../b", "/etc/passwd", "a//b", ".git/config", "x/.GIT/hooks/post-checkout", ".",
    ]
    let tree = tree(
      ["160000 commit dd       -\tmodule"] + paths.map { "100644 blob aa       1\t\($0)" })
    #expect(tree.files.isEmpty)
    #expect(tree.skipped == ["module"] + paths)
    #expect(self.tree(["nonsense", "100644 blob aa -\tx", "100644 blob aa 9"]).files.isEmpty)
  }

  @Test(
    "a link may go up to the root and down again, and no further",
    arguments: [
      ("a.md", "Content/b.md", true), ("../a.md", "Content/b.md", true),
      ("../../a.md", "Content/b.md", false), ("/etc/passwd", "Content/b.md", false),
      ("x/../../../a", "Content/x/b.md", false), ("./a", "b", true), ("", "b", false),
      ("../.git/config", "Content/b.md", false),
    ])
  func links(target: String, path: String, isSafe: Bool) {
    #expect(GitTree.isSafe(link: target, at: path) == isSafe)
  }
}

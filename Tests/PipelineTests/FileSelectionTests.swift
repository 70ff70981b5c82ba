import ContentModel
import Diagnostics
import Foundation
import Testing

@testable import Pipeline

@Suite("Files that are part of a site")
struct FileSelectionTests {
  /// The paths of the files that are content or copied, and those that are left out.
  private func files(
    _ files: KeyValuePairs<String, String>, isRepository: Bool = false
  ) throws -> (taken: [String], leftOut: [String], site: Workspace) {
    let site = try Workspace()
    if isRepository { try site.write(".git/HEAD", "") }
    try site.write("Content/site.yml", "title: T\n")
    for (path, text) in files { try site.write(path, text) }
    let found = try SiteSources(site.options).files
    let taken = (found.pages + found.data + found.assets).map(\.path).sorted()
    return (taken, found.leftOut.items.map(\.path).sorted(), site)
  }

  @Test("the .gitignore files of the repository, of its folders and of the content apply")
  func gitIgnore() throws {
    let (taken, leftOut, _) = try files(
      [
        ".gitignore": "*.log\n/Content/out/\n/out2\n", "Content/a.log": "", "Content/out/a.md": "",
        "Content/out2/a.md": "", "Content/.gitignore": "!b.log\n", "Content/b.log": "",
        "Content/deep/.gitignore": "x.md\n", "Content/deep/x.md": "", "Content/deep/y.md": "",
      ], isRepository: true)
    #expect(taken == ["b.log", "deep/y.md", "out2/a.md"])
    #expect(leftOut == ["a.log", "deep/x.md", "out"])
  }

  @Test("outside of a repository only the .gitignore files of the content apply")
  func noRepository() throws {
    let (taken, leftOut, _) = try files(
      [".gitignore": "*\n", "Content/.gitignore": "a.md\n", "Content/a.md": "", "Content/b.md": ""])
    #expect(taken == ["b.md"] && leftOut == ["a.md"])
  }

  @Test("content in an ignored folder is content, because the author named it")
  func ignoredContent() throws {
    let (taken, _, _) = try files(
      [".gitignore": "Content\n*.md\n", "Content/a.md": ""], isRepository: true)
    #expect(taken == ["a.md"])
  }

  @Test("folders of build tools are left out unless they have an index or a schema")
  func buildFolders() throws {
    let (taken, leftOut, _) = try files([
      "Content/.gitignore": "x\n", "Content/node_modules/a/readme.md": "", "Content/dist/a.md": "",
      "Content/build/index.md": "", "Content/build/a.md": "", "Content/vendor/_collection.yml": "",
      "Content/vendor/v.md": "", "Content/a/target/b.md": "",
    ])
    #expect(taken == ["build/a.md", "build/index.md", "vendor/v.md"])
    #expect(leftOut == ["a/target", "dist", "node_modules"])
  }

  @Test("a site without keys and without .gitignore has every folder")
  func off() throws {
    let (taken, leftOut, _) = try files([
      "Content/build/a.md": "", "Content/vendor/v.md": "", "Content/.hidden/a.md": "",
      "Content/_x/a.md": "",
    ])
    #expect(taken == ["build/a.md", "vendor/v.md"] && leftOut == [])
  }

  @Test("include and exclude select files, and exclude takes precedence")
  func patterns() throws {
    let (taken, leftOut, _) = try files([
      "Content/site.yml": "title: T\ninclude: [docs, '*.md']\nexclude: [docs/old, '**/x.md']\n",
      "Content/a.md": "", "Content/x.md": "", "Content/docs/a/b.png": "",
      "Content/docs/old/a.md": "", "Content/deep/a.md": "", "Content/LICENSE": "",
    ])
    #expect(taken == ["a.md", "docs/a/b.png"])
    #expect(leftOut == ["LICENSE", "deep/a.md", "docs/old", "x.md"])
  }

  @Test("entries are part of the site without being in include, and schemas too")
  func entries() throws {
    let (taken, leftOut, _) = try files([
      "Content/site.yml": "title: T\ninclude: [a.md]\n", "Content/a.md": "", "Content/b.md": "",
      "Content/r/_collection.yml": "entries: { from: ['r/*.md', 's/*.yml'] }\n",
      "Content/r/1.md": "", "Content/r/1.yml": "", "Content/s/2.yml": "",
    ])
    #expect(taken == ["a.md", "r/1.md", "s/2.yml"] && leftOut == ["b.md", "r/1.yml"])
  }

  @Test("a file that except names is part of the site only if another pattern takes it in")
  func except() throws {
    let schema = "entries: { from: ['r/**'], except: ['**/README.md', r/old] }\n"
    let files: KeyValuePairs = [
      "Content/site.yml": "title: T\ninclude: [r/old/b.md]\n", "Content/r.collection.yml": schema,
      "Content/r/a.md": "", "Content/r/README.md": "", "Content/r/old/a.md": "",
      "Content/r/old/b.md": "", "Content/r/old/README.md": "",
    ]
    #expect(try self.files(files).taken == ["r/a.md", "r/old/b.md"])
    let open: KeyValuePairs = [
      "Content/r.collection.yml": schema, "Content/r/a.md": "", "Content/r/README.md": "",
    ]
    #expect(try self.files(open).taken == ["r/README.md", "r/a.md"])
  }

  @Test("a pattern takes in what is left out by default if it names it without a wildcard")
  func named() throws {
    let (taken, _, _) = try files([
      "Content/x.collection.yml":
        "entries: { from: ['.github/risks/**', '_data/*.yml', 'gen/*.md', 'build/**', '**/y.yml'] }",
      "Content/.gitignore": "gen/\n.github/risks/tmp\n", "Content/.github/risks/a.yml": "",
      "Content/.github/risks/.hidden.yml": "", "Content/.github/risks/tmp/a.yml": "",
      "Content/.github/other/y.yml": "", "Content/_data/a.yml": "", "Content/_data/b.md": "",
      "Content/gen/a.md": "", "Content/gen/b.txt": "", "Content/build/a.md": "",
      "Content/.other/y.yml": "", "Content/_other/y.yml": "", "Content/y.yml": "",
    ])
    #expect(
      taken == [".github/risks/a.yml", "_data/a.yml", "build/a.md", "gen/a.md", "y.yml"])
  }

  @Test("a pattern with wildcards does not take in temporary files, nor what a part of it misses")
  func wildcards() throws {
    let (taken, leftOut, _) = try files([
      "Content/site.yml": "title: T\ninclude: ['**']\nexclude: ['docs/**/[!x]', 'old/**']\n",
      "Content/a.md~": "", "Content/Thumbs.db": "", "Content/docs/x": "", "Content/docs/y": "",
      "Content/_r/_collection.yml": "", "Content/_r/a.md": "", "Content/_r/_b.md": "",
      "Content/old/x": "",
    ])
    #expect(taken == ["_r/a.md", "docs/x"] && leftOut == ["docs/y", "old"])
  }

  @Test("a schema in a folder that begins with an underscore is read")
  func hiddenSchema() throws {
    let (taken, _, _) = try files([
      "Content/_schemas/r.collection.yml": "entries: { from: [risks] }",
      "Content/_schemas/x.md": "",
      "Content/risks/a.md": "",
    ])
    #expect(taken == ["risks/a.md"])
  }

  @Test("a schema in a folder that a pattern names is read")
  func namedSchema() throws {
    let (taken, _, _) = try files([
      "Content/a.collection.yml": "entries: { from: ['.x/**'] }", "Content/.x/1.md": "",
      "Content/.x/b.collection.yml": "entries: { from: ['.y/*.md'] }", "Content/.y/2.md": "",
    ])
    #expect(taken == [".x/1.md", ".y/2.md"])
  }

  @Test("a schema that exclude leaves out does not select files")
  func excludedSchema() throws {
    let (taken, _, _) = try files([
      "Content/site.yml": "title: T\ninclude: ['*.md']\nexclude: [old]\n", "Content/a.md": "",
      "Content/old/r.collection.yml": "entries: { from: [risks] }", "Content/risks/a.md": "",
    ])
    #expect(taken == ["a.md"])
  }

  @Test("theme and schemas in the content folder are not content")
  func otherInputs() async throws {
    let site = try Workspace()
    try site.write("a.md", "---\ntitle: A\n---\n")
    try site.write("Theme/strings/en.yml", "home: Start\n")
    try site.write("schemas/site.yml", "title: T\n")
    try site.write("schemas/r.yml", "entries: { from: [r] }\n")
    try site.write("r/1.yml", "title: One\n")
    try site.write("demarc.yml", "content: .\n")
    var options = site.options
    (options.content, options.schemas) = (site.root, site["schemas"])
    let found = try SiteSources(options)
    #expect((found.files.pages + found.files.data).map(\.path).sorted() == ["a.md", "r/1.yml"])
    #expect(found.files.assets.isEmpty)
    let findings = try await SiteBuild.check(options).findings
    #expect(findings.filter { $0.severity == .error } == [])
  }

  @Test("a link to a folder is not ignored by a rule for folders")
  func links() throws {
    let site = try Workspace(["index.md": "---\ntitle: T\n---\n", ".gitignore": "a/\n"])
    try site.write("Content/b/x.md", "---\ntitle: X\n---\n")
    try site.link("Content/a", to: "b")
    let files = try SiteSources(site.options).files
    #expect(files.leftOut.items.isEmpty && files.findings.count == 1)
  }

  // MARK: Findings

  private func check(_ files: KeyValuePairs<String, String>) async throws -> [String] {
    let site = try Workspace(files)
    return try await SiteBuild.check(site.options).findings.map {
      "\($0.rule): \($0.message) – \($0.help.joined(separator: " "))"
    }
  }

  @Test(
    "a pattern that matches nothing is reported with the names that it may mean",
    arguments: [
      ("risk/*.md", "did you mean `risks/*.md`?"), ("risks/a.mdx", "did you mean `risks/a.md`?"),
      ("risks/*.yaml", "`risks` has files: 2 ending in `.md`"),
      ("*.yaml", "the content folder has files: 3 ending in `.md`"),
      ("zzz/*.md", ""),
      ("risks/*.tmp.md", "`risks/x.tmp.md` is left out by `.gitignore`"),
      ("**/.x/*.md", "the content folder has files"),
      ("**/u.md", "wildcards do not match names that begin with"),
    ])
  func unmatched(pattern: String, help: String) async throws {
    let all = try await check([
      "index.md": "---\ntitle: T\n---\n", "risks/a.md": "---\ntitle: A\n---\n",
      "risks/b.md": "---\ntitle: B\n---\n", "_data/u.md": "", ".gitignore": "*.tmp.md\n",
      "risks/x.tmp.md": "",
      "r.collection.yml": "entries: { from: [\"\(pattern)\"] }\n",
    ])
    let findings = all.filter { !$0.hasPrefix("orphan-entry") }
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.hasPrefix("unmatched-pattern: `\(pattern)` in `from` matches no file – "))
    #expect(help.isEmpty ? finding.hasSuffix("– ") : finding.contains(help), "\(finding)")
  }

  @Test("a pattern that leaves files out and matches none is reported only if it looks misspelt")
  func unusedExclusions() async throws {
    let files: KeyValuePairs = [
      "site.yml": "title: T\nexclude: [secrte, zzz/**, node_modules/**]\n",
      "index.md": "---\ntitle: T\n---\n", "secret/a.md": "---\ntitle: A\n---\n",
      "node_modules/x/a.md": "", "r/1.md": "---\ntitle: 1\n---\n",
      "r/_collection.yml": "entries: { from: ['r/*.md'], except: [r/raedme.md, 'q/*'] }\n",
      "r/readme.md": "---\ntitle: Read\n---\n",
    ]
    let findings = try await check(files).filter { $0.hasPrefix("unmatched-pattern") }
    #expect(findings.count == 2)
    #expect(findings.contains { $0.contains("`secrte` in `exclude`") && $0.contains("`secret`") })
    #expect(findings.contains { $0.contains("`r/raedme.md` in `except`") })
  }

  @Test("files that are not included are neither errors nor published")
  func foreign() async throws {
    let site = try Workspace([
      "site.yml": "title: T\ninclude: [index.md]\n", "index.md": "---\ntitle: T\n---\n",
      "mkdocs.yaml": "[", "other.md": "no front matter", "a.js": "alert(1)",
      "bad\u{1}name": "", "_collection.yaml": "singular: x\n",
    ])
    let report = try await site.build()
    // A misnamed schema is not included, but was meant.
    #expect(report.findings.map(\.rule.name) == ["misnamed-file", "schema-error"])
  }
}

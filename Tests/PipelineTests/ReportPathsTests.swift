import Testing

@testable import Pipeline

@Suite("Paths in reports")
struct ReportPathsTests {
  private func options(_ content: String, theme: String = "Theme") -> BuildOptions {
    var options = BuildOptions()
    (options.content, options.theme) = (content, theme)
    return options
  }

  private func repository() throws -> Workspace {
    let space = try Workspace()
    try space.write("docs/Content/index.md", "")
    try space.write("docs/Theme/templates/x.mustache", "")
    try space.write(".git/config", "")
    try space.link("link", to: "docs/Content")
    return space
  }

  @Test("paths are relative to the repository for every spelling of the content path")
  func spellings() throws {
    let space = try repository()
    for content in ["docs/Content", "docs/../docs/./Content", "link", "docs/Theme/../Content"] {
      let shown = space[content]
      let paths = try ReportPaths(options(shown, theme: space["docs/Theme"]))
      #expect(paths.path(of: "\(shown)/a/b.md") == "docs/Content/a/b.md", "\(content)")
      #expect(paths.path(of: shown) == "docs/Content")
      #expect(paths.path(of: space["docs/Theme/x"]) == "docs/Theme/x")
      #expect(paths.absolute("docs/Content/a.md") == space["docs/Content/a.md"])
      #expect(paths.path(of: "(built-in theme)/x") == "(built-in theme)/x")
    }
  }

  @Test("the path of a `.gitignore` above the content is relative too")
  func above() throws {
    let space = try repository()
    let paths = try ReportPaths(options(space["docs/Content"]))
    #expect(paths.path(of: "\(paths.root)/docs/.gitignore") == "docs/.gitignore")
    #expect(paths.path(of: "/elsewhere/x") == "/elsewhere/x")
  }

  @Test("the nearest .git counts, as a folder or a file, also in the content itself")
  func nearest() throws {
    let space = try repository()
    let shown = space["docs/Content"]
    try space.write("docs/.git", "gitdir: elsewhere")
    #expect(try ReportPaths(options(shown)).path(of: "\(shown)/a.md") == "Content/a.md")
    try space.write("docs/Content/.git", "gitdir: elsewhere")
    #expect(try ReportPaths(options(shown)).path(of: "\(shown)/a.md") == "a.md")
  }

  @Test("without a repository the parent of the content is the root, and --root overrides it")
  func noRepository() throws {
    let space = try repository()
    try space.remove(".git")
    let shown = space["docs/Content"]
    #expect(try ReportPaths(options(shown)).path(of: "\(shown)/a.md") == "Content/a.md")
    let named = try ReportPaths(options(shown), root: space.root)
    #expect(named.path(of: "\(shown)/a.md") == "docs/Content/a.md")
    #expect(throws: EnvironmentError.self) {
      try ReportPaths(options(shown), root: space["docs/Theme"])
    }
  }

  @Test("paths of a theme outside of the root are relative to the root")
  func themeOutside() throws {
    let space = try repository()
    let paths = try ReportPaths(
      options(space["docs/Content"], theme: space["docs/Theme"]), root: space["docs/Content"])
    #expect(paths.path(of: space["docs/Theme/x"]) == "../Theme/x")
    #expect(paths.absolute("../Theme/x") == space["docs/Content/../Theme/x"])
  }
}

@Suite("Folder locks")
struct FolderLockTests {
  @Test("a second lock fails until the first is released")
  func second() throws {
    let space = try Workspace()
    try space.write("Public/.demarc/files", "")
    var first = try FolderLock(space["Public/.demarc"])
    #expect(first != nil)
    #expect(try FolderLock(space["Public/.demarc"]) == nil)
    first = nil
    #expect(try FolderLock(space["Public/.demarc"]) != nil)
  }

  @Test("a build releases its lock, and stops before writing if another process has it")
  func builds() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    let before = try site.states(of: "Public")
    let lock = try FolderLock(site["Public/.demarc"])
    let error = await #expect(throws: EnvironmentError.self) { try await site.build() }
    #expect(error?.description.contains("another build is writing") == true)
    #expect(try site.states(of: "Public") == before)
    withExtendedLifetime(lock) {}
  }

  @Test("output paths are compared after resolving links")
  func place() throws {
    let space = try Workspace()
    try space.write("Content/index.md", "")
    try space.write("deep/folder/file", "")
    try space.link("short", to: "deep/folder")
    try space.link("alias", to: "Content")
    let content = space["Content"]
    for output in [
      "Content", "Content/x", "none/../Content/x", "none/a/../../Content", "alias/x",
      "short/../../Content/y", "", "deep/..", "none/..",
    ] {
      #expect(throws: EnvironmentError.self, "\(output)") {
        try OutputFolder.checkOverlap(of: space[output], apartFrom: [content])
      }
    }
    for output in ["Public", "Content-2", "short/../Content/x", "none/Content/x", "alias-2"] {
      try OutputFolder.checkOverlap(of: space[output], apartFrom: [content])
    }
  }
}

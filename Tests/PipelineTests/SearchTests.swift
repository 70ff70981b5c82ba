import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// The search index, created by a fake Pagefind.
@Suite("Search: the index is published with the site")
struct SearchTests {
  /// Prints its version, and creates an index that lists all pages.
  private static let script = """
    #!/bin/sh
    if [ "$1" = --version ]; then cat "$(dirname "$0")/version"; exit 0; fi
    [ -e "$(dirname "$0")/fail" ] && { echo "no index today" >&2; exit 3; }
    mkdir -p "$4/index"
    (cd "$2" && find . -name '*.html' | sort) > "$4/index/pages.pf_index"
    echo "export default 1" > "$4/pagefind.js"
    echo "unused" > "$4/pagefind-ui.js"
    echo run >> "$(dirname "$0")/runs"
    """

  private func workspace() throws -> Workspace {
    let site = try Workspace([
      "index.md": "---\ntitle: Home\n---\n", "about.md": "---\ntitle: About\n---\nText.\n",
    ])
    try site.write("tool/pagefind", Self.script)
    try site.write("tool/version", "pagefind 9.0\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: site["tool/pagefind"])
    return site
  }

  private func build(_ site: Workspace) async throws -> BuildReport {
    let pagefind = await Pagefind.find(environment: ["PAGEFIND": site["tool/pagefind"]])
    #expect(pagefind?.version == "pagefind 9.0" || site.exists("tool/fail"))
    return try await site.buildCleanly { $0.search = pagefind }
  }

  @Test("the index has every page, its files belong to the build, and pages use it")
  func index() async throws {
    let site = try workspace()
    let report = try await build(site)
    #expect(report.pageCount == 3)
    #expect(
      try site.read("Public/pagefind/index/pages.pf_index")
        == "./404.html\n./about/index.html\n./index.html\n")
    #expect(site.exists("Public/pagefind/pagefind.js"))
    #expect(!site.exists("Public/pagefind/pagefind-ui.js"), "the theme has its own")
    #expect(!site.exists("Public/.demarc/work") && !site.exists("Public/.demarc/new"))
    let manifest = try site.read("Public/.demarc/files")
    #expect(manifest.contains("pagefind/index/pages.pf_index\n"))
    #expect(try site.read("Public/index.html").contains("data-texts=\"/pagefind/pagefind.js\""))
  }

  @Test("a build that changes no page keeps the index; one without search removes it")
  func incremental() async throws {
    let site = try workspace()
    _ = try await build(site)
    let again = try await build(site)
    #expect(again.written == 0 && again.removed == 0)
    #expect(try site.read("tool/runs") == "run\n")
    try site.edit("Content/about.md", "Text.", "Words.")
    _ = try await build(site)
    #expect(try site.read("tool/runs") == "run\nrun\n")
    try site.remove("Content/about.md")
    _ = try await build(site)
    #expect(try site.read("Public/pagefind/index/pages.pf_index") == "./404.html\n./index.html\n")
    try await site.buildCleanly()
    #expect(!site.exists("Public/pagefind"))
    let page = try site.read("Public/index.html")
    #expect(!page.contains("data-texts=\"/") && page.contains("data-names=\"/assets/names.json\""))
  }

  @Test("another version of Pagefind rebuilds the index")
  func version() async throws {
    let site = try workspace()
    _ = try await build(site)
    try site.write("tool/version", "pagefind 9.1\n")
    let pagefind = await Pagefind.find(environment: ["PAGEFIND": site["tool/pagefind"]])
    try await site.buildCleanly { $0.search = pagefind }
    #expect(try site.read("tool/runs") == "run\nrun\n")
  }

  @Test("if Pagefind fails, the published site is unchanged")
  func failure() async throws {
    let site = try workspace()
    _ = try await build(site)
    let before = try site.states(of: "Public")
    try site.edit("Content/about.md", "Text.", "Words.")
    try site.write("tool/fail", "")
    await #expect(throws: EnvironmentError.self) { try await build(site) }
    // The staged files were created and removed inside the state folder.
    func pages(_ states: [String: FileState]) -> [String: FileState] {
      states.filter { $0.key != ".demarc" && $0.key != ".demarc/new" }
    }
    #expect(pages(try site.states(of: "Public")) == pages(before))
    #expect(!site.exists("Public/.demarc/work"))
  }

  @Test("a content file at the path of the index is a finding, and nothing is written")
  func collision() async throws {
    let site = try workspace()
    try site.write("Content/pagefind/pagefind.js.txt", "x")
    try site.write("Content/pagefind/version.txt", "x")
    let pagefind = await Pagefind.find(environment: ["PAGEFIND": site["tool/pagefind"]])
    let report = try await site.build { $0.search = pagefind }
    #expect(
      Set(report.findings.filter { $0.severity == .error }.map(\.rule)) == ["route-collision"])
    #expect(!site.exists("Public"))
  }

  @Test("a site without search has no index either")
  func off() async throws {
    let site = try workspace()
    try site.write("Content/site.yml", "title: S\nsearch: false\n")
    _ = try await build(site)
    #expect(!site.exists("Public/pagefind") && !site.exists("Public/assets/names.json"))
    #expect(!(try site.read("Public/index.html")).contains("search"))
  }

  @Test("without Pagefind, no program is found")
  func absent() async {
    #expect(await Pagefind.find(environment: ["PATH": "/nowhere"]) == nil)
    #expect(await Pagefind.find(environment: ["PAGEFIND": "/nowhere/pagefind"]) == nil)
  }
}

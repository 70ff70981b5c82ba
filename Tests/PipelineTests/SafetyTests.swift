import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Limits on changes by untrusted authors.
@Suite("Safety")
struct SafetyTests {
  private func rules(_ site: Workspace) async throws -> [String] {
    try await SiteBuild.check(site.options).findings.map(\.rule.name)
  }

  @Test(
    "the output must not overlap the inputs",
    arguments: ["Content", "Content/site", ".", "Theme", "Theme/out", "/"])
  func overlap(output: String) async throws {
    let site = try Workspace(["site.yml": "title: A\n", "index.md": "---\ntitle: A\n---\n"])
    let before = try site.states(of: "Content")
    var options = site.options
    options.output = output == "/" ? output : output == "." ? site.root : site[output]
    let error = await #expect(throws: EnvironmentError.self) {
      try await SiteBuild.build(options)
    }
    #expect(error?.description.contains("cannot be the output") == true)
    #expect(try site.states(of: "Content") == before)
  }

  @Test("files that could run a script are not copied, and drawings are inspected")
  func activeFiles() async throws {
    let page = "---\ntitle: A\n---\n"
    for (name, text) in [
      ("a.html", "x"), ("b.js", "x"), ("c.svg", "<svg><script/></svg>"),
      ("d.svg", "<svg ONLOAD='x'/>"), ("e.SVG", "<svg><a href='javascript:x'/></svg>"),
    ] {
      let site = try Workspace([
        "site.yml": "title: A\n", "index.md": page + "[It](\(name))\n",
      ])
      try site.write("Content/\(name)", text)
      #expect(try await rules(site) == ["active-file"], "\(name)")
      try site.write("Content/site.yml", "title: A\nraw_html: allow\n")
      #expect(try await rules(site) == [], "\(name)")
    }
    let drawing = try Workspace([
      "site.yml": "title: A\n", "index.md": page + "![It](ok.svg)\n",
    ])
    try drawing.write("Content/ok.svg", "<svg><rect width='8' height='8'/></svg>")
    #expect(try await rules(drawing) == [])
  }

  @Test("a vital rule keeps its severity")
  func vitalRules() async throws {
    let site = try Workspace([
      "site.yml": "title: A\nseverities: { front-matter-syntax: off }\n",
      "index.md": "---\ntitle: A\n---\n", "b.md": "---\ntitle: 'B\n---\n",
    ])
    let findings = try await SiteBuild.check(site.options).findings
    #expect(findings.map(\.rule.name) == ["front-matter-syntax", "unknown-rule"])
    #expect(findings.allSatisfy { $0.severity == .error })
  }

  @Test("symbolic links cannot leave the theme folder")
  func themeLinks() async throws {
    let site = try Workspace(["site.yml": "title: A\n", "index.md": "---\ntitle: A\n---\n"])
    try site.link("Theme/assets/stolen.txt", to: "/etc/hostname")
    let report = try await SiteBuild.build(site.options)
    #expect(report.findings.map(\.rule.name) == ["symlink-outside"])
    #expect(!site.exists("Public"))
  }
}

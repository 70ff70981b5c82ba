import Foundation
import Testing

@testable import Pipeline

/// The pictures for other sites, rendered by a fake rsvg-convert.
@Suite("Pictures for links on other sites")
struct SharePicturesTests {
  /// Prints a picture that contains the first title of the drawing, or fails.
  private static let script = #"""
    #!/bin/sh
    if [ "$1" = --version ]; then echo "rsvg-convert version 9.0"; exit 0; fi
    here=$(dirname "$0")
    [ -e "$here/fail" ] && { cat >/dev/null; echo "no picture today" >&2; exit 3; }
    echo run >> "$here/runs"
    printf '\211PNG'
    sed -n 's/.*>\(.*\)<\/text>.*/\1/p' | head -1
    """#

  private func workspace(_ settings: String = "url: https://example.org/base\n") throws -> Workspace
  {
    let site = try Workspace([
      "site.yml": "title: S\nversion: '1'\n" + settings, "index.md": "---\ntitle: Home\n---\n",
    ])
    try site.write("tool/rsvg", Self.script)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: site["tool/rsvg"])
    return site
  }

  private func build(_ site: Workspace) async throws -> BuildReport {
    let renderer = PictureRenderer.find(environment: ["RSVG_CONVERT": site["tool/rsvg"]])
    return try await site.buildCleanly { $0.pictures = renderer }
  }

  private func pictures(_ site: Workspace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: site["Public/assets/share"]).sorted()
  }

  @Test("pages name a picture, which is rendered once and belongs to the build")
  func rendered() async throws {
    let site = try workspace()
    let report = try await build(site)
    #expect(report.pictureProblem == nil)
    let names = try pictures(site)
    #expect(names.count == 1)
    let page = try site.read("Public/index.html")
    #expect(
      page.contains("\"og:image\" content=\"https://example.org/base/assets/share/\(names[0])\""))
    #expect(page.contains("summary_large_image"))
    let again = try await build(site)
    #expect(again.written == 0 && again.removed == 0)
    #expect(try site.read("tool/runs") == "run\n")
    try site.edit("Content/site.yml", "title: S", "title: Other")
    _ = try await build(site)
    #expect(try site.read("tool/runs") == "run\nrun\n")
    #expect(try pictures(site).count == 1 && pictures(site) != names, "the old one is removed")
  }

  @Test("a failure costs the pictures, not the build, and is said once")
  func failure() async throws {
    let site = try workspace()
    try site.write("tool/fail", "")
    let report = try await build(site)
    #expect(report.pictureProblem?.contains("no picture today") == true)
    #expect(!(try site.read("Public/index.html")).contains("og:image"))
    #expect(!site.exists("Public/assets/share"))
  }

  @Test(
    "without a URL, or if the site does not want them, nothing is rendered and nothing is said",
    arguments: ["", "url: https://example.org\nshare_pictures: false\n"])
  func off(settings: String) async throws {
    let site = try workspace(settings)
    let report = try await build(site)
    #expect(report.pictureProblem == nil && !site.exists("tool/runs"))
  }

  @Test("without the program, the build says what is missing")
  func absent() async throws {
    #expect(PictureRenderer.find(environment: ["PATH": "/nowhere"]) == nil)
    #expect(PictureRenderer.find(environment: ["RSVG_CONVERT": "/nowhere/rsvg"]) == nil)
    let report = try await workspace().buildCleanly()
    #expect(report.pictureProblem?.contains("rsvg-convert is not installed") == true)
  }
}

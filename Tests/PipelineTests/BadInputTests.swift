import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Malformed and malicious content folders.
@Suite("Bad input")
struct BadInputTests {
  /// Builds a site that must fail and returns the rules and paths of its findings. Paths are
  /// relative to the workspace.
  private func found(_ site: Workspace) async throws -> [String] {
    let report = try await site.build()
    #expect(!report.succeeded)
    #expect(!site.exists("Public"))
    return report.findings.map {
      "\($0.rule) \($0.location.path.replacingOccurrences(of: site.root + "/", with: ""))"
    }
  }

  @Test("a folder without content is an error")
  func empty() async throws {
    let site = try Workspace()
    try FileManager.default.createDirectory(
      atPath: site["Content"], withIntermediateDirectories: true)
    #expect(try await found(site) == ["empty-site Content"])
  }

  @Test(
    "a missing folder is an error that names the folder and its option",
    arguments: ["Content", "Theme"])
  func missing(folder: String) async throws {
    let site = try SampleSite.workspace()
    let error = await #expect(throws: EnvironmentError.self) {
      try await site.build { options in
        if folder == "Content" { options.content = site["Nothing"] }
        if folder == "Theme" { options.theme = site["Nothing"] }
      }
    }
    let option = "--\(folder.lowercased())"
    #expect(error?.description.contains(site["Nothing"]) == true)
    #expect(error?.description.contains(option) == true)
    #expect(!site.exists("Public"))
  }

  @Test(
    "a file in place of a folder is an error, and the file is unchanged",
    arguments: ["Content", "Theme", "Public"])
  func fileForFolder(name: String) async throws {
    let site = try SampleSite.workspace()
    try site.write("file", "x")
    await #expect(throws: EnvironmentError.self) {
      try await site.build { options in
        switch name {
        case "Content": options.content = site["file"]
        case "Theme": options.theme = site["file"]
        default: options.output = site["file"]
        }
      }
    }
    #expect(try site.read("file") == "x")
  }

  @Test("a theme without templates uses the built-in ones")
  func emptyTheme() async throws {
    let site = try SampleSite.workspace()
    try site.write("Theme/readme.txt", "x")
    try await site.buildCleanly { $0.theme = site["Theme"] }
    let files = try site.bytes(of: "Public")
    try site.write("None/.keep", "")
    try await site.buildCleanly { $0.theme = site["None"] }
    #expect(try site.bytes(of: "Public") == files)
  }

  @Test(
    "a folder with the name of a content file is an error",
    arguments: ["index.md", "models/saas.md", "site.yml", "models/_collection.yml"])
  func folderForFile(path: String) async throws {
    let site = try Workspace(["home.md": "---\ntitle: Home\n---\n"])
    if site.exists("Content/\(path)") { try site.remove("Content/\(path)") }
    try site.write("Content/\(path)/x.md", "---\ntitle: X\n---\n")
    #expect(try await found(site) == ["unreadable-file Content/\(path)"])
  }

  @Test(
    "a pipe does not block the build",
    .timeLimit(.minutes(1)), arguments: ["page.md", "data.yml", "site.yml", "picture.png"])
  func pipe(name: String) async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    if site.exists("Content/\(name)") { try site.remove("Content/\(name)") }
    #expect(mkfifo(site["Content/\(name)"], 0o600) == 0)
    #expect(try await found(site) == ["unreadable-file Content/\(name)"])
  }

  @Test(
    "broken links, links to themselves and links to folders are reported",
    arguments: ["nothing.md", "page.md", "folder", "."])
  func oddLinks(target: String) async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try site.write("Content/folder/x.md", "---\ntitle: X\n---\n")
    try site.link("Content/page.md", to: target)
    let rules = try await found(site)
    #expect(rules.count == 1)
    #expect(rules[0] == "unreadable-file Content/page.md" || target == ".")
  }

  @Test(
    "a link out of the content folder is an error",
    arguments: ["secret.md", "secrets", "/etc/hostname"])
  func linkOutside(target: String) async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try site.write("secret.md", "---\ntitle: Secret\n---\n")
    try site.write("secrets/key.md", "---\ntitle: Secret\n---\n")
    // The path of this sibling folder begins with that of the content folder.
    try site.write("Content-other/x.md", "---\ntitle: X\n---\n")
    try site.link("Content/a.md", to: target.hasPrefix("/") ? target : site[target])
    try site.link("Content/b.md", to: "../Content-other/x.md")
    #expect(
      try await found(site) == ["symlink-outside Content/a.md", "symlink-outside Content/b.md"])
  }

  @Test("a link inside the content folder is read as its target")
  func linkInside() async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try site.write("Content/notes/a.md", "---\ntitle: The same\n---\n")
    try site.link("Content/b.md", to: "notes/a.md")
    try await site.buildCleanly()
    #expect(try site.read("Public/b/index.html").contains("The same"))
  }

  @Test("a file of 50 MB is too large", arguments: ["page.md", "data.yaml", "picture.png"])
  func huge(name: String) async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try site.write("Content/\(name)", "x")
    #expect(truncate(site["Content/\(name)"], 50_000_000) == 0)
    #expect(try await found(site) == ["file-too-large Content/\(name)"])
  }

  @Test("a data file may be larger than a page, up to 8 MiB")
  func data() async throws {
    let site = try Workspace([
      "index.md": "---\ntitle: Home\n---\n", "c/_collection.yml": "fields: { x: text }\n",
    ])
    let text = String(repeating: "Some words of data. ", count: 40_000)
    try site.write("Content/c/b.md", "---\ntitle: B\nx: \(text)\n---\n")
    #expect(try await found(site) == ["file-too-large Content/c/b.md"])
    try site.write("Content/c/b.md", "---\ntitle: B\n---\n")
    try site.write("Content/c/a.yml", "")
    #expect(truncate(site["Content/c/a.yml"], (8 << 20) + 1) == 0)
    #expect(try await found(site) == ["file-too-large Content/c/a.yml"])
    try site.write("Content/c/a.yml", "title: A\nx: \(text)\n")
    try await site.buildCleanly()
  }

  @Test("a file name that is not UTF-8 is reported")
  func badName() async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    let name = Array(site["Content/"].utf8CString.dropLast()) + [-1, -2] + Array(".md".utf8CString)
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try await found(site).count == 1)
  }

  @Test(
    "a name with control characters or a backslash is an error",
    arguments: ["line\nbreak.md", "bell\u{7}.png", "back\\slash.md", "tab\tfolder/x.md"])
  func oddName(name: String) async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try site.write("Content/\(name)", "---\ntitle: X\n---\n")
    let rules = try await found(site).map { $0.prefix { $0 != " " } }
    #expect(rules == ["unreadable-file"])
  }

  @Test("a folder nested a thousand deep neither crashes nor hangs", .timeLimit(.minutes(1)))
  func deepFolders() async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    let path = (0..<900).map { _ in "d" }.joined(separator: "/")
    try site.write("Content/\(path)/x.md", "---\ntitle: X\n---\n")
    _ = try? await site.build()
  }

  @Test("unknown rules in `severities` are reported")
  func unknownRule() async throws {
    let site = try Workspace([
      "index.md": "---\ntitle: Home\n---\n",
      "site.yml": "title: T\nseverities:\n  brokn-link: warning\n",
    ])
    let report = try await site.build()
    #expect(report.findings.map(\.rule.name) == ["unknown-rule"])
    #expect(report.findings[0].help.joined().contains("broken-link"))
  }
}

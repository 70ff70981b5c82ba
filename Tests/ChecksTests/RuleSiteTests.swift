import Diagnostics
import Foundation
import TestSupport
import Testing

/// Rules whose fixtures git cannot store, such as links, permissions and large files.
@Suite("Rules: sites that git cannot store")
struct RuleSiteTests {
  /// A rule, an invalid site and a valid site.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let invalid: TestSite
    let valid: TestSite
    /// The terminal's report of the invalid site.
    let expected: String
    var testDescription: String { rule }
  }

  static let home = "---\ntitle: Home\n---\n"

  static let sites: [Case] = [
    Case(
      rule: "empty-site", invalid: TestSite(), valid: TestSite(["index.md": home]),
      expected: """
        error: there is no page in this folder [empty-site]
          --> Content
           = help: add an `index.md`, or name the content folder with `--content`


        """),
    Case(
      rule: "file-too-large",
      invalid: TestSite([
        "index.md": home, "dump.md": home + String(repeating: "0123456789\n", count: 50_000),
      ]),
      valid: TestSite([
        "index.md": home + "\n[All](dump.md)\n",
        "dump.md": home + String(repeating: "0123456789\n", count: 2_000),
      ]),
      expected: """
        error: this file has 537 KiB; the limit is 512 KiB [file-too-large]
          --> Content/dump.md
           = help: split the page, or link to the data


        """),
    Case(
      rule: "invalid-utf8", invalid: latin1,
      valid: TestSite(["index.md": "---\ntitle: Café\n---\n"]),
      expected: """
        error: byte 0xE9 is not UTF-8 [invalid-utf8]
          --> Content/index.md:2:11
           |
         2 | title: Caf\u{FFFD}
           |           ^
           = help: save the file as UTF-8


        """),
    Case(
      rule: "missing-site-file", invalid: withoutSettings,
      valid: TestSite(["index.md": home, "site.yml": "title: A\n"]),
      expected: """
        error: there is no `site.yml` in this folder [missing-site-file]
          --> Content
           = help: add `site.yml` with a line `title: …`


        """),
    Case(
      rule: "symlink-outside", invalid: linked("/etc/hostname"), valid: shown("index.md"),
      expected: """
        error: this symbolic link leads out of its folder [symlink-outside]
          --> Content/linked.txt
           = help: copy the file here instead


        """),
    Case(
      rule: "unreadable-file", invalid: linked("nowhere.md"), valid: shown("index.md"),
      expected: """
        error: cannot read this file or folder: it is a broken symbolic link [unreadable-file]
          --> Content/linked.txt
           = help: remove the link, or let it lead to a file of this folder


        """),
  ]

  static let withoutSettings: TestSite = {
    var site = TestSite(["index.md": home])
    site.addsSettings = false
    return site
  }()

  static let latin1: TestSite = {
    var site = TestSite()
    site.content["index.md"] = Array("---\ntitle: Caf".utf8) + [0xE9] + Array("\n---\n".utf8)
    return site
  }()

  static func linked(_ target: String) -> TestSite {
    var site = TestSite(["index.md": home])
    site.links["linked.txt"] = target
    return site
  }

  /// A site with a symbolic link, and a page that links to it.
  static func shown(_ target: String) -> TestSite {
    linked(target).with("index.md", home + "\n[A list](linked.txt)\n")
  }

  @Test("an invalid site has the expected findings", arguments: sites)
  func invalid(sample: Case) async throws {
    let outcome = try await sample.invalid.check()
    #expect(outcome.terminal == sample.expected)
    #expect(Set(outcome.rules) == [sample.rule])
  }

  @Test("a valid site has no finding", arguments: sites)
  func valid(sample: Case) async throws {
    let outcome = try await sample.valid.check()
    #expect(outcome.findings == [], "\(outcome.terminal)")
  }

  @Test(
    "a schema, configuration or page with a misspelt file name is one finding",
    arguments: [
      ("models/_collection.yml", "models/_collection.yaml"),
      ("models/_collection.yml", "models/_colection.yml"),
      ("models/_collection.yml", "models/collection.yml"), ("site.yml", "site.yaml"),
      ("site.yml", "Site.yml"), ("models/saas.md", "models/saas.markdown"),
      ("models/saas.md", "models/saas.MD"), ("models/saas.md", "models/saas.mdx"),
    ])
  func misnamed(right: String, wrong: String) async throws {
    var site = TestSite([
      "site.yml": "title: A\n", "index.md": Self.home,
      "models/_collection.yml": "fields:\n  owner: string\n",
      "models/saas.md": "---\ntitle: SaaS\nowner: We\n---\n",
      "models/paas.md": "---\ntitle: PaaS\nowner: We\n---\n",
    ])
    site.addsSettings = false
    site.content[wrong] = site.content.removeValue(forKey: right)
    let outcome = try await site.check()
    #expect(outcome.summary == ["misnamed-file: Content/\(wrong):1:1: "])
  }

  @Test("a folder with the name of a page is reported")
  func folderAsPage() async throws {
    var site = TestSite(["index.md": Self.home])
    site.folders = ["about.md", "site.yml"]
    let outcome = try await site.check()
    #expect(outcome.rules == ["unreadable-file", "unreadable-file"])
    #expect(outcome.findings.map(\.location.path) == ["Content/about.md", "Content/site.yml"])
  }

  @Test(
    "a file without read permission is reported",
    .disabled(if: getuid() == 0, "root reads everything"))
  func forbidden() async throws {
    var site = TestSite(["index.md": Self.home, "secret.md": Self.home])
    site.unreadable = ["secret.md"]
    let outcome = try await site.check()
    #expect(outcome.rules == ["unreadable-file"])
    #expect(outcome.terminal.contains("permission denied"))
  }

  @Test(
    "an unreadable schema or configuration is a finding and does not end the run",
    .disabled(if: getuid() == 0, "root reads everything"),
    arguments: ["site.yml", "a/_collection.yml"])
  func forbiddenSettings(path: String) async throws {
    var site = TestSite(["index.md": Self.home, path: "title: A\n"])
    site.unreadable = [path]
    let outcome = try await site.check()
    #expect(outcome.rules == ["unreadable-file"])
  }

  @Test(
    "invalid UTF-8 is reported in every kind of file",
    arguments: ["site.yml", "models/_collection.yml", "models/saas.yml", "index.md"])
  func invalidUTF8(path: String) async throws {
    var site = TestSite(["index.md": Self.home, "models/_collection.yml": "singular: model\n"])
    site.content[path] = Array("title: Caf".utf8) + [0xE9, 0x0A]
    let outcome = try await site.check()
    #expect(outcome.rules == ["invalid-utf8"], "\(outcome.terminal)")
  }

  @Test("symbolic links to content files are followed, links to folders are not")
  func linksInside() async throws {
    var site = TestSite(["index.md": Self.home, "guide/a.md": Self.home])
    site.links = ["copy.md": "guide/a.md", "other": "guide"]
    let outcome = try await site.check()
    #expect(outcome.summary == ["unreadable-file: Content/other:1:1: (outside the file)"])
  }
}

import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Untrusted content never adds a script to a page.
@Suite("Hostile content")
struct HostileContentTests {
  static let schemes = ["http:", "https:", "mailto:", "tel:"]

  @Test("a script in every kind of text stays text", arguments: HostileSite.payloads)
  func payload(_ payload: String) async throws {
    let site = try Workspace(HostileSite.files(payload))
    try await site.buildCleanly()
    let files = try site.bytes(of: "Public").filter { !$0.key.hasPrefix(".demarc") }
    let scan = SiteScan(files, base: "/")
    let clean = try await benignTags()
    var seen = 0
    for (path, page) in scan.scanners {
      #expect(page.problems == [], "\(path)")
      #expect(attacks(on: page) == [], "\(path)")
      let tags = Set(page.tags.map(\.name))
      #expect(tags.subtracting(clean) == [], "\(path) has tags that no template writes")
      seen += String(decoding: files[path] ?? [], as: UTF8.self).split(separator: "evil").count - 1
    }
    #expect(seen > 100, "the payload was hardly shown, so little was tested")
  }

  @Test("file names cannot inject markup")
  func fileNames() async throws {
    let name = #"x"><svg onload=evil()>' onclick='evil"#
    let site = try Workspace([
      "site.yml": "title: T\nedit_url: https://example.org/{path}\n",
      "index.md": "---\ntitle: Home\n---\n[there](<\(name)/\(name).md>)\n\n![x](<\(name).png>)\n",
    ])
    try site.write("Content/\(name)/\(name).md", "---\ntitle: There\n---\n")
    try site.write("Content/\(name).png", "x")
    let report = try await site.build()
    guard report.succeeded else { return }  // A finding is acceptable too.
    let scan = SiteScan(try site.bytes(of: "Public"), base: "/")
    for (path, page) in scan.scanners {
      #expect(page.problems == [], "\(path)")
      #expect(attacks(on: page) == [], "\(path)")
    }
  }

  @Test(
    "a route that leaves the site is rejected, and nothing is written there",
    arguments: [
      "slug: ../../evil", "slug: /evil", "slug: ..", "slug: .demarc", "slug: 'a/b'",
      "slug: \"a\\0b\"", "redirect_from: [../../evil]", "redirect_from: ['/../evil/']",
      "redirect_from: ['a/%2e%2e/evil', '..']", "id: ../../evil", "slug: 'a\\b'",
    ])
  func traversal(line: String) async throws {
    let site = try SampleSite.workspace()
    try site.edit("Content/models/saas.md", "weight: 1", "weight: 1\n\(line)")
    let before = try site.states(of: "").keys.sorted()
    let report = try await site.build()
    #expect(!report.succeeded)
    #expect(try site.states(of: "").keys.sorted() == before)
  }

  @Test(
    "a collection cannot write outside of the output folder",
    arguments: ["route: ../out", "route: /", "route: .demarc", "route: 'a/../../b'", "name: ../x"])
  func collections(line: String) async throws {
    let site = try SampleSite.workspace()
    try site.edit("Content/models/_collection.yml", "singular: model", "singular: model\n\(line)")
    let before = Set(try site.states(of: "").keys)
    _ = try? await site.build()
    let outside = try site.states(of: "").keys.filter {
      !before.contains($0) && !$0.hasPrefix("Public")
    }
    #expect(outside == [])
    #expect(!site.exists("Public/.demarc/index.html"))
  }

  /// Returns everything on a page that would execute code.
  private func attacks(on page: HTMLScanner) -> [String] {
    var attacks = page.scripts.filter { $0.contains("evil") }
    for tag in page.tags {
      for (name, value) in tag.attributes {
        let bare = String(value.unicodeScalars.filter { $0.value > 0x20 }).lowercased()
        if name.hasPrefix("on") || name == "srcdoc" || name.contains("evil") {
          attacks.append("<\(tag.name) \(name)=\(value)>")
        }
        let isAddress = ["href", "src", "xlink:href", "action", "formaction", "data"].contains(name)
        guard isAddress, let colon = bare.firstIndex(of: ":") else { continue }
        let start = bare[...colon]
        if !Self.schemes.contains(String(start)), !start.contains("/"), !start.contains("#") {
          attacks.append("<\(tag.name) \(name)=\(value)>")
        }
      }
      if tag["http-equiv"] != nil, tag["content"]?.contains("evil") == true {
        attacks.append("<\(tag.name) content=\(tag["content"] ?? "")>")
      }
    }
    return attacks
  }

  /// Returns the tags of the same site without hostile content.
  private func benignTags() async throws -> Set<String> {
    let site = try Workspace(HostileSite.files("harmless"))
    try await site.buildCleanly()
    let scan = SiteScan(try site.bytes(of: "Public"), base: "/")
    return Set(scan.scanners.values.flatMap { $0.tags.map(\.name) })
      .union(["img", "input", "code", "tspan"])
  }
}

import ContentFormat
import ContentModel
import Diagnostics
import TestSupport
import Testing

@testable import FrameworkData
@testable import Pipeline

@Suite("A framework as data")
struct FrameworkTests {
  @Test("every reference of the shipped framework resolves, and counts agree with the graph")
  func shipped() async throws {
    var options = BuildOptions()
    options.content = "\(Repository.root)/Content"
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let framework = try await site.framework(jobs: 2)
    #expect(framework.entries.count == site.graph.entries.count)
    #expect(framework.relations.count > 500)
    for relation in framework.relations {
      for target in [relation.source, relation.target] {
        let entry = try #require(framework.entry(target.entry), "\(target)")
        if let part = target.part { #expect(entry.part(part) != nil, "\(target)") }
      }
    }
    for collection in framework.collections {
      #expect(framework.entries(of: collection).count == collection.order.count)
    }
    for matrix in site.graph.matrices {
      let data = try #require(framework.matrix(site.graph.entries[matrix.entry].id))
      #expect(data.counts == matrix.counts())
      #expect(data.places.count == matrix.cells.count { $0 != nil })
    }
    #expect(try await site.framework(jobs: 1) == framework)
  }

  @Test("the order of fields does not matter, and that of references only where readers see it")
  func order() async throws {
    let framework = try await FrameworkSites.small.framework()
    var other = FrameworkSites.small
    func write(_ serves: String) {
      other["controls/b.md"] = """
        ---
        serves: [\(serves)]
        title: Backup
        area: net
        ---
        Text of *b*.
        """
    }
    write("\"s#A.1\", \"s#B.2\"")
    #expect(try await other.framework() == framework)
    write("\"s#B.2\", \"s#A.1\"")
    let exchanged = try await other.framework()
    #expect(exchanged != framework)
    #expect(exchanged.relations == framework.relations)
  }

  @Test("a title is on one line, however the front matter writes it")
  func lines() async throws {
    let site = FrameworkSites.small
      .with(
        "areas/net.md",
        FrameworkSites.small["areas/net.md"]!.replacing("title: Net", with: "title: |\n  Net\n"))
    let framework = try await site.framework()
    #expect(framework.entry(.init("areas", "net"))?.title == "Net")
  }

  @Test("an edit of a title changes no id, no route and no relation")
  func titles() async throws {
    let framework = try await FrameworkSites.small.framework()
    let site = FrameworkSites.small.with(
      "controls/b.md", FrameworkSites.small["controls/b.md"]!.replacing("Backup", with: "Copies"))
    let edited = try await site.framework()
    #expect(edited != framework)
    #expect(edited.entries.map(\.name) == framework.entries.map(\.name))
    #expect(edited.entries.map(\.route) == framework.entries.map(\.route))
    #expect(edited.relations == framework.relations)
    #expect(edited.matrices == framework.matrices)
  }

  @Test("texts are as written, and drafts are left out")
  func texts() async throws {
    var site = FrameworkSites.small
    site["controls/draft.md"] = "---\ntitle: Draft\nstatus: draft\narea: net\nserves: []\n---\nx\n"
    let framework = try await site.framework()
    #expect(framework.entry(.init("controls", "draft")) == nil)
    let control = try #require(framework.entry(.init("controls", "b")))
    #expect(control.body == "Text of *b*.")
    #expect(control["area"] == .reference(.init(.init("areas", "net"))))
    let standard = try #require(framework.entry(.init("standards", "s")))
    #expect(standard.parts.map(\.id) == ["A.1", "B.2"])
    #expect(standard.parts.map(\.anchor) == ["a-1", "b-2"])
    let cell = try #require(framework.matrix("m")?["net", "x"])
    #expect(cell.levels == ["shared"])
    #expect(cell.marks == ["critical"])
    #expect(
      cell.texts
        == .init(because: "It *depends*.", provider: "The walls.", customer: "The doors."))
    #expect(cell.route == "models/x/")
    #expect(cell.anchor == "net")
    #expect(framework.matrix("m")?.levels[1].crosswalk == ["ccm": "Shared CSP and CSC"])
    #expect(framework.site.id == "acme-controls")
  }

  @Test(
    "a body loses the blank lines around it and nothing else",
    arguments: [
      ("", ""), (" \n\t\n", ""), ("a", "a"), ("\n\na\n\nb\n\n", "a\n\nb"),
      ("\n    code\n", "    code"),
      ("\r\na\r\nb\rc\r\n", "a\nb\rc"), ("  a  ", "  a"),
    ])
  func bodies(text: String, expected: String) {
    #expect(FrameworkReader.text(of: Array(text.utf8)[...]) == expected)
  }

  @Test("an invalid id of the site is a finding")
  func invalidID() async throws {
    let site = FrameworkSites.small.with("site.yml", "title: T\nid: 'a b'\n")
    #expect(try await site.check().rules.contains("pattern-mismatch"))
  }
}

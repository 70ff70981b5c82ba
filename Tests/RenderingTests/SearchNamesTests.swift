import Foundation
import Testing

@testable import Rendering

@Suite("Search: the names of pages and parts")
struct SearchNamesTests {
  private static let sources = [
    "site.yml": "title: S\nlanguage: en\n",
    "index.md": "---\ntitle: Home\n---\n",
    "hidden.md": "---\ntitle: Hidden\ndemarc: { noindex: true }\n---\n",
    "laws/_collection.yml": """
    plural: laws
    fields:
      issuer: { type: string, search: true }
      note: { type: string }
      replaced_by: { type: reference, to: laws, successor: true }
      clauses:
        type: entries
        written_as: { Art-: Article, "9.": "§ 9." }
        fields: { replaced_by: { type: reference, to: laws, successor: true } }
    """,
    "laws/act.md": """
    ---
    title: Act
    aliases: [The Act, Act]
    issuer: Parliament
    note: secret
    clauses:
      Art-26: Duties of "users"
      9.1: {}
      A.8: { title: Masking, replaced_by: new }
    ---
    """,
    "laws/old.md": "---\ntitle: Old\nreplaced_by: act\nclauses: { Art-1: One }\n---\n",
    "laws/new.md": "---\ntitle: New\nstatus: deprecated\n---\n",
    "terms/_collection.yml": "plural: terms\nlink_terms: true\n",
    "terms/key.md": "---\ntitle: Key\ntags: [door]\naliases: [latch key]\n---\n",
  ]

  private func names(
    _ sources: [String: String] = sources, basePath: String? = nil
  ) throws -> [String: Any] {
    let site = try RenderedSite(sources, basePath: basePath)
    let json = Data(site["assets/names.json"].utf8)
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  /// The page with an address.
  private func page(_ href: String, in names: [String: Any]) throws -> [Any] {
    let pages = try #require(names["pages"] as? [[Any]])
    return try #require(pages.first { $0[2] as? String == href }, "\(pages)")
  }

  @Test("a page has its group, title, relative address, and other names once")
  func pages() throws {
    let names = try names()
    #expect(names["language"] as? String == "en")
    let groups = try #require(names["groups"] as? [String])
    let act = try page("laws/act/", in: names)
    #expect(groups[try #require(act[0] as? Int)] == "Laws")
    #expect(act[1] as? String == "Act")
    #expect(act[3] as? Int == 0)
    #expect(act[4] as? [String] == ["The Act", "Parliament"], "only fields with `search: true`")
    #expect(try page("", in: names)[1] as? String == "Home")
    #expect(try page("laws/", in: names)[1] as? String == "Laws")
  }

  @Test("parts have the names that people use, their anchors and their ids")
  func parts() throws {
    let act = try page("laws/act/", in: names())
    let parts = try #require(act[5] as? [[Any]])
    let article = parts[0]
    #expect(article[0] as? String == "Article 26" && article[1] as? String == "Duties of \"users\"")
    #expect(article[2] as? String == "art-26" && article[4] as? String == "Art-26")
    #expect(parts[1][0] as? String == "§ 9.1" && parts[1][1] as? String == "")
    #expect(parts[2][0] as? String == "A.8" && parts[2].count == 4, "the id is the name")
  }

  @Test("what a newer edition replaces is marked, with its parts")
  func superseded() throws {
    let names = try names()
    #expect(try page("laws/old/", in: names)[3] as? Int == 1)
    #expect(try page("laws/new/", in: names)[3] as? Int == 1, "it is deprecated")
    let old = try #require(try page("laws/old/", in: names)[5] as? [[Any]])
    #expect(old[0][3] as? Int == 1)
    let act = try #require(try page("laws/act/", in: names)[5] as? [[Any]])
    #expect(act.map { $0.count > 3 ? $0[3] as? Int : nil } == [0, 0, 1])
  }

  @Test("terms and tags are marked; pages that are not listed and the 404 page are left out")
  func kinds() throws {
    let names = try names()
    #expect(try page("terms/key/", in: names)[3] as? Int == 2)
    #expect(try page("tags/door/", in: names)[3] as? Int == 4)
    let titles = try #require(names["pages"] as? [[Any]]).map { $0[1] as? String }
    #expect(!titles.contains("Hidden") && !titles.contains("Page not found"))
  }

  @Test("the file is the same below any base path")
  func basePath() throws {
    let sources = Self.sources
    let paths: [String?] = ["/", "/some/path/"]
    let files = try paths.map { try RenderedSite(sources, basePath: $0)["assets/names.json"] }
    #expect(files[0] == files[1])
  }

  @Test("a site without a declared language has no words of a language")
  func language() throws {
    var sources = Self.sources
    sources["site.yml"] = "title: S\n"
    let names = try names(sources)
    #expect(names["language"] as? String == "" && names["fillers"] as? String == "")
  }

  @Test(
    "a matrix has the anchors and names of its headers; its pages answer questions")
  func tables() throws {
    let names = try names(DutiesPageTests.sources)
    let tables = try #require(names["tables"] as? [[Any]])
    #expect(tables.count == 1 && tables[0][0] as? String == "matrix/who/")
    #expect((tables[0][2] as? [[String]])?.map(\.first).count == 2)
    let pages = try #require(names["pages"] as? [[Any]])
    let duties = try #require(pages.first { ($0[2] as? String)?.hasPrefix("duties/") == true })
    #expect(duties[3] as? Int == 8)
    #expect((duties[4] as? [String])?.first?.contains("owe") == true)
  }

  @Test("`search: false` leaves out the file and the search of pages")
  func off() throws {
    var sources = Self.sources
    sources["site.yml"] = "title: S\nsearch: false\n"
    let site = try RenderedSite(sources)
    #expect(site.files["assets/names.json"] == nil)
    #expect(!site["index.html"].contains("search-open"))
    #expect(try RenderedSite(Self.sources)["index.html"].contains("search-open"))
  }
}

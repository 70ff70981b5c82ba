import ContentModel
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Rendering

@Suite("Sharing: what other programs read of a page")
struct SharingTests {
  private static let sources = [
    "site.yml":
      "title: S & T\nurl: https://example.org/base\nlanguage: de-AT\nversion: '1.0'\n",
    "index.md": "---\ntitle: S & T\ndescription: About </script> all.\n---\n",
    "notes/_collection.yml": "plural: notes\n",
    "notes/one.md": """
    ---
    title: One "quoted"
    description: A note.
    date: 2026-01-02
    last_updated: 2026-03-04
    tags: [b, a]
    ---
    """,
    "terms/_collection.yml": "plural: terms\nlink_terms: true\n",
    "terms/key.md": "---\ntitle: Key\naliases: [latch key]\n---\n",
  ]

  /// The nodes of a page's JSON-LD.
  private func nodes(_ html: String) throws -> [[String: Any]] {
    let start = "<script type=\"application/ld+json\">"
    let after = try #require(html.range(of: start), "no JSON-LD")
    let rest = html[after.upperBound...]
    let end = try #require(rest.range(of: "</script>"))
    let json = Data(rest[..<end.lowerBound].utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(object["@context"] as? String == "https://schema.org")
    return try #require(object["@graph"] as? [[String: Any]])
  }

  @Test("an entry is an article with its dates, and breadcrumbs lead to it")
  func article() throws {
    let site = try RenderedSite(Self.sources)
    let nodes = try nodes(site["notes/one/index.html"])
    #expect(nodes.map { $0["@type"] as? String } == ["TechArticle", "BreadcrumbList"])
    #expect(nodes[0]["headline"] as? String == "One \"quoted\"")
    #expect(nodes[0]["url"] as? String == "https://example.org/base/notes/one/")
    #expect(nodes[0]["datePublished"] as? String == "2026-01-02")
    #expect(nodes[0]["dateModified"] as? String == "2026-03-04")
    #expect(nodes[0]["keywords"] as? String == "b, a")
    let trail = try #require(nodes[1]["itemListElement"] as? [[String: Any]])
    #expect(trail.map { $0["position"] as? Int } == [1, 2, 3])
    #expect(
      trail.map { $0["item"] as? String } == [
        "https://example.org/base/", "https://example.org/base/notes/",
        "https://example.org/base/notes/one/",
      ])
  }

  @Test("a term is a defined term of its set, and a matrix a dataset with its files")
  func kinds() throws {
    let site = try RenderedSite(Self.sources)
    let term = try nodes(site["terms/key/index.html"])[0]
    #expect(term["@type"] as? String == "DefinedTerm")
    #expect(term["alternateName"] as? [String] == ["latch key"])
    let set = try #require(term["inDefinedTermSet"] as? [String: Any])
    #expect(set["url"] as? String == "https://example.org/base/terms/")
    #expect(try nodes(site["terms/index.html"])[0]["@type"] as? String == "CollectionPage")
    var sources = DutiesPageTests.sources
    sources["site.yml"] = "title: S\nurl: https://example.org\n"
    let data = try nodes(RenderedSite(sources)["matrix/who/index.html"])[0]
    #expect(data["@type"] as? String == "Dataset")
    let files = try #require(data["distribution"] as? [[String: Any]])
    #expect(
      files.map { $0["contentUrl"] as? String } == [
        "https://example.org/matrix/who.csv", "https://example.org/matrix/who.json",
      ])
  }

  @Test("a part is a defined term of its page, with its code if people cite that")
  func parts() throws {
    var sources = Self.sources
    sources["laws/_collection.yml"] = """
      fields:
        clauses:
          type: entries
          written_as: { Art-: Article }
          fields: { points: { type: entries } }
      """
    sources["laws/act.md"] = """
      ---
      title: Act
      clauses:
        - { id: Art-26, title: "Duties </script>", points: [{ id: scope, title: Scope }] }
      ---
      """
    let site = try RenderedSite(sources)
    let page = site["laws/act/index.html"]
    let terms = try nodes(page).filter { $0["@type"] as? String == "DefinedTerm" }
    let address = "https://example.org/base/laws/act/"
    #expect(terms.map { $0["name"] as? String } == ["Duties </script>", "Scope"])
    #expect(terms.map { $0["termCode"] as? String } == ["Article 26", nil])
    #expect(terms.allSatisfy { $0["inDefinedTermSet"] as? String == address })
    for term in terms {
      let id = try #require(term["@id"] as? String)
      #expect(id.hasPrefix("\(address)#"))
      #expect(page.contains(" id=\"\(id.dropFirst(address.count + 1))\""), "\(id)")
    }
  }

  @Test("text cannot end the element, and a site without a URL has none")
  func escaping() throws {
    let home = try RenderedSite(Self.sources)["index.html"]
    #expect(try nodes(home)[0]["description"] as? String == "About </script> all.")
    #expect(!home.contains("About </script>"))
    var sources = Self.sources
    sources["site.yml"] = "title: S\n"
    let site = try RenderedSite(sources)
    #expect(!site["index.html"].contains("ld+json") && !site["index.html"].contains("og:"))
    #expect(!site["404.html"].contains("ld+json"))
  }

  @Test("Open Graph has the type, the locale and the address; without a picture the card is small")
  func openGraph() throws {
    let site = try RenderedSite(Self.sources)
    let page = site["notes/one/index.html"]
    for (name, content) in [
      ("og:type", "article"), ("og:locale", "de_AT"), ("og:site_name", "S &amp; T"),
      ("og:title", "One &quot;quoted&quot;"), ("og:description", "A note."),
      ("og:url", "https://example.org/base/notes/one/"),
    ] {
      #expect(page.contains("<meta property=\"\(name)\" content=\"\(content)\">"), "\(name)")
    }
    #expect(site["index.html"].contains("<meta property=\"og:type\" content=\"website\">"))
    var sources = Self.sources
    sources["site.yml"] = sources["site.yml"]?.replacing("de-AT", with: "de")
    let plain = try RenderedSite(sources)["notes/one/index.html"]
    #expect(plain.contains("og:url") && !plain.contains("og:locale"))
    #expect(page.contains("\"twitter:card\" content=\"summary\"") && !page.contains("og:image"))
  }

  @Test("drawings are the same each time, are XML, and shorten long texts")
  func drawings() throws {
    var sources = DutiesPageTests.sources
    let long = String(repeating: "many words & <signs> ", count: 40)
    sources["site.yml"] = "title: \"\(long)\"\nurl: https://example.org\ndescription: \"\(long)\"\n"
    let site = try RenderedSite(sources)
    let drawing = ShareDrawing(site.graph)
    let pictures = site.siteMap.pictures(of: site.graph)
    #expect(pictures.first == .site && pictures.count == Set(pictures).count)
    #expect(pictures.contains { if case .header = $0 { true } else { false } })
    for picture in pictures {
      let svg = drawing.svg(of: picture)
      #expect(svg == ShareDrawing(site.graph).svg(of: picture))
      let parser = XMLParser(data: Data(svg))
      #expect(parser.parse(), "\(picture)")
      let text = String(decoding: svg, as: UTF8.self)
      #expect(text.contains("<rect") && text.split(separator: "<text").count < 20)
    }
    #expect(String(decoding: drawing.svg(of: .site), as: UTF8.self).contains("…"))
  }

  @Test("each page has a picture that is among those of the site")
  func pictures() throws {
    let site = try RenderedSite(DutiesPageTests.sources)
    let all = Set(site.siteMap.pictures(of: site.graph))
    for page in site.siteMap.pages {
      #expect(all.contains(site.siteMap.picture(of: page, in: site.graph)), "\(page.route)")
    }
    let matrix = try #require(site.siteMap.pages.first { $0.route == "matrix/who/" })
    let index = try #require(site.graph.matrices.indices.first)
    #expect(site.siteMap.picture(of: matrix, in: site.graph) == .matrix(index))
  }

  @Test("a duty and a part have anchors, and pages can be cited, but not the error page")
  func anchors() throws {
    let site = try RenderedSite(DutiesPageTests.sources)
    let duties = site.files.filter { $0.key.hasPrefix("duties/") && $0.key.hasSuffix(".html") }
    #expect(duties.contains { $0.value.contains(" id=\"duty.") && $0.value.contains("--") })
    #expect(site["index.html"].contains("class=\"cite\"") || site.files["index.html"] == nil)
    #expect(!site["404.html"].contains("class=\"cite\""))
  }
}

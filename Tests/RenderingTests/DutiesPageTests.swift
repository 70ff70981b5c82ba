import Foundation
import Testing

@testable import Rendering

@Suite("Pages of duties and of comparisons")
struct DutiesPageTests {
  static let sources = [
    "index.md": "---\ntitle: Home\n---\n",
    "models/_collection.yml": """
    sort: weight
    singular: model
    plural: models
    fields:
      risk: { type: enum, values: [low, high], label: Risk }
    """,
    "models/cloud.md": "---\ntitle: Cloud\nweight: 1\nrisk: low\n---\n",
    "models/own.md": "---\ntitle: Own\nweight: 2\nrisk: high\n---\n",
    "areas/_collection.yml": """
    sort: weight
    singular: area
    fields:
      who: { type: assignments, matrix: who }
    """,
    "areas/keys.md": """
    ---
    title: Keys
    weight: 1
    who:
      - { level: ours, of: [cloud], because: You hold the *keys*. }
      - { level: ours, of: [own], because: "=Yours & 5 < 6." }
    ---
    """,
    "areas/doors.md": "---\ntitle: Doors\nweight: 2\n---\n",
    "threats/_collection.yml": """
    fields:
      areas: { type: list, of: reference, to: areas }
      models: { type: list, of: reference, to: models }
    """,
    "threats/lost.md": "---\ntitle: Lost key\nareas: [keys]\nmodels: [cloud]\n---\n",
    "threats/open.md": "---\ntitle: Open door\nareas: [doors]\n---\n",
    "matrix/_collection.yml": "kind: matrix\n",
    "matrix/who.md": """
    ---
    title: Who
    rows: { collection: areas }
    columns: { collection: models }
    levels:
      - { id: theirs, label: Theirs, color: blue }
      - { id: split, label: Split, letter: S, color: amber }
      - { id: ours, label: Ours, color: rust }
    marks: [{ id: first, sign: "*", label: First }]
    duties: { of: columns, levels: [ours, split] }
    ---
    | Area | Cloud | Own |
    | --- | --- | --- |
    | Keys | Ours* | Ours |
    | Doors | Theirs | Split |
    """,
  ]

  @Test("the page of an entry has only its duties, heaviest first")
  func one() throws {
    let site = try RenderedSite(Self.sources, basePath: "/b/")
    #expect(site.findings == [])
    let page = site["duties/cloud/index.html"]
    #expect(page.contains("You hold the <em>keys</em>."))
    #expect(page.contains("href=\"/b/models/cloud/#keys\""))
    #expect(page.contains("First"), "its mark")
    #expect(!page.contains("Doors"), "that is theirs")
    #expect(!page.contains("<form class=\"filters"), "there is nothing to choose")
    #expect(page.contains("href=\"/b/duties/own/\""))
    #expect(
      site["duties/cloud.csv"]
        == "Area,Model,Level,Marks,Why,Example\r\nKeys,Cloud,Ours,First,You hold the keys.,\r\n")
  }

  @Test("a footnote is the reason of cells without another one, also if they share it")
  func footnotes() throws {
    var sources = Self.sources
    sources["matrix/who.md"] = sources["matrix/who.md"]?
      .replacing("| Keys | Ours* | Ours |", with: "| Keys | Ours*[^x] | Ours |")
      .replacing("| Doors | Theirs | Split |", with: "| Doors | Ours[^1] | Ours[^1] |")
    sources["matrix/who.md"]? += "\n\n[^1]: We *both* lock.\n\n[^x]: An aside.\n"
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    #expect(
      site["duties/cloud/index.html"].contains("<div class=\"because\">We <em>both</em> lock."))
    let csv = site["duties.csv"]
    #expect(csv.contains("Doors,Cloud,Ours,,We both lock.,"), "\(csv)")
    #expect(csv.contains("Keys,Cloud,Ours,First,You hold the keys.,"), "\(csv)")
    let all = site["duties/index.html"]
    #expect(all.components(separatedBy: "lock.").count == 2, "one duty of both")
    let compared = site["compare/index.html"]
    #expect(compared.contains("<div class=\"about\">We <em>both</em> lock.</div>"))
  }

  @Test("the value of a map for a cell has the label of its field")
  func labels() throws {
    var sources = Self.sources
    sources["areas/_collection.yml"]? += """

        hints: { type: map, keys: reference, to: models, of: markdown, label: In practice }
      """
    sources["models/_collection.yml"]? += """

        readTips: { type: map, keys: reference, to: areas, of: text }
      """
    sources["areas/keys.md"] = sources["areas/keys.md"]?.replacing(
      "weight: 1", with: "weight: 1\nhints: { cloud: Use a *safe*. }")
    sources["models/own.md"] = sources["models/own.md"]?.replacing(
      "weight: 2", with: "weight: 2\nreadTips: { doors: Lock them. }")
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    #expect(site["models/cloud/index.html"].contains("<b>In practice</b> Use a <em>safe</em>."))
    #expect(site["models/own/index.html"].contains("<b>Read tips</b> Lock them."))
    let csv = site["duties.csv"]
    #expect(csv.hasPrefix("Area,Model,Level,Marks,Why,In practice / Read tips\r\n"), "\(csv)")
    #expect(csv.contains(",Use a safe.\r\n") && csv.contains(",Lock them.\r\n"))
    let json = site["matrix/who.json"]
    #expect(json.contains("\"exampleLabel\":\"In practice\""))
    #expect(json.contains("\"exampleLabel\":\"Read tips\""))
    for page in [site["models/cloud/index.html"], site["areas/keys/index.html"]] {
      #expect(!page.contains("Example"))
    }
  }

  @Test("the overview lists every duty with the entries that carry it")
  func all() throws {
    let site = try RenderedSite(Self.sources)
    let page = site["duties/index.html"]
    #expect(page.components(separatedBy: "class=\"duty ").count == 4)
    #expect(page.contains("=Yours &amp; 5 &lt; 6."))
    #expect(page.contains("<input type=\"checkbox\" name=\"of\" value=\"own\">"))
    #expect(site["duties.csv"].contains("Keys,Own,Ours,,'=Yours & 5 < 6.,\r\n"))
  }

  @Test("areas with a marked duty come first, then those with the heaviest, also in the outline")
  func order() throws {
    var sources = Self.sources
    sources["matrix/who.md"] = sources["matrix/who.md"]?
      .replacing("Ours* | Ours", with: "Split | Split")
      .replacing(
        "| Doors | Theirs | Split |",
        with: "| Doors | Theirs | Ours |\n| Walls | Ours | Split* |\n| Roofs | Ours | Ours |")
    sources["areas/keys.md"] = "---\ntitle: Keys\nweight: 1\n---\n"
    sources["areas/walls.md"] = "---\ntitle: Walls\nweight: 3\n---\n"
    sources["areas/roofs.md"] = "---\ntitle: Roofs\nweight: 4\n---\n"
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    let page = site["duties/index.html"]
    func order(_ before: String) -> [String] {
      page.components(separatedBy: before).dropFirst().map {
        String($0.prefix { !"\"<".contains($0) })
      }
    }
    #expect(order("<h2 id=\"duty.") == ["walls", "doors", "roofs", "keys"])
    #expect(order("<a href=\"#duty.") == ["walls", "doors", "roofs", "keys"])
    let walls = try #require(page.components(separatedBy: "<h2 id=\"duty.walls").last)
    let split = try #require(walls.range(of: "data-level=\"split\""), "the marked one")
    let ours = try #require(walls.range(of: "data-level=\"ours\""))
    #expect(split.lowerBound < ours.lowerBound)
  }

  @Test("the page names the data and the columns of its table, which scripts need without a server")
  func data() throws {
    let page = try RenderedSite(Self.sources, basePath: "/b/")["duties/own/index.html"]
    #expect(page.contains(" data-src=\"/b/matrix/who.json\""))
    #expect(page.contains(" data-csv=\"Area,Model,Level,Marks,Why,Example\""))
  }

  @Test("a comparison shows differences first")
  func compare() throws {
    let site = try RenderedSite(Self.sources)
    let page = site["compare/cloud-own/index.html"]
    let parts = page.components(separatedBy: "<tbody data-")
    #expect(parts.count == 3)
    #expect(parts[0].contains("Low") && parts[0].contains("High"), "fields with few values")
    #expect(parts[1].contains("Doors") && !parts[1].contains(">Keys<"))
    #expect(parts[2].contains("Keys"))
    #expect(site["compare/index.html"].contains("href=\"/compare/cloud-own/\""))
  }

  @Test("entries link to their duties")
  func links() throws {
    var sources = Self.sources
    sources["site.yml"] = "title: Site\nnavigation: []\n"
    let site = try RenderedSite(sources)
    #expect(site["models/own/index.html"].contains("href=\"/duties/own/\""))
    #expect(!site["areas/keys/index.html"].contains("href=\"/duties/"))
    #expect(site["index.html"].contains("href=\"/duties/\""))
  }
}

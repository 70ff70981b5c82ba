import Diagnostics
import Markdown
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Several entries in one file")
struct ItemReaderTests {
  private static let fields = """
    fields:
      level: { type: enum, values: [low, high] }
      related: { type: list, of: reference, to: risks }
      note: markdown

    """
  private static let index = page("title: Home", "[x](risks/x.md)")

  /// Titles, fields, backlinks and routes of all risks, by id.
  private func summary(_ content: Content) -> [String] {
    content.graph.entries.indexed().filter { $1.collection != nil }.map { position, entry in
      let related = content.graph.relations(of: position).map { content.graph.entries[$0.to].id }
      let backlinks = content.graph.backlinks[position].map { content.graph.entries[$0.from].id }
      let links = content.graph.links[position].flatMap { $0 }.map { target in
        if case .entry(let to, _) = target { content.graph.entries[to].id } else { "\(target)" }
      }
      return """
        \(entry.id) \(entry.title) \(plainText(entry.fields["level"]) ?? "-") \
        \(entry.tags.map(\.text)) \(related) \(backlinks.sorted()) \(links) \
        \(content.map.entryRoutes[position])
        """
    }.sorted()
  }

  private static let items: [(id: String, fields: [String: String])] = (1...12).map { number in
    (
      "r-\(number)",
      [
        "title": "Risk \(number)", "level": number % 2 == 0 ? "low" : "high",
        "tags": "[\"a\", \"t\(number % 3)\"]",
        "related": "[\"r-\(number % 12 + 1)\"]",
        "note": "\"See *it* & [x](LINK\((number + 4) % 12 + 1))\"",
      ]
    )
  }

  /// The fields of an item as JSON, which is YAML too. `link` makes the destination for an id.
  private func flow(_ item: (id: String, fields: [String: String]), withID: Bool, link: String)
    -> String
  {
    var pairs = item.fields.sorted { $0.key < $1.key }.map { key, value in
      value.hasPrefix("[") || value.hasPrefix("\"")
        ? "\"\(key)\": \(value)" : "\"\(key)\": \"\(value)\""
    }
    if withID { pairs.append("\"id\": \"\(item.id)\"") }
    return "{ \(pairs.joined(separator: ", ")) }".replacing("LINK", with: link)
  }

  @Test(
    "items of one file are the same entries as one file for each",
    arguments: ["json list", "json mapping", "nested", "yaml list", "yaml mapping", "documents"])
  func sameAsFiles(form: String) {
    var files = ["risks/_collection.yml": Self.fields, "index.md": Self.index]
    for item in Self.items {
      let text = flow(item, withID: false, link: "")
        .replacing("(", with: "(r-").replacing(")", with: ".yml)")
      files["risks/\(item.id).yml"] = text
    }
    let apart = Content(files)
    let name = form.hasPrefix("json") || form == "nested" ? "all.json" : "all.yml"
    let isMapping = form.hasSuffix("mapping")
    let texts = Self.items.map { item in
      let text = flow(item, withID: !isMapping, link: "\(name)#r-")
      return isMapping ? "\"\(item.id)\": \(text)" : text
    }
    let (path, text) =
      switch form {
      case "json list", "yaml list": ("'[*]'", "[\(texts.joined(separator: ",\n"))]")
      case "json mapping", "yaml mapping":
        ("risks", "{\"risks\": {\(texts.joined(separator: ",\n"))}}")
      case "nested":
        (
          "groups[*].risks",
          "{\"groups\": [{\"risks\": [\(texts[..<5].joined(separator: ",\n"))]}, {\"risks\": [\(texts[5...].joined(separator: ",\n"))]}]}"
        )
      default: ("each document", texts.joined(separator: "\n---\n"))
      }
    let together = Content([
      "risks/_collection.yml": "items: \(path)\n\(Self.fields)", "risks/\(name)": text,
      "index.md": Self.index,
    ])
    #expect(apart.report == [] && together.report == [])
    #expect(summary(apart).count == Self.items.count)
    #expect(summary(together) == summary(apart))
  }

  @Test("sections of one file are the same entries as one file for each")
  func sections() {
    var files = ["risks/_collection.yml": Self.fields]
    var all = "---\nlevel: low\ntags: [a]\n---\n# Risks\n\n"
    for number in 1...9 {
      let next = number % 9 + 1
      func body(_ link: String) -> String {
        "Text with a [link](\(link)) and **more**.\n\n| a | b |\n| - | - |\n| \(number) | 2 |\n"
      }
      files["risks/risk-\(number).md"] = page(
        "title: Risk \(number)\nlevel: low\ntags: [a]", body("risk-\(next).md"))
      all += "## Risk \(number)\n\n\(body("#risk-\(next)"))\n"
    }
    let apart = Content(files)
    let together = Content([
      "risks/_collection.yml": "items: heading 2\n\(Self.fields)", "risks/all.md": all,
    ])
    #expect(apart.report == [] && together.report == [])
    #expect(summary(together) == summary(apart))
    #expect(
      together.graph.entries.map { $0.document.wordCount }
        == apart.graph.entries.map { $0.document.wordCount })
  }

  private static let catalogue = """
    # Risks

    ## Injection

    See [below](#signs-1), [it](all.md#secrets) and [all](all.md).

    ### Signs

    ## Secrets

    ### Signs

    [no](#sings) [never](all.md#risks)
    """

  @Test("a link to an anchor of the file leads to the entry that contains it")
  func links() {
    let content = Content([
      "risks/_collection.yml": "items: heading 2\n", "risks/all.md": Self.catalogue,
      "index.md": page("title: Home", "[a](risks/all.md#injection) [b](risks/all.md#signs)"),
    ])
    #expect(content.report == [])
    let secrets = content.graph.entries.firstIndex { $0.id == "secrets" }
    let injection = content.graph.entries.firstIndex { $0.id == "injection" }
    guard let secrets, let injection else { return #expect(Bool(false)) }
    #expect(
      content.graph.links[injection][0] == [
        .entry(secrets, anchor: "signs-1"), .entry(secrets, anchor: nil),
        .collection(0, anchor: nil),
      ])
    #expect(
      content.graph.links[secrets][0] == [
        .collection(0, anchor: "sings"), .collection(0, anchor: nil),
      ])
    #expect(
      content.graph.links[content.position("index.md")][0] == [
        .entry(injection, anchor: nil), .entry(injection, anchor: "signs"),
      ])
    #expect(content.map.entryRoutes[secrets] == "risks/secrets/")
  }

  @Test("a link to a name in raw HTML leads to the entry that contains it")
  func htmlAnchors() {
    let content = Content([
      "risks/_collection.yml": "items: heading 2\n",
      "risks/all.md": """
      # Risks <a name="top"></a>

      ## A

      <a id="inside"></a> Text.

      <h3 id="sub">B</h3>

      <a name="above"></a>
      ## <a id="in"></a>C

      [x](#inside)
      """,
      "index.md": page(
        "title: Home",
        ["inside", "sub", "above", "in", "top", "none"].map { "[x](risks/all.md#\($0))" }
          .joined(separator: " ")),
    ])
    #expect(content.report == [])
    guard let a = content.graph.entries.firstIndex(where: { $0.id == "a" }),
      let c = content.graph.entries.firstIndex(where: { $0.id == "c" })
    else { return #expect(Bool(false)) }
    #expect(
      content.graph.links[content.position("index.md")][0] == [
        .entry(a, anchor: "inside"), .entry(a, anchor: "sub"), .entry(c, anchor: nil),
        .entry(c, anchor: nil), .collection(0, anchor: nil), .collection(0, anchor: "none"),
      ])
    #expect(content.graph.links[c][0] == [.entry(a, anchor: "inside")])
    #expect(content.graph.anchors(of: a).map(\.name) == ["inside", "sub"])
    #expect(content.graph.anchors(of: c).map(\.name) == [])
  }

  @Test("a heading that begins with an id has the rest as title")
  func headingIDs() {
    let content = Content([
      "risks/_collection.yml": "items: heading 2\nid: '^R-[0-9]+$'\n",
      "risks/all.md": """
      ## R-1: One
      ## [R-2] *Two* words
      ## R-3 — Three
      ## R-4
      ## r-5
      """,
    ])
    #expect(
      content.graph.entries.map { "\($0.id) \($0.title)" }.sorted() == [
        "R-1 One", "R-2 Two words", "R-3 Three", "R-4 R-4", "r-5 r-5",
      ])
    #expect(content.report == ["pattern-mismatch risks/all.md:5:1 ## r-5"])
  }

  @Test("sections share the fields of the front matter, and a mistake there is one finding")
  func frontMatter() {
    let schema = "items: heading 2\nfields:\n  owner: { type: string, required: true }\n"
    func report(_ front: String) -> [String] {
      Content([
        "risks/_collection.yml": schema, "risks/all.md": "\(front)## A\n\nx\n\n## B\n\ny\n",
      ]).report
    }
    #expect(report("---\ntitle: All\nowner: Me\n---\n") == [])
    #expect(report("---\nownr: Me\n---\n") == ["unknown-field risks/all.md:2:1 ownr"])
    #expect(report("") == ["missing-field risks/all.md:1:1 "])
    #expect(
      report("---\nowner: Me\nslug: x\n---\n") == ["unknown-field risks/all.md:3:1 slug"])
    #expect(report("---\nowner: Me\n") == ["front-matter-syntax risks/all.md:1:1 ---"])
  }

  @Test("findings are at the item that they are about")
  func places() {
    let content = Content([
      "risks/_collection.yml": "items: risks\n\(Self.fields)",
      "risks/all.yml": """
      risks:
        - { id: a, title: A, level: low }
        - { id: b, title: B, level: hihg }
        - { title: C }
        - { id: a, title: D, related: [b, x y] }
        - text
        - { id: 'e f', title: E }
        - { id: g }
      """,
    ])
    #expect(
      content.report == [
        "value-not-allowed risks/all.yml:3:31 hihg", "missing-field risks/all.yml:4:5 ",
        "duplicate-id risks/all.yml:5:11 a", "wrong-type risks/all.yml:6:5 text",
        "pattern-mismatch risks/all.yml:7:11 'e f'", "missing-field risks/all.yml:8:5 ",
      ])
  }

  @Test("a key of a mapping is an id, a text beside it the title")
  func mapping() {
    let content = Content([
      "risks/_collection.yml": "items: risks\n",
      "risks/all.yml": "risks:\n  a: First\n  b: { title: Second, id: c }\n  d e: Third\n",
    ])
    #expect(
      content.graph.entries.map { "\($0.id) \($0.title)" } == ["a First", "c Second", "d e Third"])
    #expect(content.report == ["pattern-mismatch risks/all.yml:4:3 d e"])
  }

  @Test("derived ids apply to items")
  func derivedIDs() {
    let content = Content([
      "risks/_collection.yml":
        "items: '[*]'\nid: 'r-{number}'\nfields:\n  number: { type: integer, required: true }\n",
      "risks/all.json": #"[{"number": 1, "title": "A"}, {"number": 2, "title": "B"}]"#,
    ])
    #expect(content.report == [])
    #expect(content.graph.entries.map(\.id) == ["r-1", "r-2"])
  }

  @Test(
    "a file that cannot be read causes no findings about references to its entries",
    arguments: [
      ("risks/all.json", "[{"), ("risks/all.json", "[{\"title\": \"x\"}]"),
      ("risks/all.json", "{}"), ("risks/all.json", ""),
    ])
  func unparsed(path: String, text: String) {
    let content = Content([
      "risks/_collection.yml": "items: '[*]'\n\(Self.fields)", path: text,
      "risks/other.md": page("title: Other\nrelated: [a, b]", "[x](all.json#a) [y](all.json)"),
    ])
    let other = content.position("risks/other.md")
    for relation in content.graph.entries[other].fields.list("related") {
      guard case .reference(let reference) = relation.value else { continue }
      if text != "{}" { #expect(content.graph.resolve(reference) == .unparsed) }
    }
    #expect(content.report.count == (text == "{}" ? 0 : 1), "\(content.report)")
  }

  @Test("a link to an item that is a draft leads to a draft")
  func drafts() {
    let files = [
      "risks/_collection.yml": "items: '[*]'\n",
      "risks/all.yml": "- { id: a, title: A, status: draft }\n- { id: b, title: B }\n",
      "index.md": page("title: Home", "[x](risks/all.yml#a)"),
    ]
    let content = Content(files)
    let target = content.graph.links[content.position("index.md")][0]
    #expect(target == [.missing(path: "risks/all.yml#a")])
    #expect(content.graph.drafts.contains("risks/all.yml#a"))
    #expect(Content(files, drafts: true).graph.entries.count == 3)
  }

  @Test("two items with one id have pages of their own, so that there is one finding")
  func duplicates() {
    let content = Content([
      "risks/_collection.yml": "items: '[*]'\n",
      "risks/all.yml": "- { id: a, title: A }\n- { id: a, title: B }\n",
    ])
    #expect(content.report == ["duplicate-id risks/all.yml:2:9 a"])
  }

  @Test("suppressions in an item cover that item")
  func suppressions() {
    let content = Content([
      "risks/_collection.yml": "items: '[*]'\n",
      "risks/all.yml": """
      - { id: a, title: A }
      - id: b
        title: B
        ignore: [{ rule: title-too-long, because: It is long. }]
      """,
    ])
    let scopes = content.graph.entries.flatMap(\.suppressions).map(\.scope)
    #expect(scopes.count == 1)
    guard case .range(let place)? = scopes.first else { return #expect(Bool(false)) }
    #expect(place.range.start == 24)
  }

  @Test("files of other formats, and the index, are one entry each")
  func otherFiles() {
    let content = Content([
      "risks/_collection.yml": "items: '[*]'\n", "risks/all.yml": "- { id: a, title: A }\n",
      "risks/b.md": page("title: B", "## C"), "risks/index.md": page("title: Risks"),
    ])
    #expect(content.report == [])
    #expect(content.graph.entries.map(\.id).sorted() == ["a", "b", "risks/index"])
    #expect(content.graph.collections[0].index != nil)
  }

  @Test("the heading of a section is the source `heading` of its title")
  func headingTitles() {
    let content = Content([
      "r/_collection.yml":
        "items: heading 2\nid: '^R-[0-9]+$'\ntitle: { from: [heading, stem] }\n",
      "r/risks.md": "# Top\n\n## R-1 One\n\nText.\n\n## R-2: Two\n\nText.\n",
    ])
    #expect(content.report == [])
    #expect(content.graph.entries.filter { $0.collection != nil }.map(\.title) == ["One", "Two"])
  }

  @Test("a file with tens of thousands of items takes linear time", .timeLimit(.minutes(1)))
  func many() {
    let items = (0..<20_000).map { "{\"id\":\"a\($0)\",\"title\":\"A\"}" }
    let sections = (0..<15_000).map { "## a\($0)\n\nx\n\n" }.joined()
    let time = ContinuousClock().measure {
      let content = Content([
        "a/_collection.yml": "items: '[*]'\n", "a/all.json": "[\(items.joined(separator: ","))]",
        "b/_collection.yml": "items: heading 2\n", "b/all.md": sections,
      ])
      #expect(content.report == [] && content.graph.entries.count == 35_000)
    }
    #expect(time < .seconds(40), "it takes \(time)")
  }
}

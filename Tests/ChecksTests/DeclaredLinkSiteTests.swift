import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Links, pages and fields of sites that were written for another generator.
@Suite("Checks: links and fields of other generators")
struct DeclaredLinkSiteTests {
  private func page(_ title: String, _ body: String = "", front: String = "") -> String {
    "---\ntitle: \(title)\n\(front)---\n\n\(body)\n"
  }

  /// The `href` of each link in the text of a page, by its text.
  private func links(_ outcome: TestOutcome, _ path: String) throws -> [String: String] {
    let html = try #require(outcome.page(path), "\(outcome.terminal)")
    var found: [String: String] = [:]
    for match in html.matches(of: /<a(?: href="([^"]*)")?[^>]*>([^<]*)<\/a>/) {
      found[String(match.2)] = match.1.map(String.init) ?? "no link"
    }
    return found
  }

  @Test(
    "a link keeps its address if its rule is off, a warning, or ignored with a reason",
    arguments: [
      "severities: { link-to-output: off, broken-link: off, link-outside-content: off, broken-image: off }",
      "severities: { link-to-output: note, broken-link: note, link-outside-content: note, broken-image: note }",
      "severities: { a.md: { link-to-output: off, broken-link: off, link-outside-content: off, broken-image: off } }",
      """
      ignore:
        - { rule: link-to-output, in: a.md, because: x }
        - { rule: broken-link, in: a.md, because: x }
        - { rule: link-outside-content, in: a.md, because: x }
        - { rule: broken-image, in: a.md, because: x }
      """,
    ])
  func rulesOff(setting: String) async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\nurl: https://a.test/base\n\(setting)\n",
      "index.md": page("Home", "[A](a.md)"),
      "a.md": page(
        "A",
        """
        [route](/b/) [html](b.html#x) [tag](/tags/t/) [gone](../img/?q=1&r=2#top) [top](/api/v1) \
        [out](../../LICENSE) ![pic](no.png) [self](../a/)
        """),
      "b.md": page("B", "## X", front: "tags: [t]\n"),
    ]).build()
    let links = try links(outcome, "a/index.html")
    #expect(links["route"] == "/base/b/" && links["html"] == "/base/b/#x")
    #expect(links["tag"] == "/base/tags/t/" && links["self"] == "/base/a/")
    #expect(links["gone"] == "../img/?q=1&amp;r=2#top", "\(links)")
    #expect(links["top"] == "/base/api/v1" && links["out"] == "../../LICENSE")
    #expect(outcome.page("a/index.html")?.contains("src=\"/base/no.png\"") == true)
    #expect(!outcome.rules.contains("output-broken-link"), "\(outcome.terminal)")
  }

  @Test("a form in text shows the title of its target, or what it says")
  func titles() async throws {
    let outcome = try await TestSite([
      "site.yml": """
      title: A
      links: { patterns: ['{% link {path} %}', '[[{title}|{text}]]', '[[{title}]]'] }
      """,
      "index.md": page("Home", "{% link b.md %}, [[other name]], [[B & C|*it*]]\n"),
      "b.md": page("B & C", front: "aliases: [Other name]\n"),
    ]).build()
    #expect(outcome.terminal == "")
    let links = try links(outcome, "index.html")
    #expect(links["B &amp; C"] == "/b/" && links["other name"] == "/b/" && links["*it*"] == "/b/")
  }

  @Test("translated attribute lists leave declared links as they are")
  func attributes() async throws {
    let site = TestSite([
      "site.yml": """
      title: A
      links: { patterns: ['((see {title}))'] }
      syntax: { attributes: true }
      """,
      "index.md": page("Home", "((see B))\n\n- ((see Nope))\n"), "b.md": page("B"),
    ])
    let outcome = try await site.check()
    #expect(outcome.rules == ["broken-link"], "\(outcome.terminal)")
    var sound = site
    sound["index.md"] = page("Home", "((see B))\n")
    #expect(try links(await sound.build(), "index.html")["B"] == "/b/")
  }

  @Test("allowed lists of different kinds of values are shown")
  func mixedLists() async throws {
    let outcome = try await TestSite([
      "index.md": page("Home", "[c](c/)"), "c/_collection.yml": "other_fields: allow\n",
      "c/a.yml": "title: A\nrefs: [plain, { name: Ann & Bo }]\nrows: [[c1, c2], [c3]]\nnone: []\n",
    ]).build()
    let html = try #require(outcome.page("c/a/index.html"))
    for text in ["<li>plain</li>", "<dd>Ann &amp; Bo</dd>", "<li>c1</li>", "<li>c3</li>"] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(!html.contains("field.none"))
  }

  @Test("a key that many entries have is one finding, and the first ones are reported each")
  func repeated() async throws {
    func site(_ count: Int, schema: String = "") -> TestSite {
      var files = ["c/_collection.yml": schema, "index.md": page("Home", "[c](c/)")]
      for index in 0..<count { files["c/\(index).md"] = page("C\(index)", front: "layout: x\n") }
      return TestSite(files)
    }
    #expect(try await site(3).check().rules.count == 3)
    let many = try await site(12).check()
    #expect(many.rules == ["unknown-field"])
    #expect(many.terminal.contains("11 other files have it too"), "\(many.terminal)")
    #expect(try await site(12, schema: "other_fields: ignore\n").check().findings == [])
    #expect(try await site(12, schema: "other_fields: allow\n").check().findings == [])
  }

  @Test("allowed fields are shown by the form of their values, and ignored ones are not")
  func otherFields() async throws {
    let front = """
      owner: We
      since: 2026-01-05
      parts: [{ name: One, size: 2 }, { name: Two, size: 3 }]
      mixed: [1, a, 2026-01-05]
      deep: { a: { b: [c] } }
      none:
      odd: [[1], { a: 2 }]
      never: 2026-13-45

      """
    var site = TestSite([
      "site.yml": "title: A\npages: { fields: { owner: string }, other_fields: allow }\n",
      "index.md": page("Home", "[C](c/a.md), [P](p.md)"),
      "c/_collection.yml": "other_fields: allow\n",
      "c/a.md": page("A", front: front), "p.md": page("P", front: front),
    ])
    let allowed = try await site.build()
    #expect(allowed.terminal == "")
    for path in ["c/a/index.html", "p/index.html"] {
      let html = try #require(allowed.page(path))
      for text in ["<dt>Owner</dt> <dd>We</dd>", "2026-01-05", "<td>Two</td>", "2026-13-45"] {
        #expect(html.contains(text), "\(text) on \(path)")
      }
    }
    site["c/_collection.yml"] = "other_fields: ignore\n"
    site["site.yml"] = "title: A\npages: { other_fields: ignore }\n"
    let ignored = try await site.build()
    #expect(ignored.terminal == "" && ignored.page("p/index.html")?.contains("<dt>Owner") == false)
    #expect(ignored.page("c/a/index.html")?.contains("<dt>Owner") == false)
    site["site.yml"] = "title: A\n"
    #expect(Set(try await site.check().rules) == ["unknown-field"])
  }

  @Test("a missing field is reported although another key resembles it, if other keys are allowed")
  func misspelt() async throws {
    let outcome = try await TestSite([
      "index.md": page("Home", "[C](c/)"), "c/a.md": page("A", front: "ownr: We\n"),
      "c/_collection.yml":
        "fields: { owner: { type: string, required: true } }\nother_fields: allow\n",
    ]).check()
    #expect(outcome.rules == ["missing-field"])
  }

  @Test("a generated home page lists collections and pages")
  func home() async throws {
    let outcome = try await TestSite([
      "site.yml": "title: All models\ndescription: A list.\n",
      "c/_collection.yml": "singular: model\nplural: models\n",
      "c/a.md": page("A", "[about](../about.md), [home](/)"), "about.md": page("About"),
    ]).build()
    #expect(outcome.terminal == "")
    let html = try #require(outcome.page("index.html"))
    for text in [
      "<h1>All models</h1>", "A list.", "<a href=\"/c/\"><b>1</b>", "<a href=\"/about/\">",
    ] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(try links(outcome, "c/a/index.html")["home"] == "/")
  }

  @Test("a name without a space is cut only if it is very long")
  func longNames() async throws {
    let name = String(repeating: "Long_name_", count: 9)
    let outcome = try await TestSite([
      "index.md": page("Home", "[x](\(name)_B.md)"), "\(name)_A.md": page("X"),
    ]).check()
    #expect(outcome.terminal.contains("did you mean `\(name)_A.md`?"), "\(outcome.terminal)")
  }
}

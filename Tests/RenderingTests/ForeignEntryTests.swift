import ContentFormat
import ContentModel
import Foundation
import Testing

@testable import Rendering

/// Tests entries of a collection without a custom template. Only the schema determines their pages.
@Suite("Entry pages: any schema")
struct ForeignEntryTests {
  static let sources = [
    "site.yml": "title: Site\n",
    "risks/_collection.yml": """
    singular: risk
    plural: risks
    id: 'ri-{sequence}'
    sort: sequence
    fields:
      sequence: { type: integer, required: true, label: Number }
      name: { type: string, label: Also filed as }
      impact: { type: text, label: Impact }
      story: { type: markdown, label: Story }
      score: { type: number, label: Score }
      open: { type: boolean, label: Still open }
      seen: { type: date, label: First seen }
      repair: { type: duration, label: Time to repair }
      damage: { type: quantity, label: Damage }
      source: { type: url, label: Source }
      kind: { type: enum, values: [{ id: op, label: Operational }, legal], label: Kind }
      areas: { type: list, of: enum, values: [people, places], label: Areas }
      signs: { type: list, of: text, label: Signs }
      reports: { type: list, of: url, label: Reports }
      needs: { type: list, of: reference, to: risks, acyclic: true, inverse: leads_to, label: Needs }
      main clause: { type: reference, to: laws, label: Main clause }
      replaced_by: { type: reference, to: risks, successor: true, inverse: replaces, label: Use instead }
      rating:
        type: record
        label: Rating
        fields: { likelihood: integer, by: { type: reference, to: laws, label: Rated by } }
      events:
        type: list
        of: record
        label: Events
        fields: { day: { type: date, label: Day }, what: { type: text, label: What }, cost: number }
      owners: { type: map, of: text, label: Owners }
      local: { type: map, keys: reference, to: laws, of: { type: list, of: string }, label: Local }
      notes: { type: map, keys: reference, to: teams, of: text, label: Notes }
      who: { type: assignments, matrix: who }
      never: { type: string, label: Never given }
    """,
    "risks/first.md": """
    ---
    title: First
    sequence: 1
    name: V-name
    impact: V-impact & more
    story: "V-story, see [second](second.md)."
    score: 2.5
    open: true
    seen: 2026-03-04
    repair: 90 minutes
    damage: EUR 2 million
    source: https://example.org/v-source
    kind: op
    areas: [people, places]
    signs: [V-sign one, V-sign <two>]
    reports: [https://example.org/v-report]
    needs: [ri-2]
    main clause: law#A.1
    replaced_by: ri-2
    rating: { likelihood: 81, by: law }
    events: [{ day: 2026-05-06, what: V-what }, { day: 2026-05-07, cost: 71 }]
    owners: { Monday: V-monday, Tuesday: V-tuesday }
    local: { law: [V-local one, V-local two] }
    notes: { us: V-us, them: V-them }
    who: [{ level: ours, of: [us], because: V-because. }]
    ---
    ## Inside

    V-body.
    """,
    "risks/second.md": "---\ntitle: Second\nsequence: 2\n---\nNothing.\n",
    "laws/_collection.yml": """
    singular: law
    plural: laws
    fields:
      clauses:
        type: entries
        label: Clauses
        fields: { says: { type: text, label: Says }, section: string, since: date }
      duties: { type: entries, label: Duties, fields: { size: integer } }
    """,
    "laws/law.md": """
    ---
    title: Law
    clauses:
      - { id: A.1, title: Access, says: V-says, section: V-section, since: 2020-02-03 }
      - { id: A.2, section: V-section }
    duties: [{ id: keep, title: Keep, size: 61 }]
    ---
    """,
    "teams/_collection.yml": "singular: team\nplural: teams\nsort: weight\n",
    "teams/us.md": "---\ntitle: Us\nweight: 1\n---\n",
    "teams/them.md": "---\ntitle: Them\nweight: 2\n---\n",
    "matrix/_collection.yml": "kind: matrix\n",
    "matrix/who.md": """
    ---
    title: Who
    rows: { collection: risks }
    columns: { collection: teams }
    levels: [{ id: ours, label: Ours, color: rust }, { id: theirs, label: Theirs, color: blue }]
    ---
    | Risk | Us | Them |
    | --- | --- | --- |
    | First | Ours | Theirs |
    | Second | Ours | Ours |
    """,
  ]

  private func page(
    _ path: String, _ edit: (inout [String: String]) -> Void = { _ in }
  ) throws -> String {
    var sources = Self.sources
    edit(&sources)
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    return site[path]
  }

  /// Returns the part of a page from a heading of the template to the end of its section.
  private func section(_ anchor: String, _ html: String) throws -> String {
    let heading = try #require(html.range(of: "<h2 id=\"\(anchor)\">"), "\(anchor)")
    let end = html.range(of: "<h2 ", range: heading.upperBound..<html.endIndex)
    return String(html[heading.lowerBound..<(end?.lowerBound ?? html.endIndex)])
  }

  @Test("every type of field is shown, at the head or in its own section")
  func whole() throws {
    let html = try page("risks/first/index.html")
    let head = html.components(separatedBy: "<div class=\"content\">")[0]
    for part in [
      "<p class=\"eyebrow\">risk <code>ri-1</code></p>", "<dt>Number</dt> <dd>1</dd>",
      "<dt>Also filed as</dt> <dd>V-name</dd>", "<dt>Score</dt> <dd>2.5</dd>",
      "<dt>Still open</dt> <dd>Yes</dd>", "<dt>First seen</dt> <dd><time>2026-03-04</time></dd>",
      "<dt>Time to repair</dt> <dd>90 minutes</dd>", "<dt>Damage</dt> <dd>EUR 2 million</dd>",
      "<dd><a class=\"external\" rel=\"noopener\" href=\"https://example.org/v-source\">",
      "<dt>Kind</dt> <dd>Operational</dd>", "<dt>Areas</dt> <dd>People</dd> <dd>Places</dd>",
      "<dt>Main clause</dt> <dd><a href=\"/laws/law/#a-1\">A.1 Access</a></dd>",
      "<b class=\"alert-title\">Use instead</b> <a href=\"/risks/second/\">Second</a>",
    ] {
      #expect(head.contains(part), "\(part)")
    }
    for (anchor, parts) in [
      ("field.impact", ["<p>V-impact &amp; more</p>"]),
      ("field.story", ["<p>V-story, see <a href=\"/risks/second/\">second</a>.</p>"]),
      ("field.signs", ["<li>V-sign one</li><li>V-sign &lt;two&gt;</li>"]),
      ("field.reports", ["href=\"https://example.org/v-report\""]),
      ("field.needs", ["<li><a href=\"/risks/second/\">Second</a></li>"]),
      (
        "field.rating",
        [
          "<dt>Likelihood</dt> <dd>81</dd>",
          "<dt>Rated by</dt> <dd><a href=\"/laws/law/\">Law</a></dd>",
        ]
      ),
      (
        "field.events",
        [
          "<th scope=\"col\">Day</th><th scope=\"col\">What</th><th scope=\"col\">Cost</th>",
          "<tr><td><time>2026-05-06</time></td><td>V-what</td><td></td></tr>",
          "<tr><td><time>2026-05-07</time></td><td></td><td>71</td></tr>",
        ]
      ),
      (
        "field.owners",
        ["<dt>Monday</dt> <dd>V-monday</dd>", "<dt>Tuesday</dt> <dd>V-tuesday</dd>"]
      ),
      (
        "field.local",
        ["<dt><a href=\"/laws/law/\">Law</a></dt>", "<li>V-local one</li><li>V-local two</li>"]
      ),
      ("section.path", ["href=\"/risks/first/\" aria-current=\"page\"><rect"]),
      ("section.duties", ["V-because.", "<b>Notes</b> V-us", "<b>Notes</b> V-them"]),
    ] {
      let section = try section(anchor, html)
      for part in parts { #expect(section.contains(part), "\(anchor): \(part)") }
      #expect(html.contains("<li><a href=\"#\(anchor)\">"), "\(anchor) is not in the outline")
    }
    #expect(!html.contains("Never given"))
    #expect(!html.contains("field.notes"), "notes are examples of the cells")
  }

  @Test("headings named like parts of the template have no duplicate ids")
  func headings() throws {
    let html = try page("risks/first/index.html") {
      $0["risks/first.md"]? += "\n## Path\n\n## Field impact\n\n## Relation leads to\n"
    }
    let ids = html.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids.count == Set(ids).count)
    #expect(ids.contains("path") && ids.contains("drawing.path"))
  }

  @Test("relations are shown from both ends")
  func relations() throws {
    let html = try page("risks/second/index.html")
    for name in ["leads_to", "replaces"] {
      #expect(try section("relation.\(name)", html).contains("href=\"/risks/first/\">First</a>"))
    }
  }

  @Test("sub-entries have anchors, fields, sections and the entries that refer to them")
  func parts() throws {
    let html = try page("laws/law/index.html")
    let clauses = try section("field.clauses", html)
    #expect(clauses.contains("<h3>V-section</h3>"))
    #expect(
      clauses.contains(
        "<section id=\"a-1\">\n<h4><code>A.1</code> Access <a class=\"anchor\" href=\"#a-1\""))
    #expect(clauses.contains("<dt>Says</dt> <dd>V-says</dd>"))
    #expect(clauses.contains("<dt>Since</dt> <dd><time>2020-02-03</time></dd>"))
    #expect(clauses.contains("<b>Risks</b> <a href=\"/risks/first/\">First</a>"))
    #expect(clauses.contains("aria-label=\"Link to this section: A.2 \""))
    let duties = try section("field.duties", html)
    #expect(
      duties.contains(
        "<section id=\"keep\">\n<h3><code>keep</code> Keep <a class=\"anchor\""))
    #expect(duties.contains("<dt>Size</dt> <dd>61</dd>"))
  }

  @Test("a map is shown separately if a value has no cell that shows it")
  func mapWithoutCell() throws {
    let html = try page("risks/first/index.html") {
      $0["matrix/who.md"]?.replace(
        "label: Theirs, color: blue }", with: "label: Theirs, color: blue, applicable: false }")
    }
    #expect(try section("field.notes", html).contains("<dd>V-them</dd>"))
  }

  /// Adds the types of fields, including nested ones. After adding a new type, this does not
  /// compile until the switch handles it, as a reminder to add a field of that type above.
  private static func add(_ fields: [FieldSchema], to names: inout Set<String>) {
    for field in fields {
      switch field.type {
      case .string: names.insert("string")
      case .text: names.insert("text")
      case .markdown: names.insert("markdown")
      case .integer: names.insert("integer")
      case .number: names.insert("number")
      case .boolean: names.insert("boolean")
      case .date: names.insert("date")
      case .duration: names.insert("duration")
      case .quantity: names.insert("quantity")
      case .url: names.insert("url")
      case .enumeration: names.insert("enum")
      case .reference: names.insert("reference")
      case .assignments: names.insert("assignments")
      case .list(let element): names.insert("list of \(kind(of: element))")
      case .map(_, let element): names.insert("map of \(kind(of: element))")
      case .record(let parts):
        names.insert("record")
        add(parts, to: &names)
      case .entries(let parts):
        names.insert("entries")
        add(parts, to: &names)
      case .any: names.insert("any")
      }
    }
  }

  private static func kind(of element: FieldSchema) -> String {
    var names: Set<String> = []
    add([element], to: &names)
    return names.contains("record") ? "record" : names.first ?? ""
  }

  @Test("the fixture has every type of field")
  func types() {
    var names: Set<String> = []
    for (path, text) in Self.sources where path.hasSuffix("_collection.yml") {
      let file = SourceFile(path: path, displayPath: path, bytes: Array(text.utf8))
      Self.add(CollectionReader.read(file).schema.fields, to: &names)
    }
    #expect(
      names == [
        "string", "text", "markdown", "integer", "number", "boolean", "date", "duration",
        "quantity", "url",
        "enum", "record", "reference", "assignments", "entries", "list of enum", "list of text",
        "list of url", "list of reference", "list of record", "map of text",
        "map of list of string",
      ])
  }

  @Test("a site's template for all entries can name fields, like one for a collection")
  func ownGeneralTemplate() throws {
    var theme = try ShippedTheme.files()
    theme.templates["entry"] = ShippedTheme.file(
      "entry.mustache",
      "{{entry.title}}{{#fields.kind}} is {{value}}{{/fields.kind}}"
        + "{{#fields.clauses}} says {{#items}}{{id}};{{/items}}{{/fields.clauses}}"
        + "{{#details}}{{#items}} {{label}}{{/items}}{{/details}}"
        + "{{#facts}}{{#items}} {{label}}{{/items}}{{/facts}}")
    var sources = Self.sources
    sources["risks/_collection.yml"] = """
      fields:
        kind: { type: enum, values: [op] }
        impact: text
        name: string
      """
    sources["risks/first.md"] =
      "---\ntitle: First\nkind: op\nimpact: Much\nname: Other\n---\n"
    sources["risks/second.md"] = nil
    sources["matrix/who.md"] = nil
    sources["matrix/_collection.yml"] = nil
    let site = try RenderedSite(sources, theme: theme)
    #expect(site.findings == [])
    #expect(site["risks/first/index.html"] == "First is Op Impact Name")
    #expect(site["laws/law/index.html"] == "Law says A.1;A.2; Duties")
  }
}

/// Tests that the built-in theme does not depend on any framework.
@Suite("The built-in theme: any framework")
struct BuiltinThemeNeutralityTests {
  @Test("no built-in template names a field of a schema")
  func noFields() throws {
    for (name, file) in try ShippedTheme.files().templates {
      let template = Template(file.bytes)
      template.visit(template.nodes) { node in
        switch node {
        case .variable(let tag, _), .section(let tag, _, _):
          #expect(tag.parts.first != "fields", "\(name) names `\(tag.text)`")
        case .text, .partial, .parent, .block: break
        }
      }
      #expect(!template.comments.contains { $0.contains("fields.") }, "\(name)")
    }
  }

  @Test("no built-in template is for a collection")
  func noCollections() throws {
    let top = try ShippedTheme.files().templates.keys.filter { !$0.contains("/") }
    #expect(Set(top) == PageShapes.ownNames)
  }

  @Test("each built-in template is used by the theme or by the program")
  func nothingUnused() throws {
    let files = try ShippedTheme.files()
    let theme = Theme.load(files, language: "en", collections: []).theme
    #expect(
      theme.templates(reachedFrom: Array(theme.roots)) == Set(files.templates.keys))
  }
}

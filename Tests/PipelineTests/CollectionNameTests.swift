import Diagnostics
import Testing

@testable import Pipeline

/// No name of a collection or a field has a special meaning for the program or the built-in theme.
@Suite("Themes: collections named like templates")
struct CollectionNameTests {
  static let names = [
    "404", "assets", "checklist", "checklists", "collection", "compare", "control", "controls",
    "data", "details", "domains", "duties", "entry", "factor", "fields", "footer", "graph",
    "header",
    "heatmap", "home", "index", "items", "layer", "layout", "lessons", "list", "matrix", "models",
    "page", "pagefind", "partials", "party", "phase", "release", "roadmap-step", "rule", "rules",
    "scenario", "search", "sidebar", "site", "standard", "strings", "tag", "tags", "term", "threat",
    "timeline", "views",
  ]

  /// Fields of every type, and fields named after template variables.
  private static let types = [
    ("s", "string", "V-s"), ("t", "text", "V-t"), ("m", "markdown", "V-m"),
    ("i", "integer", "91919"),
    ("n", "number", "2.7182"), ("d", "date", "2020-01-02"), ("du", "duration", "77 minutes"),
    ("u", "url", "https://v-u.example/"), ("l", "{ type: list, of: string }", "[V-l]"),
    ("ma", "{ type: map, of: string }", "{ k: V-ma }"),
    ("r", "{ type: record, fields: { label: string } }", "{ label: V-label }"),
    ("en", "{ type: entries, fields: { note: string } }", "{ p: { title: V-p, note: V-note } }"),
    ("risk", "{ type: list, of: string }", "[V-risk]"), ("variants", "string", "V-variants"),
    ("examples", "string", "V-examples"), ("kind", "{ type: list, of: string }", "[V-kind]"),
    ("attribution", "{ type: list, of: string }", "[V-attribution]"),
  ]
  private static let reserved = [
    "answers", "body", "details", "entry", "fields", "header", "items", "label", "matrix",
    "outline",
    "owner", "page", "path", "phase", "prerequisites", "relations", "site", "strings", "taxonomy",
  ]

  private func check(_ name: String, template: String? = nil) async throws {
    var schema = "singular: thing\nplural: things\n"
    if let template { schema += "template: \(template)\n" }
    schema += "fields:\n"
    var entry = "---\ntitle: Entry One\n"
    for (name, type, value) in Self.types {
      schema += "  \(name): \(type)\n"
      entry += "\(name): \(value)\n"
    }
    for name in Self.reserved {
      schema += "  \(name): string\n"
      entry += "\(name): V-\(name)\n"
    }
    let site = try Workspace([
      "site.yml": "title: T\n", "index.md": "---\ntitle: Home\n---\n",
      "\(name)/_collection.yml": schema, "\(name)/a.md": entry + "---\nBody.\n",
    ])
    let report = try await site.buildCleanly()
    #expect(report.findings.map(\.message) == [])
    let page = try site.read("Public/\(name)/a/index.html")
    let values = Self.types.map(\.2) + Self.reserved.map { "V-\($0)" } + ["V-note", "V-label"]
    for value in values.map({ $0.trimmingPrefix("[").trimmingPrefix("{ k: ") })
    where !value.hasPrefix("{") {
      let text = value.prefix { $0 != "]" && $0 != " " }
      #expect(page.contains(text), "\(template ?? name) does not show \(text)")
    }
  }

  @Test("a collection of any name builds and shows all its fields", arguments: names)
  func collection(name: String) async throws { try await check(name) }

  @Test("a schema can name the general template, with any fields")
  func generalTemplate() async throws { try await check("things", template: "entry") }

  @Test(
    "a site's own template is chosen by the name of the collection")
  func ownTemplate() async throws {
    let site = try Workspace([
      "site.yml": "title: T\n", "index.md": "---\ntitle: Home\n---\n",
      "risks/_collection.yml": "fields: { owner: string, rating: integer }\n",
      "risks/a.md": "---\ntitle: A\nowner: Ann\nrating: 3\n---\n",
    ])
    try site.write(
      "Theme/templates/risks.mustache",
      "{{<layout}}\n{{$main}}\n<p>mine {{fields.owner.value}}</p>\n{{/main}}\n{{/layout}}\n")
    let report = try await site.buildCleanly { $0.theme = site["Theme"] }
    #expect(try site.read("Public/risks/a/index.html").contains("<p>mine Ann</p>"))
    #expect(
      report.findings.map { "\($0.rule) \($0.message)" } == [
        "field-not-shown `risks` does not show `rating` of risks"
      ])
  }
}

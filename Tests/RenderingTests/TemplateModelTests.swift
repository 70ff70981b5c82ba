import Testing

@testable import Rendering

/// One declaration gives shape and values, so neither has a name that the other lacks.
@Suite("Templates: models")
struct TemplateModelTests {
  private struct Inner: TemplateModel {
    let label: String

    static let names: TemplateNames<Self> = ["label": .text(\.label), "title": .text(\.label)]
  }

  private struct Outer: TemplateModel {
    let title: String?
    let count: Int
    let html: [UInt8]
    let isOpen: Bool
    let inner: Inner?
    let items: [Inner]

    static let names = TemplateNames(\Self.inner).merging([
      "title": .text(\.title), "count": .number(\.count), "html": .html(\.html),
      "open": .flag(\.isOpen), "inner": .object(\.inner), "list": .list(\.items),
      "group": .group(\.items),
    ])
  }

  private func render(_ template: String, _ model: Outer) -> String {
    var output: [UInt8] = []
    TemplateLibrary(["main": Template(Array(template.utf8))], constants: TemplateObject([:]))
      .render("main", model.object, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private let full = Outer(
    title: "<t>", count: 3, html: Array("<b>".utf8), isOpen: true, inner: Inner(label: "in"),
    items: [Inner(label: "1"), Inner(label: "2")])
  private let empty = Outer(
    title: nil, count: 0, html: [], isOpen: false, inner: nil, items: [])

  @Test("templates print each kind of value")
  func values() {
    #expect(
      render("{{title}} {{count}} {{html}} {{#open}}o{{/open}} {{label}}", full)
        == "&lt;t&gt; 3 <b> o in")
    #expect(render("{{inner.label}} {{#list}}{{label}}{{/list}}", full) == "in 12")
    #expect(render("{{#group}}<{{#items}}{{label}}{{/items}}>{{/group}}", full) == "<12>")
    #expect(
      render("[{{title}}{{label}}{{inner.label}}{{#group}}g{{/group}}{{#list}}l{{/list}}]", empty)
        == "[]")
  }

  @Test("the shape has the names and kinds of the declaration, including those of parts")
  func shape() throws {
    #expect(
      Outer.shape.names.keys.sorted() == [
        "count", "group", "html", "inner", "label", "list", "open", "title",
      ])
    #expect(Outer.shape["inner"]?.inside?.names.keys.sorted() == ["label", "title"])
    #expect(Outer.shape["group"]?.inside?["items"]?.inside?.names.count == 2)
  }

  @Test("the last of equal names counts, and a name without a value hides an outer one")
  func equalNames() {
    #expect(render("{{title}}", full) == "&lt;t&gt;", "not the part's")
    #expect(empty.object.look(up: NameHash("title")) != nil)
    #expect(
      empty.object.look(up: NameHash("label")) != nil, "the part is absent, its names are not")
    #expect(empty.object.look(up: NameHash("nowhere")) == nil)
  }

  @Test("names from a schema or a theme can be many, and need not be ASCII")
  func manyNames() {
    let words = Dictionary(
      uniqueKeysWithValues: (0..<3_000).map { ("word_\($0)", "\($0)") } + [("größe", "g")])
    let names = TemplateNames<[String: String]>.texts(Array(words.keys))
    let object = names.object(of: words)
    #expect(
      words.allSatisfy { name, value in
        if case .text(value)? = object[NameHash(name)] { true } else { false }
      })
    if case .text("g")? = object[NameHash("gro\u{308}ße")] {} else { Issue.record("not found") }
    #expect(object.look(up: NameHash("word_3000")) == nil)
    #expect(names.shape.names.count == words.count)
  }

  @Test("each template of the program declares the model that it is rendered with")
  func templates() {
    for template in PageTemplate.allCases { #expect(template.model.template == template) }
    for template in PartTemplate.allCases { #expect(template.model.template == template) }
  }

  @Test("no page or view has duplicate names")
  func distinct() {
    let own = PageTemplate.allCases.map { ($0.rawValue, $0.model.shape) }
    for (name, shape) in own + [
      ("matrix", MatrixPage.shape), ("entry", EntryModel.names(of: nil).shape),
    ] {
      #expect(
        Set(PageRoot.shape.names.keys).isDisjoint(with: shape.names.keys),
        "\(name) hides what every page has")
    }
  }
}

import Markdown
import Testing

@testable import ContentModel

@Suite("Links: wiki links")
struct WikiLinkTests {
  private static let names = [
    "Scope", "scope", "a-scope_file", "A scope file", "Handbook", "RI-1", "Guide", "guide",
    "guide/ri", "ri", "Scope#A part", "#Own part", "Same", "Nobody", "Hidden", "Scope#x#The end",
  ]

  private static let content = Content([
    "site.yml": "title: A\nsyntax: { wiki_links: true }\n",
    "index.md": page("title: Home", names.map { "[[\($0)]]" }.joined(separator: "\n\n")),
    "a-scope-file.md": page("title: Scope\naliases: [Handbook]"),
    "guide/index.md": page("title: How it works"),
    "guide/_collection.yml": "singular: risk\n",
    "guide/ri.md": page("title: A risk\nid: RI-1"),
    "guide/one.md": page("title: Same"), "two.md": page("title: Same"),
    "hidden.md": page("title: Hidden\nstatus: draft"),
  ])

  private func shown(_ target: LinkTarget) -> String {
    switch target {
    case .entry(let entry, let anchor):
      Self.content.graph.entries[entry].path + (anchor.map { "#\($0)" } ?? "")
    case .unnamed(let name, let candidates): "\(candidates.count) × \(name)"
    case .missing(let path): "missing \(path)"
    default: "\(target)"
    }
  }

  @Test("a name is a title, an id, an alias, a file name or a path, in any case")
  func targets() throws {
    let graph = Self.content.graph
    let home = Self.content.position("index.md")
    let found = graph.entries[home].document.links.map { shown(graph.target(of: $0, from: home)) }
    #expect(
      found == [
        "a-scope-file.md", "a-scope-file.md", "a-scope-file.md", "a-scope-file.md",
        "a-scope-file.md", "guide/ri.md", "guide/index.md", "guide/index.md", "guide/ri.md",
        "guide/ri.md", "a-scope-file.md#a-part", "index.md#own-part", "2 × Same", "0 × Nobody",
        "missing hidden.md", "a-scope-file.md#the-end",
      ])
  }

  @Test("a site that does not translate wiki links has none")
  func off() {
    let content = Content(["index.md": page("title: Home", "[[Home]]")])
    #expect(content.graph.entries.allSatisfy { $0.document.links.isEmpty })
  }
}

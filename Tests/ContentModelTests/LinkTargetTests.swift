import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Links: targets")
struct LinkTargetTests {
  private static let content = Content(
    [
      "index.md": page("title: Home"), "guide/scope.md": page("title: Scope"),
      "guide/more/README.md": page("title: More"), "guide/a b.md": page("title: Space"),
      "guide/größe.md": page("title: Size"), "models/_collection.yml": "singular: model\n",
      "models/saas.md": page("title: SaaS"), "guide/100%.md": page("title: Percent"),
    ], assets: ["images/m.png", "guide/data.csv"])

  private func target(_ destination: String, from path: String = "guide/scope.md") -> String {
    let content = Self.content
    func shown(_ text: String, _ anchor: String?) -> String {
      anchor.map { "\(text)#\($0)" } ?? text
    }
    switch content.graph.target(of: destination, from: content.position(path)) {
    case .external: return "external"
    case .entry(let entry, let anchor): return shown(content.graph.entries[entry].path, anchor)
    case .collection(let index, let anchor):
      return shown(content.graph.collections[index].schema.folder + "/", anchor)
    case .asset(let path): return "asset \(path)"
    case .missing(let path): return "missing \(path)"
    case .unnamed(let name, _): return "unnamed \(name)"
    case .outside: return "outside"
    case .unparsed: return "unread"
    case .unsafe(let scheme): return "unsafe \(scheme)"
    case .unresolved(let name): return "unresolved \(name.placeholder) \(name.text)"
    }
  }

  @Test(
    "a path within the content is resolved to its file",
    arguments: [
      ("scope.md", "guide/scope.md"), ("./scope.md", "guide/scope.md"),
      ("../models/saas.md", "models/saas.md"), ("/models/saas.md", "models/saas.md"),
      ("../guide/../models/saas.md#x", "models/saas.md#x"), ("#part", "guide/scope.md#part"),
      ("", "missing "), ("#", "guide/scope.md"), ("scope.md#", "guide/scope.md"),
      ("scope.md?plain=1#L1", "guide/scope.md#L1"), ("?plain=1", "guide/scope.md"),
      ("more", "guide/more/README.md"), ("more/", "guide/more/README.md"),
      ("..", "index.md"), ("/", "index.md"), ("../", "index.md"), ("../models", "models/"),
      ("../models/#x", "models/#x"), ("data.csv", "asset guide/data.csv"),
      ("../images/m.png", "asset images/m.png"), ("a%20b.md", "guide/a b.md"),
      ("gr%C3%B6%C3%9Fe.md", "guide/größe.md"), ("größe.md", "guide/größe.md"),
      ("scope.md#gr%C3%B6%C3%9Fe", "guide/scope.md#größe"), ("100%25.md", "guide/100%.md"),
      ("100%.md", "guide/100%.md"), ("no.md", "missing guide/no.md"),
      ("scope", "missing guide/scope"),
      ("Scope.md", "missing guide/Scope.md"),
      ("../models/_collection.yml", "missing models/_collection.yml"),
    ])
  func inside(destination: String, result: String) {
    #expect(target(destination) == result)
  }

  @Test(
    "paths that leave the content folder are rejected",
    arguments: [
      "../../x.md", "/../x.md", "../../../etc/passwd", "%2e%2e/%2e%2e/x.md", "..%2f..%2fx.md",
      "more/../../../x.md",
    ])
  func outside(destination: String) {
    #expect(target(destination) == "outside")
  }

  @Test(
    "four schemes are allowed in links",
    arguments: [
      "https://example.org", "HTTP://EXAMPLE.ORG", "mailto:a@b.c", "tel:+123", "//example.org/x",
    ])
  func external(destination: String) {
    #expect(target(destination) == "external")
  }

  @Test(
    "other schemes are rejected",
    arguments: [
      ("javascript:alert(1)", "javascript"), ("JaVaScRiPt:alert(1)", "javascript"),
      ("java\tscript:alert(1)", "javascript"), ("java\nscript:alert(1)", "javascript"),
      (" javascript:alert(1)", "javascript"), ("\u{1}javascript:alert(1)", "javascript"),
      ("java\rscript:x", "javascript"), ("vbscript:x", "vbscript"),
      ("data:text/html,<script>", "data"), ("file:///etc/passwd", "file"), ("blob:x", "blob"),
      ("view-source:x", "view-source"), ("ms-word:x", "ms-word"), ("x:y", "x"),
    ])
  func unsafe(destination: String, scheme: String) {
    #expect(target(destination) == "unsafe \(scheme)")
  }

  @Test(
    "a colon after a slash, an escape or a query does not end a scheme",
    arguments: [
      "a/b:c.md", "./javascript:x", "javascript%3Ax", "#a:b", "?a:b", "&#58;x",
    ])
  func colons(destination: String) {
    #expect(!target(destination).hasPrefix("unsafe"))
  }

  @Test(
    "backslashes, which browsers read as slashes, cannot lead to another site",
    arguments: [
      "\\\\example.org", "/\\example.org", "\\/example.org", "/\t/example.org",
      "https:\\\\example.org",
    ])
  func backslashes(destination: String) {
    let found = target(destination)
    #expect(found.hasPrefix("missing") || found == "external" || found == "outside", "\(found)")
  }

  @Test(
    "a navigation item targets a file, or a folder with an index",
    arguments: [
      ("guide/scope.md", "entry"), ("models/", "collection"), ("models", "collection"),
      ("guide/more", "entry"), ("guide/nothing.md", "missing"), ("images/m.png", "asset"),
    ])
  func navigation(path: String, kind: String) {
    let shown: String
    switch Self.content.graph.navigationTarget(path) {
    case .entry: shown = "entry"
    case .collection: shown = "collection"
    case .asset: shown = "asset"
    case .missing: shown = "missing"
    default: shown = "something else"
    }
    #expect(shown == kind)
  }

  @Test("a name in either Unicode form resolves to the file")
  func unicodeForms() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    for (onDisk, inText) in [(composed, decomposed), (decomposed, composed)] {
      let content = Content(
        ["a.md": page("title: A"), "\(onDisk).md": page("title: C")], assets: ["\(onDisk).png"])
      let from = content.position("a.md")
      guard case .asset(let path) = content.graph.target(of: "\(inText).png", from: from),
        case .entry(let entry, _) = content.graph.target(of: "\(inText).md", from: from)
      else {
        Issue.record("\(inText.utf8.count) bytes lead nowhere")
        continue
      }
      #expect(Array(path.utf8) == Array("\(onDisk).png".utf8))
      #expect(
        Array(content.map.href(entry: entry).utf8) == Array(content.map.href("\(onDisk)/").utf8))
    }
  }
}

import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// The drawing of the modules in `ARCHITECTURE.md`, made by Demarc's own graph view from `Package.swift`.
@Suite("Diagram of the modules")
struct ModuleDrawingTests {
  @Test("Documentation/modules.svg is up to date (`make snapshots` rewrites it)")
  func current() async throws {
    let modules = try Self.modules()
    #expect(modules.count >= 10)
    var site = TestSite([
      "modules/_collection.yml": """
      id: '^[A-Za-z]+$'
      fields:
        uses: { type: list, of: reference, to: modules, acyclic: true }
      """,
      "index.md": "---\ntitle: Modules\n---\n```view\ngraph: modules\nrelation: uses\n```\n",
    ])
    for (name, uses) in modules {
      let needed = uses.filter { use in
        // What another dependency brings along would only be a second line.
        !uses.contains { $0 != use && Self.reachable(from: $0, in: modules).contains(use) }
      }
      site["modules/\(name).md"] =
        "---\nid: \(name)\ntitle: \(name)\nuses: [\(needed.joined(separator: ", "))]\n---\n"
    }
    let outcome = try await site.build()
    #expect(!outcome.report.findings.contains { $0.severity == .error }, "\(outcome.terminal)")
    let page = String(decoding: outcome.output["index.html"] ?? [], as: UTF8.self)
    let drawing = try #require(Self.standalone(page))
    let difference = try Snapshot.difference(
      drawing, "\(Repository.root)/Documentation/modules.svg")
    #expect(difference == nil)
  }

  /// The modules of the program with those that each uses, as `Package.swift` declares them.
  private static func modules() throws -> [String: [String]] {
    let text = try String(contentsOfFile: "\(Repository.root)/Package.swift", encoding: .utf8)
    var modules: [String: [String]] = [:]
    for declaration in text.components(separatedBy: "arget(").dropFirst() {
      let isTest = declaration.contains("path: \"Tests") || declaration.contains("Tests\"")
      guard let name = declaration.firstMatch(of: /name: "(\w+)"/)?.1, !isTest else { continue }
      let list = declaration.firstMatch(of: /dependencies: \[((?:[^\]])*)\]/)?.1 ?? ""
      guard FileManager.default.fileExists(atPath: "\(Repository.root)/Sources/\(name)") else {
        continue
      }
      modules[String(name)] = list.split(separator: ",").compactMap {
        $0.wholeMatch(of: /\s*"(\w+)"\s*/).map { String($0.1) }
      }
    }
    modules["CCMarkGFM"] = []
    modules["CGumbo"] = []
    return modules
  }

  private static func reachable(from name: String, in modules: [String: [String]]) -> Set<String> {
    var found: Set<String> = []
    var waiting = modules[name] ?? []
    while let next = waiting.popLast() {
      guard found.insert(next).inserted else { continue }
      waiting += modules[next] ?? []
    }
    return found
  }

  /// The drawing of a page as a file, without links and with its own colours.
  private static func standalone(_ page: String) -> String? {
    guard let start = page.range(of: "<svg class=\"relation-graph\""),
      let end = page.range(of: "</svg>", range: start.upperBound..<page.endIndex)
    else { return nil }
    let style = """
      <style>
      text { font-family: system-ui, sans-serif; fill: #1f2328; }
      rect { fill: #ffffff; stroke: #57606a; stroke-width: 1.5; }
      path { fill: none; stroke: #57606a; stroke-width: 1.5; }
      .rg-arrow { fill: #57606a; stroke: none; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        rect { fill: #0d1117; stroke: #8b949e; }
        path { stroke: #8b949e; }
        .rg-arrow { fill: #8b949e; }
      }
      </style>
      """
    return String(page[start.lowerBound..<end.upperBound])
      .replacing(/<a class="(?<class>[^"]*)"[^>]*>/) { "<g class=\"\($0.output.class)\">" }
      .replacing("</a>", with: "</g>")
      .replacing("</title>", with: "</title>\n\(style)", maxReplacements: 1) + "\n"
  }
}
